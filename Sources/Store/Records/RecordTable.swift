import Database
import Domain

/// One table as the writer and the row hash see it: its columns in a fixed
/// order, without `entry` and `row_hash`.
package struct RecordTable: Hashable, Sendable {
  package let name: String
  package let columns: [String]
  package let primaryKey: [String]
  let isHashed: Bool

  /// The tables of one kind: the record's own, and that of its dated attributes.
  package static func tables(of kind: RecordKind) -> [RecordTable] {
    kind.isDated ? [base(of: kind), versions(of: kind)] : [base(of: kind)]
  }

  /// The table with one row a record.
  static func base(of kind: RecordKind) -> RecordTable {
    let identity = kind.columns.filter { kind.identity.contains($0.name) }.map(\.sqlName)
    if !kind.isDated {
      return RecordTable(
        name: kind.table, columns: kind.columns.map(\.sqlName), primaryKey: identity,
        isHashed: kind.isHashed)
    }
    let undated = kind.attributes.filter(\.isUndated).map(\.sqlName)
    return RecordTable(
      name: kind.table, columns: identity + ["owner_county"] + undated, primaryKey: identity,
      isHashed: kind.isHashed)
  }

  /// The table with one row a version, on dated kinds.
  static func versions(of kind: RecordKind) -> RecordTable {
    let identity = kind.columns.filter { kind.identity.contains($0.name) }.map(\.sqlName)
    let dated = kind.attributes.filter { !$0.isUndated }.map(\.sqlName)
    return RecordTable(
      name: kind.versionTable, columns: identity + ["valid_from"] + dated,
      primaryKey: identity + ["valid_from"], isHashed: kind.isHashed)
  }

  /// Every table that holds records, in the order of the catalogue.
  package static let all: [RecordTable] = RecordCatalog.stored.flatMap(tables(of:))

  /// The key of a row, in the order of the columns.
  func key(of values: [DatabaseValue]) -> [DatabaseValue] {
    zip(columns, values).filter { primaryKey.contains($0.0) }.map(\.1)
  }

  /// The statement that writes one whole row: columns, then `entry`, then the hash.
  var upsert: String {
    let all = columns + ["entry"] + (isHashed ? ["row_hash"] : [])
    let marks = (1...all.count).map { "?\($0)" }.joined(separator: ", ")
    let updates = all.filter { !primaryKey.contains($0) }
      .map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
    return "INSERT INTO \(name) (\(all.joined(separator: ", "))) VALUES (\(marks))"
      + " ON CONFLICT (\(primaryKey.joined(separator: ", "))) DO UPDATE SET \(updates)"
  }

  /// The statement that reads one whole row by its key: columns, then `entry`.
  var selectByKey: String {
    "SELECT \(columns.joined(separator: ", ")), entry FROM \(name) WHERE "
      + primaryKey.map { "\($0) = ?" }.joined(separator: " AND ")
  }
}

/// The beginning of every record: before any date that a file can hold, so
/// "the first values known hold from the record's beginning" (interface §2).
enum Beginning {
  /// 1 January of the year 1, UTC.
  static let seconds: Int64 = -62_135_596_800
}

extension FieldValue {
  /// The value as the store keeps it: dates as text, times as seconds, booleans as 0 and 1.
  var stored: DatabaseValue {
    switch self {
    case .text(let text): .text(text)
    case .integer(let number): .integer(Int64(number))
    case .degrees(let number): .real(number)
    case .boolean(let value): .integer(value ? 1 : 0)
    case .date(let date): .text(date.text)
    case .time(let instant): .integer(instant.seconds)
    }
  }
}
