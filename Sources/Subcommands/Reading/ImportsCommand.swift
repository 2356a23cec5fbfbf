import Domain
import Exchange
import Presentation
import Store

/// `imports`: each import with its files.
enum ImportsCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "imports", summary: "each import with its files' hashes, counts, who and when",
    help: ["Lists what came in from files, newest import first, one row a file."])
  static let uses: GlobalUse = [.asOf, .user]

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    let store = try context.openStore()
    let at = try context.asOf(store)
    guard [.dataSteward, .everything].contains(store.viewer.role) else {
      throw CommandFailure(
        .notPermitted, what: "imports", why: "What came in is for data stewards to see.")
    }
    let records = try store.read(ImportsQuery()).filter { $0.at <= at }
    try context.print(
      ImportColumns.ledger, rows: records.map { ImportLine($0) }, store: store, asOf: at,
      counties: try context.counties(store).covered,
      summary: [
        ("imports", .integer(Set(records.map(\.number)).count)),
        ("files", .integer(records.count)),
      ])
    return .done
  }
}
