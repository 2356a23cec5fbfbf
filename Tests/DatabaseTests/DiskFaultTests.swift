import Glibc
import Testing

@testable import Database

@Suite struct DiskFaultTests {
  @Test func `a full store rolls back and works again once there is room`() throws {
    let store = try TemporaryStore()
    try store.add("kept")
    let long = String(repeating: "x", count: 100_000)
    let error = #expect(throws: DatabaseError.self) {
      try store.connection.write(verb: "fill") {
        try store.connection.execute("PRAGMA max_page_count = 20")
        try store.connection.execute("INSERT INTO item(name) VALUES (?1)", [.text(long)])
      }
    }
    #expect(error?.code == .full)
    #expect(!store.connection.isPoisoned)
    #expect(try store.names() == ["kept"])
    try store.connection.write(verb: "room") {
      try store.connection.execute("PRAGMA max_page_count = 100000")
      try store.connection.execute("INSERT INTO item(name) VALUES (?1)", [.text(long)])
    }
    #expect(try store.connection.fetchInt("SELECT count(*) FROM item") == 2)
  }

  @Test func `damage is told and stops this connection's writing`() throws {
    let store = try TemporaryStore()
    for number in 0..<40 { try store.add(String(repeating: "n\(number) ", count: 200)) }
    try store.connection.checkpoint(verb: "checkpoint", truncating: true)
    let pages = try store.connection.fetchInt("PRAGMA page_count")
    store.connection.close()
    let descriptor = Glibc.open(store.path, O_WRONLY)
    let noise = [UInt8](repeating: 0xEE, count: 4096)
    for page in 1..<pages { pwrite(descriptor, noise, noise.count, off_t(page * 4096)) }
    Glibc.close(descriptor)

    let connection = try Connection(path: store.path, access: .readWrite(store.lock))
    #expect(throws: DatabaseError.self) { try store.names(connection) }
    #expect(connection.isPoisoned)
    let code = try #require(connection.poison)
    #expect(code.primary == .corrupt)
    #expect(throws: StoreFileError.poisoned(code)) { try connection.write(verb: "add") {} }
    #expect(try !connection.integrityCheck().isEmpty)
  }

  @Test func `emptying the log leaves no copy of what was deleted`() throws {
    let store = try TemporaryStore()
    let marker = "marker-of-a-sealed-record"
    try store.add(marker)
    try store.connection.write(verb: "destroy") {
      try store.connection.execute("DELETE FROM item")
    }
    try store.connection.checkpoint(verb: "destroy", truncating: true)
    store.connection.close()
    for suffix in ["", "-wal"] {
      let text = String(decoding: store.folder.bytes(store.path + suffix), as: UTF8.self)
      #expect(!text.contains(marker), "\(suffix)")
    }
    #expect(try FileFacts.of(store.path + "-wal")?.size == 0)
  }

  @Test func `emptying the log gives up when a reader is in the way`() throws {
    let store = try TemporaryStore(busyWait: 60)
    let reader = try store.reader()
    try reader.read {
      _ = try store.names(reader)
      try store.add("later")
      let error = #expect(throws: DatabaseError.self) {
        try store.connection.checkpoint(verb: "destroy", truncating: true)
      }
      #expect(error?.isBusy == true)
    }
    #expect(!store.lock.isHeld)
    try store.connection.checkpoint(verb: "destroy", truncating: true)
  }

  @Test func `closing writes nothing back and keeps the log`() throws {
    let store = try TemporaryStore()
    try store.add("in the log")
    let before = try #require(try FileFacts.of(store.path + "-wal")).size
    store.connection.close()
    store.connection.close()
    #expect(try FileFacts.of(store.path + "-wal")?.size == before)
    #expect(before > 0)
    #expect(try store.names(try store.reader()) == ["in the log"])
  }

  @Test func `names rows whose reference points nowhere`() throws {
    let connection = try Connection()
    try connection.executeScript(
      "CREATE TABLE a(id INTEGER PRIMARY KEY); CREATE TABLE b(a INTEGER REFERENCES a(id));")
    #expect(try connection.foreignKeyCheck() == [])
    #expect(try connection.quickCheck() == [])
    #expect(try connection.integrityCheck() == [])
  }
}
