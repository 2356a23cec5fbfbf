import Domain
import Presentation
import Store

/// Caseload figures as one viewer may see them, restricted to the counties asked for.
struct CaseloadReport {
  let figures: CaseloadFigures
  let viewer: Viewer
  let counties: CountyScope

  /// Whether a role sees cases at all.
  static func isFor(_ role: Role) -> Bool {
    role.seesWeights
  }

  /// Whether rows of cases are part of a report, or make its summary: one county's own row has
  /// counted the cases of its workers already.
  static func hasCases(by grouping: String, in counties: CountyScope) -> Bool {
    counties.chosen?.count != 1 || !["worker", "county"].contains(grouping)
  }

  /// Rows by the case's county.
  var cases: [CaseRow] { figures.cases.filter { counties.holds($0.county) } }

  /// The open cases that nobody works on, by the case's county.
  var casesWithoutWorker: [CaseRow] {
    figures.casesWithoutWorker.filter { counties.holds($0.county) }
  }

  /// Rows by the worker's county.
  var workers: [WorkerRow] { figures.workers.filter { counties.holds($0.county) } }

  /// Rows of the units that the viewer sees whole.
  var units: [GroupRow] {
    figures.units.filter { counties.holds($0.county) && $0.isWhole(for: viewer) }
  }

  /// Rows of the counties, for those who see them whole.
  var countyRows: [GroupRow] {
    seesCounties ? figures.counties.filter { counties.holds($0.county) } : []
  }

  /// Whether the viewer's role sees whole counties; a part of one would be read as the whole.
  var seesCounties: Bool { viewer.role.seesCountyLoads }

  /// Whether the viewer's role sees any whole unit.
  var seesUnits: Bool { viewer.role.seesUnitLoads }

  /// Why there is no row by county, where the viewer's role is the reason.
  var reasonWithoutCounties: String? {
    seesCounties
      ? nil
      : "a county's figures need all of its cases and your role sees a part;"
        + " by unit or worker you see what is yours"
  }

  /// Why there is no row by unit, where the viewer's role is the reason.
  var reasonWithoutUnits: String? {
    seesUnits ? nil : "a unit's figures need all of its cases; its supervisor sees them"
  }

  // MARK: - Summaries

  /// Of the case rows. Their workers may hold other cases, so there is no capacity to set them
  /// against.
  var summaryOfCases: CaseloadSummary {
    let rows = cases
    return CaseloadSummary(
      rows, points: rows.reduce(0) { $0 + $1.assignedPoints }, capacity: nil)
  }

  /// Of the workers' rows and the distinct cases they hold.
  var summaryOfWorkers: CaseloadSummary {
    // The row of one county has counted the cases of its workers already.
    let rows = figures.counties.filter { counties.holds($0.county) }
    return counties.chosen?.count == 1 && rows.count == 1
      ? CaseloadSummary(rows[0]) : summary(of: workers)
  }

  /// Of the units' members.
  var summaryOfUnits: CaseloadSummary {
    guard seesUnits else { return .withheld }
    let shown = Set(units.map { [$0.county, $0.unit] })
    return summary(of: workers.filter { shown.contains([$0.county, $0.unit]) })
  }

  /// Of the counties' workers.
  var summaryOfCounties: CaseloadSummary { seesCounties ? summaryOfWorkers : .withheld }

  private func summary(of workers: [WorkerRow]) -> CaseloadSummary {
    let members = Set(workers.map(\.worker))
    return CaseloadSummary(
      figures.cases.lazy.filter { row in row.worker.map(members.contains) ?? false },
      points: workers.reduce(0) { $0 + $1.points },
      capacity: workers.reduce(0) { $0 + $1.capacity })
  }

  // MARK: - Notes

  /// What the reader must know to read the figures rightly.
  ///
  /// - Parameters:
  ///   - policies: those that the figures were weighed by.
  ///   - day: the local day of the figures.
  func notes(
    by policies: PolicyBook, on day: LocalDate, at: Instant, present: Instant
  ) -> [String] {
    var notes: [String] = []
    let inForce = counties.covered.flatMap { policies.rowsInForce(county: $0, on: day) }
    if inForce.contains(where: \.isShippedDefault) {
      notes.append("default weights, not approved by a county")
    } else if inForce.contains(where: { $0.approvedBy == nil }) {
      notes.append("some weights have no approver")
    }
    notes += policies.restatements(of: counties.covered, on: day)
    if !seesCounties {
      notes.append(
        viewer.role == .supervisor
          ? "your unit's cases and those without a worker; other units are withheld"
          : "your own cases; those of others are withheld")
      if at < present {
        // Rights are those of the present, so what was handed over or closed since is left out.
        notes.append("of earlier times you see the cases that are yours now")
      }
    }
    return notes
  }
}

/// The figures under a caseload listing: distinct cases and workers of its rows.
struct CaseloadSummary {
  /// The figures by key, in the listing's order.
  let items: [(key: String, cell: Cell)]

  /// Figures that the viewer may not have.
  static let withheld = CaseloadSummary(
    items: CaseloadColumns.summaryKeys.map { ($0, Cell.withheld) })

  private init(items: [(key: String, cell: Cell)]) { self.items = items }

  /// Counts each case and each holder once.
  init(_ rows: some Sequence<CaseRow>, points: Int, capacity: Int?) {
    var (cases, holders) = (Set<String>(), Set<String>())
    var exploitation = 0
    for row in rows {
      let isExploitation = row.weight.status.isExploitation
      if cases.insert(row.caseID).inserted, isExploitation { exploitation += 1 }
      if isExploitation, let worker = row.worker { holders.insert(worker) }
    }
    self.init(
      cases: cases.count, exploitation: exploitation, holders: holders.count, points: points,
      capacity: capacity)
  }

  /// Of a group's members.
  init(_ group: GroupRow) {
    self.init(
      cases: group.cases, exploitation: group.cseCases, holders: group.holders,
      points: group.points, capacity: group.capacity)
  }

  private init(cases: Int, exploitation: Int, holders: Int, points: Int, capacity: Int?) {
    items = [
      ("cases", .integer(cases)),
      ("cse_cases", .integer(exploitation)),
      ("holders", .integer(holders)),
      ("points", .points(points)),
      ("capacity", .points(capacity)),
      ("percent", .share(Share(count: points, total: capacity, of: "capacity"))),
    ]
  }
}
