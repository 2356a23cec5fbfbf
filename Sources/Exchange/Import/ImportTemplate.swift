import Store

/// What a kind of file begins with, for `import --template`.
public enum ImportTemplate {
  /// The text, with its last line's end: the header row, or a calendar with one event to copy.
  public static func text(for kind: FileKind) -> String {
    switch kind {
    case .records(let kind): header(for: kind) + "\n"
    case .roster: roster
    case .facilityList: FacilityListColumns.all.joined(separator: ",") + "\n"
    }
  }

  /// The columns of a kind by name, `,`-separated, in the contract's order.
  public static func header(for kind: RecordKind) -> String {
    let dates = kind.takesDates ? ["effective_on"] : []
    return (kind.columns.map(\.name) + dates).joined(separator: ",")
  }

  private static let roster = """
    BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//county//roster//EN
    BEGIN:VEVENT
    UID:night-1
    DTSTART;TZID=America/Los_Angeles:20260105T200000
    DTEND;TZID=America/Los_Angeles:20260106T080000
    RRULE:FREQ=WEEKLY;BYDAY=MO,TU;UNTIL=20260701T070000Z
    CATEGORIES:CWS-PRIMARY
    ATTENDEE;CN="First Last";X-STAFF-ID=W-1:mailto:W-1@example.org
    X-COUNTY-FIPS:06019
    END:VEVENT
    END:VCALENDAR

    """
}
