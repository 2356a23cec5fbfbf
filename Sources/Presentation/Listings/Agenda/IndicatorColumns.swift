import Domain

/// `agenda --indicators`: the points of run charts.
public enum IndicatorColumns {
  /// One row a county, indicator and quarter, the oldest first.
  public static let listing = Listing<IndicatorLine>(
    name: "agenda", variant: "indicators",
    columns: [
      Column("county", "County", priority: 5) { .key($0.county) },
      Column("name", "Name", priority: 2) { .text($0.name) },
      Column("indicator", "Figure", priority: 1, emphasis: { _ in .strong }) {
        .code($0.indicator)
      },
      Column("quarter", "Quarter", priority: 1) { .key($0.quarter.name) },
      Column("is_part", "In part", priority: 5) { .boolean($0.quarter.isPart) },
      Column("share", "Of its total", kind: .share, priority: 1) { .share($0.share) },
      Column("median_percent", "Median, %", kind: .number, priority: 2) { .tenths($0.median) },
      Column("run", "Run", priority: 1, emphasis: { _ in .notice }, sign: { sign(of: $0.run) }) {
        .code($0.run)
      },
      Column("improvements", "Improvements", priority: 3) { .list($0.actions.map(words)) },
    ],
    summaryKeys: ["figures", "runs", "improvements", "overdue"],
    emptyText: "No county's figures are yours to see whole. Press 0 for the screens that are for"
      + " you.")

  private static func sign(of run: QuarterRun?) -> String {
    switch run {
    case nil: ""
    case .above, .rising: "^"
    case .below, .falling: "v"
    }
  }

  /// What is to be done, by when.
  public static func words(of action: AgendaLine) -> String {
    let day = action.item?.day.map { ", due \($0.text)" } ?? ""
    return AgendaColumns.title(of: action) + day + (action.state == .overdue ? ", OVERDUE" : "")
  }

  /// How many charts there are, in how many there is a run, and the improvements on them.
  public static func summary(of lines: [IndicatorLine]) -> [(key: String, cell: Cell)] {
    let charts = Dictionary(grouping: lines) { [$0.county, $0.indicator.rawValue] }
    let actions = lines.flatMap(\.actions)
    return [
      ("figures", .integer(charts.count)),
      ("runs", .integer(charts.values.count { $0.contains { $0.run != nil } })),
      ("improvements", .integer(actions.count)),
      ("overdue", .integer(actions.count { $0.state == .overdue })),
    ]
  }
}
