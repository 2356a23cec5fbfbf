import Domain
import Presentation
import Store

/// `responsibilities`: who leads in each function of each county.
enum ResponsibilitiesCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "responsibilities", summary: "which agency leads, supports or is informed, by function",
    help: [
      "Lists each function of each county with the agencies that lead, support and are informed. A"
        + " function that nobody leads, or that several do, is flagged."
        + " 'csecboard do set-responsibility' sets them."
    ],
    examples: [
      .init("csecboard responsibilities --county Kern", "Who does what in one county.")
    ])
  static let uses: GlobalUse = [.asOf, .county, .user]

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    let store = try context.openStore()
    try store.require(.f15, of: "responsibilities", words: "county plans")
    let (at, counties) = (try context.asOf(store), try context.counties(store))
    let lines = try store.read(ResponsibilitiesQuery(at: at, counties: counties.chosenCodes))
    try context.print(
      ResponsibilityColumns.listing, rows: lines, store: store, asOf: at,
      counties: counties.covered, summary: ResponsibilityColumns.summary(of: lines))
    return .done
  }
}
