import Domain
import Presentation
import Store

extension CommandContext {
  /// Refuses a listing to a role that sees nothing of what it lists (D§7.2).
  /// - Throws: `CommandFailure` with 77.
  func requireReading(_ group: FieldGroup, _ what: String, _ store: BoardStore) throws {
    let role = store.viewer.role
    if AccessMatrix.access(role, group).mayRead { return }
    throw CommandFailure(
      .notPermitted, what: name, why: "Your role (\(role.words)) sees no \(what).")
  }

  /// The note that values of a kind stand only because the program ships them, where that is so.
  func noteOnDefaults(
    _ kind: PolicyKind, _ words: String, _ counties: CountyScope, _ store: BoardStore,
    _ at: Instant
  ) throws -> [String] {
    let book = PolicyBook(rows: try store.read(PoliciesQuery(inForceOn: nil)))
    let day = store.zone.localDate(of: at)
    let isDefault = counties.covered.contains { county in
      PolicyRow.keys(of: kind).contains {
        book.value(kind, $0, county: county, on: day)?.isShippedDefault ?? false
      }
    }
    return isDefault ? ["\(words): \(PolicyColumns.defaultNote)"] : []
  }
}
