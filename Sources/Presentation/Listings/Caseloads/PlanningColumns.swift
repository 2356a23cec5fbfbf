import Domain

/// The listings of `caseloads --next` and `caseloads --balance`.
public enum PlanningColumns {
  /// `caseloads --next`: who may take the case on, the lowest load after it first.
  public static let next = Listing<NextAssignment.Candidate>(
    name: "caseloads", variant: "next",
    columns: [
      Column("rank", "Rank", kind: .number, priority: 1) { .integer($0.rank) },
      Column("worker", "Worker", priority: 2) { .key($0.staff.id) },
      Column(
        "name", "Name", priority: 1, emphasis: { $0.rank == nil ? .muted : .strong },
        sign: { $0.rank == nil ? "×" : "" }
      ) { .text($0.staff.name) },
      Column("unit", "Unit", priority: 5) { .text($0.staff.unit) },
      Column("county", "County", priority: 8) { .key($0.staff.county) },
      Column(
        "cse_designated", "CSE lead", priority: 7,
        sign: { one in
          let isLeftOut = one.exclusions.contains { $0.kind == .notDesignated }
          return isLeftOut && one.staff.cseDesignated ? "not current:" : ""
        }
      ) { .boolean($0.staff.cseDesignated) },
      Column("cases", "Cases", kind: .number, priority: 5) { .integer($0.cases) },
      Column("points", "Points", kind: .number, priority: 6) { .points($0.points) },
      Column("capacity", "Capacity", kind: .number, priority: 7) { .points($0.capacity) },
      Column("percent", "Load now", kind: .share, priority: 3) { .share($0.percent) },
      Column("points_after", "After", kind: .number, priority: 6) { .points($0.pointsAfter) },
      Column(
        "percent_after", "With it", kind: .share, priority: 1,
        emphasis: { LoadBandStyle.emphasis($0.bandAfter) }
      ) { .share($0.percentAfter) },
      Column(
        "band_after", "Band", priority: 2, emphasis: { LoadBandStyle.emphasis($0.bandAfter) },
        sign: { LoadBandStyle.sign($0.bandAfter) }
      ) { .code($0.bandAfter) },
      Column(
        "exclusions", "Left out for", priority: 1,
        emphasis: { $0.exclusions.isEmpty ? .normal : .warning }
      ) { .records($0.exclusions.map(record)) },
    ],
    summaryKeys: [
      "case", "youth", "component", "status", "points", "holders", "candidates", "excluded",
    ],
    emptyText: "No worker of the case's county is in service whose load you see.")

  /// What the candidates are for.
  public static func summary(of next: NextAssignment) -> [(key: String, cell: Cell)] {
    [
      ("case", .key(next.caseID)), ("youth", .key(next.youth)),
      ("component", .code(next.component)), ("status", .code(next.status)),
      ("points", .points(next.points)), ("holders", .list(next.holders)),
      ("candidates", .integer(next.candidates.count { $0.rank != nil })),
      ("excluded", .integer(next.candidates.count { $0.rank == nil })),
    ]
  }

  /// `caseloads --balance`: the cases in the order in which they are best handed over.
  public static let balance = balance("No case needs to change hands.")

  /// The same of a plan: where it moves nothing it says whether nothing needs to, or nothing may.
  public static func balance(of plan: Balance) -> Listing<Balance.Step> {
    switch plan.finding {
    case .balanced, .exact, .bounded: balance
    case .impossible: balance("No case may change hands within the rules that would help.")
    case .open: balance("No case was found whose move would help.")
    }
  }

  private static func balance(_ emptyText: String) -> Listing<Balance.Step> {
    Listing<Balance.Step>(
      name: "caseloads", variant: "balance",
      columns: [
        Column("case", "Case", priority: 1, emphasis: { _ in .strong }) { .key($0.caseID) },
        Column("youth", "Youth", priority: 4) { .key($0.youth) },
        Column("status", "Status", priority: 5) { .code($0.status) },
        Column("points", "Points", kind: .number, priority: 3) { .points($0.points) },
        Column("worker", "From", priority: 2) { .key($0.from.id) },
        Column("name", "From whom", priority: 1) { .text($0.from.name) },
        Column("percent_after", "From, after", kind: .share, priority: 2) {
          .share($0.fromAfter)
        },
        Column("to", "To", priority: 2) { .key($0.to.id) },
        Column("to_name", "To whom", priority: 1) { .text($0.to.name) },
        Column("to_percent_after", "To, after", kind: .share, priority: 1) { .share($0.toAfter) },
      ],
      summaryKeys: [
        "county", "unit", "under", "plan", "moves", "fewest", "over_before", "over_after",
        "highest_before", "highest_after",
      ],
      emptyText: emptyText)
  }

  /// What the plan reaches.
  public static func summary(of balance: Balance) -> [(key: String, cell: Cell)] {
    func highest(_ loads: [Balance.Load]) -> Cell {
      .tenths(loads.compactMap(\.percent.percentTenths).max())
    }
    return [
      ("county", .key(balance.county)), ("unit", .text(balance.unit)),
      ("under", .integer(balance.percent)), ("plan", .code(balance.finding)),
      ("moves", .integer(balance.steps.count)), ("fewest", .integer(balance.fewest)),
      ("over_before", .integer(balance.before.count(where: balance.isOver))),
      ("over_after", .integer(balance.after.count(where: balance.isOver))),
      ("highest_before", highest(balance.before)), ("highest_after", highest(balance.after)),
    ]
  }

  /// What is known of the plan, in one sentence.
  public static func sentence(_ balance: Balance) -> String {
    let moves = balance.steps.count
    let cases = Plural.of(moves, "case")
    let left = balance.after.filter(balance.isOver).map(\.staff.id)
    let over = left.isEmpty ? "nobody" : left.joined(separator: ", ")
    let outcome =
      moves == 0
      ? "\(over) \(left.count == 1 ? "stays" : "stay") above" : "this one leaves \(over) above"
    switch balance.finding {
    case .balanced: return "Nobody is above \(balance.percent) % of capacity."
    case .exact:
      return "\(cases) must change hands so that nobody is above \(balance.percent) %;"
        + " no plan has fewer."
    case .bounded:
      return "\(cases) change hands and nobody is above \(balance.percent) %;"
        + " a plan has at least \(balance.fewest), so this one is at most"
        + " \(moves - balance.fewest) from the best."
    case .impossible:
      return "No plan within the rules brings everyone to \(balance.percent) %;"
        + " \(outcome)."
    case .open:
      return "Whether a plan brings everyone to \(balance.percent) % was not found out;"
        + " \(outcome). A plan that does has at least"
        + " \(Plural.of(balance.fewest, "move"))."
    }
  }

  private static func record(_ exclusion: NextAssignment.Exclusion) -> CellRecord {
    CellRecord([
      .init("reason", .code(exclusion.kind)), .init("detail", .text(exclusion.detail)),
    ])
  }
}
