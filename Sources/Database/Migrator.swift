import CSQLite

/// One step of the schema, by a name that never changes once released.
public struct Migration: Sendable {
  /// Unique among all migrations: `001-counties`.
  public let name: String
  let body: @Sendable (Connection) throws -> Void

  /// A step of several SQL statements, put together only where the step is taken.
  public init(_ name: String, sql: @autoclosure @escaping @Sendable () -> String) {
    self.init(name) { try $0.executeScript(sql()) }
  }

  /// A step in code, run inside the migration's transaction.
  public init(_ name: String, _ body: @escaping @Sendable (Connection) throws -> Void) {
    self.name = name
    self.body = body
  }
}

/// Brings a store's schema to the newest this program knows, in order, and refuses a newer one.
///
/// The table `applied_migration` names what was applied; `user_version` is how many, so that an
/// older program sees from the header alone that it must not touch the file.
public struct Migrator: Sendable {
  /// All steps, oldest first.
  public let migrations: [Migration]

  /// Takes the steps, oldest first, each with a name of its own.
  public init(_ migrations: [Migration]) {
    precondition(
      Set(migrations.map(\.name)).count == migrations.count, "two migrations have one name")
    self.migrations = migrations
  }

  /// The names of the steps still to be applied; writes nothing.
  ///
  /// - Throws: `StoreFileError.newerSchema`, or `.unknownMigration` when what was applied is not
  ///   the beginning of what this program knows.
  public func pending(on connection: Connection) throws -> [String] {
    try connection.read {
      let version = try connection.userVersion()
      guard version <= migrations.count else {
        throw StoreFileError.newerSchema(found: version, known: migrations.count)
      }
      let applied = try appliedNames(connection)
      for (index, name) in applied.enumerated() {
        guard index < migrations.count, migrations[index].name == name else {
          throw StoreFileError.unknownMigration(name)
        }
      }
      guard version == applied.count else {
        throw StoreFileError.setting(
          "user_version", wanted: "\(applied.count)", found: "\(version)")
      }
      return migrations.dropFirst(applied.count).map(\.name)
    }
  }

  /// Applies what is pending, each step in a write transaction of its own.
  ///
  /// Foreign keys are off while a step runs, since rebuilding a table would else delete what
  /// refers to it, and are all checked before its commit. Several processes may do this at once:
  /// each looks again once it has the lock.
  ///
  /// - Returns: the names this call applied.
  /// - Throws: as `pending`, before any write; `.danglingReferences`; what a step throws. Steps
  ///   before the failing one stay applied.
  @discardableResult
  public func apply(to connection: Connection) throws -> [String] {
    var applied: [String] = []
    var isDone = try pending(on: connection).isEmpty
    while !isDone {
      try connection.withoutForeignKeys {
        try connection.write(verb: "migrate") {
          guard let name = try pending(on: connection).first,
            let index = migrations.firstIndex(where: { $0.name == name })
          else {
            isDone = true
            return
          }
          try apply(migrations[index], at: index, to: connection)
          applied.append(name)
        }
      }
    }
    return applied
  }

  private func apply(_ migration: Migration, at index: Int, to connection: Connection) throws {
    try migration.body(connection)
    let dangling = try connection.foreignKeyCheck()
    guard dangling.isEmpty else {
      throw StoreFileError.danglingReferences(migration: migration.name, dangling)
    }
    if index == 0 {
      try connection.execute(
        """
        CREATE TABLE applied_migration(
          position INTEGER PRIMARY KEY NOT NULL, name TEXT NOT NULL UNIQUE) STRICT
        """)
    }
    try connection.execute(
      "INSERT INTO applied_migration(position, name) VALUES (?1, ?2)",
      [DatabaseValue(index + 1), .text(migration.name)])
    try connection.execute("PRAGMA user_version = \(index + 1)")
  }

  private func appliedNames(_ connection: Connection) throws -> [String] {
    try connection.internally {
      let isThere = try connection.fetchInt(
        "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'applied_migration'")
      guard isThere == 1 else { return [] }
      return try connection.fetchAll("SELECT name FROM applied_migration ORDER BY position") {
        $0.text(0)
      }
    }
  }
}

extension Connection {
  /// Turns foreign keys off around `body`; only outside a transaction does SQLite heed it.
  fileprivate func withoutForeignKeys<T>(_ body: () throws -> T) throws -> T {
    func set(_ value: Int32) throws {
      let found = csq_configure(try openHandle(), SQLITE_DBCONFIG_ENABLE_FKEY, value)
      guard found == value else {
        throw StoreFileError.setting("foreign_keys", wanted: "\(value)", found: "\(found)")
      }
    }
    try set(0)
    let result = Result { try body() }
    let restored = Result { try set(1) }
    let value = try result.get()
    try restored.get()
    return value
  }
}
