import Testing

@testable import Database

@Suite struct TransactionTests {
  @Test func `rolls back when the body throws`() throws {
    let store = try TemporaryStore()
    #expect(throws: Refusal()) {
      try store.connection.write(verb: "add") {
        try store.connection.execute("INSERT INTO item(name) VALUES ('lost')")
        throw Refusal()
      }
    }
    #expect(try store.names() == [])
    #expect(!store.connection.isInTransaction)
    #expect(!store.lock.isHeld)
  }

  @Test func `throws the first error when the engine has rolled back already`() throws {
    let store = try TemporaryStore()
    #expect(throws: Refusal(number: 7)) {
      try store.connection.write(verb: "add") {
        try store.connection.internally { try store.connection.execute("ROLLBACK") }
        throw Refusal(number: 7)
      }
    }
    #expect(!store.lock.isHeld)
  }

  @Test func `refuses a write inside a write`() throws {
    let store = try TemporaryStore()
    let error = #expect(throws: DatabaseError.self) {
      try store.connection.write(verb: "outer") { try store.add("inner") }
    }
    #expect(error?.code == .misuse)
    #expect(try store.names() == [])
  }

  @Test func `refuses a statement that changes the store outside a write`() throws {
    let store = try TemporaryStore()
    for sql in [
      "INSERT INTO item(name) VALUES ('x')", "UPDATE item SET name = 'x'", "DELETE FROM item",
      "CREATE TABLE other(id INTEGER)", "DROP TABLE item", "VACUUM", "PRAGMA user_version = 9",
      "CREATE INDEX i ON item(name)", "ANALYZE",
    ] {
      let error = #expect(throws: DatabaseError.self, "\(sql)") {
        try store.connection.execute(sql)
      }
      #expect(error?.code == .misuse, "\(sql)")
    }
    #expect(throws: DatabaseError.self) { try store.connection.execute("BEGIN IMMEDIATE") }
    #expect(throws: DatabaseError.self) { try store.connection.execute("COMMIT") }
    #expect(!store.connection.isInTransaction)
  }

  @Test func `explains a write without running it`() throws {
    let store = try TemporaryStore()
    try store.add("kept")
    let plan = try store.connection.queryPlan("DELETE FROM item WHERE id = ?1", [1])
    #expect(plan == ["SEARCH item USING INTEGER PRIMARY KEY (rowid=?)"])
    #expect(try store.names() == ["kept"])
  }

  @Test func `lets a reader make temporary views and nothing once sealed`() throws {
    let store = try TemporaryStore()
    try store.add("Mira")
    let reader = try store.reader()
    try reader.execute("CREATE TEMP VIEW mine AS SELECT name FROM item")
    try reader.execute("CREATE TEMP TABLE visible(id INTEGER PRIMARY KEY)")
    try reader.execute("INSERT INTO visible VALUES (1)")
    #expect(try reader.fetchAll("SELECT name FROM mine") { $0.text(0) } == ["Mira"])
    try reader.sealForReading()
    let sealed = #expect(throws: DatabaseError.self) {
      try reader.execute("CREATE TEMP VIEW again AS SELECT 1")
    }
    #expect(sealed?.code.primary == .readOnly)
    #expect(throws: DatabaseError.self) { try reader.write(verb: "add") {} }
  }

  @Test func `a read sees one state while another connection commits`() throws {
    let store = try TemporaryStore()
    let reader = try store.reader()
    try reader.read {
      #expect(try store.names(reader) == [])
      try store.add("later")
      #expect(try store.names(reader) == [])
    }
    #expect(try store.names(reader) == ["later"])
  }

  @Test func `a read inside a write joins it`() throws {
    let store = try TemporaryStore()
    try store.connection.write(verb: "add") {
      try store.connection.execute("INSERT INTO item(name) VALUES ('mine')")
      #expect(try store.connection.read { try store.names() } == ["mine"])
      #expect(store.connection.isInTransaction)
    }
    #expect(try store.names() == ["mine"])
  }

  @Test func `counts changes and tells the new row's id`() throws {
    let store = try TemporaryStore()
    try store.connection.write(verb: "add") {
      try store.connection.execute("INSERT INTO item(id, name) VALUES (41, 'a'), (42, 'b')")
      #expect(store.connection.changes == 2)
      #expect(store.connection.lastInsertRowID == 42)
    }
  }

  @Test func `writes the log back once it is past its limit`() throws {
    let store = try TemporaryStore()
    for number in 0..<6 {
      try store.connection.write(verb: "fill") {
        for row in 0..<200 {
          try store.connection.execute(
            "INSERT INTO item(name) VALUES (?1)",
            [.text(String(repeating: "\(row % 10)", count: 4000) + "\(number)")])
        }
      }
    }
    let facts = try #require(try FileFacts.of(store.path + "-wal"))
    #expect(facts.size < 2 * 1200 * 4120)
    #expect(try #require(try FileFacts.of(store.path)).size > 1000 * 4096)
    #expect(try store.connection.fetchInt("SELECT count(*) FROM item") == 1200)
  }

  @Test func `a data version moves for another connection's commit only`() throws {
    let store = try TemporaryStore()
    let reader = try store.reader()
    let before = try reader.dataVersion()
    let own = try store.connection.dataVersion()
    try store.add("a")
    #expect(try reader.dataVersion() != before)
    #expect(try store.connection.dataVersion() == own)
  }
}
