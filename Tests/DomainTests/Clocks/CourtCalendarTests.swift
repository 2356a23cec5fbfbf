import Testing

@testable import Domain

struct CourtCalendarTests {
  private func calendar(_ holidays: String...) throws -> CourtCalendar {
    CourtCalendar(
      holidays: Set(holidays.compactMap(LocalDate.init)), zone: try TestZone.losAngeles())
  }

  @Test(arguments: [
    // A Wednesday before Thanksgiving and the day after it, both kept by the court.
    ("2026-11-25 10:00", 1, "2026-12-01"), ("2026-11-24 23:59", 1, "2026-11-26"),
    // A Friday, and the weekend behind it.
    ("2026-11-20 16:00", 1, "2026-11-24"), ("2026-11-21 00:00", 1, "2026-11-24"),
    ("2026-11-16 09:00", 10, "2026-12-03"),
  ])
  func `ends with the court day, weekends and holidays left out`(
    start: String, days: Int, end: String
  ) throws {
    let calendar = try calendar("2026-11-26", "2026-11-27")
    let due = calendar.end(ofCourtDay: days, after: try .at(start))
    #expect(due == (try Instant.at("\(end) 00:00")))
  }

  @Test func `a day that a change of clock shortens ends at its own midnight`() throws {
    let calendar = try calendar()
    // Friday's next court day is Monday, over the night of 8 March.
    let due = calendar.end(ofCourtDay: 1, after: try .at("2026-03-06 12:00"))
    #expect(due == (try Instant.at("2026-03-10 00:00")))
    let sunday = try Instant.at("2026-03-08 00:00")
    #expect(calendar.end(ofDays: 1, from: sunday).seconds - sunday.seconds == 23 * 3_600)
  }

  @Test func `a birthday of 29 February comes on 1 March`() throws {
    let born = try #require(LocalDate("2008-02-29"))
    let adult = try calendar().firstInstant(ofAge: 18, bornOn: born)
    #expect(adult == (try Instant.at("2026-03-01 00:00")))
  }
}
