import Testing

@testable import Domain

struct CalloutLineTests {
  private static func line(
    cws: (String?, Int64?) = ("A", 60), advocate: (String?, Int64?) = ("B", 60),
    _ decision: CalloutLine.Decision = .decided(.screenedIn)
  ) -> CalloutLine {
    CalloutLine(
      id: "CO-1", county: "06029", openedAt: Instant(seconds: 1_000), decision: decision,
      cwsStaff: cws.0, cwsArrivedAt: cws.1.map { Instant(seconds: 1_000 + $0) },
      advocateStaff: advocate.0, advocateArrivedAt: advocate.1.map { Instant(seconds: 1_000 + $0) })
  }

  @Test func `is dual when both arrived and are different people`() {
    #expect(Self.line().isDual)
    #expect(!Self.line(advocate: ("A", 60)).isDual)
    #expect(!Self.line(advocate: ("B", nil)).isDual)
    #expect(!Self.line(cws: ("A", nil)).isDual)
  }

  @Test(arguments: [(0, 0), (59, 0), (60, 1), (3_599, 59), (-1, -1), (-60, -1), (-61, -2)])
  func `minutes to an arrival are rounded down`(seconds: Int64, minutes: Int) {
    let line = Self.line(cws: ("A", seconds))
    #expect(line.minutes(to: line.cwsArrivedAt) == minutes)
    #expect(line.minutes(to: nil) == nil)
  }

  @Test func `the dual rate is of callouts whose report was screened in`() {
    let lines = [
      Self.line(), Self.line(), Self.line(advocate: ("B", nil)), Self.line(.noReport),
      Self.line(.undecided), Self.line(.decided(.evaluatedOut)), Self.line(.withheld),
    ]
    let rate = CalloutLine.dualRate(of: lines)
    #expect(rate == Share(count: 2, total: 3, of: "screened_in"))
    #expect(rate.percentTenths == 667)
    #expect(CalloutLine.dualRate(of: [Self.line(.noReport)]).percentTenths == nil)
  }
}
