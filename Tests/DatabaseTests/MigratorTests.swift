import Testing

@testable import Database

@Suite struct MigratorTests {
  private let first = Migration(
    "001-places", sql: "CREATE TABLE place(id INTEGER PRIMARY KEY) STRICT")
  private let second = Migration(
    "002-visits",
    sql: """
      CREATE TABLE visit(place INTEGER NOT NULL REFERENCES place(id) ON DELETE CASCADE) STRICT;
      INSERT INTO place VALUES (1);
      INSERT INTO visit VALUES (1);
      """)

  @Test func `applies what is pending in order and once`() throws {
    let store = try TemporaryStore()
    #expect(try Migrator([first]).apply(to: store.connection) == ["001-places"])
    let both = Migrator([first, second])
    #expect(try both.pending(on: store.connection) == ["002-visits"])
    #expect(try both.apply(to: store.connection) == ["002-visits"])
    #expect(try both.apply(to: store.connection) == [])
    #expect(try store.connection.userVersion() == 2)
    #expect(try store.connection.fetchInt("PRAGMA foreign_keys") == 1)
  }

  @Test func `refuses a store of a newer program before any write`() throws {
    let store = try TemporaryStore()
    try Migrator([first, second]).apply(to: store.connection)
    store.connection.close()
    let before = store.folder.bytes(store.path)
    let log = store.folder.bytes(store.path + "-wal")
    let later = try Connection(path: store.path, access: .readWrite(store.lock))
    #expect(throws: StoreFileError.newerSchema(found: 2, known: 1)) {
      try Migrator([first]).apply(to: later)
    }
    later.close()
    #expect(
      try Connection.inspect(path: store.path, applicationID: TemporaryStore.applicationID)
        == .ours(userVersion: 2))
    #expect(store.folder.bytes(store.path) == before)
    #expect(store.folder.bytes(store.path + "-wal") == log)
  }

  @Test func `refuses a history it does not know`() throws {
    let store = try TemporaryStore()
    try Migrator([first]).apply(to: store.connection)
    #expect(throws: StoreFileError.unknownMigration("001-places")) {
      try Migrator([Migration("001-other", sql: ""), second]).apply(to: store.connection)
    }
  }

  @Test func `a failing step leaves the steps before it and nothing of its own`() throws {
    let store = try TemporaryStore()
    let broken = Migration("002-broken", sql: "CREATE TABLE half(x TEXT) STRICT; SELECT nope;")
    #expect(throws: DatabaseError.self) {
      try Migrator([first, broken]).apply(to: store.connection)
    }
    #expect(try store.connection.userVersion() == 1)
    #expect(
      try store.connection.fetchInt("SELECT count(*) FROM sqlite_schema WHERE name = 'half'") == 0)
    #expect(try store.connection.fetchInt("PRAGMA foreign_keys") == 1)
  }

  @Test func `rebuilding a table keeps what refers to it`() throws {
    let store = try TemporaryStore()
    let rebuild = Migration(
      "003-rebuild",
      sql: """
        CREATE TABLE new_place(id INTEGER PRIMARY KEY, name TEXT) STRICT;
        INSERT INTO new_place(id) SELECT id FROM place;
        DROP TABLE place;
        ALTER TABLE new_place RENAME TO place;
        """)
    try Migrator([first, second, rebuild]).apply(to: store.connection)
    #expect(try store.connection.fetchInt("SELECT count(*) FROM visit") == 1)
  }

  @Test func `refuses a step that leaves a reference dangling`() throws {
    let store = try TemporaryStore()
    let harm = Migration("003-harm", sql: "DELETE FROM place")
    #expect(throws: StoreFileError.danglingReferences(migration: "003-harm", ["visit 1 → place"])) {
      try Migrator([first, second, harm]).apply(to: store.connection)
    }
    #expect(try store.connection.fetchInt("SELECT count(*) FROM place") == 1)
  }

  @Test func `takes a script longer than one statement may be`() throws {
    let store = try TemporaryStore()
    let rows = (0..<4000).map { "INSERT INTO item(id, name) VALUES (\($0), 'number \($0)');" }
    let long = Migration("001-long", sql: rows.joined(separator: "\n"))
    try Migrator([long]).apply(to: store.connection)
    #expect(try store.connection.fetchInt("SELECT count(*) FROM item") == 4000)
  }
}
