import Domain

/// What each youth of a county gets, dealt so that the county's sums come out exactly.
struct SampleDealing {
  /// How it stands with one youth.
  struct Standing: Hashable {
    /// Whether a case is open now.
    let isActive: Bool
    let status: Status
  }

  /// `historic`: confirmed once, with nothing new for more than a year.
  enum Status: UInt8 { case none, atRisk, possible, clear, historic, confirmed }

  /// By youth.
  private(set) var standings: [Standing] = []
  /// Substantiated reports beyond the first, by youth.
  private(set) var furtherSubstantiated: [Int] = []
  /// Other reports of the past years, by youth.
  private(set) var others: [Int] = []
  /// Reports of the last twelve months, by youth.
  private(set) var recent: [Int] = []
  private var past = SamplePlan.Past()
  private var nextCareStatus = 0
  private var nextOther = 0

  init() {}

  /// Deals one county's part.
  init(part: SamplePlan.Part, random: inout SampleRandom) {
    past = part.past
    standings = Self.standings(part, &random)
    let blank = [Int](repeating: 0, count: standings.count)
    (furtherSubstantiated, others, recent) = (blank, blank, blank)
    let confirmed = standings.indices.filter { Self.isConfirmed(standings[$0].status) }
    if past.total > 0 {
      for index in standings.indices where !Self.isConfirmed(standings[index].status) {
        others[index] = 1
      }
      Self.spread(
        past.others.count - (standings.count - confirmed.count),
        over: Array(standings.indices), into: &others, &random)
      Self.spread(past.furtherSubstantiated, over: confirmed, into: &furtherSubstantiated, &random)
    }
    // A current status needs a fresh report; one that is historic bears none.
    let current = standings.indices.filter { standings[$0].status == .confirmed }
    for index in current.prefix(part.recentReports) { recent[index] = 1 }
    Self.spread(
      part.recentReports - current.count,
      over: standings.indices.filter {
        standings[$0].isActive && standings[$0].status != .historic
      }, into: &recent, &random)
  }

  /// The next confirmed youth's care status when exploitation was identified;
  /// `nil` where the plan leaves it to chance.
  mutating func careStatus() -> CareStatus? {
    guard nextCareStatus < past.careStatus.count else { return nil }
    nextCareStatus += 1
    return past.careStatus[nextCareStatus - 1]
  }

  /// What became of the next other report of the past years.
  mutating func outcome() -> SamplePlan.Outcome {
    nextOther += 1
    return past.others[nextOther - 1]
  }

  static func isConfirmed(_ status: Status) -> Bool { status == .confirmed || status == .historic }

  private static func standings(_ part: SamplePlan.Part, _ random: inout SampleRandom)
    -> [Standing]
  {
    let confirmed = min(part.confirmedCount, part.activeCount * 38 / 100)
    let historic = confirmed / 5
    var found: [Standing] = []
    for index in 0..<part.activeCount {
      let status: Status =
        index < historic
        ? .historic
        : index < confirmed
          ? .confirmed
          : random.weighted([
            (.clear, 26), (.possible, 30), (.atRisk, 34), (.none, part.isShowcase ? 14 : 0),
          ])
      found.append(Standing(isActive: true, status: status))
    }
    for index in 0..<part.youthCount - part.activeCount {
      let status: Status =
        index < part.confirmedCount - confirmed
        ? .historic : random.weighted([(.clear, 25), (.possible, 35), (.atRisk, 40)])
      found.append(Standing(isActive: false, status: status))
    }
    random.shuffle(&found)
    return found
  }

  private static func spread(
    _ count: Int, over places: [Int], into counts: inout [Int], _ random: inout SampleRandom
  ) {
    guard !places.isEmpty, count > 0 else { return }
    for _ in 0..<count { counts[places[random.below(places.count)]] += 1 }
  }
}
