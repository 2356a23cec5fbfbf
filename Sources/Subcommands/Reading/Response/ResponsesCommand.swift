import Domain
import Presentation
import Store

/// `responses`: each seat of a response at work, and whom it calls next.
enum ResponsesCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "responses", summary: "responses at work, and whom each seat calls next",
    usage: ["responses"], options: [],
    help: [
      "Shows each seat of the responses of the last three days in which not both are done: who was"
        + " called, who comes, and whom the ladder calls next, with their phone. The two seats climb"
        + " their ladders alone: what one has done stops nothing of the other. A step of the ladder"
        + " that nobody fills is passed over at once.",
      "'do page-next' enters a call, 'do record-response' who comes, 'do log-response' the rest.",
    ],
    examples: [.init("csecboard responses -c Kern", "Who must be called now.")])
  static let uses: GlobalUse = [.asOf, .county, .user]

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    let store = try context.openStore()
    try store.require(.f13, of: "responses", words: "callouts")
    let at = try context.asOf(store)
    let counties = try context.counties(store)
    let lines = try store.read(ResponsesQuery(at: at, counties: counties.covered))
    try context.print(
      ResponseColumns.listing, rows: lines, store: store, asOf: at, counties: counties.covered,
      summary: ResponseColumns.summary(of: lines))
    return .done
  }
}
