import Domain
import Presentation
import Store

/// A roster as an iCalendar file (interface §3, D§8.3): one event a shift in UTC, without rules of
/// repetition and without anything about a youth.
///
/// An event keeps its UID, which is the shift's key. Its SEQUENCE is the entry of the log that last
/// changed the shift, so that it rises with every change and a calendar takes the newer one.
public struct RosterCalendar: Sendable {
  private let counties: [String: String]

  /// Prepares to write.
  /// - Parameter counties: the names of counties by their FIPS codes.
  public init(counties: [String: String]) { self.counties = counties }

  /// Writes the whole calendar.
  /// - Throws: what the sink throws.
  public func write(_ shifts: [CalendarShift], to sink: inout some TextSink) throws {
    var head = CalendarLines()
    head.add("BEGIN", "VCALENDAR")
    head.add("VERSION", "2.0")
    head.add("PRODID", "-//csecboard//roster//EN")
    head.add("CALSCALE", "GREGORIAN")
    try sink.write(head.text)
    for shift in shifts { try sink.write(event(shift)) }
    try sink.write("END:VCALENDAR\r\n")
  }

  /// The seat and the rank as `CATEGORIES` spells them: `CWS-PRIMARY`.
  static func category(_ seat: Seat, _ rank: Rank) -> String {
    "\(seat.calendarWord)-\(rank.rawValue.uppercased())"
  }

  private func event(_ shift: CalendarShift) -> String {
    let line = shift.line
    let (seat, rank) = (line.seat, line.rank)
    let county = counties[line.county] ?? line.county
    var lines = CalendarLines()
    lines.add("BEGIN", "VEVENT")
    lines.add(words: line.id, as: "UID")
    lines.add("DTSTAMP", shift.changedAt.basicUTC)
    lines.add("LAST-MODIFIED", shift.changedAt.basicUTC)
    lines.add("SEQUENCE", "\(shift.revision)")
    lines.add("DTSTART", line.startsAt.basicUTC)
    lines.add("DTEND", line.endsAt.basicUTC)
    lines.add("STATUS", shift.isCancelled ? "CANCELLED" : "CONFIRMED")
    lines.add(words: "\(seat.words), \(rank.rawValue): \(county)", as: "SUMMARY")
    lines.add("CATEGORIES", Self.category(seat, rank))
    lines.add(
      "ATTENDEE;CN=\(CalendarLines.quoted(line.name))"
        + ";X-STAFF-ID=\(CalendarLines.quoted(line.staff))",
      // No address of theirs: nothing can be delivered under this domain (RFC 2606).
      "mailto:\(Self.address(line.staff))@staff.invalid")
    lines.add(words: county, as: "LOCATION")
    lines.add("X-COUNTY-FIPS", line.county)
    lines.add("CLASS", "CONFIDENTIAL")
    lines.add("END", "VEVENT")
    return lines.text
  }

  /// A staff key as the part of an address before the `@`; what may not stand there is a hyphen.
  private static func address(_ staff: String) -> String {
    String(
      staff.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "_") ? $0 : "-" })
  }
}

extension Seat {
  /// The seat as `CATEGORIES` spells it (interface §3).
  fileprivate var calendarWord: String {
    switch self {
    case .childWelfare: "CWS"
    case .advocate: "ADV"
    case .supervisor: "SUP"
    case .clinician: "CLIN"
    }
  }

  /// The seat as a person reads it.
  fileprivate var words: String {
    switch self {
    case .childWelfare: "Child welfare"
    case .advocate: "Advocate"
    case .supervisor: "Supervisor"
    case .clinician: "Clinician"
    }
  }
}
