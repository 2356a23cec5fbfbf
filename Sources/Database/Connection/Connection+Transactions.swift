import CSQLite
import Glibc

extension Connection {
  /// Runs `body` in one snapshot: everything it reads agrees.
  ///
  /// A deferred transaction. Inside another `read` or `write` it joins that one.
  @discardableResult
  public func read<T>(_ body: () throws -> T) throws -> T {
    if isInTransaction { return try body() }
    try control("BEGIN DEFERRED")
    do {
      let value = try body()
      try control("COMMIT")
      return value
    } catch {
      rollBack()
      throw error
    }
  }

  /// Runs `body` in one write transaction under the store's lock (reliability R1, R2).
  ///
  /// Takes the lock, makes sure the file is still the one opened, begins at once for writing,
  /// commits, writes the log back when it has grown past 1,000 pages, and lets go of the lock. When
  /// anything throws, everything is rolled back and the first error is the one thrown. Nothing
  /// that waits for a person belongs in `body`.
  ///
  /// - Parameters:
  ///   - verb: what is being done, shown to others who wait for the lock.
  ///   - body: the reads and writes.
  /// - Throws: `DatabaseError(.busy)` with the holder after `busyWait`; `StoreFileError` when the
  ///   file was moved or the handle is poisoned; whatever `body` throws.
  @discardableResult
  public func write<T>(verb: String, _ body: () throws -> T) throws -> T {
    guard !isInTransaction else {
      throw DatabaseError.misuse("A write cannot begin inside another transaction.")
    }
    if let poison { throw StoreFileError.poisoned(poison) }
    guard store != nil else { return try transaction(body) }
    guard let lock else {
      throw DatabaseError.misuse("The connection was opened for reading only.")
    }
    return try withoutStopping {
      let deadline = monotonicMilliseconds() + busyWait
      try lock.acquire(verb: verb, wait: busyWait)
      defer { lock.release() }
      try requireSameFile()
      return try withBusyWait(until: deadline) {
        let value = try transaction(body)
        checkpointIfLarge()
        return value
      }
    }
  }

  /// Writes the log back into the database when it is large.
  ///
  /// Only under the lock.
  ///
  /// The log is emptied too where nobody reads: whoever opens the store first reads all of a log
  /// that is not. Readers are never waited for; with them it is written back as far as they allow.
  /// A checkpoint that fails takes nothing from what was committed, so its error ends no write;
  /// damage it meets still poisons the handle.
  func checkpointIfLarge() {
    guard let handle, logPages > checkpointPages else { return }
    precondition(lock?.isHeld == true, "a checkpoint runs under the write lock")
    sqlite3_busy_timeout(handle, 0)
    defer { sqlite3_busy_timeout(handle, Int32(busyWait)) }
    let code = sqlite3_wal_checkpoint_v2(handle, "main", SQLITE_CHECKPOINT_TRUNCATE, nil, nil)
    if code == SQLITE_OK { logPages = 0 } else { _ = failure(code) }
  }

  /// Writes the log back into the database now, under the lock.
  ///
  /// - Parameters:
  ///   - verb: shown to those who wait for the lock.
  ///   - truncating: waits for readers up to `busyWait`, writes everything back and empties the
  ///     log: after data were destroyed, so that no copy stays there (reliability F24). Without it
  ///     what readers still need is left for the next time.
  /// - Throws: `DatabaseError(.busy)` when the lock, or with `truncating` a reader, was in the way.
  public func checkpoint(verb: String, truncating: Bool = false) throws {
    guard store != nil else { return }
    guard let lock else {
      throw DatabaseError.misuse("The connection was opened for reading only.")
    }
    if let poison { throw StoreFileError.poisoned(poison) }
    try lock.withLock(verb: verb, wait: busyWait) {
      try requireSameFile()
      let mode = truncating ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE
      let code = sqlite3_wal_checkpoint_v2(try openHandle(), "main", mode, nil, nil)
      guard code == SQLITE_OK else { throw failure(code) }
    }
  }

  private func transaction<T>(_ body: () throws -> T) throws -> T {
    try control("BEGIN IMMEDIATE")
    isWriting = true
    defer { isWriting = false }
    do {
      let value = try body()
      if let poison { throw StoreFileError.poisoned(poison) }
      guard isInTransaction else {
        throw DatabaseError.misuse("The transaction was ended from within.")
      }
      try control("COMMIT")
      return value
    } catch {
      rollBack()
      throw error
    }
  }

  /// SQLite may have rolled back by itself (full disk, I/O error); a second failure here would hide
  /// the first, so it is not reported.
  private func rollBack() {
    guard isInTransaction else { return }
    try? control("ROLLBACK")
  }

  private func control(_ sql: String) throws { try internally { try execute(sql) } }

  /// The file under the path must be the one that is open: a write into a file that was moved away
  /// returns success and is lost (F17).
  private func requireSameFile() throws {
    guard let store, let identity else { return }
    var moved: Int32 = 0
    sqlite3_file_control(try openHandle(), "main", SQLITE_FCNTL_HAS_MOVED, &moved)
    let facts: FileFacts
    do {
      facts = try store.facts()
    } catch StoreFileError.missing {
      throw StoreFileError.moved(store.path)
    }
    guard moved == 0, facts.identity == identity else { throw StoreFileError.moved(store.path) }
  }

  /// What was waited for the lock is not waited again for SQLite's own.
  private func withBusyWait<T>(until deadline: Int, _ body: () throws -> T) throws -> T {
    let handle = try openHandle()
    sqlite3_busy_timeout(handle, Int32(max(50, deadline - monotonicMilliseconds())))
    defer { if self.handle != nil { sqlite3_busy_timeout(handle, Int32(busyWait)) } }
    return try body()
  }

  /// Keeps Ctrl-Z from stopping this thread while others wait for its lock (F12); a stop asked for
  /// meanwhile happens right after.
  private func withoutStopping<T>(_ body: () throws -> T) throws -> T {
    var stop = sigset_t()
    var before = sigset_t()
    sigemptyset(&stop)
    sigaddset(&stop, SIGTSTP)
    pthread_sigmask(SIG_BLOCK, &stop, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    return try body()
  }
}
