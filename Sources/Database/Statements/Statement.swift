import CSQLite

/// A prepared statement, kept and used again by its SQL text.
final class Statement {
  let handle: OpaquePointer
  let sql: String
  let columnCount: Int
  let parameterCount: Int
  /// Whether running it may change the store itself, not only temporary objects.
  let writesStore: Bool
  /// Set while it runs, so that a nested use of the same SQL gets a statement of its own.
  var isRunning = false
  /// The first column read as another type than it holds.
  var decodingFault: DatabaseError?

  init(handle: OpaquePointer, sql: String, writesStore: Bool) {
    self.handle = handle
    self.sql = sql
    self.writesStore = writesStore
    columnCount = Int(sqlite3_column_count(handle))
    parameterCount = Int(sqlite3_bind_parameter_count(handle))
  }

  deinit { sqlite3_finalize(handle) }

  func columnName(_ index: Int) -> String {
    sqlite3_column_name(handle, Int32(index)).map { String(cString: $0) } ?? ""
  }

  func text(_ index: Int) -> String {
    guard let bytes = sqlite3_column_text(handle, Int32(index)) else { return "" }
    let count = Int(sqlite3_column_bytes(handle, Int32(index)))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  func blob(_ index: Int) -> [UInt8] {
    guard let bytes = sqlite3_column_blob(handle, Int32(index)) else { return [] }
    let count = Int(sqlite3_column_bytes(handle, Int32(index)))
    return [UInt8](UnsafeRawBufferPointer(start: bytes, count: count))
  }

  /// Binds by position: the first argument is `?1`.
  func bind(_ arguments: [DatabaseValue]) throws(DatabaseError) {
    guard arguments.count == parameterCount else {
      throw DatabaseError(
        code: .range,
        message: "The statement takes \(parameterCount) arguments and got \(arguments.count).",
        sql: sql)
    }
    var position: Int32 = 0
    for argument in arguments {
      position += 1
      let code = bind(argument, at: position)
      guard code == SQLITE_OK else {
        throw DatabaseError(connection: sqlite3_db_handle(handle), code: code, sql: sql)
      }
    }
  }

  private func bind(_ argument: DatabaseValue, at position: Int32) -> Int32 {
    switch argument {
    case .null: return sqlite3_bind_null(handle, position)
    case .integer(let value): return sqlite3_bind_int64(handle, position, value)
    case .real(let value): return sqlite3_bind_double(handle, position, value)
    case .text(var value):
      return value.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) { characters in
          // An empty string has no base address, and a null pointer would bind NULL.
          guard let base = characters.baseAddress else {
            return csq_bind_text(handle, position, "", 0)
          }
          return csq_bind_text(handle, position, base, UInt64(characters.count))
        }
      }
    case .blob(let value):
      return value.withUnsafeBytes {
        csq_bind_blob(handle, position, $0.baseAddress, UInt64($0.count))
      }
    }
  }
}
