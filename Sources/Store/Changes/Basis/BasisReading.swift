import Database
import Domain

/// The records that a change would change, as they stand or stood at an entry of the log.
///
/// Values of groups that the viewer's role never sees are left out (D§7.2).
struct BasisReading {
  let work: WriteWork
  /// The entry as of which the records are read; `nil` = now.
  let asOf: Int?
  /// The newest entry that wrote, ended or took out one of the records; 0 before any.
  private(set) var entry = 0
  private(set) var values: [NamedText] = []

  init(_ work: WriteWork, asOf: Int? = nil) {
    self.work = work
    self.asOf = asOf
  }

  /// Takes the named columns of one record that has no dated attributes.
  mutating func take(_ kind: RecordKind, key: [DatabaseValue], columns: [String]) throws {
    let table = RecordTable.base(of: kind)
    try note(table, key: key)
    let row = try values(of: table, key: key)
    take(columns, of: kind, from: row, in: table)
  }

  /// Takes the named attributes of a dated record as they hold at a moment.
  mutating func take(_ kind: RecordKind, id: String, at moment: Instant, columns: [String]) throws {
    let (base, versions) = (RecordTable.base(of: kind), RecordTable.versions(of: kind))
    try note(base, key: [.text(id)])
    take(columns, of: kind, from: try values(of: base, key: [.text(id)]), in: base)
    var inForce: [DatabaseValue]?
    try noteEvery(versions, of: id)
    for from in try moments(of: id, versions) {
      if from <= moment.seconds || inForce == nil,
        let row = try values(of: versions, key: [.text(id), .integer(from)])
      {
        inForce = row
      }
    }
    take(columns, of: kind, from: inForce, in: versions)
  }

  /// Takes something else that the change rests on, of rows noted besides.
  mutating func take(_ name: String, text: String) {
    values.append(NamedText(name: name, text: text))
  }

  /// Counts a row among those that the change rests on.
  mutating func note(_ table: RecordTable, key: [DatabaseValue]) throws {
    let written = try work.connection.fetchOne(table.selectByKey, key) { row in
      row.int(table.columns.count)
    }
    let kept = try work.connection.fetchOne(
      "SELECT max(entry) FROM row_history WHERE record_kind = ? AND record_key = ?",
      [.text(table.name), .text(JSONText.array(key))]
    ) { $0.optionalInt(0) }
    entry = max(entry, written ?? 0, (kept ?? nil) ?? 0)
  }

  /// Counts every row of a table whose key begins with one record's key.
  mutating func noteEvery(_ table: RecordTable, of id: String) throws {
    let prefix = "[" + JSONText.string(id)
    let written = try work.connection.fetchOne(
      "SELECT max(entry) FROM \(table.name) WHERE \(table.primaryKey[0]) = ?", [.text(id)]
    ) { $0.optionalInt(0) }
    // The keys are ["Y-0001",…]: all that lies between `,` and `-`.
    let kept = try work.connection.fetchOne(
      "SELECT max(entry) FROM row_history"
        + " WHERE record_kind = ? AND record_key >= ? AND record_key < ?",
      [.text(table.name), .text(prefix + ","), .text(prefix + "-")]
    ) { $0.optionalInt(0) }
    entry = max(entry, (written ?? nil) ?? 0, (kept ?? nil) ?? 0)
  }

  private mutating func take(
    _ columns: [String], of kind: RecordKind, from row: [DatabaseValue]?, in table: RecordTable
  ) {
    for name in columns {
      guard let column = kind.column(name), let place = table.columns.firstIndex(of: column.sqlName)
      else { continue }
      if let group = column.group, !AccessMatrix.access(work.viewer.role, group).mayRead {
        continue
      }
      let text = row.map { column.kind.text(of: $0[place], zone: work.zone) } ?? ""
      values.append(NamedText(name: name, text: text))
    }
  }

  /// Since when each version holds, those taken out in the meantime among them.
  private func moments(of id: String, _ table: RecordTable) throws -> [Int64] {
    let prefix = "[" + JSONText.string(id)
    let now = try work.connection.fetchAll(
      "SELECT valid_from FROM \(table.name) WHERE id = ?", [.text(id)]
    ) { $0.int64(0) }
    let then = try work.connection.fetchAll(
      "SELECT DISTINCT json_extract(record_key, '$[1]') FROM row_history"
        + " WHERE record_kind = ? AND record_key >= ? AND record_key < ?",
      [.text(table.name), .text(prefix + ","), .text(prefix + "-")]
    ) { $0.int64(0) }
    return Set(now + then).sorted()
  }

  /// The row as it stands, or stood right after the entry; `nil` where it was not there.
  func values(of table: RecordTable, key: [DatabaseValue]) throws -> [DatabaseValue]? {
    let reader = RecordWriter(connection: work.connection, entry: 0)
    let present = try reader.row(of: table, key: key)
    guard let asOf else { return present?.values }
    let columns = table.columns.indices.map { "json_extract(before, '$[\($0)]')" }
    let kept = try work.connection.fetchOne(
      "SELECT before_entry, \(columns.joined(separator: ", ")) FROM row_history"
        + " WHERE record_kind = ? AND record_key = ? AND entry > ? ORDER BY entry, ordinal LIMIT 1",
      [.text(table.name), .text(JSONText.array(key)), .integer(Int64(asOf))]
    ) { row in
      StoredRow(values: table.columns.indices.map { row.value($0 + 1) }, entry: row.int(0))
    }
    guard let stood = kept ?? present, stood.entry <= asOf else { return nil }
    return stood.values
  }
}

extension FieldKind {
  /// A value as it would be typed into a field of this kind; empty for NULL.
  func text(of value: DatabaseValue, zone: ZoneRules) -> String {
    switch (self, value) {
    case (_, .null): ""
    case (.boolean, .integer(let number)): number == 0 ? "no" : "yes"
    case (.hundredths, .integer(let number)): Self.decimal(number)
    case (.time, .integer(let seconds)): zone.rfc3339(Instant(seconds: seconds))
    case (_, .integer(let number)): "\(number)"
    case (_, .real(let number)): "\(number)"
    case (_, .text(let text)): text
    case (_, .blob): ""
    }
  }

  private static func decimal(_ hundredths: Int64) -> String {
    let part = hundredths % 100
    return "\(hundredths / 100)." + (part < 10 ? "0" : "") + "\(part)"
  }
}
