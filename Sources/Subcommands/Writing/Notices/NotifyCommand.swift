import Domain
import Presentation
import Store

/// `notify`: sends each notice that an alert is owed, once; made for a timer.
enum NotifyCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "notify", summary: "send the notices that alerts are owed; for a timer",
    options: [OptionSpec("dry-run", help: "say what would be sent, and send nothing")],
    help: [
      "Evaluates the clocks once. For each alert that is new, or that nobody has taken on by the"
        + " next step of the ladder, it runs the program that notify_command of the configuration"
        + " names: the text on its standard input, the alert in CSECBOARD_ variables. No text"
        + " carries a name.",
      "Of a response that called somebody it calls the next person of each seat's ladder when that"
        + " is due and nobody comes yet, and enters the call, and each rung that has nobody, in the"
        + " response's log.",
      "A notice goes out once where all is well. Where a run is killed between sending and"
        + " recording, the next one sends it again and says so. One that could not be sent is"
        + " tried again after 1, 2, 4 and up to 30 minutes, and is an alert itself.",
      "Exits with 74 where a notice could not be sent.",
    ],
    examples: [
      .init("csecboard notify --dry-run", "What the next run would send."),
      .init("csecboard notify --county Kern", "One county's notices."),
    ])
  static let uses: GlobalUse = [.county, .user, .clock]

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    let store = try context.openStore()
    try store.require(.f5, of: "notify", words: "missing youth")
    guard BoardStore.notifiers.contains(store.viewer.role) else {
      throw CommandFailure(
        .notPermitted, what: "notify",
        why: "Your role (\(store.viewer.role.words)) does not see every alert of a county.")
    }
    let isDry = arguments.has("dry-run")
    let command = context.settings.notifyCommand
    if command.isEmpty, !isDry {
      throw CommandFailure(
        .config, what: "notify_command",
        why: "Is not set; name the program that sends a notice in the configuration.")
    }
    let (now, counties) = (try context.now(store), try context.counties(store))
    // The week's loads are recorded by the first run of it; a notice waits for nothing.
    if !isDry { _ = try? store.recordWeek(now: now) }
    let run = NotifyRun(store, command, context, now)
    // Somebody waits for whoever a response calls: those calls go first.
    let pages = try store.read(ResponsesQuery(at: now, counties: counties.chosenCodes))
      .filter { $0.isPageDue(at: now) }
    let owed = try store.read(NotificationsQuery(at: now, counties: counties.chosenCodes))
    let lines =
      isDry
      ? pages.map { NotifyRun.line($0, nil, nil) } + owed.map { NotifyRun.line($0, nil, nil) }
      : try run.send(pages) + run.send(owed)
    try context.print(
      NotifyColumns.listing, rows: lines, store: store, asOf: now, counties: counties.covered,
      summary: NotifyColumns.summary(of: lines))
    return isDry || lines.allSatisfy { $0.outcome == .sent } ? .done : .io
  }
}
