import Testing

@testable import Domain

@Suite struct OpeningLineTests {
  private func day(_ text: String) throws -> LocalDate { try #require(LocalDate(text)) }

  @Test(arguments: [
    // A Thursday, a Friday, the weekend, and the days around Thanksgiving 2026.
    ("2026-11-19", "2026-11-20"), ("2026-11-20", "2026-11-23"), ("2026-11-21", "2026-11-23"),
    ("2026-11-22", "2026-11-23"), ("2026-11-25", "2026-11-30"),
  ])
  func `a business day passes over weekends and holidays`(_ from: String, _ expected: String) throws
  {
    let calendar = BusinessDays(holidays: [try day("2026-11-26"), try day("2026-11-27")])
    #expect(calendar.day(1, after: try day(from)).text == expected)
  }

  @Test func `two business days are one after the other, and none is the day itself`() throws {
    let calendar = BusinessDays(holidays: [])
    #expect(calendar.day(2, after: try day("2026-11-19")).text == "2026-11-23")
    #expect(calendar.day(0, after: try day("2026-11-22")).text == "2026-11-22")
  }

  private func opening(from: Instant, reviewedAt: Instant? = nil) throws -> OpeningLine {
    OpeningLine(
      id: "B-1", youth: "Y-1", account: "desk", reason: "in danger", from: from,
      until: from.adding(seconds: 3_600), reviewedAt: reviewedAt, reviewedBy: nil, finding: nil,
      dueAt: OpeningLine.due(
        from: from, days: 1, calendar: BusinessDays(holidays: []),
        zone: try TestZone.losAngeles()))
  }

  @Test func `a review is late from the end of the next business day on`() throws {
    // Friday 20 November 2026, 22:00 in California.
    let zone = try TestZone.losAngeles()
    let line = try opening(from: try TimeText.instant("2026-11-20T22:00:00-08:00", zone: zone))
    #expect(line.dueAt == (try TimeText.instant("2026-11-24T00:00:00-08:00", zone: zone)))
    #expect(line.state(at: line.dueAt.adding(seconds: -1)) == .toReview)
    #expect(line.state(at: line.dueAt) == .late)
    let reviewed = try opening(from: line.from, reviewedAt: line.dueAt.adding(seconds: 9))
    #expect(reviewed.state(at: line.dueAt) == .reviewed)
  }

  @Test func `an opening is open up to its end and not at it`() throws {
    let line = try opening(from: Instant(seconds: 1_000))
    #expect(!line.isOpen(at: Instant(seconds: 999)))
    #expect(line.isOpen(at: line.from))
    #expect(!line.isOpen(at: line.until))
  }
}
