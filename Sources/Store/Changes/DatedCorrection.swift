import Database
import Domain

/// New values of a record with dated attributes, from a moment on (interface §2).
///
/// A changed attribute is carried forward to later versions that only repeat the old value, as an
/// import does it; what is undated changes on the record itself.
struct DatedCorrection {
  private let kind: RecordKind
  private let base: StoredRow
  private var newBase: [DatabaseValue]
  private let versions: [[DatabaseValue]]
  private var newVersions: [[DatabaseValue]]

  /// Compares the record as it stands with the new values; `nil` where there is no such record.
  init?(
    _ kind: RecordKind, id: String, _ correction: Correction, from moment: Instant,
    _ work: WriteWork
  ) throws {
    let table = RecordTable.versions(of: kind)
    let reader = RecordWriter(connection: work.connection, entry: 0)
    guard let base = try reader.row(of: .base(of: kind), key: [.text(id)]) else { return nil }
    self.kind = kind
    self.base = base
    versions = try work.connection.fetchAll(
      "SELECT \(table.columns.joined(separator: ", ")) FROM \(table.name) WHERE id = ?"
        + " ORDER BY valid_from", [.text(id)]
    ) { row in table.columns.indices.map { row.value($0) } }
    newBase = base.values
    newVersions = versions
    state(correction, from: moment.seconds, in: table)
    setUndated(correction)
  }

  /// Whether anything would be written.
  var changesSomething: Bool { newBase != base.values || newVersions != versions }

  /// A value of the record itself, as it will be.
  func undated(_ name: String) -> DatabaseValue {
    RecordTable.base(of: kind).columns.firstIndex(of: name).map { newBase[$0] } ?? .null
  }

  /// Writes what differs.
  func write(_ writer: inout RecordWriter) throws {
    if newBase != base.values {
      try writer.write(newBase, to: .base(of: kind), before: base.values)
    }
    for version in newVersions {
      let before = versions.first { $0[1] == version[1] }
      if version != before {
        try writer.write(version, to: .versions(of: kind), before: before)
      }
    }
  }

  private mutating func state(
    _ correction: Correction, from moment: Int64, in table: RecordTable
  ) {
    guard !versions.isEmpty else { return }
    let place = versions.lastIndex { ($0[1].int64 ?? 0) <= moment } ?? 0
    let old = versions[place]
    let new = Self.corrected(old, table.columns, kind, correction)
    if new == old { return }
    var next = place + 1
    if old[1].int64 == moment || (old[1].int64 ?? 0) > moment {
      newVersions[place] = new
    } else {
      var version = new
      version[1] = .integer(moment)
      newVersions.insert(version, at: next)
      next += 1
    }
    for column in old.indices.dropFirst(2) where new[column] != old[column] {
      var index = next
      while index < newVersions.count, newVersions[index][column] == old[column] {
        newVersions[index][column] = new[column]
        index += 1
      }
    }
  }

  /// The undated attributes, and the county that the newest version names as the record's own.
  private mutating func setUndated(_ correction: Correction) {
    let table = RecordTable.base(of: kind)
    newBase = Self.corrected(newBase, table.columns, kind, correction)
    let place = RecordTable.versions(of: kind).columns.firstIndex(of: "county")
    if let place, let newest = newVersions.last { newBase[1] = newest[place] }
  }

  private static func corrected(
    _ values: [DatabaseValue], _ columns: [String], _ kind: RecordKind, _ correction: Correction
  ) -> [DatabaseValue] {
    zip(columns, values).map { name, value in
      guard let column = kind.attributes.first(where: { $0.sqlName == name }) else { return value }
      if correction.cleared.contains(column.name) { return .null }
      return correction.values[column.name]?.stored ?? value
    }
  }
}

extension WriteWork {
  /// What a correction writes.
  ///
  /// - Throws: ``StoreError/rule(_:)`` where everything stands so already.
  func correction(
    of kind: RecordKind, id: String, _ correction: Correction, from moment: Instant
  ) throws -> DatedCorrection {
    guard let dated = try DatedCorrection(kind, id: id, correction, from: moment, self) else {
      throw StoreError.unknownKey(kind: kind.name, key: id)
    }
    if !dated.changesSomething { throw StoreError.rule("'\(id)' has these values already") }
    return dated
  }

  /// The columns of a record that has no dated attributes, as a correction changes them.
  func changes(_ kind: RecordKind, _ correction: Correction) -> [String: DatabaseValue] {
    var changes: [String: DatabaseValue] = [:]
    for column in kind.columns {
      if correction.cleared.contains(column.name) { changes[column.sqlName] = .null }
      if let value = correction.values[column.name] { changes[column.sqlName] = value.stored }
    }
    return changes
  }

  /// Refuses a county that is not known, or that the record would leave or join without rights in
  /// both (interface §2).
  func requireMove(_ kind: RecordKind, id: String, to county: String?) throws {
    guard let county else { return }
    try requireCounty(county)
    let owner = try connection.fetchOne(
      "SELECT owner_county FROM \(kind.table) WHERE id = ?", [.text(id)]
    ) { $0.text(0) }
    if let owner, owner != county { try requireCounty(owner) }
  }
}
