import CSQLite
import Glibc

/// What is at a path where a store is expected.
public enum StoreFileState: Hashable, Sendable {
  /// Nothing.
  case missing
  /// A file of no bytes.
  case empty
  /// Bytes that are not a database.
  case notADatabase
  /// A database of another program.
  case foreign(applicationID: Int32)
  /// A store of this program, with its schema number.
  case ours(userVersion: Int)
}

extension Connection {
  /// Says what is at `path`, changing nothing there.
  ///
  /// - Throws: `StoreFileError` for a link, a second name, something that is no file; or
  ///   `DatabaseError` when it cannot be read.
  public static func inspect(path: String, applicationID: Int32) throws -> StoreFileState {
    let store = try StorePath(path)
    do {
      if try store.facts().size == 0 { return .empty }
    } catch StoreFileError.missing {
      return .missing
    }
    do {
      let connection = try Connection(
        path: path, access: .readOnly, allowsNetworkFilesystem: true, headerOnly: true)
      defer { connection.close() }
      let id = try connection.fetchInt("PRAGMA application_id")
      let version = try connection.fetchInt("PRAGMA user_version")
      guard id == Int(applicationID) else {
        return .foreign(applicationID: Int32(truncatingIfNeeded: id))
      }
      return .ours(userVersion: version)
    } catch StoreFileError.notADatabase {
      return .notADatabase
    }
  }

  /// Makes an empty store: the file, its `application_id` and its log mode, and no tables.
  ///
  /// It is made whole under another name and then given its own in one step, so that a process
  /// killed half-way leaves no file that a later start could take for a store. Of several
  /// processes that create at once one does, and the others get `.exists`.
  ///
  /// - Parameters:
  ///   - path: where no file may be yet.
  ///   - mode: of the file, whatever the umask; the log files take it over.
  ///   - lock: the lock of the same store; taken here.
  ///   - applicationID: written into the header.
  public static func create(
    path: String, mode: UInt32 = 0o600, lock: WriteLock, applicationID: Int32
  ) throws {
    let store = try StorePath(path)
    guard lock.store == store else { throw StoreFileError.wrongLock(store.path) }
    try store.requireLocalFilesystem()
    try lock.withLock(verb: "create") {
      guard try FileFacts.of(store.path) == nil else { throw StoreFileError.exists(store.path) }
      let draft = store.path + ".creating"
      // What a creator left that was killed; nobody else is here, the lock is held.
      for suffix in ["", "-wal", "-shm", "-journal"] { unlink(draft + suffix) }
      do {
        try makeFile(draft, mode: mode_t(mode))
        try writeHeader(draft, applicationID: applicationID)
        let code = csq_rename_new(draft, store.path)
        if code == EEXIST { throw StoreFileError.exists(store.path) }
        guard code == 0 else {
          throw StoreFileError.system(call: "rename", path: store.path, number: code)
        }
      } catch {
        for suffix in ["", "-wal", "-shm", "-journal"] { unlink(draft + suffix) }
        throw error
      }
      try syncFolder(store.folder)
    }
  }

  static func makeFile(_ path: String, mode: mode_t) throws(StoreFileError) {
    let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw .system(call: "open", path: path, number: errno) }
    fchmod(descriptor, mode)
    Glibc.close(descriptor)
  }

  /// Closing this handle empties and removes the log, so the one file is all there is.
  private static func writeHeader(_ path: String, applicationID: Int32) throws {
    let handle = try open(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW)
    defer { sqlite3_close_v2(handle) }
    for sql in [
      "PRAGMA page_size = 4096", "PRAGMA application_id = \(applicationID)",
      "PRAGMA journal_mode = WAL",
    ] {
      let code = sqlite3_exec(handle, sql, nil, nil, nil)
      guard code == SQLITE_OK else {
        throw DatabaseError(connection: handle, code: code, sql: sql)
      }
    }
  }

  static func syncFolder(_ folder: String) throws(StoreFileError) {
    let descriptor = Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(call: "open", path: folder, number: errno) }
    defer { Glibc.close(descriptor) }
    guard fsync(descriptor) == 0 else {
      throw .system(call: "fsync", path: folder, number: errno)
    }
  }
}
