/// How one facility stands to one youth's need: why it is excluded, and what speaks for it.
///
/// Whoever places decides: a match places nobody (D§5.3). Source: interface §4.2, §4.7.
public struct MatchLine: Hashable, Sendable {
  /// A soft criterion with its points.
  public struct Reason: Hashable, Sendable {
    /// The criterion.
    public let criterion: SoftCriterion
    /// Points, never 0; below zero they speak against.
    public let points: Int
  }

  /// A hard criterion that is failed.
  public struct Failure: Hashable, Sendable {
    /// The criterion.
    public let criterion: HardCriterion
    /// Why, in words to be read out; never empty, and names no other youth.
    public let words: String
    /// What somebody wrote down as the reason, where the viewer may read that.
    public var reason: String?

    /// Why, with the reason.
    public var detail: String { reason.map { "\(words): \($0)" } ?? words }
  }

  /// 1 for the best of those eligible; `nil` for one that is excluded.
  public fileprivate(set) var rank: Int?
  /// The facility and its beds.
  public let line: FacilityLine
  /// Whom it takes.
  public let program: FacilityProgram
  /// Tenths of a mile from the centre of the youth's county; `nil` where one end is unknown.
  public let distanceTenths: Int?
  /// What speaks for and against it, in the order of the contract.
  public let reasons: [Reason]
  /// Every hard criterion that it fails, in the order of the contract.
  public let failures: [Failure]
  /// Whether the youth may not be placed there all the same: a named facilitator is there (S21).
  public let isRefused: Bool

  /// Whether nothing excludes it.
  public var isEligible: Bool { failures.isEmpty }

  /// The sum of the points.
  public var score: Int { reasons.reduce(0) { $0 + $1.points } }

  /// Excluded by one criterion alone.
  public var isNearMiss: Bool { failures.count == 1 }
}

/// A youth's need against every facility, ranked.
public struct Match: Hashable, Sendable {
  /// What the youth needs.
  public let need: PlacementNeed
  /// Those eligible first, by score, then distance, then key; then those excluded, by number of
  /// failures, score, distance, key.
  public let lines: [MatchLine]
  /// Soft criteria, and runs, that could not be judged for this viewer, since what they rest on is
  /// not the viewer's to see.
  public let unjudged: [String]
  /// The moment.
  public let at: Instant
  /// Whether the need is recorded as unmet on this day already.
  public private(set) var isRecorded: Bool

  /// Matches a need.
  ///
  /// - Parameters:
  ///   - candidates: in any order.
  ///   - day: the local day of the moment, on which ages are counted.
  /// - Complexity: O(n log n).
  public init(
    of need: PlacementNeed, with candidates: [MatchCandidate], policy: MatchPolicy,
    at moment: Instant, on day: LocalDate, unjudged: [String] = [], isRecorded: Bool = false
  ) {
    self.need = need
    self.unjudged = unjudged
    self.isRecorded = isRecorded
    at = moment
    let judge = MatchJudge(need: need, policy: policy, at: moment, day: day)
    lines = MatchLine.inOrder(candidates.map(judge.line))
  }

  /// The places for a whole sibling group: each must take every one of them, and have room for all.
  ///
  /// - Parameter members: the match of each youth with the same facilities, each judged with
  ///   siblings to stay together; the first is whose record is open.
  /// - Precondition: there is at least one.
  public init(together members: [Match]) {
    let first = members[0]
    need = first.need
    at = first.at
    unjudged = members.flatMap(\.unjudged).reduce(into: []) {
      if !$0.contains($1) { $0.append($1) }
    }
    isRecorded = first.isRecorded
    var others: [String: [(youth: String, line: MatchLine)]] = [:]
    for member in members {
      for line in member.lines {
        others[line.line.facility, default: []].append((member.need.youth, line))
      }
    }
    lines = MatchLine.inOrder(
      first.lines.map { MatchLine(together: others[$0.line.facility] ?? [], of: $0) })
  }

  /// The same match once its need is recorded.
  public var recorded: Match {
    var match = self
    match.isRecorded = true
    return match
  }

  /// The facilities that nothing excludes.
  public var eligible: [MatchLine] { lines.filter(\.isEligible) }

  /// Whether the need is unmet: no facility is eligible, and no bed is held for the youth, whose own
  /// hold may be what makes the last one ineligible.
  public var isUnmet: Bool { need.held.isEmpty && !lines.contains(where: \.isEligible) }
}

extension MatchLine {
  /// One facility for several youth: the reasons of all added up, each failure with whose it is.
  fileprivate init(together members: [(youth: String, line: MatchLine)], of line: MatchLine) {
    rank = nil
    self.line = line.line
    program = line.program
    distanceTenths = line.distanceTenths
    isRefused = members.contains(where: \.line.isRefused)
    reasons = SoftCriterion.allCases.compactMap { criterion in
      let points = members.compactMap { member in
        member.line.reasons.first { $0.criterion == criterion }?.points
      }
      // That the group is together, and where it is from, holds once for all.
      let isShared = criterion == .siblingsTogether || criterion == .cseCapable
      let sum = isShared ? points.max() ?? 0 : points.reduce(0, +)
      return sum == 0 ? nil : Reason(criterion: criterion, points: sum)
    }
    failures = HardCriterion.allCases.flatMap { criterion in
      let found = members.compactMap { member in
        member.line.failures.first { $0.criterion == criterion }.map { (member.youth, $0) }
      }
      // What is said of the place and not of a youth is said once.
      if found.count == members.count, Set(found.map(\.1.words)).count == 1 {
        return found.prefix(1).map(\.1)
      }
      return found.map { youth, failure in
        Failure(
          criterion: criterion, words: "\(youth): \(failure.words)", reason: failure.reason)
      }
    }
  }

  /// In the order of the contract, those eligible with their rank. Of equals the distance as it is
  /// printed decides, and an unknown one stands last.
  static func inOrder(_ lines: [MatchLine]) -> [MatchLine] {
    var ordered = lines.indices.map { Place(lines[$0], $0) }.sorted().map { lines[$0.place] }
    for index in ordered.indices where ordered[index].isEligible { ordered[index].rank = index + 1 }
    return ordered
  }

  /// Where a line belongs, and where it is in the list to be sorted.
  private struct Place: Comparable {
    let failures: Int
    let score: Int
    let distance: Int
    let facility: String
    let place: Int

    init(_ line: MatchLine, _ place: Int) {
      failures = line.failures.count
      score = line.score
      distance = line.distanceTenths ?? .max
      facility = line.line.facility
      self.place = place
    }

    static func < (one: Place, other: Place) -> Bool {
      if one.failures != other.failures { return one.failures < other.failures }
      if one.score != other.score { return one.score > other.score }
      if one.distance != other.distance { return one.distance < other.distance }
      return one.facility < other.facility
    }
  }
}

/// Judges candidates by one need.
struct MatchJudge {
  let need: PlacementNeed
  let policy: MatchPolicy
  let at: Instant
  let day: LocalDate

  func line(_ candidate: MatchCandidate) -> MatchLine {
    let siblings = SiblingFit(
      group: need.wholeGroup, at: candidate.line.facility, program: candidate.program,
      open: candidate.line.beds.open, on: day)
    let place = candidate.program.place ?? candidate.countyCentre
    let distance = need.home.flatMap { home in place.map { home.tenthsOfMiles(to: $0) } }
    return MatchLine(
      rank: nil, line: candidate.line, program: candidate.program, distanceTenths: distance,
      reasons: reasons(candidate, siblings), failures: failures(candidate, siblings),
      isRefused: need.facilitators.contains(candidate.line.facility))
  }

  // MARK: - Soft

  private func reasons(_ candidate: MatchCandidate, _ siblings: SiblingFit) -> [MatchLine.Reason] {
    SoftCriterion.allCases.compactMap { criterion in
      let points = policy[criterion] * times(criterion, candidate, siblings)
      return points == 0 ? nil : MatchLine.Reason(criterion: criterion, points: points)
    }
  }

  /// How many times a criterion's points count.
  private func times(
    _ criterion: SoftCriterion, _ candidate: MatchCandidate, _ siblings: SiblingFit
  ) -> Int {
    let (facility, abilities) = (candidate.line.facility, candidate.program.abilities)
    let holds =
      switch criterion {
      case .siblingsTogether: !need.siblings.isEmpty && siblings.fits
      case .countyOfOrigin:
        candidate.line.county == need.county && !need.flags.contains(.exploitationLocal)
      case .cseCapable: abilities.contains(.cseCapable)
      case .language: sharesLanguage(candidate.program)
      case .pregnantOrParenting:
        need.flags.contains(.pregnantOrParenting) && abilities.contains(.pregnantOrParenting)
      case .substanceUseCapable:
        need.flags.contains(.needsSubstanceUseCapable) && abilities.contains(.substanceUseCapable)
      case .lgbtqAffirming:
        need.flags.contains(.wantsLgbtqAffirming) && abilities.contains(.lgbtqAffirming)
      case .youthPreference: need.preference?.names(candidate.line) ?? false
      case .peerMix: false
      case .earlierRun: need.runs.contains { $0.facility == facility && !isRecent($0) }
      }
    return criterion == .peerMix ? need.peers[facility] ?? 0 : holds ? 1 : 0
  }

  private func sharesLanguage(_ program: FacilityProgram) -> Bool {
    let spoken = Set(program.languages.map { $0.lowercased() })
    return need.languages.contains { spoken.contains($0.lowercased()) }
  }

  /// Whether a run began less than the policy's days of 24 true hours ago; exactly as many is older.
  private func isRecent(_ run: RunFacts) -> Bool {
    run.receivedAt > at.adding(trueDays: -policy.priorRunDays)
  }

  // MARK: - Hard

  private func failures(_ candidate: MatchCandidate, _ siblings: SiblingFit)
    -> [MatchLine.Failure]
  {
    HardCriterion.allCases.compactMap { criterion in
      words(criterion, candidate, siblings).map {
        let contact = criterion == .noContact ? need.forbidden[candidate.line.facility] : nil
        return MatchLine.Failure(criterion: criterion, words: $0, reason: contact?.reason)
      }
    }
  }

  /// Why a criterion is failed; `nil` where it is not.
  private func words(
    _ criterion: HardCriterion, _ candidate: MatchCandidate, _ siblings: SiblingFit
  ) -> String? {
    let (line, program) = (candidate.line, candidate.program)
    switch criterion {
    case .licence: return line.isLicensed ? nil : MatchWords.licence(line.licenceStatus)
    case .age:
      return program.serves(bornOn: need.bornOn, on: day)
        ? nil : MatchWords.age(need.bornOn, program, on: day)
    case .gender:
      return program.serves(gender: need.gender) ? nil : MatchWords.gender(need.gender, program)
    case .openBed:
      return line.freshness.counts && (line.beds.open ?? 0) >= 1 ? nil : MatchWords.beds(line)
    case .noContact: return need.forbidden[line.facility].map(MatchWords.contact)
    case .confidentialLocation:
      let isNeeded = need.flags.contains(.confidentialLocation)
      return !isNeeded || program.abilities.contains(.confidentialLocation)
        ? nil : "the youth needs a confidential location, and this is none"
    case .priorRun:
      let runs = need.runs.filter { $0.facility == line.facility && isRecent($0) }
      return runs.map(\.receivedAt).max().map {
        MatchWords.run($0, at: at, limit: policy.priorRunDays)
      }
    case .siblingsOrdered:
      return need.flags.contains(.siblingsOrdered) ? siblings.obstacle : nil
    }
  }
}
