import Domain
import Presentation
import Store

/// `missing`: missing episodes with their clocks, most urgent first.
enum MissingCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "missing", summary: "youth missing from care with their clocks, most urgent first",
    options: [OptionSpec("all", help: "closed episodes too")],
    help: [
      "Lists the episodes that are not closed, the one with the earliest deadline first. The"
        + " summary says how many notices were made on time, of those that were due.",
      "With --county an episode is listed by the youth's county, the county they went missing"
        + " from and the county where they may be.",
    ],
    examples: [
      .init("csecboard missing --county Kern", "The open episodes that concern one county."),
      .init("csecboard missing --all -f csv", "Every episode, for a spreadsheet."),
    ])
  static let uses: GlobalUse = [.asOf, .county, .user]

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    let store = try context.openStore()
    try store.require(.f5, of: "missing", words: "missing youth")
    let (at, counties) = (try context.asOf(store), try context.counties(store))
    let lines = try store.read(
      EpisodesQuery(
        at: at, includesClosed: arguments.has("all"), counties: counties.chosenCodes))
    try context.print(
      MissingColumns.listing, rows: lines, store: store, asOf: at, counties: counties.covered,
      summary: MissingColumns.summary(of: lines),
      notes: try context.noteOnDefaults(.clock, "hours of the clocks", counties, store, at)
        + (store.viewer.role.note(on: .f5).map { [$0] } ?? []))
    return .done
  }
}
