import Database
import Domain

/// Why a change cannot be taken back: a sentence without its beginning and its stop.
struct UndoRefusal: Error {
  let reason: String
}

/// The rows that taking back one change puts back and takes out, if nothing was built on it.
struct UndoPlan {
  let chain: UndoChain
  /// Rows to put back, parents first.
  private(set) var back: [KeptRow] = []
  /// Rows to take out, children first.
  private(set) var out: [KeptRow] = []

  /// - Throws: ``UndoRefusal`` where something stands in the way.
  init(_ chain: UndoChain, _ work: WriteWork) throws {
    self.chain = chain
    let written = try WrittenRows(by: chain.root.seq, work.connection)
    if written.changed.isEmpty, written.added.isEmpty {
      throw UndoRefusal(reason: "it was made before changes could be taken back")
    }
    if chain.isInEffect {
      try takeBack(written, work)
    } else {
      try putBack(written, work)
    }
    try requireNoGround()
    try requireNoNewerVersion(work)
    try UndoTies(plan: self, work: work).check()
    try UndoRules(plan: self, work: work).check()
  }

  /// What the change wrote must stand as it wrote it.
  private mutating func takeBack(_ written: WrittenRows, _ work: WriteWork) throws {
    let reader = RecordWriter(connection: work.connection, entry: chain.root.seq)
    for row in written.everyKey {
      guard let present = try reader.row(of: row.table, key: row.key) else {
        throw UndoRefusal(reason: "what it made in \(row.table.name) is not there any more")
      }
      if present.entry != chain.root.seq {
        throw try builtOn(row.table, by: present.entry, work)
      }
      if !written.wasThere(row) {
        out.insert(
          KeptRow(table: row.table, values: present.values, entry: present.entry), at: 0)
      }
    }
    back = written.changed
  }

  /// What taking it back left must stand as it was left.
  private mutating func putBack(_ written: WrittenRows, _ work: WriteWork) throws {
    let reader = RecordWriter(connection: work.connection, entry: chain.tip)
    for row in try WrittenRows(by: chain.tip, work.connection).changed {
      let present = try reader.row(of: row.table, key: row.key)
      let left = written.changed.first { $0.table == row.table && $0.key == row.key }
      if let present, present.entry != left?.entry {
        throw try builtOn(row.table, by: present.entry, work)
      }
      if present == nil, left != nil {
        throw UndoRefusal(reason: "what it changed in \(row.table.name) is not there any more")
      }
      back.append(row)
    }
  }

  /// What opened a record to somebody stays in the record, and so does its end: it may have been
  /// read by it.
  private func requireNoGround() throws {
    let grounds = RecordCatalog.grounds.map(\.table)
    if (back + out).contains(where: { grounds.contains($0.table.name) }) {
      throw UndoRefusal(
        reason: "a record may have been read by it; what opens one is ended instead")
    }
  }

  /// A version of a record that came later was made from what the change left.
  private func requireNoNewerVersion(_ work: WriteWork) throws {
    for kind in RecordCatalog.all where kind.isDated {
      let tables = RecordTable.tables(of: kind)
      let keys = Set((back + out).filter { tables.contains($0.table) }.map { $0.values[0] })
      for key in keys {
        for table in tables {
          let newer = try work.connection.fetchOne(
            "SELECT entry FROM \(table.name) WHERE id = ? AND entry > ? LIMIT 1",
            [key, .integer(Int64(chain.root.seq))]
          ) { $0.int(0) }
          if let newer { throw try builtOn(table, by: newer, work) }
        }
      }
    }
  }

  private func builtOn(_ table: RecordTable, by entry: Int, _ work: WriteWork) throws
    -> UndoRefusal
  {
    let verb = try UndoChain.entry(entry, work.connection)?.verb ?? "a change"
    return UndoRefusal(
      reason: "a later change rests on it: \(verb), entry \(entry), in \(table.name)")
  }
}

/// The rows that one entry wrote: those it changed, as they were before, and the keys of new ones.
struct WrittenRows {
  /// As they were before the entry, parents first.
  let changed: [KeptRow]
  /// Tables and keys of rows that were new, parents first.
  let added: [(table: RecordTable, key: [DatabaseValue])]

  init(by entry: Int, _ connection: Connection) throws {
    let number = DatabaseValue.integer(Int64(entry))
    let changedTables = try connection.fetchAll(
      "SELECT DISTINCT record_kind FROM row_history WHERE entry = ?", [number]
    ) { $0.text(0) }
    let addedTables = try connection.fetchAll(
      "SELECT DISTINCT record_kind FROM row_added WHERE entry = ?", [number]
    ) { $0.text(0) }
    let reader = RecordWriter(connection: connection, entry: entry)
    changed = try RecordTable.all.filter { changedTables.contains($0.name) }
      .flatMap { try reader.changedRows(by: entry, in: $0) }
    var added: [(table: RecordTable, key: [DatabaseValue])] = []
    for table in RecordTable.all where addedTables.contains(table.name) {
      let parts = table.primaryKey.indices.map { "json_extract(record_key, '$[\($0)]')" }
      added += try connection.fetchAll(
        "SELECT \(parts.joined(separator: ", ")) FROM row_added"
          + " WHERE entry = ? AND record_kind = ? ORDER BY ordinal", [number, .text(table.name)]
      ) { row in (table, table.primaryKey.indices.map { row.value($0) }) }
    }
    self.added = added
  }

  /// Every row that the entry wrote, each once, parents first.
  var everyKey: [(table: RecordTable, key: [DatabaseValue])] {
    var seen: Set<[DatabaseValue]> = []
    let keys = changed.map { ($0.table, $0.key) } + added
    return RecordTable.all.flatMap { table in
      keys.filter { $0.0 == table && seen.insert([.text(table.name)] + $0.1).inserted }
    }
  }

  /// Whether the row was there before the entry.
  func wasThere(_ row: (table: RecordTable, key: [DatabaseValue])) -> Bool {
    changed.contains { $0.table == row.table && $0.key == row.key }
  }
}
