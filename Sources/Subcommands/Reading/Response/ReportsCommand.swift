import Domain
import Presentation
import Store

/// `reports`: the funnel from a report to what was found.
enum ReportsCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "reports", summary: "reports received, screened in and found, with their rates",
    options: [
      OptionSpec(
        "by", choices: FunnelGrouping.allCases.map(\.rawValue),
        help: "one row a group; county if not given")
    ] + IntervalOptions.specs,
    help: [
      "Counts reports of counties that had opted in on the day of the report. Each rate names its"
        + " own total: what was substantiated of the screened in, and of all received, are two"
        + " figures.",
      "By county, one that sent nothing is not_reported and has no counts; one that stated that it"
        + " had none has zeros.",
    ],
    examples: [
      .init("csecboard reports --by fiscal_year", "The years, from July to June."),
      .init(
        "csecboard reports --by county --from 2025-07-01 --until 2026-06-30 -f csv",
        "One fiscal year by county, for a spreadsheet."),
    ])
  static let uses: GlobalUse = [.asOf, .county, .user]

  private static func countedNote(_ at: Instant, _ zone: ZoneRules) -> String {
    FunnelColumns.countedNote(
      through: FunnelQuery.lastQuarterEnd(before: at, zone: zone), zone: zone)
  }

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    let store = try context.openStore()
    let isCounted = store.viewer.role.counts(.f3)
    if !isCounted { try store.require(.f3, of: "reports", words: "reports") }
    let grouping = arguments.value("by").flatMap { FunnelGrouping(stored: $0) } ?? .county
    let span = try IntervalOptions(arguments, zone: store.zone)
    let at = try context.asOf(store)
    let counties = try context.counties(store)
    let listing = FunnelColumns.listing(grouping)
    guard isCounted || store.viewer.role.seesFunnel(by: grouping) else {
      try context.print(
        listing.withheld, rows: [], store: store, asOf: at, counties: counties.covered,
        summary: FunnelColumns.summary(of: nil, from: span.from, until: span.until),
        notes: [FunnelQuery.partOnly])
      return .done
    }
    let figures = try store.read(
      FunnelQuery(
        by: grouping, from: span.from, until: span.until, at: at, counties: counties.covered))
    try context.print(
      listing, rows: figures.lines, store: store, asOf: at, counties: counties.covered,
      summary: FunnelColumns.summary(
        of: figures.total, hidden: figures.hiddenOfTotal, from: span.from, until: span.until),
      notes: (figures.note.map { [$0] } ?? [])
        + (isCounted ? [Self.countedNote(at, store.zone)] : []))
    return .done
  }
}
