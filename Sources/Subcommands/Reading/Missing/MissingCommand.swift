import Domain
import Presentation
import Store

/// `missing`: missing episodes with their clocks, most urgent first.
enum MissingCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "missing", summary: "youth missing from care with their clocks, most urgent first",
    options: [
      OptionSpec("all", help: "closed episodes too"),
      OptionSpec("nearby", help: "youth of other counties who may be in yours"),
    ],
    help: [
      "Lists the episodes that are not closed, the one with the earliest deadline first. The"
        + " summary says how many notices were made on time, of those that were due.",
      "With --county an episode is listed by the youth's county, the county they went missing"
        + " from and the county where they may be.",
      "With --nearby it lists youth of other counties who went missing from a place in yours, or"
        + " may be there: the least that is needed to meet them and whom to call, until they are"
        + " located. Their own county counts them.",
      "A role that may have counts only gets them by county, as of the end of the last quarter.",
    ],
    examples: [
      .init("csecboard missing --county Kern", "The open episodes that concern one county."),
      .init("csecboard missing --nearby", "Who of another county may be here, and whom to call."),
      .init("csecboard missing --all -f csv", "Every episode, for a spreadsheet."),
    ])
  static let uses: GlobalUse = [.asOf, .county, .user]

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    let store = try context.openStore()
    if arguments.has("nearby") { return try listNearby(store, context) }
    if try context.printCounts(.missing, store) { return .done }
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

  private static func listNearby(
    _ store: BoardStore, _ context: CommandContext
  ) throws -> ExitStatus {
    guard store.viewer.role.seesNearby else {
      throw CommandFailure(
        .notPermitted, what: "missing",
        why: "Your role (\(store.viewer.role.words)) sees no missing youth of other counties.")
    }
    let (at, counties) = (try context.asOf(store), try context.counties(store))
    let lines = try store.read(NearbyQuery(at: at, counties: counties.chosenCodes))
    try context.print(
      NearbyColumns.listing, rows: lines, store: store, asOf: at, counties: counties.covered,
      summary: NearbyColumns.summary(of: lines), notes: [NearbyColumns.note])
    return .done
  }
}
