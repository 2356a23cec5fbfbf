import Database
import Domain
import Glibc

extension BoardStore {
  /// Removes a demonstration store that is at the path, so that a new one can be made there;
  /// nothing at the path is as good.
  ///
  /// The lock's file stays: others may be waiting on it.
  ///
  /// - Throws: ``StoreError/cannotCreate(path:reason:)`` where a live store or anything else is
  ///   there, which is left as it is.
  public static func removeDemonstration(path: String) throws {
    var facts = stat()
    if lstat(path, &facts) != 0, errno == ENOENT || errno == ENOTDIR { return }
    let isUnfinished = (try? isUnfinished(path)) ?? false
    guard try isUnfinished || isDemonstration(path: path) else {
      throw StoreError.cannotCreate(
        path: path, reason: "there is a live store here; a demonstration is never laid over one")
    }
    try unlinkStore(path)
  }

  /// Removes what a maker left that was stopped before anybody was in the store; anything else at
  /// the path, and nothing, is left as it is.
  static func removeUnfinished(_ path: String) throws {
    if try isUnfinished(path) { try unlinkStore(path) }
  }

  /// Whether a store has no maker yet, who is written last when one is made.
  private static func isUnfinished(_ path: String) throws -> Bool {
    var facts = stat()
    guard lstat(path, &facts) == 0,
      case .ours = try Connection.inspect(path: path, applicationID: applicationID)
    else { return false }
    let connection = try Connection(path: path, access: .readOnly, applicationID: applicationID)
    defer { connection.close() }
    let hasFacts = try connection.fetchInt(
      "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'board_facts'")
    if hasFacts == 0 { return true }
    return try connection.fetchInt("SELECT count(*) FROM board_facts WHERE name = 'maker_uid'") == 0
  }

  private static func unlinkStore(_ path: String) throws {
    for file in ["\(path)-wal", "\(path)-shm", path] where unlink(file) != 0 && errno != ENOENT {
      throw StoreError.cannotCreate(path: file, reason: String(cString: strerror(errno)))
    }
  }

  /// Whether the store at the path was made for demonstration; read without any viewer, since the
  /// answer says nothing of what is in it.
  private static func isDemonstration(path: String) throws -> Bool {
    do {
      let connection = try Connection(
        path: path, access: .readOnly, applicationID: applicationID)
      defer { connection.close() }
      return try connection.fetchOne(
        "SELECT value FROM board_facts WHERE name = 'demonstration'"
      ) { $0.text(0) } == "yes"
    } catch let error as StoreFileError {
      throw StoreError.cannotCreate(path: path, reason: "\(error)")
    } catch let error as DatabaseError {
      throw StoreError.cannotCreate(path: path, reason: "\(error.message)")
    }
  }
}
