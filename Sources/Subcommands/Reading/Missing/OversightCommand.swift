import Domain
import Presentation
import Store

/// `oversight`: youth without a lead agency or lead person.
enum OversightCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "oversight", summary: "youth without a lead agency or lead person",
    help: [
      "Lists each youth for whom no agency or no person is recorded as the one with oversight,"
        + " whether or not a case is open."
    ],
    examples: [.init("csecboard oversight --county Kern", "The youth of one county.")])
  static let uses: GlobalUse = [.asOf, .county, .user]

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    let store = try context.openStore()
    try store.require(.f1, of: "oversight", words: "youth")
    let (at, counties) = (try context.asOf(store), try context.counties(store))
    let lines = try store.read(OversightQuery(at: at, counties: counties.chosenCodes))
    try context.print(
      OversightColumns.listing, rows: lines, store: store, asOf: at, counties: counties.covered,
      summary: OversightColumns.summary(of: lines))
    return .done
  }
}
