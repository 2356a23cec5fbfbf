import CSQLite
import Glibc

extension Connection {
  /// Runs one statement and leaves its rows.
  ///
  /// - Parameters:
  ///   - sql: one statement.
  ///   - arguments: the values of `?1`, `?2` … in order, exactly as many as it has.
  public func execute(_ sql: String, _ arguments: [DatabaseValue] = []) throws {
    try run(sql, arguments) { _ in true }
  }

  /// Runs several statements one after the other, without arguments.
  public func executeScript(_ sql: String) throws {
    try sql.withCString { start in
      var rest = start
      while rest.pointee != 0 {
        let (statement, used) = try prepare(rest, persistent: false)
        rest += used
        if let statement { try step(statement, []) { _ in true } }
      }
    }
  }

  /// All rows, each through `decode`.
  public func fetchAll<T>(
    _ sql: String, _ arguments: [DatabaseValue] = [], _ decode: (borrowing Row) throws -> T
  ) throws -> [T] {
    var all: [T] = []
    try run(sql, arguments) { row in
      all.append(try decode(row))
      return true
    }
    return all
  }

  /// The first row through `decode`, or nil when there is none.
  public func fetchOne<T>(
    _ sql: String, _ arguments: [DatabaseValue] = [], _ decode: (borrowing Row) throws -> T
  ) throws -> T? {
    var first: T?
    try run(sql, arguments) { row in
      first = try decode(row)
      return false
    }
    return first
  }

  /// Calls `body` with each row, keeping none.
  public func forEach(
    _ sql: String, _ arguments: [DatabaseValue] = [], _ body: (borrowing Row) throws -> Void
  ) throws {
    try run(sql, arguments) { row in
      try body(row)
      return true
    }
  }

  /// The single integer a query answers: a count, a sum; 0 when there is no row or it is NULL.
  public func fetchInt(_ sql: String, _ arguments: [DatabaseValue] = []) throws -> Int {
    try fetchOne(sql, arguments) { $0.optionalInt(0) ?? 0 } ?? 0
  }

  /// The lines of EXPLAIN QUERY PLAN, in order: `SEARCH youth USING INDEX …`.
  public func queryPlan(_ sql: String, _ arguments: [DatabaseValue] = []) throws -> [String] {
    gate.isExplaining = true
    defer { gate.isExplaining = false }
    return try fetchAll("EXPLAIN QUERY PLAN \(sql)", arguments) { $0.text(3) }
  }

  /// Runs SQL of this layer: without the owner's authorizer.
  func internally<T>(_ body: () throws -> T) rethrows -> T {
    gate.internalDepth += 1
    defer { gate.internalDepth -= 1 }
    return try body()
  }

  private func run(
    _ sql: String, _ arguments: [DatabaseValue], _ body: (borrowing Row) throws -> Bool
  ) throws {
    let statement = try cached(sql)
    try step(statement, arguments, body)
  }

  private func step(
    _ statement: Statement, _ arguments: [DatabaseValue], _ body: (borrowing Row) throws -> Bool
  ) throws {
    try requireMayWrite(statement)
    statement.isRunning = true
    defer {
      // Frees the read snapshot at once; the error of a failed step was taken already.
      sqlite3_reset(statement.handle)
      statement.isRunning = false
      statement.decodingFault = nil
    }
    try statement.bind(arguments)
    let row = Row(statement)
    while true {
      let code = sqlite3_step(statement.handle)
      if code == SQLITE_DONE { return }
      guard code == SQLITE_ROW else { throw failure(code, sql: statement.sql) }
      let goesOn = try body(row)
      if let fault = statement.decodingFault { throw fault }
      if !goesOn { return }
    }
  }

  private func requireMayWrite(_ statement: Statement) throws {
    guard statement.writesStore, !isWriting, gate.internalDepth == 0, store != nil else { return }
    throw DatabaseError.misuse(
      "A statement that changes the store must run inside write(verb:).", sql: statement.sql)
  }

  private func cached(_ sql: String) throws -> Statement {
    if let found = statements[sql], !found.isRunning { return found }
    let statement = try sql.withCString { start in
      let (statement, used) = try prepare(start, persistent: true)
      guard let statement else { throw DatabaseError.misuse("There is no statement.", sql: sql) }
      guard onlySpaceFollows(start + used) else {
        throw DatabaseError.misuse("There is more than one statement.", sql: sql)
      }
      return statement
    }
    if statements[sql] == nil {
      if statements.count >= Self.cachedStatementLimit { forgetIdleStatements() }
      statements[sql] = statement
    }
    return statement
  }

  /// Above the number of distinct statements the program has; reached only if text is generated.
  static let cachedStatementLimit = 300

  func forgetIdleStatements() { statements = statements.filter { $0.value.isRunning } }

  /// Prepares the first statement of a text that ends with a zero; nil when there is only space or
  /// a comment.
  ///
  /// Answers also how many bytes it took.
  private func prepare(_ start: UnsafePointer<CChar>, persistent: Bool) throws -> (Statement?, Int)
  {
    let connection = try openHandle()
    gate.beginPreparing()
    var prepared: OpaquePointer?
    var tail: UnsafePointer<CChar>?
    let flags = persistent ? UInt32(SQLITE_PREPARE_PERSISTENT) : 0
    let code = sqlite3_prepare_v3(connection, start, -1, flags, &prepared, &tail)
    guard code == SQLITE_OK else { throw failure(code, sql: String(cString: start)) }
    let used = tail.map { $0 - start } ?? strlen(start)
    guard let prepared else { return (nil, used) }
    if gate.refuses(explanation: sqlite3_stmt_isexplain(prepared) != 0) {
      sqlite3_finalize(prepared)
      throw DatabaseError(
        code: .authorization, message: "not authorized", sql: String(cString: start))
    }
    let onlyTemporary = gate.writesTemporary && !gate.writesMain
    // SQLite calls the explanation of a write a write, though it runs nothing.
    let writes =
      sqlite3_stmt_readonly(prepared) == 0 && sqlite3_stmt_isexplain(prepared) == 0
      && !onlyTemporary
    let text = sqlite3_sql(prepared).map { String(cString: $0) } ?? ""
    return (Statement(handle: prepared, sql: text, writesStore: writes), used)
  }

  /// Whether nothing but space, semicolons and comments is left; SQLite itself knows a comment.
  private func onlySpaceFollows(_ start: UnsafePointer<CChar>) -> Bool {
    if start.pointee == 0 { return true }
    guard let (statement, used) = try? prepare(start, persistent: false) else { return false }
    return statement == nil && (used == 0 || onlySpaceFollows(start + used))
  }
}
