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
    guard try isDemonstration(path: path) else {
      throw StoreError.cannotCreate(
        path: path, reason: "there is a live store here; a demonstration is never laid over one")
    }
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
