import Database
import Domain

/// A row as it stood, and the audit entry under which it had been written.
struct KeptRow {
  let table: RecordTable
  let values: [DatabaseValue]
  let entry: Int

  /// The row's key, in the order of the columns.
  var key: [DatabaseValue] { table.key(of: values) }

  /// The value of a column, NULL where the table has none of that name.
  func value(_ column: String) -> DatabaseValue {
    table.columns.firstIndex(of: column).map { values[$0] } ?? .null
  }
}

/// Putting rows back as they were and taking rows out: the one way in which an import or a change
/// is taken back. What the rows held stays in the history, under the entry that takes it back.
extension RecordWriter {
  /// The rows of one table that an entry changed, as they were before it, in the order in which
  /// they must be put back.
  func changedRows(by entry: Int, in table: RecordTable) throws -> [KeptRow] {
    let columns = table.columns.indices.map { "json_extract(before, '$[\($0)]')" }
    return try connection.fetchAll(
      "SELECT before_entry, \(columns.joined(separator: ", ")) FROM row_history"
        + " WHERE entry = ? AND record_kind = ? ORDER BY ordinal DESC",
      [.integer(Int64(entry)), .text(table.name)]
    ) { row in
      KeptRow(
        table: table, values: table.columns.indices.map { row.value($0 + 1) }, entry: row.int(0))
    }
  }

  /// Puts a row back under the entry that had written it.
  mutating func putBack(_ row: KeptRow) throws {
    if let stored = try self.row(of: row.table, key: row.key) {
      try keep(stored.values, of: row.table, writtenBy: stored.entry)
    }
    try put(row.values, in: row.table, under: row.entry)
  }

  /// Takes a row out.
  mutating func takeOut(_ row: KeptRow) throws {
    try keep(row.values, of: row.table, writtenBy: row.entry)
    if row.table.name == "youth" { try YouthWords.remove(row.values[0], connection) }
    try PlanWords.remove(key: row.key, of: row.table, connection)
    let key = row.table.primaryKey.map { "\($0) = ?" }.joined(separator: " AND ")
    try connection.execute("DELETE FROM \(row.table.name) WHERE \(key)", row.key)
  }
}
