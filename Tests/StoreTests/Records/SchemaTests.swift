import Database
import Domain
import TestSupport
import Testing

@testable import Store

@Suite struct SchemaTests {
  private struct Column: Equatable {
    let name: String
    let isNotNull: Bool
    let keyPlace: Int
  }

  private func columns(of table: String, _ connection: Connection) throws -> [Column] {
    try connection.fetchAll("PRAGMA table_info(\(table))") { row in
      Column(name: row.text(1), isNotNull: row.int(3) == 1, keyPlace: row.int(5))
    }
  }

  private func emptyStore() throws -> (TemporaryFolder, Connection) {
    let folder = try TemporaryFolder()
    _ = try folder.demoStore(at: "2026-11-20T12:00:00-08:00")
    return (folder, try StoreDump.open(folder.file("demo.db")))
  }

  @Test func `the catalogue and the migrated schema have the same tables and columns`() throws {
    let (folder, connection) = try emptyStore()
    for table in RecordTable.all {
      let found = try columns(of: table.name, connection)
      let expected = table.columns + ["entry"] + (table.isHashed ? ["row_hash"] : [])
      #expect(Set(found.map(\.name)) == Set(expected), "\(table.name)")
      #expect(
        Set(found.filter { $0.keyPlace > 0 }.map(\.name)) == Set(table.primaryKey),
        "\(table.name)")
    }
    withExtendedLifetime(folder) {}
  }

  @Test func `every table is strict and its key is never NULL`() throws {
    let (folder, connection) = try emptyStore()
    let tables = try connection.fetchAll(
      "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
    ) { (name: $0.text(0), isStrict: $0.bool(1)) }.filter { !$0.name.hasPrefix("sqlite_") }
    let known = Set(RecordTable.all.map(\.name)).union([
      "board_facts", "audit", "row_history", "grants", "imports", "import_files",
      "applied_migration", "figure_snapshots", "weekly_loads", "youth_words", "row_added",
      "weekly_units", "youth_evidence",
    ])
    #expect(Set(tables.map(\.name)) == known)
    for table in tables {
      #expect(table.isStrict, "\(table.name)")
      let key = try columns(of: table.name, connection).filter { $0.keyPlace > 0 }
      #expect(!key.isEmpty && key.allSatisfy(\.isNotNull), "\(table.name)")
    }
    withExtendedLifetime(folder) {}
  }

  /// Columns of protected tables that belong to no group, and why.
  private static let ungrouped = [
    "entry": "the audit entry's number; no view shows it",
    "row_hash": "a hash; no view shows it",
    "valid_from": "the date of a version, beside whatever group the view shows",
    "owner_county": "decides the scope; no view shows it",
  ]

  @Test func `each column of a protected table is in exactly one field group`() throws {
    let (folder, connection) = try emptyStore()
    for (table, groups) in FieldGroups.columns {
      let names = try columns(of: table, connection).map(\.name)
      let loose = names.filter { groups[$0] == nil && Self.ungrouped[$0] == nil }
      #expect(loose.isEmpty, "\(table): \(loose) belong to no group")
      #expect(groups.keys.allSatisfy(names.contains), "\(table)")
    }
    withExtendedLifetime(folder) {}
  }

  @Test func `a table is protected whole or not at all`() {
    for kind in RecordCatalog.stored {
      let groups = kind.columns.map { $0.group != nil }
      #expect(Set(groups).count == 1, "\(kind.name) has columns with and without a group")
    }
  }

  @Test func `no view shows a column of another group`() throws {
    for kind in RecordCatalog.stored {
      for table in RecordTable.tables(of: kind) {
        for group in FieldGroup.allCases where kind.name != "flags" {
          guard
            let sql = ViewCatalog.definition(
              of: "my_\(table.name)_\(group.rawValue)", for: .everything)
          else { continue }
          let list = sql.split(separator: " FROM ")[0].dropFirst("SELECT ".count)
          for name in list.split(separator: ", ").map(String.init) {
            let isIdentity = table.primaryKey.contains(name)
            let own = FieldGroups.group(table: table.name, column: name)
            #expect(isIdentity || own == group, "\(table.name).\(name) in \(group)")
          }
        }
      }
    }
  }

  private func schema(_ connection: Connection) throws -> [String] {
    try connection.fetchAll(
      "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type = 'trigger', type DESC, name"
    ) { $0.text(0) }
  }

  private func released() throws -> String {
    try WholeFile.text(RepositoryPath.root + "/Tests/StoreTests/Fixtures/schema-001.sql")
  }

  @Test func `the first migration makes the schema that was released first`() throws {
    let connection = try Connection(inMemory: ())
    _ = try Migrator([Migrations.all[0]]).apply(to: connection)
    #expect(try released() == schema(connection).map { $0 + ";\n" }.joined())
  }

  @Test func `a store of the schema released first is brought up to date`() throws {
    let old = try Connection(inMemory: ())
    try old.write(verb: "test") {
      try old.executeScript(try released())
      try old.execute("INSERT INTO applied_migration VALUES (1, '001-foundation')")
      try old.execute("PRAGMA user_version = 1")
    }
    let applied = try Migrations.migrator.apply(to: old)
    #expect(applied.count == Migrations.version - 1)
    let new = try Connection(inMemory: ())
    _ = try Migrations.migrator.apply(to: new)
    #expect(try schema(old) == schema(new))
    #expect(try old.userVersion() == Migrations.version)
  }

  @Test func `a store newer than the program is refused before any write`() throws {
    let (folder, connection) = try emptyStore()
    connection.close()
    let path = folder.file("demo.db")
    let lock = try WriteLock(storePath: path)
    let writer = try Connection(path: path, access: .readWrite(lock))
    try writer.write(verb: "test") { try writer.execute("PRAGMA user_version = 99") }
    writer.close()
    let before = try StoreDump.everything(of: path)
    #expect(throws: StoreError.newer(path: path, found: 99, known: Migrations.version)) {
      try BoardStore.open(path: path, identity: Identity(uid: 1000, account: "maker"))
    }
    #expect(try StoreDump.everything(of: path) == before)
  }
}
