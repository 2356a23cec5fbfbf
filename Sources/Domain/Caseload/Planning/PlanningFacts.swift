/// Everything that giving out cases reads, of one moment.
public struct PlanningFacts: Sendable {
  /// Open cases with their assignments in force.
  public var cases: [CaseFacts]
  /// Staff as they are at the moment.
  public var staff: [StaffFacts]
  /// What is known of people besides, by staff key.
  public var people: [String: PersonFacts]
  /// What is known of youth besides, by key.
  public var youth: [String: YouthNeeds]
  /// Every policy row.
  public var policies: PolicyBook
  /// The moment.
  public var at: Instant
  /// The county's wall clock.
  public var zone: ZoneRules

  /// What is known of a member of staff besides their caseload.
  public struct PersonFacts: Hashable, Sendable {
    /// Languages they speak, lowercased; empty = unknown.
    public var languages: Set<String>
    /// When they are away.
    public var leave: [Interval]
    /// Keys of youth with whom they have a conflict of interest at the moment.
    public var conflicts: Set<String>

    /// Makes the facts; what is left out is empty.
    public init(
      languages: Set<String> = [], leave: [Interval] = [], conflicts: Set<String> = []
    ) {
      self.languages = languages
      self.leave = leave
      self.conflicts = conflicts
    }
  }

  /// What a youth needs of a worker.
  public struct YouthNeeds: Hashable, Sendable {
    /// Languages they speak, lowercased; empty = unknown.
    public var languages: Set<String>
    /// Primary workers of their cases within twelve months, corrections of the same day left out.
    public var primaryWorkers: Set<String>

    /// Makes the needs; what is left out is empty.
    public init(languages: Set<String> = [], primaryWorkers: Set<String> = []) {
      self.languages = languages
      self.primaryWorkers = primaryWorkers
    }
  }

  /// Makes the facts.
  public init(
    cases: [CaseFacts], staff: [StaffFacts], people: [String: PersonFacts] = [:],
    youth: [String: YouthNeeds] = [:], policies: PolicyBook, at: Instant, zone: ZoneRules
  ) {
    self.cases = cases
    self.staff = staff
    self.people = people
    self.youth = youth
    self.policies = policies
    self.at = at
    self.zone = zone
  }

  /// The local day of the moment.
  public var day: LocalDate { zone.localDate(of: at) }

  /// The rules in force for a county.
  public func rules(of county: String) -> AssignmentRules {
    AssignmentRules(policies, county: county, on: day)
  }

  /// The facts after some moves on paper.
  public func applying(_ moves: [CaseMove]) -> PlanningFacts {
    var changed = self
    let byCase = Dictionary(grouping: moves, by: \.caseID)
    for place in changed.cases.indices {
      for move in byCase[changed.cases[place].id] ?? [] {
        changed.cases[place] = changed.cases[place].applying(move, at: at)
      }
    }
    return changed
  }

  /// The caseload figures of these facts.
  public var figures: CaseloadFigures {
    Caseload.evaluate(
      cases: cases, staff: staff, positions: [], counties: [], policies: policies, at: at,
      zone: zone)
  }
}
