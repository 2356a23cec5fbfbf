import Domain
import Presentation
import Store

/// `studies`: figures that studies found, with what must be said beside each.
enum StudiesCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "studies", summary: "figures that studies found, with what must be said beside each",
    help: [
      "Lists what studies found of each county and of the whole state: the value, of how many of"
        + " how many, when, how they were chosen, and whether they stand for all. What must be said"
        + " beside a value stands beside it: not a representative sample, no baseline.",
      "A change is said of an endline alone, from the newest baseline of the same thing and place"
        + " that was over before it began, with both values and who measured it; where there is"
        + " none, that is said in its place. add-study and change-study of 'csecboard do' put"
        + " figures down and correct them.",
    ],
    examples: [
      .init("csecboard studies", "What was found, and how far it goes."),
      .init("csecboard studies --county Kern -f csv", "One county's, for a spreadsheet."),
    ])
  static let uses: GlobalUse = [.asOf, .county, .user]

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    let store = try context.openStore()
    try store.require(.f15, of: "studies", words: "county plans")
    let (at, counties) = (try context.asOf(store), try context.counties(store))
    let lines = try store.read(StudiesQuery(at: at, counties: counties.chosenCodes))
    try context.print(
      StudyColumns.listing, rows: lines, store: store, asOf: at, counties: counties.covered,
      summary: StudyColumns.summary(of: lines), notes: [StudyColumns.detected])
    return .done
  }
}
