import Database
import Domain

/// Writes whole rows with their hash, inside a write transaction, and keeps
/// the row as it was before under the entry that changed it.
struct RecordWriter {
  let connection: Connection
  /// The audit entry under which everything is written.
  let entry: Int
  /// Whether new rows are noted, so that the entry can be taken back without a search through
  /// every table. An import, of which a search is affordable and the notes are not, has none.
  private let notesAdded: Bool
  private var ordinal = 0

  init(connection: Connection, entry: Int, notesAdded: Bool = false) {
    self.connection = connection
    self.entry = entry
    self.notesAdded = notesAdded
  }

  /// Writes one row, new or changed.
  ///
  /// - Parameters:
  ///   - values: in the order of `table.columns`.
  ///   - before: the row as it stood, in the same order; `nil` for a new row.
  mutating func write(
    _ values: [DatabaseValue], to table: RecordTable, before: [DatabaseValue]? = nil
  ) throws {
    precondition(values.count == table.columns.count, "a whole row of \(table.name)")
    if before != nil, let stored = try row(of: table, key: table.key(of: values)) {
      try keep(stored.values, of: table, writtenBy: stored.entry)
    } else if notesAdded {
      try noteAdded(values, to: table)
    }
    try put(values, in: table, under: entry)
  }

  private mutating func noteAdded(_ values: [DatabaseValue], to table: RecordTable) throws {
    ordinal += 1
    try connection.execute(
      "INSERT INTO row_added (entry, ordinal, record_kind, record_key) VALUES (?,?,?,?)",
      [
        .integer(Int64(entry)), .integer(Int64(ordinal)), .text(table.name),
        .text(JSONText.array(table.key(of: values))),
      ])
  }

  /// Writes one whole row with its hash under an entry, keeping nothing of what was there.
  func put(_ values: [DatabaseValue], in table: RecordTable, under entry: Int) throws {
    var arguments = values
    arguments.append(.integer(Int64(entry)))
    if table.isHashed {
      arguments.append(.blob(RowHash.of(table: table.name, values: values)))
    }
    try PlanWords.remove(key: table.key(of: values), of: table, connection)
    try connection.execute(table.upsert, arguments)
    try PlanWords.keep(values, of: table, connection)
    try YouthWords.keep(values, of: table, connection)
  }

  /// Keeps the row as it was, with the entry it had been written under.
  mutating func keep(_ before: [DatabaseValue], of table: RecordTable, writtenBy: Int) throws {
    ordinal += 1
    try connection.execute(
      "INSERT INTO row_history (entry, ordinal, record_kind, record_key, before, before_entry)"
        + " VALUES (?,?,?,?,?,?)",
      [
        .integer(Int64(entry)), .integer(Int64(ordinal)), .text(table.name),
        .text(JSONText.array(table.key(of: before))), .text(JSONText.array(before)),
        .integer(Int64(writtenBy)),
      ])
  }

  /// Changes some columns of the row of that key; one that is not there is left.
  mutating func change(
    _ table: RecordTable, key: [DatabaseValue], _ changes: [String: DatabaseValue]
  ) throws {
    guard let stored = try row(of: table, key: key) else { return }
    let values = zip(table.columns, stored.values).map { changes[$0.0] ?? $0.1 }
    try write(values, to: table, before: stored.values)
  }

  /// The row of that key as it stands, in the order of `table.columns`, or `nil`.
  func row(of table: RecordTable, key: [DatabaseValue]) throws -> StoredRow? {
    try connection.fetchOne(table.selectByKey, key) { row in
      StoredRow(
        values: table.columns.indices.map { row.value($0) }, entry: row.int(table.columns.count))
    }
  }
}

/// A row as it stands, and the audit entry that wrote it.
struct StoredRow {
  var values: [DatabaseValue]
  let entry: Int
}
