import CSQLite
import Glibc

/// An open database, used on one thread, with every setting of reliability R3 in force.
///
/// SQL is written out; arguments are bound by position (`?1`). Statements are kept by their text.
/// Reading several things that must agree goes in `read { }`, every change of the store in
/// `write(verb:) { }`: a statement that would change the store outside is refused before it runs,
/// since it would run without the write lock.
public final class Connection {
  /// What a connection is opened for.
  public enum Access {
    /// Reads only. Temporary views may be made until `sealForReading()`.
    case readOnly
    /// Reads, and writes under this lock.
    case readWrite(WriteLock)
  }

  /// The file, its folder resolved; empty for a database in memory.
  public let path: String
  /// How long a wait for a lock may last, in milliseconds.
  public let busyWait: Int
  /// The pages the log may have before a write puts them back into the database (R1: 1,000).
  public var checkpointPages = 1000
  /// Ends a running query from another thread.
  public let interruptHandle: InterruptHandle

  let lock: WriteLock?
  let store: StorePath?
  let identity: FileIdentity?
  var handle: OpaquePointer?
  var statements: [String: Statement] = [:]
  let gate = AuthorizerGate()
  var isWriting = false
  var poison: ResultCode?
  /// Pages in the log after the last commit of this connection.
  var logPages = 0
  /// What a function of ours threw, to be thrown again when SQLite has unwound.
  let functionFault = FunctionFault()

  /// Opens an existing store; `create` makes one.
  ///
  /// - Parameters:
  ///   - path: the file. It must be regular, have one name and not be a link.
  ///   - access: what for; `.readWrite` takes the lock of the same store as proof.
  ///   - applicationID: the `application_id` the file must have, nil for any.
  ///   - busyWait: the longest wait for a lock, in milliseconds.
  ///   - allowsNetworkFilesystem: reads only; what is read may then be stale.
  /// - Throws: `StoreFileError` when the file is not one to open, before any write to it;
  ///   `DatabaseError` when SQLite cannot.
  public convenience init(
    path: String, access: Access, applicationID: Int32? = nil, busyWait: Int = 5000,
    allowsNetworkFilesystem: Bool = false
  ) throws {
    try self.init(
      path: path, access: access, applicationID: applicationID, busyWait: busyWait,
      allowsNetworkFilesystem: allowsNetworkFilesystem, headerOnly: false)
  }

  /// `headerOnly` leaves every setting that could touch a file that may not be ours.
  convenience init(
    path: String, access: Access, applicationID: Int32? = nil, busyWait: Int = 5000,
    allowsNetworkFilesystem: Bool, headerOnly: Bool
  ) throws {
    let store = try StorePath(path)
    let facts = try store.facts()
    if facts.size == 0 { throw StoreFileError.empty(store.path) }
    var lock: WriteLock?
    if case .readWrite(let given) = access {
      guard given.store == store else { throw StoreFileError.wrongLock(store.path) }
      lock = given
    }
    if lock != nil || !allowsNetworkFilesystem { try store.requireLocalFilesystem() }
    // By the effective user and group: an installed program has its store's group only as that.
    // Reading too needs to write: readers take their places in the shared memory beside the file.
    guard faccessat(AT_FDCWD, store.path, R_OK | W_OK, AT_EACCESS) == 0,
      faccessat(AT_FDCWD, store.folder, W_OK | X_OK, AT_EACCESS) == 0
    else { throw StoreFileError.notPermitted(store.path) }
    let handle = try Self.open(store.path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW)
    self.init(
      handle: handle, store: store, identity: facts.identity, lock: lock, busyWait: busyWait)
    do {
      try configure(applicationID: applicationID, headerOnly: headerOnly)
    } catch {
      close()
      throw error
    }
  }

  /// Opens a database in memory: for tests and for a demonstration that leaves nothing behind.
  public convenience init(inMemory: Void = ()) throws {
    let handle = try Self.open(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
    self.init(handle: handle, store: nil, identity: nil, lock: nil, busyWait: 5000)
    try configure(applicationID: nil, headerOnly: false)
  }

  private init(
    handle: OpaquePointer, store: StorePath?, identity: FileIdentity?, lock: WriteLock?,
    busyWait: Int
  ) {
    self.handle = handle
    self.store = store
    self.identity = identity
    self.lock = lock
    self.busyWait = busyWait
    path = store?.path ?? ""
    interruptHandle = InterruptHandle(handle)
    installGate(on: handle)
  }

  deinit { close() }

  /// Whether an I/O error or damage was met; such a connection writes no more (R7).
  public var isPoisoned: Bool { poison != nil }

  /// Whether a transaction is open.
  public var isInTransaction: Bool { handle.map { sqlite3_get_autocommit($0) == 0 } ?? false }

  /// How many rows the last INSERT, UPDATE or DELETE changed.
  public var changes: Int { handle.map { Int(sqlite3_changes64($0)) } ?? 0 }

  /// The rowid of the last INSERT.
  public var lastInsertRowID: Int64 { handle.map { sqlite3_last_insert_rowid($0) } ?? 0 }

  /// Closes the database and never checkpoints in doing so.
  ///
  /// Using it afterwards throws. Closing
  /// twice is allowed.
  public func close() {
    guard let handle else { return }
    interruptHandle.forget()
    statements.removeAll()
    self.handle = nil
    // v2: should a statement still be running on a closure's stack, the close waits for it.
    sqlite3_close_v2(handle)
  }

  static func open(_ path: String, _ flags: Int32) throws(DatabaseError) -> OpaquePointer {
    var handle: OpaquePointer?
    // NOMUTEX: one thread uses it. PRIVATECACHE, EXRESCODE: no shared cache, exact codes.
    let all = flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE
    let code = sqlite3_open_v2(path, &handle, all, nil)
    guard code == SQLITE_OK, let handle else {
      let error = DatabaseError(connection: handle, code: code)
      sqlite3_close_v2(handle)
      throw error
    }
    return handle
  }

  /// The error for a code the library just returned; remembers those that poison the handle.
  func failure(_ code: Int32, sql: String? = nil) -> any Error {
    let error = DatabaseError(connection: handle, code: code, sql: sql)
    if error.code.poisonsHandle, poison == nil { poison = error.code }
    return functionFault.take() ?? error
  }

  func openHandle() throws(DatabaseError) -> OpaquePointer {
    guard let handle else { throw .misuse("The connection is closed.") }
    return handle
  }
}

/// Keeps the first error a function of ours threw while SQLite unwinds.
final class FunctionFault {
  private var error: (any Error)?

  func note(_ error: any Error) { if self.error == nil { self.error = error } }

  func take() -> (any Error)? {
    defer { error = nil }
    return error
  }
}
