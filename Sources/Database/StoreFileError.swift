/// Why a file is not opened, created or written as a store; each is found before any write.
public enum StoreFileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// No file at the path.
  case missing(String)
  /// A file is already at the path; a store is never laid over one.
  case exists(String)
  /// A file of no bytes: nothing says it is ours (reliability F20).
  case empty(String)
  /// The bytes are not a database.
  case notADatabase(String)
  /// A database of another program, with its `application_id`.
  case foreign(String, applicationID: Int32)
  /// The schema is of a newer program (reliability F21).
  case newerSchema(found: Int, known: Int)
  /// The store lists a migration that this program does not know, or in another order.
  case unknownMigration(String)
  /// Foreign keys that a migration would have left dangling; nothing was committed.
  case danglingReferences(migration: String, [String])
  /// The path itself is a symbolic link (F18).
  case symbolicLink(String)
  /// The file has a second name, so two logs could form beside it (F18).
  case hardLinked(String, names: Int)
  /// This user may not read and write the file, or not write beside it (F19).
  case notPermitted(String)
  /// Not a regular file.
  case notAFile(String)
  /// On a network filesystem, where the log's shared memory does not work (F23).
  case networkFilesystem(String, type: String)
  /// The file was renamed, replaced or removed while open; writes would vanish with it (F17).
  case moved(String)
  /// A setting did not read back as set (R3).
  case setting(String, wanted: String, found: String)
  /// The lock is another store's.
  case wrongLock(String)
  /// After an I/O error or damage this handle writes no more (R7).
  case poisoned(ResultCode)
  /// A call of the operating system failed.
  case system(call: String, path: String, number: Int32)

  /// A full sentence for a person.
  public var description: String {
    switch self {
    case .missing(let path): "There is no store at \(path)."
    case .exists(let path): "There is already a file at \(path); a store is never laid over one."
    case .empty(let path): "\(path) has no bytes, so nothing shows that it is a store."
    case .notADatabase(let path): "\(path) is not a database."
    case .foreign(let path, let id):
      "\(path) is a database of another program (application id \(id))."
    case .newerSchema(let found, let known):
      "The store was written by a newer version (schema \(found); this program knows \(known))."
    case .unknownMigration(let name): "The store has a migration unknown here: \(name)."
    case .danglingReferences(let name, let rows):
      "Migration \(name) would leave \(rows.count) dangling references: \(rows.first ?? "")."
    case .symbolicLink(let path): "\(path) is a symbolic link; give the file's own path."
    case .hardLinked(let path, let names): "\(path) has \(names) names; a store must have one."
    case .notPermitted(let path):
      "This user may not read and write \(path) and the folder it is in; both are needed."
    case .notAFile(let path): "\(path) is not a regular file."
    case .networkFilesystem(let path, let type):
      "\(path) is on a network filesystem (\(type)), where a store can lose data."
    case .moved(let path): "\(path) was moved, replaced or removed while open. Nothing was written."
    case .setting(let name, let wanted, let found):
      "The database setting \(name) should be \(wanted) but is \(found)."
    case .wrongLock(let path): "The write lock held is not that of \(path)."
    case .poisoned(let code):
      "After a disk error (SQLite \(code.rawValue)) this connection writes no more."
    case .system(let call, let path, let number):
      "\(call) failed for \(path): \(systemMessage(number))."
    }
  }
}
