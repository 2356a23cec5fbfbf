/// One gap of a county's coverage, with who could fill it.
public struct GapLine: Hashable, Sendable {
  /// FIPS code.
  public let county: String
  /// When, and which seats.
  public let gap: CoverageGap
  /// Who could fill each of them for the whole of it, fewest hours on call first.
  public let candidates: [SeatCandidate]

  /// One gap.
  public init(county: String, gap: CoverageGap, candidates: [SeatCandidate]) {
    self.county = county
    self.gap = gap
    self.candidates = candidates
  }
}

/// The gaps of an interval in order of time, with people who could fill them (S28, D§6.3), and the
/// minutes around them.
public struct RosterGaps: Sendable {
  /// Every county's coverage, by FIPS code.
  public let coverage: [CoverageLine]
  /// The gaps, the first one first.
  public let lines: [GapLine]

  /// Gaps within the minutes of some counties.
  public init(coverage: [CoverageLine], lines: [GapLine]) {
    self.coverage = coverage
    self.lines = lines
  }
}
