import Domain
import Presentation
import Store

/// `placements`: facilities and their open beds.
enum PlacementsCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "placements", summary: "facilities and open beds, with the age of each confirmation",
    help: [
      "Shows the beds of each facility as last confirmed. A confirmation is stale after 12 hours"
        + " for beds staffed round the clock and after 72 for others; 'csecboard policies' shows"
        + " the limits.",
      "Stale and unconfirmed beds are shown and never counted; the summary says how many"
        + " facilities the total leaves out.",
    ],
    examples: [.init("csecboard placements --county Kern", "The facilities of one county.")])
  static let uses: GlobalUse = [.asOf, .county, .user]

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    let store = try context.openStore()
    try store.require(.f8, of: "placements", words: "beds")
    let (at, counties) = (try context.asOf(store), try context.counties(store))
    // Beds are no secret, but a total is of the counties that the answer names.
    let lines = try store.read(PlacementsQuery(at: at, counties: counties.covered))
    try context.print(
      PlacementColumns.listing, rows: lines, store: store, asOf: at, counties: counties.covered,
      summary: PlacementColumns.summary(of: lines),
      notes: [PlacementColumns.note(on: lines)].compactMap { $0 }
        + (try context.noteOnDefaults(.bedLimit, "limits of age", counties, store, at)))
    return .done
  }
}
