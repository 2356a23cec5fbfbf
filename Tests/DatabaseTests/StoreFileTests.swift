import Glibc
import Testing

@testable import Database

@Suite struct StoreFileTests {
  private static let application: Int32 = TemporaryStore.applicationID

  @Test func `every setting reads back as required`() throws {
    let store = try TemporaryStore()
    let settings = try store.connection.settings()
    for setting in settings { #expect(setting.found == setting.wanted, "\(setting.name)") }
    #expect(settings.count >= 18)
    for wanted in ["synchronous", "defensive", "journal_mode", "temp_store", "limit_attached"] {
      #expect(settings.contains { $0.name == wanted })
    }
  }

  @Test func `the engine holds to the settings`() throws {
    let store = try TemporaryStore()
    try store.connection.write(verb: "setup") {
      try store.connection.execute(
        "CREATE TABLE part(item INTEGER NOT NULL REFERENCES item(id)) STRICT")
    }
    let orphan = #expect(throws: DatabaseError.self) {
      try store.connection.write(verb: "add") {
        try store.connection.execute("INSERT INTO part VALUES (99)")
      }
    }
    #expect(orphan?.code == .constraintForeignKey)
    #expect(throws: DatabaseError.self) {
      try store.connection.fetchInt("SELECT count(*) FROM item WHERE name = \"no_such\"")
    }
    #expect(throws: DatabaseError.self) {
      try store.connection.write(verb: "break") {
        try store.connection.execute("PRAGMA writable_schema = ON")
        try store.connection.execute("UPDATE sqlite_schema SET sql = ''")
      }
    }
    #expect(throws: DatabaseError.self) {
      try store.connection.write(verb: "attach") {
        try store.connection.execute("ATTACH ':memory:' AS other")
      }
    }
    let folder = try store.connection.fetchInt("SELECT count(*) FROM item")
    #expect(folder == 0)
  }

  @Test(arguments: [0o022, 0o000, 0o077] as [mode_t])
  func `a created store has the mode asked for whatever the umask`(mask: mode_t) throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/s.db"
    let before = umask(mask)
    defer { umask(before) }
    let lock = try WriteLock(storePath: path, mode: 0o660)
    try Connection.create(
      path: path, mode: 0o660, lock: lock, applicationID: Self.application)
    let connection = try Connection(path: path, access: .readWrite(lock))
    try connection.write(verb: "setup") { try connection.execute("CREATE TABLE a(x TEXT) STRICT") }
    for suffix in ["", "-wal", "-shm", ".lock"] {
      var facts = stat()
      #expect(lstat(path + suffix, &facts) == 0)
      #expect(facts.st_mode & 0o777 == 0o660, "\(suffix)")
    }
  }

  @Test func `inspects a path without changing it`() throws {
    let folder = try TemporaryFolder()
    func state(_ name: String) throws -> StoreFileState {
      try Connection.inspect(path: folder.path + "/" + name, applicationID: Self.application)
    }
    #expect(try state("none") == .missing)
    _ = folder.file("empty", [])
    #expect(try state("empty") == .empty)
    let noise = [UInt8](repeating: 65, count: 9000)
    _ = folder.file("noise", noise)
    #expect(try state("noise") == .notADatabase)
    #expect(folder.bytes(folder.path + "/noise") == noise)
    let store = try TemporaryStore()
    #expect(
      try Connection.inspect(path: store.path, applicationID: Self.application)
        == .ours(userVersion: 0))
    #expect(
      try Connection.inspect(path: store.path, applicationID: 1)
        == .foreign(applicationID: Self.application))
  }

  @Test func `refuses files that are no store and leaves their bytes`() throws {
    let folder = try TemporaryFolder()
    let empty = folder.file("empty.db", [])
    let noise = folder.file("noise.db", [UInt8](repeating: 66, count: 5000))
    let other = folder.path + "/other.db"
    let otherLock = try WriteLock(storePath: other)
    try Connection.create(path: other, lock: otherLock, applicationID: 77)
    let cases: [(String, StoreFileError)] = [
      (empty, .empty(empty)), (noise, .notADatabase(noise)),
      (other, .foreign(other, applicationID: 77)),
      (folder.path + "/none.db", .missing(folder.path + "/none.db")),
      (folder.path, .notAFile(folder.path)),
    ]
    for (path, refusal) in cases {
      let before = folder.bytes(path)
      let lock = try WriteLock(storePath: path)
      #expect(throws: refusal) {
        try Connection(
          path: path, access: .readWrite(lock), applicationID: Self.application)
      }
      #expect(folder.bytes(path) == before)
    }
    rmdir(folder.path + ".lock")
    unlink(folder.path + ".lock")
  }

  @Test func `refuses a symbolic link and a second name`() throws {
    let store = try TemporaryStore()
    let link = store.folder.path + "/link.db"
    #expect(symlink(store.path, link) == 0)
    #expect(throws: StoreFileError.symbolicLink(link)) {
      try Connection(path: link, access: .readOnly)
    }
    let twin = store.folder.path + "/twin.db"
    #expect(Glibc.link(store.path, twin) == 0)
    #expect(throws: StoreFileError.hardLinked(twin, names: 2)) {
      try Connection(path: twin, access: .readOnly)
    }
    #expect(throws: StoreFileError.hardLinked(store.path, names: 2)) { try store.add("x") }
    unlink(twin)
    try store.add("x")
    #expect(try store.names() == ["x"])
  }

  @Test func `opens a store through a linked folder`() throws {
    let store = try TemporaryStore()
    let way = "/tmp/csecboard-way-\(getpid())-\(UInt32.random(in: 0 ... .max))"
    #expect(symlink(store.folder.path, way) == 0)
    defer { unlink(way) }
    let lock = try WriteLock(storePath: way + "/board.db")
    let connection = try Connection(path: way + "/board.db", access: .readWrite(lock))
    #expect(connection.path == store.path)
  }

  @Test func `never creates over a file`() throws {
    let store = try TemporaryStore()
    try store.add("kept")
    #expect(throws: StoreFileError.exists(store.path)) {
      try Connection.create(path: store.path, lock: store.lock, applicationID: 1)
    }
    #expect(try store.names() == ["kept"])
  }

  @Test func `creates over what a killed creator left behind`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/s.db"
    _ = folder.file("s.db.creating", [1, 2, 3])
    _ = folder.file("s.db.creating-wal", [1, 2, 3])
    let lock = try WriteLock(storePath: path)
    try Connection.create(path: path, lock: lock, applicationID: 5)
    #expect(
      try Connection.inspect(path: path, applicationID: 5) == .ours(userVersion: 0))
    #expect(try FileFacts.of(path + ".creating") == nil)
    #expect(try FileFacts.of(path + ".creating-wal") == nil)
  }

  @Test func `refuses a write when the file was renamed or replaced`() throws {
    let store = try TemporaryStore()
    let away = store.path + ".away"
    #expect(rename(store.path, away) == 0)
    #expect(throws: StoreFileError.moved(store.path)) { try store.add("lost") }
    _ = store.folder.file("board.db", [UInt8](repeating: 0, count: 4096))
    #expect(throws: StoreFileError.moved(store.path)) { try store.add("lost") }
    unlink(store.path)
    #expect(rename(away, store.path) == 0)
    try store.add("kept")
    #expect(try store.names() == ["kept"])
  }

  @Test func `takes a write lock of the same store only`() throws {
    let store = try TemporaryStore()
    let other = try TemporaryStore()
    #expect(throws: StoreFileError.wrongLock(store.path)) {
      try Connection(path: store.path, access: .readWrite(other.lock))
    }
  }

  @Test func `knows the network filesystems by number`() {
    #expect(StorePath.networkFilesystem(0x6969) == "NFS")
    #expect(StorePath.networkFilesystem(0xFF53_4D42) == "CIFS")
    #expect(StorePath.networkFilesystem(0xEF53) == nil)
  }
}
