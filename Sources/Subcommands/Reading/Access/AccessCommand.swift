import Domain
import Presentation
import Store

/// `access YOUTH`: who can see a youth, and why.
enum AccessCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "access", summary: "who can see a youth, and why",
    positionals: [.init("YOUTH", help: "the youth's key, such as Y-0001")],
    help: [
      "Lists each account that can see the youth now, on what ground, until when, and which groups"
        + " of fields. For supervisors, of the youth of their unit, and for auditors. Looking is"
        + " entered in the audit log first."
    ],
    examples: [.init("csecboard access Y-0001", "Everybody, and why.")])
  static let uses: GlobalUse = [.user, .clock]

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    let key = arguments.positionals[0]
    let store = try context.openStore()
    guard store.viewer.role.seesWhoSees else {
      throw CommandFailure(
        .notPermitted, what: "access",
        why: "Who can see a youth is for supervisors and auditors to know.")
    }
    try store.noteOpening(ofYouth: key, now: try context.now(store))
    let lines = try store.read(SightQuery(youth: key))
    try context.print(
      SightColumns.listing, rows: lines, store: store, asOf: context.environment.present(),
      counties: try context.counties(store).covered, summary: SightColumns.summary(of: lines))
    return .done
  }
}
