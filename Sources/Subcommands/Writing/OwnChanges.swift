import Presentation
import Store

/// `do --own`: one's own last changes.
enum OwnChanges {
  /// How many are listed.
  private static let limit = 50

  static func print(_ context: CommandContext) throws {
    let store = try context.openStore()
    let now = try context.now(store)
    let rows = try store.undoable(now: now, limit: limit).map { change in
      OwnChange(
        entry: change.entry, at: change.at, action: change.verb, subject: change.subject,
        sentence: change.sentence, reason: change.reason)
    }
    try context.print(
      ActionColumns.own, rows: rows, store: store, asOf: now,
      counties: try context.counties(store).covered)
  }
}
