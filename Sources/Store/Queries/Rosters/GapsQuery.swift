import Database
import Domain

/// The gaps of an interval, with people who could fill them.
public struct GapsQuery: Query {
  /// The interval's first moment.
  public let from: Instant
  /// The interval's end, not part of it.
  public let until: Instant
  /// FIPS codes; empty = every county of the viewer's.
  public let counties: [String]

  /// The gaps of an interval.
  public init(from: Instant, until: Instant, counties: [String] = []) {
    self.from = from
    self.until = until
    self.counties = counties
  }

  /// The views that it reads.
  public var views: [String] {
    let own = RosterMembersReader.views + ["my_policies"]
    let coverage = CoverageQuery(from: from, until: until, counties: counties).views
    return coverage + own.filter { !coverage.contains($0) }
  }

  /// The gaps; nobody's shifts are read where there is none.
  public func fetch(_ viewing: Viewing) throws -> RosterGaps {
    let coverage = try CoverageQuery(from: from, until: until, counties: counties).fetch(viewing)
    let short = Set(coverage.filter { !$0.coverage.gaps.isEmpty }.map(\.county))
    if short.isEmpty { return RosterGaps(coverage: coverage, lines: []) }
    let policies = try viewing.policyBook()
    let today = viewing.zone.localDate(of: from)
    let limits = Dictionary(
      uniqueKeysWithValues: short.map {
        ($0, RosterLimits(policies, county: $0, on: today))
      })
    let weeks = limits.values.map(\.fairnessWeeks).max() ?? 0
    let members = try RosterMembersReader(viewing).members(
      of: short, at: from,
      over: Interval(
        from: from.adding(trueDays: -7 * weeks), until: until.adding(trueDays: Self.after)))
    let lines = coverage.flatMap { line -> [GapLine] in
      guard let limits = limits[line.county] else { return [] }
      return line.coverage.gaps.map { gap in
        GapLine(
          county: line.county, gap: gap,
          candidates: SeatCandidate.candidates(
            for: gap, in: line.county, among: members, limits: limits, zone: viewing.zone))
      }
    }
    return RosterGaps(
      coverage: coverage,
      lines: lines.sorted { ($0.gap.from, $0.county) < ($1.gap.from, $1.county) })
  }

  /// Days after the interval in which a shift may make days in a row too many.
  private static let after = 31
}
