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
    let weighed = weigh(cases, tables: &tables, at: instant, today: today, zone: zone)
    var tally = WorkforceTally(staff: staff)
    var rows: [CaseRow] = []
    rows.reserveCapacity(weighed.count)
    for one in weighed {
      let table = tables[one.facts.county]
      if one.assignments.isEmpty { rows.append(one.row(nil, unit: nil, points: 0)) }
      for assignment in one.assignments {
        let points = Rounding.halfUp(one.weight.points * table.role(assignment.role), over: 100)
        let unit = tally.member(assignment.staff)?.unit
        rows.append(one.row(assignment, unit: unit, points: points))
        tally.add(points: points, to: assignment.staff)
      }
      tally.addCase(one)
    }
    rows.sort(by: CaseRow.comesFirst)
    let workers = tally.workerRows(tables: &tables, today: today)
    return CaseloadFigures(
      cases: rows, workers: workers.sorted(by: WorkerRow.comesFirst),
      units: tally.unitRows(of: workers).sorted(by: GroupRow.comesFirst),
      counties: tally.countyRows(
        of: workers, counties: counties,
        posts: Posts.byCounty(positions: positions, staff: staff, today: today))
    )
  }

  /// Open cases with their assignments in force and their weights, the sibling rule applied.
  private static func weigh(
    _ cases: [CaseFacts], tables: inout WeightTables, at instant: Instant, today: LocalDate,
    zone: ZoneRules
  ) -> [WeighedCase] {
    var weighed: [WeighedCase] = []
    weighed.reserveCapacity(cases.count)
    for facts in cases where facts.isOpen(on: today) {
      weighed.append(
        WeighedCase(
          facts: facts,
          assignments: facts.assignments.filter {
            instant.isWithin(from: $0.from, until: $0.until)
          },
          weight: CaseWeight(
            component: facts.component, evidence: facts.evidence,
            table: tables[facts.county], at: instant, zone: zone)))
    }
    for index in SiblingRule.halved(weighed) {
      weighed[index].weight = weighed[index].weight.halving(
        with: tables[weighed[index].facts.county])
    }
    return weighed
  }
}

/// An open case, its assignments in force and its weight.
struct WeighedCase {
  let facts: CaseFacts
  let assignments: [AssignmentFacts]
  var weight: CaseWeight

  /// The workers who hold it as primary; in practice one.
  var primaries: some Sequence<String> {
    assignments.lazy.filter { $0.role == .primary }.map(\.staff)
  }

  func row(_ assignment: AssignmentFacts?, unit: String?, points: Int) -> CaseRow {
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
  private var tables: [String: WeightTable] = [:]

  init(policies: PolicyBook, day: LocalDate) {
    self.policies = policies
    self.day = day
  }

  subscript(county: String) -> WeightTable {
    mutating get {
      if let table = tables[county] { return table }
      let table = policies.weights(for: county, on: day)
      tables[county] = table
      return table
    }
  }
}
