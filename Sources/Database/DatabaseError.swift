import CSQLite
import Glibc

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
  /// Whether the disk had no room left: SQLite says so of a database's own pages alone, and of the
  /// files beside it only that reading or writing them failed.
  public let isDiskFull: Bool

  /// Makes an error from its facts.
  public init(
    code: ResultCode, message: String, sql: String? = nil, offset: Int? = nil,
    holder: LockHolder? = nil, isDiskFull: Bool = false
  ) {
    self.code = code
    self.message = message
    self.sql = sql
    self.offset = offset
    self.holder = holder
    self.isDiskFull = isDiskFull || code.primary == .full
  }

  /// The error the connection reports now.
  init(connection: OpaquePointer?, code: Int32, sql: String? = nil) {
    let at = connection.map { Int(sqlite3_error_offset($0)) } ?? -1
    let failure = connection.map { sqlite3_system_errno($0) } ?? 0
    let isOfSystem = [SQLITE_IOERR, SQLITE_CANTOPEN].contains(code & 0xff)
    let text = connection.flatMap { sqlite3_errmsg($0) } ?? sqlite3_errstr(code)
    self.init(
      code: ResultCode(rawValue: code), message: text.map { String(cString: $0) } ?? "unknown",
      sql: sql, offset: at >= 0 ? at : nil,
      isDiskFull: isOfSystem && [ENOSPC, EDQUOT].contains(failure))
  }

  /// Whether waiting and trying again may help.
  public var isBusy: Bool { code.primary == .busy || code.primary == .locked }

  /// The message with its code; the SQL is left to those who ask for it.
  public var description: String { "\(message) (SQLite \(code.rawValue))" }

  static func misuse(_ message: String, sql: String? = nil) -> DatabaseError {
    DatabaseError(code: .misuse, message: message, sql: sql)
  }
}
