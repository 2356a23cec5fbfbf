import Domain

/// The listings of `caseloads --weeks`, `--workforce` and `--with`.
public enum WorkforceColumns {
  /// `caseloads --weeks`: what each worker carried of cases and of the roster, by county, unit and
  /// key, so that support can be offered; nobody is ranked by it.
  public static let weeks = Listing<LoadWeeks>(
    name: "caseloads", variant: "weeks",
    columns: [
      Column("worker", "Worker", priority: 2) { .key($0.worker.worker) },
      Column("name", "Name", priority: 1, emphasis: { _ in .strong }) { .text($0.worker.name) },
      Column("unit", "Unit", priority: 3) { .text($0.worker.unit) },
      Column("county", "County", priority: 6) { .key($0.worker.county) },
      Column("percent", "Load now", kind: .share, priority: 1) { .share($0.worker.percent) },
      Column("weeks", "Weeks, oldest first, %", priority: 2) {
        .list($0.weeks.map(percent))
      },
      Column("weeks_over", "Weeks over", kind: .number, priority: 2) { .integer($0.weeksOver) },
      Column("on_call_hours", "On call, h", kind: .number, priority: 3) {
        .tenths($0.duty.map { DutyColumns.tenths($0.seconds) })
      },
      Column("night_hours", "Nights, h", kind: .number, priority: 4) {
        .tenths($0.duty.map { DutyColumns.tenths($0.night) })
      },
      Column("weekend_hours", "Weekends, h", kind: .number, priority: 5) {
        .tenths($0.duty.map { DutyColumns.tenths($0.weekend) })
      },
      Column(
        "offer_support", "Offer support", priority: 1,
        emphasis: { $0.offersSupport ? .notice : .muted }
      ) { .boolean($0.offersSupport) },
    ],
    summaryKeys: ["workers", "over", "offer_support"],
    emptyText: "No worker is in service here. Import staff.csv, or name other counties.")

  /// How many are over, and how many have been for long.
  public static func summary(of rows: [LoadWeeks]) -> [(key: String, cell: Cell)] {
    [
      ("workers", .integer(rows.count)),
      ("over", .integer(rows.count { $0.worker.points > $0.worker.capacity })),
      ("offer_support", .integer(rows.count(where: \.offersSupport))),
    ]
  }

  private static func percent(_ week: WeeklyLoad?) -> String {
    week?.percent.percentTenths.map { "\($0 / 10).\($0 % 10)" } ?? "-"
  }

  /// `caseloads --workforce`: whether a county or a unit holds together.
  public static let workforce = Listing<WorkforceLine>(
    name: "caseloads", variant: "workforce",
    columns: [
      Column("county", "County", priority: 1) { .key($0.group.county) },
      Column("unit", "Unit", priority: 3) { .text($0.group.unit) },
      Column("cse_cases", "CSE cases", kind: .number, priority: 2) {
        .integer($0.group.cseCases)
      },
      Column("holders", "Holders", kind: .number, priority: 3) { .integer($0.group.holders) },
      Column("cse_in_designated", "With CSE leads", kind: .share, priority: 1) {
        .share($0.group.cseInDesignated)
      },
      Column(
        "spread", "Spread", priority: 1, emphasis: { $0.isSpread ? .warning : .normal },
        sign: { $0.isSpread ? "!" : "" }
      ) { .boolean($0.isSpread) },
      Column("broken", "Youth, 3+ workers", kind: .number, priority: 3) { .integer($0.broken) },
      Column("funded", "Funded", kind: .number, priority: 4) { .integer($0.group.posts?.funded) },
      Column("filled", "Filled", kind: .number, priority: 5) { .integer($0.group.posts?.filled) },
      Column("vacant", "Vacant", kind: .number, priority: 3) { .integer($0.group.posts?.vacant) },
      Column("separations", "Left, 12 mo.", kind: .number, priority: 4) {
        .integer($0.separations)
      },
      Column("mean_headcount", "Mean staff", kind: .number, priority: 5) {
        .tenths($0.meanHeadcountTenths)
      },
      Column("turnover_percent", "Turnover, %", kind: .number, priority: 3) {
        .tenths($0.turnoverTenths)
      },
      Column("percent", "Load", kind: .share, priority: 2) { .share($0.group.percent) },
      Column("capacity_if_filled", "Capacity, filled", kind: .number, priority: 6) {
        .points($0.capacityIfFilled)
      },
      Column("percent_if_filled", "Load, filled", kind: .share, priority: 3) {
        .share($0.percentIfFilled)
      },
      Column("clinicians", "Clinicians", kind: .number, priority: 6) { .integer($0.clinicians) },
      Column("advocates", "Advocates", kind: .number, priority: 3) { .integer($0.advocates) },
      Column("points_per_post", "Points a post", kind: .number, priority: 1) {
        .points($0.pointsPerPost)
      },
    ] + resources,
    summaryKeys: ["groups", "spread", "broken", "separations"],
    emptyText: "No county or unit is yours to see whole here. Import staff.csv, or name other"
      + " counties.")

  /// What the county has of beds and money.
  private static let resources: [Column<WorkforceLine>] = [
    Column("cse_beds_contracted", "CSE beds", kind: .number, priority: 4) { line in
      bed(line) { $0.contracted }
    },
    Column("cse_beds_open", "CSE beds open", kind: .number, priority: 2) { line in
      bed(line) { $0.open }
    },
    Column("cse_facilities_left_out", "Left out", kind: .number, priority: 5) { line in
      bed(line) { $0.leftOut }
    },
    Column("allocation", "Allocated, $", kind: .number, priority: 2) { line in
      money(line) { $0.allocation }
    },
    Column("budget_planned", "Planned, $", kind: .number, priority: 5) { line in
      money(line) { $0.planned }
    },
    Column("budget_spent", "Spent, $", kind: .number, priority: 6) { line in
      money(line) { $0.spent }
    },
  ]

  private static func bed(
    _ line: WorkforceLine, _ count: (CountyResources.Beds) -> Int
  ) -> Cell {
    line.resources.beds.map { .integer(count($0)) } ?? .withheld
  }

  private static func money(
    _ line: WorkforceLine, _ amount: (CountyResources.Funds) -> Int?
  ) -> Cell {
    line.resources.funds.map { PlanColumns.amount(amount($0)) } ?? .withheld
  }

  /// Of which year the money is, and what the beds are.
  public static func noteOnResources(on day: LocalDate) -> String {
    "beds are those of facilities able to care for youth with exploitation, as placements counts"
      + " them; money is of the county's budget of \(FiscalYear(of: day).text)"
  }

  /// How many are spread, and what is broken.
  public static func summary(of rows: [WorkforceLine]) -> [(key: String, cell: Cell)] {
    [
      ("groups", .integer(rows.count)), ("spread", .integer(rows.count(where: \.isSpread))),
      ("broken", .integer(rows.reduce(0) { $0 + $1.broken })),
      ("separations", .integer(rows.reduce(0) { $0 + $1.separations })),
    ]
  }

  /// The warning of a county or unit whose CSE cases are spread; nil where none is.
  public static func warning(_ rows: [WorkforceLine]) -> String? {
    let spread = rows.filter(\.isSpread).map { line in
      "\(line.group.unit ?? line.group.county): \(line.group.holders) holders"
    }
    return spread.isEmpty
      ? nil : "CSE cases are spread over the workforce in \(spread.joined(separator: ", "))"
  }

  /// `caseloads --with`: workers as they would be under another value, who changes most first.
  public static let trial = Listing<PolicyTrial.Line>(
    name: "caseloads", variant: "with",
    columns: [
      Column("worker", "Worker", priority: 2) { .key($0.before.worker) },
      Column("name", "Name", priority: 1, emphasis: { _ in .strong }) { .text($0.before.name) },
      Column("unit", "Unit", priority: 4) { .text($0.before.unit) },
      Column("points", "Points", kind: .number, priority: 4) { .points($0.before.points) },
      Column("percent", "Load now", kind: .share, priority: 1) { .share($0.before.percent) },
      Column("band", "Band", priority: 3, sign: { LoadBandStyle.sign($0.before.band) }) {
        .code($0.before.band)
      },
      Column("points_after", "After", kind: .number, priority: 4) { .points($0.after.points) },
      Column(
        "percent_after", "With it", kind: .share, priority: 1,
        emphasis: { LoadBandStyle.emphasis($0.after.band) }
      ) { .share($0.after.percent) },
      Column(
        "band_after", "Band then", priority: 2, emphasis: { LoadBandStyle.emphasis($0.after.band) },
        sign: { LoadBandStyle.sign($0.after.band) }
      ) { .code($0.after.band) },
    ],
    summaryKeys: [
      "county", "kind", "key", "value", "value_now", "changed", "over_before", "over_after",
    ],
    emptyText: "No worker is in service here whose load you see.")

  /// `caseloads --move`: whoever the moves on paper touch, who changes most first.
  public static let move = Listing<PolicyTrial.Line>(
    name: "caseloads", variant: "move", columns: trial.columns,
    summaryKeys: ["moves", "broken", "over_before", "over_after"],
    emptyText: "Nobody is touched. Name a case and a worker: caseloads --move CASE=STAFF.")

  /// What the moves would do.
  public static func summary(of trial: MoveTrial) -> [(key: String, cell: Cell)] {
    [
      ("moves", .integer(trial.steps.count)),
      ("broken", .integer(trial.steps.count { !$0.objections.isEmpty })),
      ("over_before", .integer(trial.lines.count(where: \.wasOver))),
      ("over_after", .integer(trial.lines.count(where: \.isOver))),
    ]
  }

  /// Each move with the rules that it breaks, in a sentence.
  public static func notes(of trial: MoveTrial) -> [String] {
    trial.steps.map { step in
      let way =
        "\(step.move.caseID) from \(step.move.from ?? "nobody") to \(step.move.to)"
      if step.objections.isEmpty { return way + " breaks no rule" }
      let rules = step.objections.map { "\($0.kind.words) (\($0.detail))" }
      return way + " breaks " + rules.joined(separator: ", ")
    }
  }

  /// What the value would do.
  public static func summary(
    of lines: [PolicyTrial.Line], _ trial: PolicyTrial, _ kind: PolicyKind, _ key: String,
    value: Int
  ) -> [(key: String, cell: Cell)] {
    [
      ("county", .key(trial.county)), ("kind", .code(kind)), ("key", .text(key)),
      ("value", .integer(value)), ("value_now", .integer(trial.value(kind, key))),
      ("changed", .integer(lines.count(where: \.isChanged))),
      ("over_before", .integer(lines.count(where: \.wasOver))),
      ("over_after", .integer(lines.count(where: \.isOver))),
    ]
  }

  /// What a value would do, in two sentences: how many would read otherwise, and who most.
  public static func effect(_ lines: [PolicyTrial.Line], isUnicode: Bool) -> [String] {
    let arrow = isUnicode ? "→" : "->"
    let changed = lines.filter(\.isChanged)
    let before = lines.count(where: \.wasOver)
    let after = lines.count(where: \.isOver)
    func percent(_ row: WorkerRow) -> String {
      row.percent.percentTenths.map { "\($0 / 10).\($0 % 10) %" } ?? "no capacity"
    }
    let most = changed.prefix(3).map {
      "\($0.before.worker) \(percent($0.before)) \(arrow) \(percent($0.after))"
        + ($0.after.band.map { " (\(LoadBandStyle.words($0)))" } ?? "")
    }
    let sentence =
      "On today's loads: \(changed.count) of \(Plural.of(lines.count, "worker")) would read"
      + " otherwise; over capacity \(before) \(arrow) \(after)."
    return [sentence] + (most.isEmpty ? [] : ["Most: " + most.joined(separator: ", ") + "."])
  }
}
