import CSQLite

extension Connection {
  /// Sets every setting of reliability R3 and reads it back.
  func configure(applicationID: Int32?, headerOnly: Bool) throws {
    let handle = try openHandle()
    sqlite3_busy_timeout(handle, Int32(busyWait))
    // First of all: closing this handle must never checkpoint, not even when a check below fails.
    try require("no_ckpt_on_close", 1, csq_configure(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1))
    try keepLogFile(handle)
    try requireDatabase(applicationID)
    if headerOnly { return }
    try internally {
      try setSwitches(handle)
      try setPragmas()
      try setLogMode()
    }
    watchLog(handle)
    setLimits(handle)
    try checkLimits(handle)
  }

  /// The switches of sqlite3_db_config and what each must read back as.
  static let switches: [(name: String, option: Int32, value: Int32)] = [
    ("no_ckpt_on_close", SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1),
    ("defensive", SQLITE_DBCONFIG_DEFENSIVE, 1),
    ("trusted_schema", SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0),
    ("dqs_dml", SQLITE_DBCONFIG_DQS_DML, 0),
    ("dqs_ddl", SQLITE_DBCONFIG_DQS_DDL, 0),
    ("load_extension", SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0),
    ("foreign_keys", SQLITE_DBCONFIG_ENABLE_FKEY, 1),
  ]

  private func setSwitches(_ handle: OpaquePointer) throws {
    for (name, option, wanted) in Self.switches {
      try require(name, wanted, csq_configure(handle, option, wanted))
    }
  }

  /// The pragmas and what each must read back as.
  static let pragmas: [(name: String, value: Int)] = [
    ("synchronous", 2), ("secure_delete", 1), ("cell_size_check", 1), ("mmap_size", 0),
    ("temp_store", 2), ("recursive_triggers", 0), ("wal_autocheckpoint", 0),
  ]

  private func setPragmas() throws {
    for (name, value) in Self.pragmas {
      try forEach("PRAGMA \(name) = \(value)") { _ in }
      // A database in memory has no map at all and answers with no row.
      let found = try fetchOne("PRAGMA \(name)") { $0.int(0) }
      if name == "mmap_size" && found == nil { continue }
      guard found == value else {
        throw StoreFileError.setting(
          name, wanted: "\(value)", found: found.map { "\($0)" } ?? "nothing")
      }
    }
    // 8 MB: a bulk load keeps its index pages, a dashboard stays small.
    try forEach("PRAGMA cache_size = -8192") { _ in }
  }

  /// The write-ahead log.
  ///
  /// `create` makes stores with it; a restored copy has lost it and gets it back under the lock. A
  /// reader may read such a copy as it is.
  private func setLogMode() throws {
    guard store != nil else { return }
    var found = try fetchOne("PRAGMA journal_mode") { $0.text(0) } ?? "nothing"
    if found != "wal", let lock {
      found = try lock.withLock(verb: "open", wait: busyWait) {
        try fetchOne("PRAGMA journal_mode = WAL") { $0.text(0) } ?? "nothing"
      }
    }
    guard found == "wal" || (found == "delete" && lock == nil) else {
      throw StoreFileError.setting("journal_mode", wanted: "wal", found: found)
    }
  }

  /// The size of the log is told after each commit, to whoever replaces automatic checkpoints.
  private func watchLog(_ handle: OpaquePointer) {
    guard store != nil else { return }
    sqlite3_wal_hook(
      handle,
      { context, _, _, pages in
        if let context {
          Unmanaged<Connection>.fromOpaque(context).takeUnretainedValue().logPages = Int(pages)
        }
        return SQLITE_OK
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  private func keepLogFile(_ handle: OpaquePointer) throws {
    guard store != nil else { return }
    var keep: Int32 = 1
    sqlite3_file_control(handle, "main", SQLITE_FCNTL_PERSIST_WAL, &keep)
    keep = -1
    sqlite3_file_control(handle, "main", SQLITE_FCNTL_PERSIST_WAL, &keep)
    try require("persist_wal", 1, keep)
  }

  /// Reads the header through SQLite and refuses what is not ours, before anything is set that
  /// could write to the file.
  private func requireDatabase(_ applicationID: Int32?) throws {
    guard let store else { return }
    let found: Int32
    do {
      found = try internally {
        Int32(truncatingIfNeeded: try fetchOne("PRAGMA application_id") { $0.int(0) } ?? 0)
      }
    } catch let error as DatabaseError where error.code.primary == .notADatabase {
      throw StoreFileError.notADatabase(store.path)
    }
    if let applicationID, applicationID != found {
      throw StoreFileError.foreign(store.path, applicationID: found)
    }
  }

  /// LIMIT_ATTACHED 0: no statement reaches another file.
  ///
  /// 100 kB of SQL and 1 MB a value are far
  /// above what the program needs.
  static let limits: [(name: String, id: Int32, value: Int32)] = [
    ("limit_attached", SQLITE_LIMIT_ATTACHED, 0),
    ("limit_sql_length", SQLITE_LIMIT_SQL_LENGTH, 100_000),
    ("limit_length", SQLITE_LIMIT_LENGTH, 1_000_000),
  ]

  private func setLimits(_ handle: OpaquePointer) {
    for limit in Self.limits { sqlite3_limit(handle, limit.id, limit.value) }
  }

  private func checkLimits(_ handle: OpaquePointer) throws {
    for limit in Self.limits {
      try require(limit.name, limit.value, sqlite3_limit(handle, limit.id, -1))
    }
  }

  private func require(_ name: String, _ wanted: Int32, _ found: Int32) throws {
    guard wanted == found else {
      throw StoreFileError.setting(name, wanted: "\(wanted)", found: "\(found)")
    }
  }

  /// Every setting of R3 as it reads now, by name, for `doctor` and tests.
  public func settings() throws -> [(name: String, wanted: String, found: String)] {
    let handle = try openHandle()
    var all: [(name: String, wanted: String, found: String)] = []
    func add(_ name: String, _ wanted: Int32, _ found: Int32) {
      all.append((name, "\(wanted)", "\(found)"))
    }
    for (name, option, wanted) in Self.switches {
      add(name, wanted, csq_configure(handle, option, -1))
    }
    for limit in Self.limits { add(limit.name, limit.value, sqlite3_limit(handle, limit.id, -1)) }
    try internally {
      for (name, value) in Self.pragmas {
        let found = try fetchOne("PRAGMA \(name)") { $0.value(0) }
        all.append((name, "\(value)", found?.int.map { "\($0)" } ?? "nothing"))
      }
      let busy = try fetchOne("PRAGMA busy_timeout") { $0.int(0) } ?? -1
      all.append(("busy_timeout", "\(busyWait)", "\(busy)"))
      let mode = try fetchOne("PRAGMA journal_mode") { $0.text(0) } ?? ""
      all.append(("journal_mode", store == nil ? "memory" : "wal", mode))
    }
    return all
  }

  /// From here on this connection changes nothing at all, temporary objects included.
  public func sealForReading() throws {
    try internally {
      try forEach("PRAGMA query_only = 1") { _ in }
      guard try fetchOne("PRAGMA query_only", [], { $0.int(0) }) == 1 else {
        throw StoreFileError.setting("query_only", wanted: "1", found: "0")
      }
    }
  }

  /// Takes the seal off again, to make other temporary views.
  public func unsealForTemporaryViews() throws {
    try internally { try forEach("PRAGMA query_only = 0") { _ in } }
  }

  /// Fills a temporary table of the owner's anew, on a sealed connection too: what the seal keeps
  /// from whatever is asked here, this layer does for its owner between questions.
  ///
  /// - Parameters:
  ///   - table: a temporary table, with as many columns as the rows have.
  ///   - rows: a SELECT without arguments; equal rows are taken once.
  public func refill(temporaryTable table: String, with rows: String) throws {
    try internally {
      let isSealed = try fetchOne("PRAGMA query_only") { $0.int(0) } == 1
      if isSealed { try unsealForTemporaryViews() }
      do {
        try execute("DELETE FROM temp.\(table)")
        try execute("INSERT OR IGNORE INTO temp.\(table) \(rows)")
      } catch {
        // One who is stopped in the middle finds the seal on.
        if isSealed { try sealForReading() }
        throw error
      }
      if isSealed { try sealForReading() }
    }
  }

  /// Lets a body attach up to `count` files: `VACUUM INTO` and a backup need one.
  public func withAttachLimit<T>(_ count: Int, _ body: () throws -> T) throws -> T {
    let handle = try openHandle()
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, Int32(count))
    defer { sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0) }
    return try body()
  }
}
