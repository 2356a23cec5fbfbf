/// Why a worker carries what they carry, and what would help: each of their cases with what it
/// weighs and who could take it on, and the moves by which their unit would be balanced.
///
/// Source: D§4.3, "every point is itemised" and "Supervisor computation loop"; rows S31 and S33.
public struct WorkerRelief: Sendable {
  /// What they carry.
  public let worker: WorkerRow
  /// Their cases, most points first.
  public let lines: [Line]
  /// The fewest moves that bring their unit under 100 %; nil where the unit has no worker in
  /// service.
  public let balance: Balance?
  /// Their last thirteen weeks.
  public let weeks: LoadWeeks

  /// One of their cases.
  public struct Line: Hashable, Sendable {
    /// The case with what it is made of.
    public let row: CaseRow
    /// Whoever comes first of those who may take it on; nil where nobody may, and for a share that
    /// is not the primary worker's.
    public let next: NextAssignment.Candidate?
    /// The move by which the unit's balance takes it from them.
    public let step: Balance.Step?
    /// The rules that leave out everybody of whom there was a choice, the most frequent first; empty
    /// where somebody may take it on.
    public let obstacles: [NextAssignment.Exclusion.Kind]

    /// Who is to take it on: by the balance of the unit, else whoever comes first.
    public var to: StaffFacts? { step?.to ?? next?.staff }
  }

  /// Looks at a worker.
  ///
  /// - Parameters:
  ///   - recorded: what they carried week by week.
  ///   - duty: what they carried of the roster.
  /// - Returns: nil for whoever is neither in service nor holds a case.
  public init?(
    of key: String, recorded: [WeeklyLoad], duty: DutyShare? = nil, in facts: PlanningFacts
  ) {
    let held = facts.cases.filter { one in
      one.assignments.contains {
        $0.staff == key && facts.at.isWithin(from: $0.from, until: $0.until)
      }
    }
    guard let person = facts.staff.first(where: { $0.id == key }) else { return nil }
    // Whoever may take one of the cases on is of its county.
    let counties = Set(held.map(\.county)).union([person.county])
    let staff = facts.staff.filter { counties.contains($0.county) || $0.id == key }
    let near = facts.bearing(on: Set(staff.map(\.id)), staff: staff)
    let figures = near.figures
    guard let worker = figures.workers.first(where: { $0.worker == key }) else { return nil }
    let plan = UnitPlan(county: person.county, unit: person.unit, percent: 100, in: near)
    balance = plan?.balance
    let (ledger, rules) = (LoadLedger(near), PlanningRules(near))
    let places = Dictionary(
      ledger.entries.indices.map { (ledger.entries[$0].id, $0) },
      uniquingKeysWith: { one, _ in one })
    let cases = Dictionary(held.map { ($0.id, $0) }, uniquingKeysWith: { one, _ in one })
    let steps = plan?.balance?.steps ?? []
    lines = figures.cases.filter { $0.worker == key }.map { row in
      var next: NextAssignment?
      if row.role == .primary, let place = places[row.caseID], let one = cases[row.caseID] {
        next = NextAssignment(of: one, place, ledger, rules)
      }
      let first = next?.candidates.first { $0.rank == 1 }
      return Line(
        row: row, next: first,
        step: steps.first { $0.caseID == row.caseID && $0.from.id == key },
        obstacles: first == nil ? Self.obstacles(next?.candidates ?? []) : [])
    }
    self.worker = worker
    weeks = LoadWeeks(
      worker: worker, recorded: recorded, today: facts.day,
      limit: facts.rules(of: person.county)[.weeksOver], duty: duty)
  }

  private static func obstacles(
    _ candidates: [NextAssignment.Candidate]
  ) -> [NextAssignment.Exclusion.Kind] {
    var counts: [NextAssignment.Exclusion.Kind: Int] = [:]
    for one in candidates {
      for kind in Set(one.exclusions.map(\.kind)) { counts[kind, default: 0] += 1 }
    }
    return counts.sorted { (-$0.value, $0.key.rawValue) < (-$1.value, $1.key.rawValue) }
      .map(\.key)
  }

  /// How many of the cases the balance of the unit takes from them.
  public var moving: Int { lines.count { $0.step != nil } }
  /// How many of the cases nobody may take on.
  public var stuck: Int { lines.count { $0.row.role == .primary && $0.to == nil } }
}
