import Domain
import Presentation
import Store

/// `swaps`: shifts that people ask one another to take over.
enum SwapsCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "swaps", summary: "shifts that people ask one another to take over",
    usage: ["swaps [--all]"],
    options: [OptionSpec("all", help: "those that are done or called off too")],
    help: [
      "Shows what each swap waits for. The shift stays whose it is until the person asked and a"
        + " supervisor have both said yes: 'do accept-swap', 'do approve-swap'."
    ],
    examples: [.init("csecboard swaps -c Kern", "What waits for a yes.")])
  static let uses: GlobalUse = [.asOf, .county, .user]

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    let store = try context.openStore()
    try store.require(.f12, of: "swaps", words: "rosters")
    let at = try context.asOf(store)
    let counties = try context.counties(store)
    let lines = try store.read(
      SwapsQuery(at: at, includesDone: arguments.has("all"), counties: counties.covered))
    try context.print(
      DutyColumns.swaps, rows: lines, store: store, asOf: at, counties: counties.covered,
      summary: DutyColumns.summary(of: lines))
    return .done
  }
}

/// `handovers`: duties handed over, with what was open then.
enum HandoversCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "handovers", summary: "duties handed over, with what was open then",
    usage: ["handovers"], options: [],
    help: [
      "Shows each handing over of a county's duty, newest first: from whom to whom, what was open,"
        + " and whether both have signed. 'do start-handover' names what is open by itself; 'do"
        + " sign-handover' takes it, and is refused while something is open that it does not name."
    ],
    examples: [.init("csecboard handovers -c Kern", "Who has the duty, and since when.")])
  static let uses: GlobalUse = [.asOf, .county, .user]

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    let store = try context.openStore()
    try store.require(.f13, of: "handovers", words: "callouts")
    let at = try context.asOf(store)
    let counties = try context.counties(store)
    let lines = try store.read(HandoversQuery(at: at, counties: counties.covered))
    try context.print(
      DutyColumns.handovers, rows: lines, store: store, asOf: at, counties: counties.covered,
      summary: DutyColumns.summary(of: lines))
    return .done
  }
}
