/// Who may take a case on next: the lowest load after it first, and each worker who is left out
/// with why.
///
/// Source: D§4.3, "Supervisor computation loop"; row S31.
public struct NextAssignment: Hashable, Sendable {
  /// The case's key.
  public let caseID: String
  /// The youth's key.
  public let youth: String
  /// The service component.
  public let component: CaseComponent
  /// The youth's status, which decides whether a designated worker is asked for.
  public let status: ExploitationStatus
  /// Points of the case as it weighs now.
  public let points: Int
  /// Keys of those who have a share of it now.
  public let holders: [String]
  /// The key of its primary worker; nil where it has none.
  public let primary: String?
  /// Workers in service of the case's county, ranked ones first.
  public let candidates: [Candidate]

  /// Why a worker is left out.
  public struct Exclusion: Hashable, Sendable {
    /// The rule.
    public enum Kind: String, ClosedVocabulary {
      case leave
      case conflictOfInterest = "conflict_of_interest"
      case language
      case newCase = "new_cse_case"
      case rawCap = "raw_cap"
      case notDesignated = "not_designated"
      case noCapacity = "no_capacity"
      case hasCase = "has_case"

      /// The rule in words.
      public var words: String { rawValue.split(separator: "_").joined(separator: " ") }

      /// Whether a supervisor may set it aside, knowing of it and with a reason. The others speak
      /// of somebody who is not there, who must not know the youth's matters, or has the case.
      public var givesWay: Bool {
        switch self {
        case .language, .newCase, .rawCap, .notDesignated, .noCapacity: true
        case .leave, .conflictOfInterest, .hasCase: false
        }
      }
    }

    /// The rule.
    public let kind: Kind
    /// What it rests on, in words.
    public let detail: String
  }

  /// A worker as the next one of the case.
  public struct Candidate: Hashable, Sendable {
    /// 1 for whoever is suggested first; nil for a worker who is left out.
    public internal(set) var rank: Int?
    /// The worker.
    public let staff: StaffFacts
    /// Distinct open cases now.
    public let cases: Int
    /// Points now.
    public let points: Int
    /// Points with the case.
    public let pointsAfter: Int
    /// Points that they can carry.
    public let capacity: Int
    /// The band with the case.
    public let bandAfter: LoadBand?
    /// Why they are left out, in the order of the rules.
    public let exclusions: [Exclusion]

    /// Points of capacity now.
    public var percent: Share { Share(count: points, total: capacity, of: "capacity") }
    /// Points of capacity with the case.
    public var percentAfter: Share { Share(count: pointsAfter, total: capacity, of: "capacity") }
  }

  /// Looks for the next worker of an open case, as its primary worker.
  ///
  /// Whoever is its primary worker now is no candidate, and what they carry is as without it.
  ///
  /// - Returns: nil where no such case is open.
  public init?(of key: String, in facts: PlanningFacts) {
    let ledger = LoadLedger(facts)
    guard let index = ledger.entries.firstIndex(where: { $0.id == key }),
      let found = facts.cases.first(where: { $0.id == key })
    else { return nil }
    self.init(of: found, index, ledger, PlanningRules(facts))
  }

  /// The same where loads and rules were read already.
  ///
  /// - Parameter index: the place of the case in the ledger.
  init(of found: CaseFacts, _ index: Int, _ ledger: LoadLedger, _ rules: PlanningRules) {
    var ledger = ledger
    let (entry, facts) = (ledger.entries[index], rules.facts)
    caseID = entry.id
    youth = entry.youth
    component = found.component
    status = entry.status
    points = ledger.weight(index)
    holders = entry.shares.map { ledger.keys[$0.staff] }
    let former = entry.shares.first { $0.role == .primary }
    primary = former.map { ledger.keys[$0.staff] }
    if let former { ledger.change(index, adding: nil, removing: former) }
    var candidates: [Candidate] = []
    for (place, one) in facts.staff.enumerated()
    where one.county == entry.county && ledger.capacities[place] > 0 && place != former?.staff {
      let exclusions = rules.exclusions(place, from: index, in: ledger)
      let (now, cases) = (ledger.points[place], ledger.caseCount(place))
      let share = LoadLedger.Share(staff: place, role: .primary, from: facts.at)
      ledger.change(index, adding: share, removing: nil)
      let after = ledger.points[place]
      ledger.change(index, adding: nil, removing: share)
      candidates.append(
        Candidate(
          rank: nil, staff: one, cases: cases, points: now, pointsAfter: after,
          capacity: ledger.capacities[place], bandAfter: ledger.band(place, points: after),
          exclusions: exclusions))
    }
    self.candidates = Self.ranked(candidates)
  }

  /// Lowest percent first, compared exactly, then key; those left out after all others.
  private static func ranked(_ candidates: [Candidate]) -> [Candidate] {
    var sorted = candidates.sorted { one, other in
      if one.exclusions.isEmpty != other.exclusions.isEmpty { return one.exclusions.isEmpty }
      let load = one.pointsAfter * other.capacity
      let otherLoad = other.pointsAfter * one.capacity
      return load != otherLoad ? load < otherLoad : one.staff.id < other.staff.id
    }
    for place in sorted.indices where sorted[place].exclusions.isEmpty {
      sorted[place].rank = place + 1
    }
    return sorted
  }
}
