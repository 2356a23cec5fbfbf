import Domain

/// How many of what each county gets.
///
/// Source of the figures of the state: the published evaluation, as the
/// fixture of the requirements has them (S9–S11, S17, S52).
struct SamplePlan {
  /// One county's part.
  struct Part {
    let county: SampleCounty
    let youthCount: Int
    /// Youth with an open case.
    let activeCount: Int
    let workerCount: Int
    let openEpisodes: Int
    /// Reports received in the last twelve months.
    let recentReports: Int
    /// Youth of whom exploitation was confirmed at any time.
    let confirmedCount: Int
    /// Whether the county shows every state of every screen, rather than what chance brings.
    var isShowcase = false
    /// What became of the reports of the past years.
    var past = Past()
  }

  /// A county's reports of 1 July 2015 to 30 June 2022.
  struct Past {
    /// Care status of each confirmed youth when exploitation was identified.
    var careStatus: [CareStatus] = []
    /// Substantiated reports beyond the first of each confirmed youth.
    var furtherSubstantiated = 0
    /// What became of every other report.
    var others: [Outcome] = []
    /// How many there are.
    var total: Int { careStatus.count + furtherSubstantiated + others.count }
  }

  /// What became of a report.
  enum Outcome: UInt8 { case evaluatedOut, inconclusive, unfounded, substantiated }

  let parts: [Part]

  /// Three counties that one can take in at a glance.
  static var small: SamplePlan {
    let sizes: [String: (youth: Int, active: Int, episodes: Int)] = [
      "06019": (86, 80, 2), "06029": (98, 92, 3), "06067": (82, 76, 3),
    ]
    return SamplePlan(
      parts: SampleCounties.all.compactMap { county -> Part? in
        guard let size = sizes[county.fips] else { return nil }
        return Part(
          county: county, youthCount: size.youth, activeCount: size.active, workerCount: 8,
          openEpisodes: size.episodes, recentReports: size.active * 2,
          confirmedCount: size.youth * 35 / 100, isShowcase: true)
      })
  }

  /// All 58 counties, with the published sizes and shares.
  static func california(seed: UInt64) -> SamplePlan {
    let counties = SampleCounties.all
    let everyone = counties.map(\.population)
    let optedIn = counties.map { $0.isOptedIn ? $0.population : 0 }
    let youth = SampleShares.dealt(State.youth, by: everyone)
    let active = SampleShares.dealt(State.active, by: everyone)
    let recent = SampleShares.dealt(
      State.recentReports,
      by: counties.map { quiet.contains($0.fips) || !$0.isOptedIn ? 0 : $0.population })
    let episodes = SampleShares.dealt(State.openEpisodes, by: everyone)
    let past = past(by: optedIn, seed: seed)
    return SamplePlan(
      parts: counties.indices.map { index in
        Part(
          county: counties[index], youthCount: youth[index],
          activeCount: min(active[index], youth[index]),
          workerCount: max(2, (active[index] + 10) / 11), openEpisodes: episodes[index],
          recentReports: recent[index], confirmedCount: past[index].careStatus.count,
          past: past[index])
      })
  }

  /// Opted in, yet no report in the last twelve months: the first says that there were none,
  /// the second says nothing.
  static let quiet = ["06005", "06035"]

  /// The figures of the state.
  enum State {
    static let youth = 38_168
    static let confirmed = 10_000
    static let reports = 70_334
    static let screenedIn = 46_500
    static let substantiated = 11_300
    static let inconclusive = 9_300
    static let unfounded = 25_900
    static let careStatus: [(CareStatus, Int)] = [
      (.priorPlacementNotInCare, 400), (.inPlacement, 1_130), (.absentFromPlacement, 290),
      (.none, 8_180),
    ]
    // Invented, for the present no figure is published.
    static let active = 8_000
    static let recentReports = 10_000
    static let openEpisodes = 180
  }

  private static func past(by weights: [Int], seed: UInt64) -> [Past] {
    var random = SampleRandom(seed: seed, part: "past")
    let careStatus = SampleShares.deck(State.careStatus, random: &random)
    let others = SampleShares.deck(
      [
        (Outcome.evaluatedOut, State.reports - State.screenedIn),
        (.inconclusive, State.inconclusive), (.unfounded, State.unfounded),
      ], random: &random)
    let confirmed = SampleShares.dealt(State.confirmed, by: weights)
    let further = SampleShares.dealt(State.substantiated - State.confirmed, by: weights)
    let remaining = SampleShares.dealt(others.count, by: weights)
    var (nextStatus, nextOther) = (0, 0)
    return weights.indices.map { index in
      defer {
        nextStatus += confirmed[index]
        nextOther += remaining[index]
      }
      return Past(
        careStatus: Array(careStatus[nextStatus..<nextStatus + confirmed[index]]),
        furtherSubstantiated: further[index],
        others: Array(others[nextOther..<nextOther + remaining[index]]))
    }
  }
}
