import Glibc
import Testing

@testable import Database

@Suite struct CopyTests {
  @Test func `a copy holds what was committed, alone and closed to others`() throws {
    let store = try TemporaryStore()
    try Migrator([Migration("001-more", sql: "INSERT INTO item(name) VALUES ('from a step')")])
      .apply(to: store.connection)
    try store.add("Mira")
    let copy = store.folder.path + "/copy.db"
    let before = umask(0)
    try store.connection.copy(to: copy)
    umask(before)
    var facts = stat()
    #expect(lstat(copy, &facts) == 0)
    #expect(facts.st_mode & 0o777 == 0o600)
    for suffix in ["-wal", "-shm", "-journal"] {
      let found = try FileFacts.of(copy + suffix)
      #expect(found == nil)
    }
    #expect(
      try Connection.inspect(path: copy, applicationID: TemporaryStore.applicationID)
        == .ours(userVersion: 1))
    #expect(
      try store.names(Connection(path: copy, access: .readOnly)) == ["from a step", "Mira"])
  }

  @Test func `a copy opened for writing has the log mode again`() throws {
    let store = try TemporaryStore()
    try store.add("Mira")
    let copy = store.folder.path + "/copy.db"
    try store.connection.copy(to: copy)
    let lock = try WriteLock(storePath: copy)
    let restored = try Connection(path: copy, access: .readWrite(lock))
    try restored.write(verb: "add") {
      try restored.execute("INSERT INTO item(name) VALUES ('after')")
    }
    #expect(try store.names(restored) == ["Mira", "after"])
    let mode = try restored.settings().first { $0.name == "journal_mode" }
    #expect(mode?.found == "wal")
  }

  @Test func `never copies over a file nor inside a transaction`() throws {
    let store = try TemporaryStore()
    let place = store.folder.file("there.db", [1, 2, 3])
    #expect(throws: StoreFileError.exists(place)) { try store.connection.copy(to: place) }
    #expect(store.folder.bytes(place) == [1, 2, 3])
    #expect(throws: StoreFileError.exists(store.path)) {
      try store.connection.copy(to: store.path)
    }
    try store.connection.read {
      #expect(throws: DatabaseError.self) {
        try store.connection.copy(to: store.folder.path + "/other.db")
      }
    }
    #expect(try FileFacts.of(store.folder.path + "/other.db") == nil)
  }

  @Test func `no statement attaches a file after a copy`() throws {
    let store = try TemporaryStore()
    try store.connection.copy(to: store.folder.path + "/copy.db")
    #expect(throws: DatabaseError.self) {
      try store.connection.execute("ATTACH ':memory:' AS other")
    }
  }
}
