import Database
import Domain

extension BoardStore {
  /// Takes back one import, where nothing later was built on it.
  ///
  /// Rows it changed are put back as they were, rows it added are taken out;
  /// what they held stays in the history, and the log keeps both entries.
  ///
  /// - Returns: how many rows were put back and taken out.
  /// - Throws: ``StoreError/rule(_:)`` saying what stands in the way.
  @discardableResult
  public func revertImport(_ number: Int, now: Instant) throws -> (restored: Int, removed: Int) {
    guard viewer.role.seesImports else {
      throw StoreError.notPermitted(reason: "taking back an import is for a data steward")
    }
    return try write(verb: "revert", now: now) { work in
      let entry = try entry(ofImport: number, work)
      try work.connection.execute("PRAGMA defer_foreign_keys = ON")
      var writer = try work.record(
        AuditLog.Act(
          verb: "revert", subjectKind: "import", subject: "\(number)",
          detail: JSONText.object([("import", .integer(Int64(number)))])))
      try requireUntouched(number, entry: entry, writer, work)
      let restored = try restore(entry, &writer)
      let removed = try remove(entry, &writer, work)
      try requireNothingDangling(number, work)
      try work.connection.execute(
        "UPDATE imports SET reverted_at = ? WHERE id = ?",
        [.integer(now.seconds), .integer(Int64(number))])
      try YouthWords.gather(ofRows: restored, work.connection)
      return (restored.count, removed)
    }
  }

  private func entry(ofImport number: Int, _ work: WriteWork) throws -> Int {
    let found = try work.connection.fetchOne(
      "SELECT entry, reverted_at FROM imports WHERE id = ?", [.integer(Int64(number))]
    ) { (entry: $0.int(0), reverted: $0.optionalInt(1)) }
    guard let found else { throw StoreError.unknownKey(kind: "imports", key: "\(number)") }
    if found.reverted != nil { throw StoreError.rule("import \(number) was taken back already") }
    return found.entry
  }

  /// A row of this import that something later changed stands in the way; one that was put back as
  /// the import left it does not.
  private func requireUntouched(
    _ number: Int, entry: Int, _ writer: RecordWriter, _ work: WriteWork
  ) throws {
    var later: [String] = []
    for table in RecordTable.all {
      let key = table.primaryKey.indices.map { "json_extract(h.record_key, '$[\($0)]')" }
      let rows = try work.connection.fetchAll(
        "SELECT a.verb, \(key.joined(separator: ", ")) FROM row_history h"
          + " JOIN audit a ON a.seq = h.entry WHERE h.before_entry = ? AND h.record_kind = ?"
          + " ORDER BY h.entry, h.ordinal",
        [.integer(Int64(entry)), .text(table.name)]
      ) { row in
        (verb: row.text(0), key: table.primaryKey.indices.map { row.value($0 + 1) })
      }
      for row in rows where try writer.row(of: table, key: row.key)?.entry != entry {
        let words = zip(table.primaryKey, row.key).map { name, value in
          name.hasSuffix("_at")
            ? value.int64.map { work.zone.rfc3339(Instant(seconds: $0)) } ?? "-"
            : value.text ?? value.int64.map { "\($0)" } ?? "-"
        }
        later.append("\(table.name) \(words.joined(separator: " ")) (\(row.verb))")
      }
    }
    if later.isEmpty { return }
    let more = later.count > 3 ? " and \(later.count - 3) more" : ""
    throw StoreError.rule(
      "import \(number) cannot be taken back: later changes rest on it: "
        + later.prefix(3).joined(separator: ", ") + more)
  }

  private func restore(_ entry: Int, _ writer: inout RecordWriter) throws -> [KeptRow] {
    var restored: [KeptRow] = []
    for table in RecordTable.all {
      let rows = try writer.changedRows(by: entry, in: table)
      for row in rows { try writer.putBack(row) }
      restored += rows
    }
    return restored
  }

  private func remove(_ entry: Int, _ writer: inout RecordWriter, _ work: WriteWork) throws -> Int {
    var count = 0
    for table in RecordTable.all.reversed() {
      let rows = try work.connection.fetchAll(
        "SELECT \(table.columns.joined(separator: ", ")) FROM \(table.name) WHERE entry = ?",
        [.integer(Int64(entry))]
      ) { row in
        KeptRow(table: table, values: table.columns.indices.map { row.value($0) }, entry: entry)
      }
      for row in rows { try writer.takeOut(row) }
      count += rows.count
    }
    return count
  }

  /// A later record that refers to one this import brought stands in the way.
  private func requireNothingDangling(_ number: Int, _ work: WriteWork) throws {
    let dangling = try work.connection.foreignKeyCheck()
    guard let first = dangling.first else { return }
    throw StoreError.rule(
      "import \(number) cannot be taken back: \(dangling.count) later records refer to what it"
        + " brought, the first in \(first.split(separator: " ").first ?? "")")
  }
}
