/// The fewest cases that must change hands so that no worker of a unit carries more than a percent
/// of capacity.
///
/// Cases move within the unit, as their primary worker's. Siblings with one worker, and all cases
/// of one youth, move together and to nobody who has another of them, so the points that move are
/// the same on both sides. A youth is not given one primary worker more than continuity allows
/// within twelve months, and every rule of the next assignment holds for whoever takes a case on.
/// Cases of whoever has left the unit's service must go, whatever continuity asks for.
///
/// Source: D§4.3, rows S31 and S35.
public struct Balance: Hashable, Sendable {
  /// One case on its way.
  public struct Step: Hashable, Sendable {
    /// The case's key.
    public let caseID: String
    /// The youth's key.
    public let youth: String
    /// The youth's status.
    public let status: ExploitationStatus
    /// Points that move.
    public let points: Int
    /// Who has it.
    public let from: StaffFacts
    /// Who takes it on.
    public let to: StaffFacts
    /// Points of capacity of whoever had it, after this step and those before it.
    public let fromAfter: Share
    /// Points of capacity of whoever takes it on, after this step and those before it.
    public let toAfter: Share

    /// The step as a move.
    public var move: CaseMove { CaseMove(caseID: caseID, from: from.id, to: to.id) }
  }

  /// What is known of the plan.
  public enum Finding: String, ClosedVocabulary {
    /// Nobody is over.
    case balanced
    /// It brings everyone under, and no plan has fewer moves.
    case exact
    /// It brings everyone under; a plan with fewer moves was neither found nor ruled out.
    case bounded
    /// No plan brings everyone under; this one brings some.
    case impossible
    /// Whether a plan brings everyone under was not found out; this one brings some.
    case open
  }

  /// The unit's county.
  public let county: String
  /// The unit; nil for the workers without one.
  public let unit: String?
  /// The percent that nobody is to be above.
  public let percent: Int
  /// What is known of the plan.
  public let finding: Finding
  /// The cases in the order in which they are best handed over.
  public let steps: [Step]
  /// The least number of moves that any plan has, as far as it is proved.
  public let fewest: Int
  /// The unit's workers with what they carry now, and after the whole plan, in the same order.
  public let before: [Load]
  /// The same after the plan.
  public let after: [Load]

  /// A worker's load.
  public struct Load: Hashable, Sendable {
    /// The worker.
    public let staff: StaffFacts
    /// Points carried.
    public let points: Int
    /// Points that they can carry.
    public let capacity: Int
    /// Distinct cases.
    public let cases: Int
    /// The band.
    public let band: LoadBand?

    /// Points of capacity.
    public var percent: Share { Share(count: points, total: capacity, of: "capacity") }
  }

  /// Whether a load is above the percent, compared exactly.
  public func isOver(_ load: Load) -> Bool { 100 * load.points > percent * load.capacity }

  /// Looks for the plan.
  ///
  /// - Parameters:
  ///   - unit: nil for the workers without one.
  ///   - percent: what nobody is to be above.
  ///   - effort: how many states are looked at before it is left at a bound; nil for as many as a
  ///     unit of its size is given.
  /// - Returns: nil where the unit has no worker in service.
  public init?(
    county: String, unit: String?, percent: Int, in facts: PlanningFacts, effort: Int? = nil
  ) {
    let ledger = LoadLedger(facts)
    let problem = BalanceProblem(
      county: county, unit: unit, percent: percent, facts, ledger)
    if problem.active == 0 { return nil }
    var search = BalanceSearch(problem, effort: effort ?? Self.effort(problem))
    let found = search.run()
    self.county = county
    self.unit = unit
    self.percent = percent
    finding = found.finding
    fewest = found.fewest
    var after = ledger
    before = Self.loads(problem, ledger, facts)
    steps = Self.steps(found.moves, problem, &after, facts)
    self.after = Self.loads(problem, after, facts)
  }

  /// What a search may cost: a state costs as much as there are workers and cases, so that a larger
  /// unit is given fewer of them, and the answer comes about as soon. Units of up to 12 workers and
  /// 200 cases are given all.
  private static func effort(_ problem: BalanceProblem) -> Int {
    let (size, whole) = (problem.members.count * problem.bundles.count, 12 * 200)
    return size <= whole ? 20_000 : max(500, 20_000 * whole / size)
  }

  private static func loads(
    _ problem: BalanceProblem, _ ledger: LoadLedger, _ facts: PlanningFacts
  ) -> [Load] {
    problem.members.enumerated().map { member, place in
      // Of whoever has left only what must go counts.
      let points =
        member < problem.active ? ledger.points[place] : ledger.primaryPoints(place)
      return Load(
        staff: facts.staff[place], points: points,
        capacity: ledger.capacities[place], cases: ledger.caseCount(place),
        band: ledger.band(place, points: points))
    }
  }

  /// The cases one by one: first those whose new worker is not over with them.
  private static func steps(
    _ moves: [BalanceSearch.Move], _ problem: BalanceProblem, _ ledger: inout LoadLedger,
    _ facts: PlanningFacts
  ) -> [Step] {
    var left = moves
    var loads = problem.loads
    var steps: [Step] = []
    while !left.isEmpty {
      let place =
        left.firstIndex { move in
          loads[move.to] + problem.bundles[move.bundle].points <= problem.limits[move.to]
        } ?? 0
      let move = left.remove(at: place)
      let bundle = problem.bundles[move.bundle]
      loads[bundle.from] -= bundle.points
      loads[move.to] += bundle.points
      for index in bundle.cases {
        let (from, to) = (problem.members[bundle.from], problem.members[move.to])
        let entry = ledger.entries[index]
        let points = ledger.points(index, .primary)
        ledger.change(
          index, adding: .init(staff: to, role: .primary, from: facts.at),
          removing: .init(staff: from, role: .primary, from: facts.at))
        func share(_ place: Int) -> Share {
          Share(
            count: ledger.points[place], total: ledger.capacities[place], of: "capacity")
        }
        steps.append(
          Step(
            caseID: entry.id, youth: entry.youth, status: entry.status, points: points,
            from: facts.staff[from], to: facts.staff[to], fromAfter: share(from),
            toAfter: share(to)))
      }
    }
    return steps
  }
}
