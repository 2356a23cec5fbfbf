import Domain
import Presentation
import Store

/// `callouts`: dual responses of an interval and the dual rate.
enum CalloutsCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "callouts", summary: "responses in person, and how many were dual",
    usage: ["callouts --from TIME --until TIME [--by county|quarter]"],
    options: IntervalOptions.specs + [
      OptionSpec(
        "by", valueName: "GROUP", choices: CalloutFigures.Grouping.storedNames,
        help: "how many were dual and how long they took, by county or quarter")
    ],
    help: [
      "Shows the callouts opened in the interval. One is dual when child welfare and an advocate"
        + " both arrived and are different people. The dual rate is of the callouts whose report"
        + " was screened in.",
      "A role that may have counts only gets them by county, as of the end of the last quarter,"
        + " and gives no interval.",
    ],
    examples: [
      .init("csecboard callouts --from 2026-07-01 --until 2026-09-30", "A quarter.")
    ])
  static let uses: GlobalUse = [.asOf, .county, .user]

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    let chosen = ["from", "until"].filter { arguments.value($0) != nil }
    // A role that has counts chooses no interval, so that one is wanting says nothing before it is
    // known who asks.
    if !chosen.isEmpty { try IntervalOptions.check(arguments, command: "callouts") }
    let store = try context.openStore()
    if try context.printCounts(.callouts, store, chosen: chosen.map { "--\($0)" }) { return .done }
    try store.require(.f13, of: "callouts", words: "callouts")
    let span = try IntervalOptions.required(arguments, command: "callouts", zone: store.zone)
    let at = try context.asOf(store)
    let counties = try context.counties(store)
    let lines = try store.read(
      CalloutsQuery(from: span.from, until: span.until, at: at, counties: counties.covered))
    if let grouping = arguments.value("by").flatMap({ CalloutFigures.Grouping(stored: $0) }) {
      return try printFigures(lines, grouping, span, store, at, counties.covered, context)
    }
    try context.print(
      CalloutColumns.listing, rows: lines, store: store, asOf: at, counties: counties.covered,
      summary: CalloutColumns.summary(
        of: lines, from: span.from, until: span.until,
        seesEveryReport: store.viewer.role.seesWholeCounties(.f3)),
      notes: store.viewer.role.note(on: .f13).map { [$0] } ?? [])
    return .done
  }

  private static func printFigures(
    _ lines: [CalloutLine], _ grouping: CalloutFigures.Grouping,
    _ span: (from: Instant, until: Instant), _ store: BoardStore, _ at: Instant,
    _ counties: [String], _ context: CommandContext
  ) throws -> ExitStatus {
    let offers = try store.read(ResponseOffersQuery(at: at))
    let seesEveryReport = store.viewer.role.seesWholeCounties(.f3)
    let all = CalloutColumns.summary(
      of: lines, from: span.from, until: span.until, seesEveryReport: seesEveryReport)
    let figures = CalloutFigures.groups(of: lines, offers: offers, by: grouping, zone: store.zone)
    try context.print(
      ResponseColumns.figures(grouping, seesEveryReport: seesEveryReport), rows: figures,
      store: store, asOf: at, counties: counties,
      summary: all.filter { ["dual", "dual_rate", "from", "until"].contains($0.key) }
        + [("responses", .integer(lines.count))],
      notes: store.viewer.role.note(on: .f13).map { [$0] } ?? [])
    return .done
  }
}
