import Database
import Domain

/// Records whose attributes are not dated: one row each.
extension ImportSession {
  func takePlain(_ kind: RecordKind, _ row: ImportRow) throws -> RowOutcome {
    let table = RecordTable.base(of: kind)
    let given = kind.columns.map { column in
      row.values[column.name]?.stored ?? blank(column, kind)
    }
    let key = table.key(of: given)
    let keyText = Self.keyText(key)
    if let earlier = seen[kind.name]?[keyText] {
      return try again(kind, row, given: given, earlier: earlier)
    }
    let stored = try connection.fetchOne(table.selectByKey, key) { row in
      StoredRow(
        values: table.columns.indices.map { row.value($0) }, entry: row.int(table.columns.count))
    }
    guard let stored else {
      if let reason = try schedule(before: kind, given) {
        return note(
          kind, keyText, row.line, table, given, before: nil, outcome: .conflict(reason))
      }
      try requireShared(kind, given, isNew: true)
      return note(
        kind, keyText, row.line, table, withStandIns(kind, given), before: nil, outcome: .added)
    }
    return try compare(kind, row, given: given, stored: stored, keyText: keyText)
  }

  private func compare(
    _ kind: RecordKind, _ row: ImportRow, given: [DatabaseValue], stored: StoredRow,
    keyText: String
  ) throws -> RowOutcome {
    let table = RecordTable.base(of: kind)
    try requireStoredCounty(kind, stored.values)
    // An empty cell never erases.
    let merged = zip(given, stored.values).map { $0.0.isNull ? $0.1 : $0.0 }
    if merged == stored.values {
      return note(kind, keyText, row.line, table, merged, before: merged, outcome: .unchanged)
    }
    for values in [stored.values, merged] { try requireShared(kind, values, isNew: false) }
    if kind.name == "weights", row.values["value"]?.stored != stored.values[4] {
      try refusePastPolicy(row)
    }
    if let reason = try contradiction(kind, merged: merged, stored: stored) {
      return note(
        kind, keyText, row.line, table, stored.values, before: stored.values,
        outcome: .conflict(reason))
    }
    return note(kind, keyText, row.line, table, merged, before: stored.values, outcome: .changed)
  }

  /// Past figures must stay as they were printed, so a policy whose day has
  /// come is never given another value (interface §3).
  private func refusePastPolicy(_ row: ImportRow) throws {
    guard case .date(let date) = row.values["effective_on"], date <= rules.zone.localDate(of: now)
    else { return }
    throw FieldProblem(
      field: "value",
      reason: "this policy has been in force since \(date.text) with another value;"
        + " give the new value a later effective_on")
  }

  /// Why a row that differs is left as it is, or `nil` to take it.
  private func contradiction(_ kind: RecordKind, merged: [DatabaseValue], stored: StoredRow)
    throws -> String?
  {
    let columns = RecordTable.base(of: kind).columns
    for (index, name) in columns.enumerated() where merged[index] != stored.values[index] {
      if Self.endings.contains(name), hasPassed(stored.values[index]) {
        return "it has ended already (\(name)); an import never reopens"
      }
    }
    let table = RecordTable.base(of: kind)
    let overwritten = columns.indices.filter {
      merged[$0] != stored.values[$0] && !stored.values[$0].isNull
    }
    let isHand = try overwritten.contains { try isHandEntered($0, of: table, stored) }
    if isHand { return "a later entry by hand says otherwise" }
    return try schedule(before: kind, merged)
  }

  /// Whether a row was last written by hand, or the value that a column has now was put there so.
  func isHandEntered(_ index: Int, of table: RecordTable, _ stored: StoredRow) throws -> Bool {
    try isByHand(stored.entry) || isSetByHand(index, of: table, stored)
  }

  /// Whether the value that a column has now was put there by hand, whoever changed the row's other
  /// columns since.
  func isSetByHand(_ index: Int, of table: RecordTable, _ stored: StoredRow) throws -> Bool {
    let key = JSONText.array(table.key(of: stored.values))
    let before = "json_extract(before, '$[\(index)]')"
    let set = try connection.fetchOne(
      "SELECT entry FROM row_history WHERE record_kind = ?1 AND record_key = ?2"
        + " AND \(before) IS NOT ?3 ORDER BY entry DESC, ordinal DESC LIMIT 1",
      [.text(table.name), .text(key), stored.values[index]]
    ) { $0.int(0) }
    if let set { return try isByHand(set) }
    // Never anything else: it came with the row.
    let made = try connection.fetchOne(
      "SELECT before_entry FROM row_history WHERE record_kind = ?1 AND record_key = ?2"
        + " ORDER BY entry, ordinal LIMIT 1", [.text(table.name), .text(key)]
    ) { $0.int(0) }
    return try isByHand(made ?? stored.entry)
  }

  /// Whether an end lies behind us: only then has the record ended, and an end
  /// still to come may be moved. A date counts through the end of its day.
  private func hasPassed(_ end: DatabaseValue) -> Bool {
    switch end {
    case .integer(let seconds): seconds <= now.seconds
    case .text(let date): date < rules.zone.localDate(of: now).text
    default: false
    }
  }

  /// Columns that end a record.
  private static let endings: Set<String> = ["until_at", "closed_on", "closed_at", "returned_at"]

  /// Whether an audit entry is that of a change made by hand.
  func isByHand(_ entry: Int) throws -> Bool {
    let verb = try connection.fetchOne(
      "SELECT verb FROM audit WHERE seq = ?", [.integer(Int64(entry))]
    ) { $0.text(0) }
    return verb.map { !["import", "init", "demo"].contains($0) } ?? false
  }

  /// The same key a second time in one import: the same words are harmless.
  private func again(
    _ kind: RecordKind, _ row: ImportRow, given: [DatabaseValue], earlier: SeenRow
  ) throws -> RowOutcome {
    let merged = zip(given, earlier.values).map { $0.0.isNull ? $0.1 : $0.0 }
    if merged == earlier.values { return .unchanged }
    let field = kind.identity.first ?? "-"
    throw FieldProblem(
      field: field, reason: "line \(earlier.line) gave the same record with other values")
  }

  private func note(
    _ kind: RecordKind, _ key: String, _ line: Int, _ table: RecordTable,
    _ values: [DatabaseValue], before: [DatabaseValue]?, outcome: RowOutcome
  ) -> RowOutcome {
    var index: Int?
    if outcome == .added || outcome == .changed {
      index = pending.count
      pending.append(PendingRow(table: table, values: values, before: before))
    }
    seen[kind.name, default: [:]][key] = SeenRow(line: line, index: index, values: values)
    return outcome
  }

  /// What an empty cell stands for in a row's key, since keys are never NULL:
  /// the empty text (a statewide policy has no county), or the beginning of
  /// all time (an exemption without a moment of its own).
  private func blank(_ column: RecordColumn, _ kind: RecordKind) -> DatabaseValue {
    if !kind.identity.contains(column.name) { return .null }
    return column.kind == .time ? .integer(Beginning.seconds) : .text("")
  }

  /// A new row's values, with what stands for cells left empty.
  private func withStandIns(_ kind: RecordKind, _ given: [DatabaseValue]) -> [DatabaseValue] {
    zip(kind.columns, given).map { column, value in value.isNull ? standIn(column) : value }
  }

  static func keyText(_ key: [DatabaseValue]) -> String {
    if key.count == 1, let text = key[0].text { return text }
    return JSONText.array(key)
  }
}
