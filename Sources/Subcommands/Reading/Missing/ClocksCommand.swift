import Domain
import Presentation
import Store

/// `clocks`: every clock on every missing episode.
enum ClocksCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "clocks", summary: "every deadline of youth missing from care, earliest first",
    options: [
      OptionSpec("state", choices: ClockState.storedNames, help: "only clocks that stand so")
    ],
    help: [
      "Lists each deadline with what started it, when it is due and where it is written down."
        + " Those still running come first. Closed episodes are in the list: what was not done"
        + " in time stays late.",
      "The summary counts all clocks by state, whichever are listed.",
    ],
    examples: [.init("csecboard clocks --state late", "What should have been done by now.")])
  static let uses: GlobalUse = [.asOf, .county, .user]

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    let store = try context.openStore()
    try store.require(.f5, of: "clocks", words: "missing youth")
    let (at, counties) = (try context.asOf(store), try context.counties(store))
    let lines = ClockLine.lines(
      of: try store.read(
        EpisodesQuery(at: at, includesClosed: true, counties: counties.chosenCodes)))
    let state = arguments.value("state").flatMap { ClockState(stored: $0) }
    try context.print(
      ClockColumns.listing, rows: lines.filter { state == nil || $0.reading.state == state },
      store: store, asOf: at, counties: counties.covered,
      summary: ClockColumns.summary(of: lines),
      notes: try context.noteOnDefaults(.clock, "hours of the clocks", counties, store, at))
    return .done
  }
}
