import Domain
import Presentation
import Store

/// `budget`: what counties' allocations are for.
enum BudgetCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "budget", summary: "what counties' allocations are for, and where too much is planned",
    options: [OptionSpec("purposes", help: "one row a purpose")],
    help: [
      "Lists each county and fiscal year with what its plan says was allocated, what is planned by"
        + " purpose and what was spent. More planned than allocated is flagged. The sums are those"
        + " of the rows. 'csecboard do set-budget' sets what is planned for a purpose."
    ],
    examples: [
      .init("csecboard budget", "Which counties plan more than they have."),
      .init("csecboard budget --purposes --format csv", "Each purpose, for a spreadsheet."),
    ])
  static let uses: GlobalUse = [.asOf, .county, .user]

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    let store = try context.openStore()
    try store.require(.f15, of: "budget", words: "county plans")
    let (at, counties) = (try context.asOf(store), try context.counties(store))
    let lines = try store.read(BudgetQuery(at: at, counties: counties.chosenCodes))
    if arguments.has("purposes") {
      let parts = lines.flatMap(\.parts)
      try context.print(
        BudgetColumns.parts, rows: parts, store: store, asOf: at, counties: counties.covered,
        summary: BudgetColumns.summary(of: parts))
      return .done
    }
    try context.print(
      BudgetColumns.listing, rows: lines, store: store, asOf: at, counties: counties.covered,
      summary: BudgetColumns.summary(of: lines))
    return .done
  }
}
