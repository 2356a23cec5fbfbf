/// Weighted caseloads: one function from facts and a time to every figure of the listing.
public enum Caseload {
  /// Weighs every open case and sums by worker, unit and county.
  ///
  /// - Parameters:
  ///   - cases: Of any time; closed ones are passed over.
  ///   - staff: As they are at the instant, whether or not in service.
  ///   - positions: Of any time.
  ///   - counties: For the names and days of the counties' rows.
  /// - Complexity: Linear in the rows, apart from sorting the answer.
  ///
  /// Source: interface §4.1, §4.7.
  public static func evaluate(
    cases: [CaseFacts], staff: [StaffFacts], positions: [PositionFacts],
    counties: [CountyFacts], policies: PolicyBook, at instant: Instant, zone: ZoneRules
  ) -> CaseloadFigures {
    let today = zone.localDate(of: instant)
    var tables = WeightTables(policies: policies, day: today)
    var tally = WorkforceTally(staff: staff)
    let weighed = weigh(
      cases, by: tally, tables: &tables, at: instant, today: today, zone: zone)
    var rows: [CaseRow] = []
    rows.reserveCapacity(weighed.reduce(0) { $0 + max(1, $1.assignments.count) })
    for one in weighed {
      let facts = cases[one.index]
      let table = tables.all[one.table]
      if one.assignments.isEmpty { rows.append(one.row(of: facts, nil, unit: nil, points: 0)) }
      for held in one.assignments {
        let points = Rounding.halfUp(one.weight.points * table.role(held.facts.role), over: 100)
        let unit = held.member.flatMap { staff[$0].unit }
        rows.append(one.row(of: facts, held.facts, unit: unit, points: points))
        if let member = held.member { tally.add(points: points, to: member) }
      }
      tally.addCase(one)
    }
    let workers = tally.workerRows(tables: &tables, today: today)
    return CaseloadFigures(
      cases: CaseRow.ordered(rows), workers: workers.sorted(by: WorkerRow.comesFirst),
      units: tally.unitRows(of: workers).sorted(by: GroupRow.comesFirst),
      counties: tally.countyRows(
        of: workers, about: counties,
        posts: Posts.byCounty(positions: positions, staff: staff, today: today))
    )
  }

  /// Open cases with their assignments in force and their weights, the sibling rule applied.
  private static func weigh(
    _ cases: [CaseFacts], by tally: WorkforceTally, tables: inout WeightTables,
    at instant: Instant, today: LocalDate, zone: ZoneRules
  ) -> [WeighedCase] {
    var weighed: [WeighedCase] = []
    weighed.reserveCapacity(cases.count)
    // Each part of a case is reached where it stands: a copy of one counts a dozen references.
    for index in cases.indices where cases[index].isOpen(on: today) {
      let table = tables.index(of: cases[index].county)
      weighed.append(
        WeighedCase(
          index: index, table: table,
          assignments: cases[index].assignments.compactMap { assignment in
            guard instant.isWithin(from: assignment.from, until: assignment.until)
            else { return nil }
            return HeldAssignment(
              facts: assignment, member: tally.index(of: assignment.staff))
          },
          weight: CaseWeight(
            component: cases[index].component, evidence: cases[index].evidence,
            table: tables.all[table], at: instant, zone: zone)))
    }
    for index in SiblingRule.halved(weighed, of: cases) {
      weighed[index].weight = weighed[index].weight.halving(
        with: tables.all[weighed[index].table])
    }
    return weighed
  }
}

/// An assignment in force, with its worker's place in the staff that was given; nil where unknown.
struct HeldAssignment {
  let facts: AssignmentFacts
  let member: Int?
}

/// An open case, its assignments in force and its weight.
struct WeighedCase {
  /// Its place in the cases that were given; copying the facts themselves would cost more.
  let index: Int
  /// The place of its county's numbers in ``WeightTables/all``.
  let table: Int
  let assignments: [HeldAssignment]
  var weight: CaseWeight

  func row(
    of facts: CaseFacts, _ assignment: AssignmentFacts?, unit: String?, points: Int
  ) -> CaseRow {
    CaseRow(
      caseID: facts.id, youth: facts.youth, county: facts.county, unit: unit,
      worker: assignment?.staff, component: facts.component, role: assignment?.role,
      weight: weight, assignedPoints: points)
  }
}

/// The weight tables of one day, each county's looked up once.
struct WeightTables {
  let policies: PolicyBook
  let day: LocalDate
  private(set) var all: [WeightTable] = []
  private var places: [String: Int] = [:]
  /// What was asked for last: cases come county by county.
  private var last: (county: String, place: Int)?

  init(policies: PolicyBook, day: LocalDate) {
    self.policies = policies
    self.day = day
  }

  mutating func index(of county: String) -> Int {
    if let last, last.county == county { return last.place }
    let place = places[county] ?? all.count
    last = (county, place)
    if place == all.count {
      places[county] = place
      all.append(policies.weights(for: county, on: day))
    }
    return place
  }

  subscript(county: String) -> WeightTable {
    mutating get { all[index(of: county)] }
  }
}
