import CSQLite

/// The row a statement stands on; it lives only while the closure that received it runs.
///
/// Columns are counted from 0. A value of another type than the one asked for (NULL as an integer,
/// say) is answered by a neutral value and remembered: the fetch then throws
/// `DatabaseError(.mismatch)` naming the column, so a wrong figure never leaves this layer and
/// decoders need no `try` per column.
public struct Row: ~Copyable {
  let statement: Statement

  init(_ statement: Statement) { self.statement = statement }

  /// How many columns the row has.
  public var columnCount: Int { statement.columnCount }

  /// The column's name as the SQL gives it.
  public func columnName(_ index: Int) -> String { statement.columnName(index) }

  /// Whether the column is NULL.
  public func isNull(_ index: Int) -> Bool { type(index) == SQLITE_NULL }

  /// An integer column.
  public func int64(_ index: Int) -> Int64 {
    expect(index, SQLITE_INTEGER, "an integer")
    return sqlite3_column_int64(statement.handle, Int32(index))
  }

  /// An integer column.
  public func int(_ index: Int) -> Int { Int(int64(index)) }

  /// An integer column of 0 and 1.
  public func bool(_ index: Int) -> Bool { int64(index) != 0 }

  /// A text column; bytes that are not UTF-8 come back as U+FFFD.
  public func text(_ index: Int) -> String {
    expect(index, SQLITE_TEXT, "text")
    return statement.text(index)
  }

  /// The bytes of a text column while `body` runs, without a copy; `nil` where it is NULL.
  public func withTextBytes<T>(
    _ index: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> T
  ) rethrows -> T? {
    if isNull(index) { return nil }
    expect(index, SQLITE_TEXT, "text")
    guard let bytes = sqlite3_column_text(statement.handle, Int32(index)) else { return nil }
    let count = Int(sqlite3_column_bytes(statement.handle, Int32(index)))
    return try body(UnsafeBufferPointer(start: bytes, count: count))
  }

  /// A column of any number.
  public func real(_ index: Int) -> Double {
    let found = type(index)
    if found != SQLITE_FLOAT && found != SQLITE_INTEGER { fault(index, "a number") }
    return sqlite3_column_double(statement.handle, Int32(index))
  }

  /// A column of bytes.
  public func blob(_ index: Int) -> [UInt8] {
    expect(index, SQLITE_BLOB, "bytes")
    return statement.blob(index)
  }

  /// An integer column that may be NULL.
  public func optionalInt64(_ index: Int) -> Int64? { isNull(index) ? nil : int64(index) }

  /// An integer column that may be NULL.
  public func optionalInt(_ index: Int) -> Int? { isNull(index) ? nil : int(index) }

  /// An integer column of 0 and 1 that may be NULL.
  public func optionalBool(_ index: Int) -> Bool? { isNull(index) ? nil : bool(index) }

  /// A text column that may be NULL.
  public func optionalText(_ index: Int) -> String? { isNull(index) ? nil : text(index) }

  /// A number column that may be NULL.
  public func optionalReal(_ index: Int) -> Double? { isNull(index) ? nil : real(index) }

  /// A column of bytes that may be NULL.
  public func optionalBlob(_ index: Int) -> [UInt8]? { isNull(index) ? nil : blob(index) }

  /// The column whatever its type.
  public func value(_ index: Int) -> DatabaseValue {
    switch type(index) {
    case SQLITE_INTEGER: .integer(sqlite3_column_int64(statement.handle, Int32(index)))
    case SQLITE_FLOAT: .real(sqlite3_column_double(statement.handle, Int32(index)))
    case SQLITE_TEXT: .text(statement.text(index))
    case SQLITE_BLOB: .blob(statement.blob(index))
    default: .null
    }
  }

  /// All columns in order.
  public var values: [DatabaseValue] { (0..<columnCount).map { value($0) } }

  private func type(_ index: Int) -> Int32 {
    precondition(index >= 0 && index < statement.columnCount, "no column \(index) in this row")
    return sqlite3_column_type(statement.handle, Int32(index))
  }

  private func expect(_ index: Int, _ wanted: Int32, _ words: String) {
    if type(index) != wanted { fault(index, words) }
  }

  private func fault(_ index: Int, _ words: String) {
    if statement.decodingFault != nil { return }
    let found = ["nothing", "an integer", "a number", "text", "bytes", "NULL"]
    let kind = Int(sqlite3_column_type(statement.handle, Int32(index)))
    statement.decodingFault = DatabaseError(
      code: .mismatch,
      message: "Column \(columnName(index)) holds \(found[kind]) where \(words) is expected.",
      sql: statement.sql)
  }
}
