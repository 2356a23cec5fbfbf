import Database
import Domain

/// What refers to the rows that are taken out, and what the rows that are put back refer to.
struct UndoTies {
  let plan: UndoPlan
  let work: WriteWork

  func check() throws {
    for row in plan.out { try requireUnreferred(row) }
    for row in plan.back { try requireParents(row) }
  }

  /// A record that refers to what the change made was built on it.
  private func requireUnreferred(_ row: KeptRow) throws {
    guard let kind = RecordCatalog.stored.first(where: { $0.table == row.table.name }),
      kind.identity == ["id"]
    else { return }
    for other in RecordCatalog.stored {
      for column in other.columns where column.kind == .key(of: kind.name) {
        let table = other.isDated && !column.isUndated ? other.versionTable : other.table
        let entry = try work.connection.fetchOne(
          "SELECT entry FROM \(table) WHERE \(column.sqlName) = ? AND entry <> ? LIMIT 1",
          [row.values[0], .integer(Int64(plan.chain.root.seq))]
        ) { $0.int(0) }
        guard let entry else { continue }
        let verb = try UndoChain.entry(entry, work.connection)?.verb ?? "a change"
        throw UndoRefusal(
          reason: "a later record refers to it: \(verb), entry \(entry), in \(other.name)")
      }
    }
  }

  /// A row is put back only where everything that it names is still there.
  private func requireParents(_ row: KeptRow) throws {
    let tables = RecordCatalog.stored.filter { RecordTable.tables(of: $0).contains(row.table) }
    for column in tables.flatMap(\.columns) {
      guard case .key(let name) = column.kind, case .text(let key) = row.value(column.sqlName),
        !key.isEmpty, let kind = RecordCatalog.kind(named: name)
      else { continue }
      let isPutBack = plan.back.contains {
        $0.table.name == kind.table && $0.values[0] == .text(key)
      }
      let found = try work.connection.fetchOne(
        "SELECT 1 FROM \(kind.table) WHERE id = ?", [.text(key)]
      ) { $0.int(0) }
      if found == nil, !isPutBack {
        throw UndoRefusal(reason: "'\(key)' in \(name), which it names, is not there any more")
      }
    }
  }
}
