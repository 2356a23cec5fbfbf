import Domain
import Presentation
import Store

/// `county-notes`: what counties know and keep whoever leaves.
enum CountyNotesCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "county-notes", summary: "what a county knows of its topics, whoever wrote it",
    options: [
      OptionSpec("history", help: "every wording of each topic, the newest first")
    ],
    help: [
      "Lists what is noted of each county by topic: it stays with the county when whoever wrote it"
        + " leaves. 'csecboard do note-county' notes a topic or words it anew; every wording is"
        + " kept."
    ],
    examples: [
      .init("csecboard county-notes --county Kern", "What is known of one county."),
      .init("csecboard county-notes --history", "How it was worded before."),
    ])
  static let uses: GlobalUse = [.asOf, .county, .user]

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    let store = try context.openStore()
    try store.require(.f15, of: "county-notes", words: "county plans")
    let (at, counties) = (try context.asOf(store), try context.counties(store))
    let notes = try store.read(
      CountyNotesQuery(
        at: at, includesFormer: arguments.has("history"), counties: counties.chosenCodes))
    try context.print(
      CountyNoteColumns.listing, rows: notes, store: store, asOf: at,
      counties: counties.covered, summary: CountyNoteColumns.summary(of: notes))
    return .done
  }
}
