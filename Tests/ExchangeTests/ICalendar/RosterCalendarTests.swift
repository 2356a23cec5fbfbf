import Domain
import Presentation
import Store
import Testing

@testable import Exchange

@Suite struct RosterCalendarTests {
  private func shift(
    _ id: String = "SH-1", name: String = "Ann Lead", staff: String = "AD-101",
    from: Int64 = 1_795_000_000, lasts seconds: Int64 = 3_600
  ) -> CalendarShift {
    CalendarShift(
      line: ShiftLine(
        id: id, county: "06029", seat: .advocate, rank: .backup, staff: staff, name: name,
        agency: "Agency", phone: "661-555-0100", startsAt: Instant(seconds: from),
        endsAt: Instant(seconds: from + seconds), inPostFrom: Instant(seconds: 0)),
      revision: 812, changedAt: Instant(seconds: 1_790_000_000))
  }

  private func text(_ shifts: [CalendarShift]) throws -> String {
    var sink = StringSink()
    try RosterCalendar(counties: ["06029": "Kern"]).write(shifts, to: &sink)
    return sink.text
  }

  private func unfolded(_ text: String) -> [Substring] {
    var joined = ""
    for line in text.split(separator: "\r\n") {
      joined += line.first == " " ? String(line.dropFirst()) : "\n\(line)"
    }
    return joined.split(separator: "\n")
  }

  @Test func `a shift is one event in UTC with its seat, person and county, and no phone`() throws {
    #expect(
      try unfolded(text([shift()])) == [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//csecboard//roster//EN",
        "CALSCALE:GREGORIAN", "BEGIN:VEVENT", "UID:SH-1", "DTSTAMP:20260921T141320Z",
        "LAST-MODIFIED:20260921T141320Z", "SEQUENCE:812", "DTSTART:20261118T110640Z",
        "DTEND:20261118T120640Z", "STATUS:CONFIRMED", "SUMMARY:Advocate\\, backup: Kern",
        "CATEGORIES:ADV-BACKUP",
        "ATTENDEE;CN=\"Ann Lead\";X-STAFF-ID=\"AD-101\":mailto:AD-101@staff.invalid",
        "LOCATION:Kern", "X-COUNTY-FIPS:06029", "CLASS:CONFIDENTIAL", "END:VEVENT",
        "END:VCALENDAR",
      ])
  }

  @Test func `a shift that was called off is a cancelled event`() throws {
    let lines = try unfolded(text([shift(lasts: 0)]))
    #expect(lines.contains("STATUS:CANCELLED"))
    #expect(!lines.contains("STATUS:CONFIRMED"))
  }

  @Test func `no shift makes an empty calendar`() throws {
    #expect(try unfolded(text([])).last == "END:VCALENDAR")
  }

  @Test func `what a name holds neither ends a value nor begins a line`() throws {
    let name = "A \"B\"; X\r\nSTATUS:CANCELLED\u{1B}[31m ^"
    let lines = try unfolded(text([shift("a;b,c\\d", name: name, staff: "S:1 @x")]))
    #expect(lines.contains("UID:a\\;b\\,c\\\\d"))
    #expect(!lines.contains("STATUS:CANCELLED"))
    let attendee = lines.first { $0.hasPrefix("ATTENDEE") }.map(String.init)
    let expected =
      "ATTENDEE;CN=\"A ^'B^'; X^nSTATUS:CANCELLED[31m ^^\";X-STAFF-ID=\"S:1 @x\""
      + ":mailto:S-1--x@staff.invalid"
    #expect(attendee == expected)
  }

  @Test(arguments: ["é", "漢", "🌊", "a"])
  func `lines are at most 75 octets and never cut a character`(letter: String) throws {
    let name = String(repeating: letter, count: 200)
    let text = try text([shift(name: name)])
    for line in text.split(separator: "\r\n") {
      #expect(line.utf8.count <= 75)
      #expect(!line.contains("\u{FFFD}"))
    }
    #expect(unfolded(text).contains { $0.contains("CN=\"\(name)\"") })
  }
}
