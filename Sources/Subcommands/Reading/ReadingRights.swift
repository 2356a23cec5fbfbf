import Domain
import Presentation
import Store

extension CommandContext {
  /// The note that values of a kind stand only because the program ships them, where that is so.
  func noteOnDefaults(
    _ kind: PolicyKind, _ words: String, _ counties: CountyScope, _ store: BoardStore,
    _ at: Instant
  ) throws -> [String] {
    let book = PolicyBook(rows: try store.read(PoliciesQuery(inForceOn: nil, kind: kind)))
    let day = store.zone.localDate(of: at)
    let isDefault = counties.covered.contains { county in
      PolicyRow.keys(of: kind).contains {
        book.value(kind, $0, county: county, on: day)?.isShippedDefault ?? false
      }
    }
    return isDefault ? ["\(words): \(PolicyColumns.defaultNote)"] : []
  }
}

extension BoardStore {
  /// Refuses a viewer whose role never sees a group of fields: an empty listing would be read as
  /// nobody and none.
  /// - Throws: `CommandFailure` with 77.
  func require(_ group: FieldGroup, of command: String, words: String) throws(CommandFailure) {
    guard viewer.role.lists(group) else {
      throw CommandFailure(
        .notPermitted, what: command, why: "Your role (\(viewer.role.words)) sees no \(words).")
    }
  }
}
