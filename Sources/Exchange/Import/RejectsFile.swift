import Glibc
import Presentation
import Store

/// Bad rows set aside: CSV with `file,line,column,reason,record`, made under
/// another name and given its own only when the import is kept; otherwise no
/// trace of it, for it holds records.
final class RejectsFile {
  private let path: String
  private let draft: String
  private let descriptor: Int32
  private var isKept = false

  /// Makes the draft beside the file's own place; only its maker may read it.
  ///
  /// - Throws: ``ImportFailure/cannotWrite(path:reason:)`` where anything but an earlier file of
  ///   rejects is there: it may be the store, a file to import, or somebody's only copy.
  init(path: String) throws {
    self.path = path
    let draft = "\(path).\(getpid()).part"
    self.draft = draft
    descriptor = try CallersFiles.reaching {
      try Self.requireFree(path)
      unlink(draft)
      return open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    }
    guard descriptor >= 0 else { throw Self.failure(path) }
    try write(Self.header)
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if descriptor >= 0, !isKept { CallersFiles.reaching { _ = unlink(draft) } }
  }

  /// Adds one row.
  func add(_ row: BadRow) throws {
    var line = CSVRow()
    line.append(text: row.file)
    line.append(verbatim: "\(row.line)")
    // `-` for the row as a whole is ours; a column's name may come from the file's header.
    if row.column == "-" { line.append(verbatim: "-") } else { line.append(text: row.column) }
    line.append(text: row.reason)
    line.append(text: row.record)
    try write(line.text)
  }

  /// Gives the file its name.
  func keep() throws {
    guard fsync(descriptor) == 0,
      CallersFiles.reaching({ rename(draft, path) }) == 0
    else { throw Self.failure(path) }
    isKept = true
  }

  private func write(_ text: String) throws {
    var text = text
    let written = text.withUTF8 { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    if written != text.utf8.count { throw Self.failure(path) }
  }

  private static let header = "file,line,column,reason,record\r\n"

  private static func requireFree(_ path: String) throws {
    var facts = stat()
    if lstat(path, &facts) != 0 {
      if errno == ENOENT { return }
      throw failure(path)
    }
    guard facts.st_mode & S_IFMT == S_IFREG else {
      throw ImportFailure.cannotWrite(path: path, reason: "it is no file, and it is kept")
    }
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: header.utf8.count)
    let count = read(descriptor, &bytes, bytes.count)
    if count == 0 || bytes == Array(header.utf8) { return }
    throw ImportFailure.cannotWrite(
      path: path, reason: "a file is there that is none of rejects, and it is kept")
  }

  private static func failure(_ path: String) -> ImportFailure {
    .cannotWrite(path: path, reason: String(cString: strerror(errno)))
  }
}
