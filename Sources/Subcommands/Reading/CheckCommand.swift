import Presentation
import Store

/// `check`: whether the store is whole.
enum CheckCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "check", summary: "integrity, foreign keys, row hashes, audit chain, invariants",
    help: [
      "Checks the whole store, one line a check. Exits with 1 when something is not as it must"
        + " be; nothing is repaired."
    ])
  static let uses: GlobalUse = [.user]

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    let store = try context.openStore()
    let lines = try store.check().map {
      CheckedLine(name: $0.name, isGood: $0.isGood, finding: $0.finding)
    }
    let bad = lines.filter { !$0.isGood }.count
    try context.print(
      CheckColumns.listing, rows: lines, store: store, asOf: context.environment.present(),
      counties: try context.counties(store).covered,
      summary: [("checks", .integer(lines.count)), ("not_good", .integer(bad))])
    return bad == 0 ? .done : .found
  }
}
