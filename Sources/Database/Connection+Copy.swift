import CSQLite
import Glibc

extension Connection {
  /// Writes a copy of the store as it is at one moment into a new file, and checks it.
  ///
  /// The way to back up: copying the file by other means while it is written gives a damaged copy
  /// in about half of the cases (reliability F14). Readers and writers go on meanwhile. The copy
  /// has no log beside it, keeps `application_id` and `user_version`, and leaves out free pages.
  ///
  /// - Parameters:
  ///   - path: where no file may be yet.
  ///   - mode: of the copy, whatever the umask.
  /// - Throws: `StoreFileError.exists`; what writing throws; `DatabaseError(.corrupt)` when the
  ///   copy does not pass the check. After an error there is no file at `path`.
  public func copy(to path: String, mode: UInt32 = 0o600) throws {
    guard !isInTransaction else {
      throw DatabaseError.misuse("A copy cannot be made inside a transaction.")
    }
    let target = try StorePath(path)
    guard try FileFacts.of(target.path) == nil else { throw StoreFileError.exists(target.path) }
    // SQLite would make it readable by all; into an empty file of ours it writes as well.
    try Self.makeFile(target.path, mode: mode_t(mode))
    do {
      try withAttachLimit(1) {
        try internally { try execute("VACUUM INTO ?1", [.text(target.path)]) }
      }
      try Self.verifyCopy(target.path)
      try Self.sync(target.path)
      try Self.syncFolder(target.folder)
    } catch {
      for suffix in ["", "-journal"] { unlink(target.path + suffix) }
      throw error
    }
  }

  /// The copy is read through a handle that makes no log beside it.
  private static func verifyCopy(_ path: String) throws {
    let handle = try open(path, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOFOLLOW)
    defer { sqlite3_close_v2(handle) }
    var statement: OpaquePointer?
    let code = sqlite3_prepare_v2(handle, "PRAGMA integrity_check(1)", -1, &statement, nil)
    defer { sqlite3_finalize(statement) }
    guard code == SQLITE_OK, sqlite3_step(statement) == SQLITE_ROW,
      let text = sqlite3_column_text(statement, 0)
    else { throw DatabaseError(connection: handle, code: sqlite3_errcode(handle)) }
    let finding = String(cString: text)
    guard finding == "ok" else { throw DatabaseError(code: .corrupt, message: finding) }
  }

  private static func sync(_ path: String) throws(StoreFileError) {
    let descriptor = Glibc.open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(call: "open", path: path, number: errno) }
    defer { Glibc.close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .system(call: "fsync", path: path, number: errno) }
  }
}
