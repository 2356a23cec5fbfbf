import Database
import Domain

/// Records whose attributes are dated: staff, youth, facilities.
extension ImportSession {
  func takeDated(_ kind: RecordKind, _ row: ImportRow) throws -> RowOutcome {
    guard let key = row.text("id") else { return .unchanged }
    let given = datedColumns(kind).map { row.values[$0.name]?.stored ?? .null }
    guard let record = try record(kind, key) else {
      return try begin(kind, key, row, given: given)
    }
    try requireBothCounties(record, row)
    if record.isNew { return try restate(kind, record, row, given: given) }
    return try update(kind, record, row, given: given)
  }

  /// The record as this import has it, or as the store has it.
  private func record(_ kind: RecordKind, _ key: String) throws -> DatedRecord? {
    if let known = dated[kind.name]?[key] { return known }
    let base = RecordTable.base(of: kind)
    let stored = try connection.fetchOne(base.selectByKey, [.text(key)]) { row in
      StoredRow(
        values: base.columns.indices.map { row.value($0) }, entry: row.int(base.columns.count))
    }
    guard let stored else { return nil }
    let table = RecordTable.versions(of: kind)
    let attributes = table.columns.dropFirst(2)
    let versions = try connection.fetchAll(
      "SELECT valid_from, entry, \(attributes.joined(separator: ", ")) FROM \(table.name)"
        + " WHERE id = ? ORDER BY valid_from", [.text(key)]
    ) { row in
      DatedRecord.Version(
        from: row.int64(0), values: attributes.indices.map { row.value($0) },
        entry: row.int(1), before: nil, isDirty: false)
    }
    let record = DatedRecord(
      stored: Array(stored.values.dropFirst(2)), ownerCounty: stored.values[1].text ?? "",
      entry: stored.entry, versions: versions)
    keep(kind, key, record)
    return record
  }

  private func keep(_ kind: RecordKind, _ key: String, _ record: DatedRecord) {
    dated[kind.name, default: [:]][key] = record
    datedOrder.append((kind, key))
  }

  private func begin(
    _ kind: RecordKind, _ key: String, _ row: ImportRow, given: [DatabaseValue]
  ) throws -> RowOutcome {
    let record = DatedRecord(
      new: undatedColumns(kind).map { row.values[$0.name]?.stored ?? .null },
      ownerCounty: row.text("county") ?? "")
    record.state(withStandIns(kind, given), from: moment(row) ?? Beginning.seconds)
    keep(kind, key, record)
    return .added
  }

  /// A further row of a record that this import brings.
  private func restate(
    _ kind: RecordKind, _ record: DatedRecord, _ row: ImportRow, given: [DatabaseValue]
  ) throws -> RowOutcome {
    let at = moment(row) ?? Beginning.seconds
    let undated = merged(
      undatedColumns(kind).map { row.values[$0.name]?.stored ?? .null },
      over: record.undated)
    let index = record.index(at: at)
    let base = index.map { record.versions[$0].values } ?? withStandIns(kind, given)
    let values = merged(given, over: base)
    if let index, record.versions[index].from == at, values != record.versions[index].values {
      throw FieldProblem(
        field: "id", reason: "an earlier line gave the same record and date with other values")
    }
    let isSame = undated == record.undated && index != nil && values == base
    record.undated = undated
    if isSame { return .unchanged }
    record.state(values, from: at)
    return .changed
  }

  private func update(
    _ kind: RecordKind, _ record: DatedRecord, _ row: ImportRow, given: [DatabaseValue]
  ) throws -> RowOutcome {
    if let reason = try takeUndated(kind, record, row) { return .conflict(reason) }
    let at = moment(row) ?? now.seconds
    guard let index = record.index(at: at) else { return .unchanged }
    let version = record.versions[index]
    let values = merged(given, over: version.values)
    if values == version.values { return record.isBaseDirty ? .changed : .unchanged }
    if row.effectiveOn == nil || version.from == at {
      // A file read before says what held at first; the versions after it stand.
      let first = record.versions[0].values
      if row.effectiveOn == nil, isKnownFile, merged(given, over: first) == first {
        return record.isBaseDirty ? .changed : .unchanged
      }
      if try overwritesHand(values, version) {
        return .conflict("a later entry by hand says otherwise")
      }
    }
    record.state(values, from: at)
    if let county = row.text("county") { record.ownerCounty = county }
    return .changed
  }

  /// Takes the undated cells; a reason where the row is to be left.
  private func takeUndated(_ kind: RecordKind, _ record: DatedRecord, _ row: ImportRow) throws
    -> String?
  {
    let columns = undatedColumns(kind)
    let given = columns.map { row.values[$0.name]?.stored ?? .null }
    let values = merged(given, over: record.undated)
    if values == record.undated { return nil }
    for (index, column) in columns.enumerated() where values[index] != record.undated[index] {
      guard let stored = record.undated[index].text, let new = values[index].text else { continue }
      if column.name == "ended_on", new > stored {
        return "it has ended already (\(stored)); an import never reopens"
      }
      if let entry = record.entry, try isByHand(entry) {
        return "a later entry by hand says otherwise"
      }
    }
    record.undated = values
    return nil
  }

  private func overwritesHand(_ values: [DatabaseValue], _ version: DatedRecord.Version) throws
    -> Bool
  {
    guard let entry = version.entry else { return false }
    let overwrites = values.indices.contains {
      values[$0] != version.values[$0] && !version.values[$0].isNull
    }
    return try overwrites && isByHand(entry)
  }

  /// A row that would change the owning county needs rights in both (interface §2).
  private func requireBothCounties(_ record: DatedRecord, _ row: ImportRow) throws {
    guard let county = row.text("county"), county != record.ownerCounty,
      !store.viewer.covers(county: record.ownerCounty)
    else { return }
    throw FieldProblem(
      field: "county", reason: "the record belongs to county \(record.ownerCounty), not yours")
  }

  private func moment(_ row: ImportRow) -> Int64? {
    row.effectiveOn.map { rules.zone.firstInstant(of: $0).seconds }
  }

  private func merged(_ given: [DatabaseValue], over base: [DatabaseValue]) -> [DatabaseValue] {
    zip(given, base).map { $0.0.isNull ? $0.1 : $0.0 }
  }

  private func withStandIns(_ kind: RecordKind, _ given: [DatabaseValue]) -> [DatabaseValue] {
    zip(datedColumns(kind), given).map { column, value in value.isNull ? standIn(column) : value }
  }

  /// The value that an empty cell of a new record has, such as 1.0 for `fte`.
  func standIn(_ column: RecordColumn) -> DatabaseValue {
    guard let text = column.standIn else { return .null }
    let read = try? reading.value(text, of: column.kind, field: column.name)
    return read.flatMap { $0 }?.stored ?? .null
  }

  private func datedColumns(_ kind: RecordKind) -> [RecordColumn] {
    kind.attributes.filter { !$0.isUndated }
  }

  private func undatedColumns(_ kind: RecordKind) -> [RecordColumn] {
    kind.attributes.filter(\.isUndated)
  }

  /// Writes every dated record that differs.
  func writeDated(_ writer: inout RecordWriter) throws {
    for (kind, key) in datedOrder {
      guard let record = dated[kind.name]?[key], record.isDirty else { continue }
      if record.isNew { record.beginAtTheBeginning() }
      if record.isBaseDirty {
        let head: [DatabaseValue] = [.text(key), .text(record.ownerCounty)]
        let before = record.undatedBefore.map { undated -> [DatabaseValue] in
          [.text(key), DatabaseValue(record.ownerBefore)] + undated
        }
        try writer.write(head + record.undated, to: .base(of: kind), before: before)
      }
      for version in record.versions where version.isDirty {
        let head: [DatabaseValue] = [.text(key), .integer(version.from)]
        try writer.write(
          head + version.values, to: .versions(of: kind), before: version.before.map { head + $0 })
      }
    }
  }
}
