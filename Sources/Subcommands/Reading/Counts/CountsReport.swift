import Domain
import Presentation
import Store

extension CommandContext {
  /// Prints counts to a role that may have no row of what a command lists.
  ///
  /// - Parameter chosen: the options by which a part would be chosen, where any is given.
  /// - Returns: whether it did; otherwise the command prints its rows, or refuses.
  /// - Throws: `CommandFailure` with 77 for a part of one's own choosing: two parts could be set
  ///   against each other.
  func printCounts(
    _ subject: CountedSubject, _ store: BoardStore, chosen: [String] = []
  ) throws -> Bool {
    guard store.viewer.role.counts(subject.group) else { return false }
    let counties = try counties(store)
    let isPart = Set(counties.covered) != Set(store.viewer.counties)
    if let option = (isPart ? ["--county"] : []).first ?? chosen.first {
      throw CommandFailure(
        .notPermitted, what: option,
        why: "Your role (\(store.viewer.role.words)) has counts of all its counties together:"
          + " parts of one's own choosing could be set against each other.")
    }
    let at = try asOf(store)
    let table = try store.read(CountsQuery(of: subject, at: at))
    try print(
      CountedColumns.listing(subject), rows: table.lines, store: store, asOf: at,
      counties: counties.covered, summary: CountedColumns.summary(of: table),
      notes: [CountedColumns.note(of: table, zone: store.zone)])
    return true
  }
}
