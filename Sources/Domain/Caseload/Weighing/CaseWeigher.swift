/// Weighs cases one after the other, and keeps of each what figures are made of: its weight and who
/// has it, and no evidence. A reader need not hold what is known of thousands of youth at once.
///
/// Source: interface §4.1, §4.7.
public struct CaseWeigher {
  private let instant: Instant
  private let today: LocalDate
  private let zone: ZoneRules
  private(set) var tables: WeightTables
  private(set) var cases: [WeighedCase] = []
  /// The assignments in force, those of a case in a row.
  private(set) var assignments: [HeldAssignment] = []
  /// Whoever has a case, in the order they were met, and each one's place in it: so that a key is
  /// looked up once for each assignment.
  public private(set) var holders: [Holder] = []
  private var placeByHolder: [String: Int] = [:]

  /// Somebody who has cases.
  public struct Holder: Sendable {
    /// The staff member's key.
    public let staff: String
    /// How many assignments in force they have.
    public private(set) var count = 0
    /// Whether they are the primary worker of a case.
    public private(set) var isPrimary = false

    /// Somebody of whose cases none was met yet.
    public init(staff: String) { self.staff = staff }

    /// Counts an assignment in force as theirs.
    public mutating func add(_ role: AssignmentRole) {
      count += 1
      if role == .primary { isPrimary = true }
    }
  }

  /// Weighs by the rules in force at an instant.
  ///
  /// - Parameter room: for how many cases there is room from the beginning: a list that grows by
  ///   doubling asks for twice the memory, and new memory is the slowest.
  public init(policies: PolicyBook, at instant: Instant, zone: ZoneRules, room: Int = 0) {
    self.instant = instant
    self.zone = zone
    today = zone.localDate(of: instant)
    tables = WeightTables(policies: policies, day: today)
    cases.reserveCapacity(room)
    assignments.reserveCapacity(room)
  }

  /// Weighs by the tables of an instant's day, which know some counties already.
  init(tables: WeightTables, at instant: Instant, today: LocalDate, zone: ZoneRules) {
    self.tables = tables
    self.instant = instant
    self.today = today
    self.zone = zone
  }

  /// Weighs a case; one that is not open is passed over.
  public mutating func weigh(_ facts: CaseFacts) {
    guard facts.isOpen(on: today) else { return }
    let table = tables.index(of: facts.county)
    let first = assignments.count
    for one in facts.assignments where instant.isWithin(from: one.from, until: one.until) {
      assignments.append(HeldAssignment(facts: one, holder: place(ofHolder: one)))
    }
    cases.append(
      WeighedCase(
        id: facts.id, youth: facts.youth, county: facts.county, component: facts.component,
        siblingGroup: facts.evidence.siblingGroup, table: table, held: first..<assignments.count,
        weight: CaseWeight(
          component: facts.component, evidence: facts.evidence, table: tables.all[table],
          at: instant, today: today, zone: zone)))
  }

  /// The place of whoever has an assignment, which is counted as theirs.
  private mutating func place(ofHolder held: AssignmentFacts) -> Int {
    let place = placeByHolder[held.staff] ?? holders.count
    if place == holders.count {
      placeByHolder[held.staff] = place
      holders.append(Holder(staff: held.staff))
    }
    holders[place].add(held.role)
    return place
  }

  /// Halves what the sibling rule halves; once, when every case was weighed.
  mutating func halve() {
    for index in SiblingRule.halved(cases, assignments) {
      cases[index].weight = cases[index].weight.halving(with: tables.all[cases[index].table])
    }
  }

  /// Halves what the sibling rule halves, and sums by worker, unit and county; asked once, when every
  /// case was weighed.
  ///
  /// - Parameters:
  ///   - staff, positions, counties: as of
  ///     ``Caseload/evaluate(cases:staff:positions:counties:policies:at:zone:)``.
  ///   - hasCases: whether the cases' own rows are wanted, which are most of the answer.
  public mutating func figures(
    staff: [StaffFacts], positions: [PositionFacts], counties: [CountyFacts], hasCases: Bool = true
  ) -> CaseloadFigures {
    var tally = WorkforceTally(staff: staff)
    let members = holders.map { tally.index(of: $0.staff) }
    for place in assignments.indices {
      assignments[place].member = members[assignments[place].holder]
    }
    halve()
    var rows: [CaseRow] = []
    if hasCases { rows.reserveCapacity(assignments.count + cases.count { $0.held.isEmpty }) }
    for one in cases {
      if hasCases, one.held.isEmpty { rows.append(one.row(nil, unit: nil, points: 0)) }
      for held in assignments[one.held] {
        let share = tables.all[one.table].role(held.facts.role)
        let points = Rounding.halfUp(one.weight.points * share, over: 100)
        if hasCases {
          let unit = held.member.flatMap { staff[$0].unit }
          rows.append(one.row(held.facts, unit: unit, points: points))
        }
        if let member = held.member { tally.add(points: points, to: member) }
      }
      tally.addCase(one.weight.status, assignments[one.held])
    }
    let workers = WorkerRow.ordered(tally.workerRows(tables: &tables, today: today))
    return CaseloadFigures(
      cases: CaseRow.ordered(rows), workers: workers,
      units: tally.unitRows(of: workers, tables: &tables).sorted(by: GroupRow.comesFirst),
      counties: tally.countyRows(
        of: workers, about: counties,
        posts: Posts.byCounty(positions: positions, staff: staff, today: today), tables: &tables))
  }
}

/// An assignment in force, with its worker's place in the staff that was given; nil where unknown.
struct HeldAssignment {
  let facts: AssignmentFacts
  /// The worker's place in ``CaseWeigher/holders``.
  let holder: Int
  var member: Int?
}

/// An open case and its weight.
struct WeighedCase {
  let id: String
  let youth: String
  let county: String
  let component: CaseComponent
  let siblingGroup: String?
  /// The place of its county's numbers in ``WeightTables/all``.
  let table: Int
  /// The places of its assignments in force.
  let held: Range<Int>
  var weight: CaseWeight

  func row(_ assignment: AssignmentFacts?, unit: String?, points: Int) -> CaseRow {
    CaseRow(
      caseID: id, youth: youth, county: county, unit: unit, worker: assignment?.staff,
      component: component, role: assignment?.role, weight: weight, assignedPoints: points)
  }
}
