import Domain
import Exchange
import Presentation
import Store

/// `accounts`: who may see what, since when.
enum AccountsCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "accounts", summary: "who may see what, since when",
    help: [
      "Lists every grant there was until now, or until --as-of, by account, newest first. For"
        + " administrators."
    ])
  static let uses: GlobalUse = [.asOf, .user]

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    let store = try context.openStore()
    let at = try context.asOf(store)
    let grants = try store.read(AccountsQuery()).filter { $0.from <= at }
    let inForce = grants.filter { $0.until.map { at < $0 } ?? true }
    try context.print(
      AccountColumns.listing, rows: grants.map { AccountLine($0) }, store: store, asOf: at,
      counties: try context.counties(store).covered,
      summary: [("in_force", .integer(inForce.count))])
    return .done
  }
}
