import Domain

/// The listings of `caseloads`, with the keys and their order of interface §4.1.
///
/// Points and capacities are hundredths of one standard case. The summary is of the rows' distinct
/// cases and workers: a sum over rows that share cases would count them twice.
public enum CaseloadColumns {
  /// The keys of the summary of every grouping.
  public static let summaryKeys = [
    "cases", "cse_cases", "holders", "points", "capacity", "percent",
  ]

  /// `caseloads --by case`: one row an assignment in force, one an open case without any.
  public static let byCase = Listing<CaseRow>(
    name: "caseloads", variant: "by case",
    columns: [
      Column("case", "Case", priority: 1) { .key($0.caseID) },
      Column("youth", "Youth", priority: 2) { .key($0.youth) },
      Column("county", "County", priority: 6) { .key($0.county) },
      Column("unit", "Unit", priority: 6) { $0.isUnitWithheld ? .withheld : .text($0.unit) },
      Column("worker", "Worker", priority: 2, emphasis: { $0.worker == nil ? .warning : .normal }) {
        .key($0.worker)
      },
      Column("component", "Part", priority: 5) { .code($0.component) },
      Column("status", "Status", priority: 3, emphasis: { emphasis(of: $0.weight.status) }) {
        .code($0.weight.status)
      },
      Column("base", "Base", kind: .number, priority: 7) { .points($0.weight.base) },
      Column("tier", "Tier, %", kind: .number, priority: 7) { .integer($0.weight.tier) },
      Column("modifiers", "Modifiers", priority: 4) { .namedPoints(named($0.weight.modifiers)) },
      Column("points", "Points", kind: .number, priority: 3) { .points($0.weight.points) },
      Column("role", "Role", priority: 6) { .code($0.role) },
      Column(
        "assigned_points", "Assigned", kind: .number, priority: 1, emphasis: { _ in .strong }
      ) { .points($0.assignedPoints) },
    ],
    summaryKeys: summaryKeys,
    emptyText: "No case is open here. Import cases.csv and assignments.csv, or name other counties."
  )

  /// `caseloads --by worker`: who carries what, against what they can.
  public static let byWorker = Listing<WorkerRow>(
    name: "caseloads", variant: "by worker",
    columns: [
      Column("worker", "Worker", priority: 2) { .key($0.worker) },
      Column("name", "Name", priority: 1, emphasis: { _ in .strong }) { .text($0.name) },
      Column("unit", "Unit", priority: 4) { .text($0.unit) },
      Column("county", "County", priority: 6) { .key($0.county) },
      Column(
        "cse_designated", "CSE lead", priority: 6,
        emphasis: { $0.trainingEndedOn == nil ? .normal : .warning },
        sign: { $0.trainingEndedOn == nil ? "" : "not current:" }
      ) { .boolean($0.cseDesignated) },
      Column("fte", "FTE", kind: .number, priority: 7) { .hundredths($0.fteHundredths) },
      Column("cases", "Cases", kind: .number, priority: 4) { .integer($0.cases) },
      Column("cse_cases", "CSE cases", kind: .number, priority: 4) { .integer($0.cseCases) },
      Column("points", "Points", kind: .number, priority: 3) { .points($0.points) },
      Column("capacity", "Capacity", kind: .number, priority: 5) { .points($0.capacity) },
      Column(
        "percent", "Load", kind: .share, priority: 1,
        emphasis: { LoadBandStyle.emphasis($0.band) }
      ) { .share($0.percent) },
      Column(
        "band", "Band", priority: 2,
        emphasis: { $0.leftOn == nil ? LoadBandStyle.emphasis($0.band) : .critical },
        sign: { $0.leftOn.map { "! left \($0.text)" } ?? LoadBandStyle.sign($0.band) }
      ) { .code($0.band) },
      Column(
        "away_until", "Away until", priority: 4, emphasis: { _ in .warning },
        sign: { $0.awayUntil == nil ? "" : "away" }
      ) { .instant($0.awayUntil) },
      Column("left_on", "Left on", priority: 8, emphasis: { _ in .critical }) {
        .date($0.leftOn)
      },
    ],
    summaryKeys: summaryKeys,
    emptyText: "No worker is in service here. Import staff.csv, or name other counties.")

  /// Who is designated and not currently, as their training ended; nil where there is nobody.
  public static func notCurrent(_ rows: [WorkerRow]) -> String? {
    let ended = rows.filter { $0.trainingEndedOn != nil }.sorted { $0.worker < $1.worker }
      .compactMap { row in row.trainingEndedOn.map { "\(row.worker) (\($0.text))" } }
    return ended.isEmpty
      ? nil
      : "designated for CSE cases and not currently, as training ended: "
        + ended.joined(separator: ", ")
  }

  /// `caseloads --by unit`: the units of each county, workers without a unit in a row of their own.
  public static let byUnit = Listing<GroupRow>(
    name: "caseloads", variant: "by unit",
    columns: [
      Column("unit", "Unit", priority: 1, emphasis: { _ in .strong }) { .text($0.unit) },
      Column("county", "County", priority: 2) { .key($0.county) },
    ] + figures,
    summaryKeys: summaryKeys,
    emptyText: "No unit has workers here. Import staff.csv, or name other counties.")

  /// `caseloads --by county`: the counties that have workers or hold cases.
  public static let byCounty = Listing<GroupRow>(
    name: "caseloads", variant: "by county",
    columns: [
      Column("county", "County", priority: 2) { .key($0.county) },
      Column("fips", "FIPS", priority: 9) { .key($0.county) },
      Column("name", "Name", priority: 1, emphasis: { _ in .strong }) { .text($0.name) },
      Column("opted_in_on", "Opted in", priority: 7) { .date($0.optedInOn) },
    ] + figures,
    summaryKeys: summaryKeys,
    emptyText: "No county has workers here. Import staff.csv, or name other counties.")

  private static let figures: [Column<GroupRow>] = [
    Column("cases", "Cases", kind: .number, priority: 4) { .integer($0.cases) },
    Column("cse_cases", "CSE cases", kind: .number, priority: 3) { .integer($0.cseCases) },
    Column("holders", "Holders", kind: .number, priority: 6) { .integer($0.holders) },
    Column("points", "Points", kind: .number, priority: 4) { .points($0.points) },
    Column("capacity", "Capacity", kind: .number, priority: 5) { .points($0.capacity) },
    Column(
      "percent", "Load", kind: .share, priority: 1,
      emphasis: { LoadBandStyle.emphasis($0.band) }, sign: { LoadBandStyle.words($0.band) }
    ) { .share($0.percent) },
    Column("cse_in_designated", "With CSE leads", kind: .share, priority: 5) {
      .share($0.cseInDesignated)
    },
    Column("funded", "Funded", kind: .number, priority: 7) { .integer($0.posts?.funded) },
    Column("filled", "Filled", kind: .number, priority: 7) { .integer($0.posts?.filled) },
    Column(
      "vacant", "Vacant", kind: .number, priority: 6,
      emphasis: { ($0.posts?.vacant ?? 0) > 0 ? .notice : .normal }
    ) { .integer($0.posts?.vacant) },
    Column("mean_percent", "Mean, %", kind: .number, priority: 8) { .tenths($0.meanPercentTenths) },
    Column("spread_percent", "Spread, %", kind: .number, priority: 8) {
      .tenths($0.spreadPercentTenths)
    },
  ]

  private static func named(_ modifiers: [CaseWeight.Modifier]) -> [NamedPoints] {
    modifiers.map { NamedPoints(name: $0.name.rawValue, points: $0.points) }
  }

  private static func emphasis(of status: ExploitationStatus) -> Emphasis {
    status.isExploitation ? .strong : .normal
  }
}
