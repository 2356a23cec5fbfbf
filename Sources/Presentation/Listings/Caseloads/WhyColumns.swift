import Domain

/// The listing of `caseloads --why`.
public enum WhyColumns {
  /// Every number that a case's points are made of, in the order in which they are reckoned.
  public static let listing = Listing<CaseWhy.Item>(
    name: "caseloads", variant: "why",
    columns: [
      Column("item", "What", priority: 1, emphasis: { isSum($0.kind) ? .strong : .normal }) {
        .code($0.kind)
      },
      Column("name", "Which", priority: 1) { .code($0.name) },
      Column(
        "points", "Points", kind: .number, priority: 1,
        emphasis: { isSum($0.kind) ? .strong : .normal }
      ) { .points($0.points) },
      Column("percent", "Percent", kind: .number, priority: 3) { .integer($0.percent) },
      Column("on", "On", priority: 4) { .date($0.day) },
      Column("from", "Since", priority: 4) { .instant($0.from) },
      Column("until", "Ends", priority: 2) { .instant($0.until) },
      Column("worker", "With", priority: 2) { .key($0.worker) },
      Column("why", "Why", priority: 2) { .text($0.why) },
    ],
    summaryKeys: [
      "case", "youth", "county", "component", "status", "points", "points_with",
    ],
    emptyText: "The case is not open at this time; csecboard caseloads --by case lists those that"
      + " are.")

  /// The case with its points, and with what a supervisor added to them.
  public static func summary(of why: CaseWhy) -> [(key: String, cell: Cell)] {
    let row = why.rows.first
    return [
      ("case", .key(row?.caseID)), ("youth", .key(row?.youth)), ("county", .key(row?.county)),
      ("component", row.map { .code($0.component) } ?? .null),
      ("status", row.map { .code($0.weight.status) } ?? .null),
      ("points", .points(row?.weight.points)), ("points_with", .points(why.pointsWithOverrides)),
    ]
  }

  private static func isSum(_ kind: CaseWhy.Item.Kind) -> Bool {
    [.points, .share, .override].contains(kind)
  }
}
