import Domain
import Presentation
import Store

/// `requests`: what counties ask of one another about youth.
enum RequestsCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "requests",
    summary: "what counties ask of one another about youth, longest waiting first",
    options: [OptionSpec("all", help: "requests that were answered or ended too")],
    help: [
      "Lists what one county asks of another about a youth and waits for, longest first; one that"
        + " waits for longer than the policy agenda request_hours of the county that is asked is"
        + " overdue. Both counties see it; the county that is asked sees the youth's key, and until"
        + " the request ends. Workload is counted by cases, whatever is asked.",
      "ask-county, answer-county and end-request of 'csecboard do' make, answer and end one.",
    ],
    examples: [
      .init("csecboard requests", "What waits for an answer."),
      .init("csecboard requests --all --county Kern", "All that one county asks or is asked."),
    ])
  static let uses: GlobalUse = [.asOf, .county, .user]

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    let store = try context.openStore()
    guard store.viewer.role.seesRequests else {
      throw CommandFailure(
        .notPermitted, what: "requests",
        why: "Your role (\(store.viewer.role.words)) sees no requests between counties.")
    }
    let (at, counties) = (try context.asOf(store), try context.counties(store))
    let lines = try store.read(RequestsQuery(at: at, counties: counties.chosenCodes))
    let chosen = lines.filter { arguments.has("all") || $0.isWaiting }
    try context.print(
      RequestColumns.listing, rows: chosen, store: store, asOf: at, counties: counties.covered,
      summary: RequestColumns.summary(of: chosen),
      notes: chosen.isEmpty
        ? [] : try context.noteOnDefaults(.agenda, "hours of an answer", counties, store, at))
    return .done
  }
}
