import Glibc

@testable import Database

/// A folder of its own for one test, removed when the value is let go.
final class TemporaryFolder {
  let path: String

  init() throws {
    var template = Array("/tmp/csecboard-database-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw StoreFileError.system(call: "mkdtemp", path: "/tmp", number: errno)
    }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    guard let folder = opendir(path) else { return }
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix(while: { $0 != 0 }), as: UTF8.self)
      }
      if name != "." && name != ".." { unlink(path + "/" + name) }
    }
    closedir(folder)
    rmdir(path)
  }

  func file(_ name: String, _ bytes: [UInt8]) -> String {
    let place = path + "/" + name
    let descriptor = Glibc.open(place, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    bytes.withUnsafeBytes { _ = Glibc.write(descriptor, $0.baseAddress, $0.count) }
    Glibc.close(descriptor)
    return place
  }

  /// The bytes of a file; never used on a database that is open in this process.
  func bytes(_ place: String) -> [UInt8] {
    let descriptor = Glibc.open(place, O_RDONLY)
    defer { Glibc.close(descriptor) }
    var all: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count <= 0 { return all }
      all += chunk.prefix(count)
    }
  }
}

/// A store with one table, `item(id, name)`, in a folder of its own.
final class TemporaryStore {
  static let applicationID: Int32 = 0x4353_4543
  let folder: TemporaryFolder
  let path: String
  let lock: WriteLock
  let connection: Connection

  init(busyWait: Int = 5000) throws {
    folder = try TemporaryFolder()
    path = folder.path + "/board.db"
    lock = try WriteLock(storePath: path)
    try Connection.create(path: path, lock: lock, applicationID: Self.applicationID)
    connection = try Connection(
      path: path, access: .readWrite(lock), applicationID: Self.applicationID, busyWait: busyWait)
    try connection.write(verb: "setup") {
      try connection.execute(
        "CREATE TABLE item(id INTEGER PRIMARY KEY, name TEXT NOT NULL CHECK (name <> '')) STRICT")
    }
  }

  func add(_ name: String) throws {
    try connection.write(verb: "add") {
      try connection.execute("INSERT INTO item(name) VALUES (?1)", [.text(name)])
    }
  }

  func reader() throws -> Connection { try Connection(path: path, access: .readOnly) }

  func names(_ connection: Connection? = nil) throws -> [String] {
    try (connection ?? self.connection).fetchAll("SELECT name FROM item ORDER BY id") {
      $0.text(0)
    }
  }
}

struct Refusal: Error, Equatable { var number = 1 }
