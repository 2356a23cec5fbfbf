import CSQLite

/// What SQLite, or this layer in SQLite's name, answered instead of doing the work.
///
/// It never carries bound values: a message may reach a log, and values are people's data.
public struct DatabaseError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The extended result code.
  public let code: ResultCode
  /// One sentence or SQLite's own message, without bound values.
  public let message: String
  /// The SQL text with its placeholders, when a statement was the cause.
  public let sql: String?
  /// The byte in `sql` where SQLite found the fault, when it knows.
  public let offset: Int?
  /// Who holds the write lock, when that is why the wait ended.
  public let holder: LockHolder?

  /// Makes an error from its facts.
  public init(
    code: ResultCode, message: String, sql: String? = nil, offset: Int? = nil,
    holder: LockHolder? = nil
  ) {
    self.code = code
    self.message = message
    self.sql = sql
    self.offset = offset
    self.holder = holder
  }

  /// The error the connection reports now.
  init(connection: OpaquePointer?, code: Int32, sql: String? = nil) {
    let at = connection.map { Int(sqlite3_error_offset($0)) } ?? -1
    let text = connection.flatMap { sqlite3_errmsg($0) } ?? sqlite3_errstr(code)
    self.init(
      code: ResultCode(rawValue: code), message: text.map { String(cString: $0) } ?? "unknown",
      sql: sql, offset: at >= 0 ? at : nil)
  }

  /// Whether waiting and trying again may help.
  public var isBusy: Bool { code.primary == .busy || code.primary == .locked }

  /// The message with its code; the SQL is left to those who ask for it.
  public var description: String { "\(message) (SQLite \(code.rawValue))" }

  static func misuse(_ message: String, sql: String? = nil) -> DatabaseError {
    DatabaseError(code: .misuse, message: message, sql: sql)
  }
}
