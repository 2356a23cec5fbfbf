import Domain
import Store

/// What a kind of file begins with, for `import --template`.
public enum ImportTemplate {
  /// The text, with its last line's end: the header row, a calendar with one event to copy, or a
  /// plan's headings.
  public static func text(for kind: FileKind) -> String {
    switch kind {
    case .records(let kind): header(for: kind) + "\n"
    case .roster: roster
    case .facilityList: FacilityListColumns.all.joined(separator: ",") + "\n"
    case .plans: plan
    }
  }

  /// The columns of a kind by name, `,`-separated, in the contract's order.
  public static func header(for kind: RecordKind) -> String {
    let dates = kind.takesDates ? ["effective_on"] : []
    return (kind.columns.map(\.name) + dates).joined(separator: ",")
  }

  /// The front matter and every required section (D§1.3).
  private static var plan: String {
    let sections = RequiredSections.names.map { "\n## \($0)\n\n" }.joined()
    return """
      ---
      county: "06019"
      fiscal_year: 2025-26
      status: draft
      submitted_on:
      allocation:
      ---

      # County plan
      \(sections)
      """
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
