import Testing

@testable import Domain

struct FunnelTests {
  private static let noon = Instant(seconds: 1_000_000)

  private static func at(_ seconds: Int64?) -> Instant? {
    seconds.map { noon.adding(seconds: $0) }
  }

  private static func counts(
    _ screening: ScreeningDecision?, screened: Int64? = nil, _ disposition: Disposition? = nil,
    disposed: Int64? = nil
  ) -> FunnelCounts {
    var counts = FunnelCounts()
    counts.add(
      ReportFacts(
        receivedAt: noon.adding(seconds: -100), screening: screening, screenedAt: at(screened),
        disposition: disposition, disposedAt: at(disposed)), at: noon)
    return counts
  }

  /// 70,334 received, 46,500 screened in, 9,300 inconclusive, 11,300 substantiated.
  @Test func `gives the published shares, each with its own denominator`() {
    var counts = FunnelCounts()
    for index in 0..<70_334 {
      let disposition: Disposition? =
        switch index {
        case ..<11_300: .substantiated
        case ..<20_600: .inconclusive
        case ..<40_000: .unfounded
        default: nil
        }
      counts.add(
        ReportFacts(
          receivedAt: Self.noon, screening: index < 46_500 ? .screenedIn : .evaluatedOut,
          disposition: index < 46_500 ? disposition : nil), at: Self.noon)
    }
    #expect(counts.received == 70_334 && counts.evaluatedOut == 23_834)
    #expect(counts.pending == 6_500 && counts.unscreened == 0)
    #expect(
      counts.screenedInOfReceived == Share(count: 46_500, total: 70_334, of: "received"))
    #expect(counts.screenedInOfReceived.percentTenths == 661)
    #expect(
      counts.inconclusiveOfScreenedIn == Share(count: 9_300, total: 46_500, of: "screened_in"))
    #expect(counts.inconclusiveOfScreenedIn.percentTenths == 200)
    #expect(counts.substantiatedOfScreenedIn.percentTenths == 243)
    #expect(
      counts.substantiatedOfReceived == Share(count: 11_300, total: 70_334, of: "received"))
    #expect(counts.substantiatedOfReceived.percentTenths == 161)
  }

  @Test func `a decision counts from its own time`() {
    #expect(Self.counts(.screenedIn, screened: 0).screenedIn == 1)
    #expect(Self.counts(.screenedIn, screened: 1).unscreened == 1)
    #expect(Self.counts(.evaluatedOut, screened: 1).unscreened == 1)
    #expect(Self.counts(.screenedIn, screened: -1, .substantiated, disposed: 0).substantiated == 1)
    #expect(Self.counts(.screenedIn, screened: -1, .substantiated, disposed: 1).pending == 1)
  }

  @Test func `a decision without a time counts from what it decides on`() {
    #expect(Self.counts(.screenedIn).pending == 1)
    #expect(Self.counts(.screenedIn, .unfounded).unfounded == 1)
    #expect(Self.counts(.screenedIn, screened: 1, .unfounded).unscreened == 1)
    #expect(Self.counts(nil).unscreened == 1)
  }

  @Test func `dispositions and pending count screened-in reports only`() {
    let out = Self.counts(.evaluatedOut, .substantiated)
    #expect(out.evaluatedOut == 1 && out.substantiated == 0 && out.pending == 0)
    let undecided = Self.counts(nil, .substantiated)
    #expect(undecided.unscreened == 1 && undecided.substantiated == 0 && undecided.pending == 0)
  }

  @Test func `every report is in one place of each step`() {
    for screening in [nil, ScreeningDecision.screenedIn, .evaluatedOut] {
      for disposition in [nil, Disposition.substantiated, .inconclusive, .unfounded] {
        let counts = Self.counts(screening, disposition)
        #expect(
          counts.screenedIn + counts.evaluatedOut + counts.unscreened == counts.received)
        #expect(
          counts.substantiated + counts.inconclusive + counts.unfounded + counts.pending
            == counts.screenedIn)
      }
    }
  }

  @Test func `no reports have no shares`() {
    let none = FunnelCounts()
    #expect(none.screenedInOfReceived.percentTenths == nil)
    #expect(none.substantiatedOfScreenedIn.percentTenths == nil)
  }

  @Test(arguments: [
    ("2026-06-30", "2026", "2025-26", "2026-Q2"), ("2026-07-01", "2026", "2026-27", "2026-Q3"),
    ("1999-12-31", "1999", "1999-00", "1999-Q4"), ("2010-01-01", "2010", "2009-10", "2010-Q1"),
  ])
  func `names the periods of a day`(day: String, year: String, fiscal: String, quarter: String)
    throws
  {
    let day = try #require(LocalDate(day))
    #expect(FunnelGrouping.year.period(of: day) == year)
    #expect(FunnelGrouping.fiscalYear.period(of: day) == fiscal)
    #expect(FunnelGrouping.quarter.period(of: day) == quarter)
    #expect(FunnelGrouping.county.period(of: day) == nil)
  }
}
