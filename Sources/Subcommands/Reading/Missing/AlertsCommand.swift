import Domain
import Presentation
import Store

/// `alerts`: what is due of missing youth, most urgent first, and who has taken it on.
enum AlertsCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "alerts", summary: "what is due of missing youth, and who has taken it on",
    options: [OptionSpec("all", help: "the clocks of closed episodes too, which run on")],
    help: [
      "Lists each deadline that runs, the one due first ahead, and each youth whom nobody looks"
        + " for as UNASSIGNED, first among what is due at the same time. A notice of an alert that"
        + " reached nobody is an alert too.",
      "An alert is taken on with acknowledge-alert, until the end of the shift; it runs on.",
    ],
    examples: [.init("csecboard alerts --county Kern", "What is due in one county.")])
  static let uses: GlobalUse = [.asOf, .county, .user]

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    let store = try context.openStore()
    try store.require(.f5, of: "alerts", words: "missing youth")
    let (at, counties) = (try context.asOf(store), try context.counties(store))
    let lines = try store.read(
      AlertsQuery(
        at: at, counties: counties.chosenCodes, includesClosed: arguments.has("all")))
    try context.print(
      AlertColumns.listing, rows: lines, store: store, asOf: at, counties: counties.covered,
      summary: AlertColumns.summary(of: lines),
      notes: try context.noteOnDefaults(.clock, "hours of the clocks", counties, store, at)
        + (store.viewer.role.note(on: .f5).map { [$0] } ?? []))
    return .done
  }
}
