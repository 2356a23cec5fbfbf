import CSQLite
import Glibc

extension Connection {
  /// Copies the whole store, as of one moment, into a new file, while others go on writing.
  ///
  /// The copy is made under another name and given its own in one step once it is whole and on the
  /// disk; nothing is ever laid over a file that is there.
  ///
  /// - Parameters:
  ///   - path: where no file may be.
  ///   - mode: of the file, whatever the umask.
  ///   - check: called with the path of the whole copy before it has its name; what it throws
  ///     removes the copy.
  ///   - progress: called now and then with pages copied, and of how many.
  /// - Throws: `StoreFileError.exists` where a file is there; `DatabaseError`.
  public func backUp(
    to path: String, mode: UInt32 = 0o600, check: (String) throws -> Void,
    progress: (Int, Int) throws -> Void
  ) throws {
    guard try FileFacts.of(path) == nil else { throw StoreFileError.exists(path) }
    let draft = path + ".part"
    try Self.makeFile(draft, mode: mode_t(mode))
    do {
      try copyPages(to: draft, progress)
      try check(draft)
      for suffix in ["-wal", "-shm"] { unlink(draft + suffix) }
      try Self.syncFile(draft)
      let code = csq_rename_new(draft, path)
      if code == EEXIST { throw StoreFileError.exists(path) }
      guard code == 0 else {
        throw StoreFileError.system(call: "rename", path: path, number: code)
      }
    } catch {
      for suffix in ["", "-wal", "-shm", "-journal"] { unlink(draft + suffix) }
      throw error
    }
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    try Self.syncFolder(folder.isEmpty ? "/" : folder)
  }

  private func copyPages(to path: String, _ progress: (Int, Int) throws -> Void) throws {
    let source = try openHandle()
    let target = try Self.open(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW)
    defer { sqlite3_close_v2(target) }
    guard let backup = sqlite3_backup_init(target, "main", source, "main") else {
      throw DatabaseError(connection: target, code: sqlite3_errcode(target), sql: nil)
    }
    var code = SQLITE_OK
    repeat {
      // One snapshot: a step that takes all pages sees no commit in between.
      code = sqlite3_backup_step(backup, -1)
      let total = Int(sqlite3_backup_pagecount(backup))
      do {
        try progress(total - Int(sqlite3_backup_remaining(backup)), total)
      } catch {
        sqlite3_backup_finish(backup)
        throw error
      }
      if code == SQLITE_BUSY || code == SQLITE_LOCKED { sqlite3_sleep(50) }
    } while code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED
    let finished = sqlite3_backup_finish(backup)
    guard code == SQLITE_DONE, finished == SQLITE_OK else {
      throw DatabaseError(
        connection: target, code: finished == SQLITE_OK ? code : finished, sql: nil)
    }
  }

  private static func syncFile(_ path: String) throws(StoreFileError) {
    let descriptor = Glibc.open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(call: "open", path: path, number: errno) }
    defer { Glibc.close(descriptor) }
    guard fsync(descriptor) == 0 else {
      throw .system(call: "fsync", path: path, number: errno)
    }
  }
}
