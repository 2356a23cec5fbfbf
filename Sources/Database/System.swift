import CSQLite
import Glibc

/// The operating system's sentence for an error number, without its full stop.
func systemMessage(_ number: Int32) -> String {
  strerror(number).map { String(cString: $0) } ?? "error \(number)"
}

/// Milliseconds of a clock that never goes back.
func monotonicMilliseconds() -> Int {
  var now = timespec()
  clock_gettime(CLOCK_MONOTONIC, &now)
  return now.tv_sec * 1000 + now.tv_nsec / 1_000_000
}

/// What tells one file from another, whatever it is called.
struct FileIdentity: Hashable {
  let device: UInt64
  let inode: UInt64
}

/// What `lstat` says of a path.
struct FileFacts {
  let identity: FileIdentity
  let names: Int
  let size: Int
  let isRegular: Bool
  let isLink: Bool

  /// The facts, or nil when nothing bears the path; never follows a link and never opens the file,
  /// since closing a database file drops every lock SQLite holds on it in this process.
  static func of(_ path: String) throws(StoreFileError) -> FileFacts? {
    var facts = stat()
    guard lstat(path, &facts) == 0 else {
      if errno == ENOENT { return nil }
      throw .system(call: "lstat", path: path, number: errno)
    }
    return FileFacts(facts)
  }

  init(_ facts: stat) {
    identity = FileIdentity(device: UInt64(facts.st_dev), inode: UInt64(facts.st_ino))
    names = Int(facts.st_nlink)
    size = Int(facts.st_size)
    isRegular = facts.st_mode & S_IFMT == S_IFREG
    isLink = facts.st_mode & S_IFMT == S_IFLNK
  }
}

/// The path of a store, its folder resolved and its last part left as given.
///
/// The folder may be reached through links (`/var/run`, a linked home); the file itself may not.
struct StorePath: Hashable {
  let path: String
  let folder: String
  let name: String
  var lock: String { path + ".lock" }

  init(_ given: String) throws(StoreFileError) {
    let slash = given.lastIndex(of: "/")
    let before = slash.map { String(given[..<$0]) } ?? "."
    name = slash.map { String(given[given.index(after: $0)...]) } ?? given
    guard !name.isEmpty, name != ".", name != ".." else { throw .notAFile(given) }
    guard let resolved = realpath(before.isEmpty ? "/" : before, nil) else {
      throw .system(call: "realpath", path: before, number: errno)
    }
    folder = String(cString: resolved)
    free(resolved)
    path = folder == "/" ? "/" + name : folder + "/" + name
  }

  /// The facts of the one regular, singly named file at the path.
  func facts() throws(StoreFileError) -> FileFacts {
    guard let facts = try FileFacts.of(path) else { throw .missing(path) }
    if facts.isLink { throw .symbolicLink(path) }
    guard facts.isRegular else { throw .notAFile(path) }
    guard facts.names == 1 else { throw .hardLinked(path, names: facts.names) }
    return facts
  }

  /// Refuses filesystems of other machines, where the log's shared memory is not shared and locks
  /// may be pretended (reliability F23).
  func requireLocalFilesystem() throws(StoreFileError) {
    var type: UInt32 = 0
    let code = csq_filesystem_type(folder, &type)
    guard code == 0 else { throw .system(call: "statfs", path: folder, number: code) }
    if let name = Self.networkFilesystem(type) {
      throw .networkFilesystem(path, type: name)
    }
  }

  /// The name of a network filesystem by its number of `statfs(2)` and `linux/magic.h`; `nil` for any
  /// other. No dictionary: it would be made at the start of every command.
  static func networkFilesystem(_ type: UInt32) -> String? {
    switch type {
    case 0x6969: "NFS"
    case 0x517B: "SMB"
    case 0xFF53_4D42: "CIFS"
    case 0xFE53_4D42: "SMB2"
    case 0x6573_5546: "FUSE"
    case 0x0102_1997: "9p"
    case 0x5346_414F: "AFS"
    case 0x7375_7245: "Coda"
    case 0x00C3_6400: "Ceph"
    default: nil
    }
  }
}
