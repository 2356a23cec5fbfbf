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
    return try update(kind, key, record, row, given: given)
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
        from: row.int64(0), values: attributes.indices.map { row.value($0) }, entry: row.int(1))
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
      ownerCounty: row.text("county") ?? "", standIns: datedColumns(kind).map(standIn))
    _ = record.state(given, from: moment(row) ?? Beginning.seconds)
    keep(kind, key, record)
    return .added
  }

  /// A further row of a record that this import brings.
  private func restate(
    _ kind: RecordKind, _ record: DatedRecord, _ row: ImportRow, given: [DatabaseValue]
  ) throws -> RowOutcome {
    let at = moment(row) ?? Beginning.seconds
    let undated = undatedColumns(kind).map { row.values[$0.name]?.stored ?? .null }
    let differs = zip(undated, record.undated).contains { !$0.isNull && !$1.isNull && $0 != $1 }
    if differs || !row.standsOver && record.contradicts(given, from: at) {
      throw FieldProblem(
        field: "id", reason: "an earlier line gave the same record and date with other values")
    }
    let merged = DatedRecord.merged(undated, over: record.undated)
    let isSame = merged == record.undated
    record.undated = merged
    let isChanged = record.state(given, from: at)
    follow(kind, record)
    return isSame && !isChanged ? .unchanged : .changed
  }

  private func update(
    _ kind: RecordKind, _ key: String, _ record: DatedRecord, _ row: ImportRow,
    given: [DatabaseValue]
  ) throws -> RowOutcome {
    let at = moment(row) ?? now.seconds
    if !row.standsOver, record.contradicts(given, from: at) {
      throw FieldProblem(
        field: "id", reason: "an earlier line gave the same record and date with other values")
    }
    let undated = DatedRecord.merged(
      undatedColumns(kind).map { row.values[$0.name]?.stored ?? .null }, over: record.undated)
    // Both halves are looked at first: a row that is left is left whole.
    if let reason = try undatedConflict(kind, key, record, undated) { return .conflict(reason) }
    var says = given
    if let place = record.index(at: at) ?? (record.versions.isEmpty ? nil : 0),
      row.effectiveOn == nil || record.versions[place].from == at
    {
      let version = record.versions[place]
      let values = DatedRecord.merged(given, over: version.values)
      if row.effectiveOn == nil, isKnownFile, repeatsFirst(record, given) {
        // A file read before says what held at first; the versions after it stand.
        says = given.map { _ in .null }
      } else if try overwritesHand(kind, key, record, values, place) {
        return .conflict("a later entry by hand says otherwise")
      }
    }
    let isSame = undated == record.undated
    record.undated = undated
    let isChanged = record.state(says, from: at)
    if isChanged { follow(kind, record) }
    return isSame && !isChanged ? .unchanged : .changed
  }

  private func repeatsFirst(_ record: DatedRecord, _ given: [DatabaseValue]) -> Bool {
    guard let first = record.versions.first?.values else { return false }
    return DatedRecord.merged(given, over: first) == first
  }

  /// The record belongs to the county that its newest version names.
  private func follow(_ kind: RecordKind, _ record: DatedRecord) {
    guard let place = datedColumns(kind).firstIndex(where: { $0.name == "county" }),
      let county = record.versions.last?.values[place].text
    else { return }
    record.ownerCounty = county
  }

  /// Why the undated cells of a row cannot be taken, or `nil`.
  private func undatedConflict(
    _ kind: RecordKind, _ key: String, _ record: DatedRecord, _ values: [DatabaseValue]
  ) throws -> String? {
    for (index, column) in undatedColumns(kind).enumerated()
    where values[index] != record.undated[index] {
      guard let stored = record.undated[index].text, let new = values[index].text else { continue }
      if column.name == "ended_on", new > stored, stored < rules.zone.localDate(of: now).text {
        return "it has ended already (\(stored)); an import never reopens"
      }
      guard let entry = record.entry else { continue }
      let row = StoredRow(
        values: [.text(key), .text(record.ownerBefore ?? "")] + record.undated, entry: entry)
      if try isHandEntered(index + 2, of: .base(of: kind), row) {
        return "a later entry by hand says otherwise"
      }
    }
    return nil
  }

  /// Whether a value that would go was put there by hand: in the version itself, or in an earlier
  /// one whose value it only repeats.
  private func overwritesHand(
    _ kind: RecordKind, _ key: String, _ record: DatedRecord, _ values: [DatabaseValue],
    _ place: Int
  ) throws -> Bool {
    let version = record.versions[place]
    return try values.indices.contains { column in
      let value = version.values[column]
      guard values[column] != value, !value.isNull else { return false }
      var first = place
      while first > 0, record.versions[first - 1].values[column] == value { first -= 1 }
      let origin = record.versions[first]
      if let entry = version.entry, try isByHand(entry) { return true }
      guard let entry = origin.entry else { return false }
      let row = StoredRow(
        values: [.text(key), .integer(origin.from)] + origin.values, entry: entry)
      return try isSetByHand(column + 2, of: .versions(of: kind), row)
    }
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
      if record.isBaseDirty {
        let head: [DatabaseValue] = [.text(key), .text(record.ownerCounty)]
        let before = record.undatedBefore.map { undated -> [DatabaseValue] in
          [.text(key), DatabaseValue(record.ownerBefore)] + undated
        }
        try writer.write(head + record.undated, to: .base(of: kind), before: before)
      }
      for (version, before) in record.writes {
        let head: [DatabaseValue] = [.text(key), .integer(version.from)]
        try writer.write(
          head + version.values, to: .versions(of: kind), before: before.map { head + $0 })
      }
    }
  }
}
