import Database
import Domain
import TestSupport
import Testing

@testable import Store

/// Any SQL, as a query of the store.
struct AnyStatement: Query {
  let sql: String
  var views: [String] = []

  func fetch(_ viewing: Viewing) throws -> [[DatabaseValue]] {
    try viewing.connection.fetchAll(sql) { row in (0..<row.columnCount).map { row.value($0) } }
  }
}

@Suite struct ViewingGuardTests {
  static let accounts = ["worker", "lead", "steward", "keeper", "maker"]

  static let forbidden = [
    "SELECT * FROM youth", "SELECT id FROM main.youth_versions", "SELECT count(*) FROM cases",
    "SELECT * FROM audit", "SELECT * FROM temp.viewer", "SELECT sql FROM sqlite_schema",
    "SELECT sql FROM sqlite_master", "SELECT sql FROM sqlite_temp_schema",
    "SELECT (SELECT max(name) FROM youth_versions) FROM my_counties",
    "SELECT fips FROM my_counties ORDER BY (SELECT min(name) FROM staff_versions)",
    "SELECT * FROM pragma_table_info('youth')", "PRAGMA table_info(youth)",
    "PRAGMA query_only = 0", "PRAGMA journal_mode = DELETE", "PRAGMA foreign_keys = 0",
    "PRAGMA writable_schema = 1", "ATTACH DATABASE ':memory:' AS other",
    "SELECT load_extension('x')", "INSERT INTO counties (fips, name) VALUES ('06001', 'x')",
    "UPDATE youth_versions SET name = 'x'", "DELETE FROM audit", "DROP TABLE youth",
    "CREATE TABLE t (x)", "CREATE TEMP TABLE t (x)",
    "CREATE TEMP VIEW my_other AS SELECT * FROM youth", "DROP VIEW my_counties",
    "CREATE TEMP TRIGGER t AFTER INSERT ON counties BEGIN SELECT 1; END", "VACUUM", "REINDEX",
    "ANALYZE", "BEGIN", "SAVEPOINT s",
    "WITH seen AS (SELECT * FROM youth_versions) SELECT * FROM seen",
    "WITH my_own AS (SELECT * FROM main.youth_versions) SELECT * FROM my_own",
    "SELECT * FROM (SELECT * FROM main.youth_versions) AS my_counties",
  ]

  @Test(arguments: ["maker"] + EveryRoleScene.accounts)
  func `a viewing connection reads nothing past the views and writes nothing`(account: String)
    throws
  {
    let scene = try EveryRoleScene().scene
    let store = account == "maker" ? scene.maker : try scene.open(as: account)
    let before = try StoreDump.everything(of: scene.path)
    for sql in Self.forbidden {
      #expect(throws: StoreError.self, "\(sql)") {
        _ = try store.read(AnyStatement(sql: sql, views: ["my_counties"]))
      }
    }
    #expect(try StoreDump.everything(of: scene.path) == before)
    #expect(try store.read(CountiesQuery()).count == 3)
  }

  @Test(arguments: EveryRoleScene.accounts)
  func `a withheld group has no rows in any clause`(account: String) throws {
    let scene = try EveryRoleScene().scene
    let store = try scene.open(as: account)
    for kind in RecordCatalog.stored {
      for table in RecordTable.tables(of: kind) {
        for group in FieldGroup.allCases {
          let view = "my_\(table.name)_\(group.rawValue)"
          guard ViewCatalog.definition(of: view, for: store.viewer.role) != nil,
            !ViewCatalog.isOpen(table: table.name, group: group, role: store.viewer.role)
          else { continue }
          let column = table.columns[table.columns.count - 1]
          let shown = ViewCatalog.definition(of: view, for: .everything) ?? ""
          let name = shown.contains(column) ? column : table.primaryKey[0]
          for sql in [
            "SELECT * FROM \(view)", "SELECT 1 FROM \(view) WHERE \(name) IS NOT NULL",
            "SELECT \(name) FROM \(view) ORDER BY \(name)",
            "SELECT 1 FROM (SELECT count(*) AS n FROM \(view)) WHERE n > 0",
          ] {
            #expect(try store.read(AnyStatement(sql: sql, views: [view])).isEmpty, "\(sql)")
          }
        }
      }
    }
  }
}

@Suite struct InferenceTests {
  /// Whether a value is behind a question: the rows it gives must not depend on what is withheld.
  private static func questions(_ view: String, _ column: String) -> [String] {
    [
      "SELECT count(*) FROM \(view) WHERE \(column) IS NOT NULL",
      "SELECT count(DISTINCT \(column)) FROM \(view)",
      "SELECT count(*) FROM \(view) WHERE \(column) LIKE '%a%'",
      "SELECT count(*) FROM \(view) WHERE \(column) > 'm' OR \(column) > 0",
      "SELECT max(\(column)) IS NULL FROM \(view)",
      "SELECT count(*) FROM \(view) GROUP BY \(column)",
      "SELECT rowless FROM (SELECT 1 AS rowless FROM \(view) ORDER BY \(column) LIMIT 1)",
    ]
  }

  @Test func `five hundred questions about what is withheld learn nothing`() throws {
    let every = try EveryRoleScene()
    let other = try EveryRoleScene()
    var asked = 0
    for account in EveryRoleScene.accounts {
      let role = try every.scene.open(as: account).viewer.role
      let hidden = Self.withheldColumns(role)
      // In the second store every withheld value is another one.
      try Self.disturb(other.scene, hidden)
      let (one, two) = (try every.scene.open(as: account), try other.scene.open(as: account))
      for (table, column, group) in hidden {
        let view = "my_\(table)_\(group.rawValue)"
        for sql in Self.questions(view, column) {
          let question = AnyStatement(sql: sql, views: [view])
          let (first, second) = (try? one.read(question), try? two.read(question))
          #expect(first == second, "\(account): \(sql)")
          asked += 1
        }
      }
    }
    #expect(asked >= 500)
    print("inference: \(asked) questions, none answered")
  }

  private static func withheldColumns(_ role: Role) -> [(String, String, FieldGroup)] {
    RecordCatalog.stored.flatMap { kind in
      RecordTable.tables(of: kind).flatMap { table in
        kind.attributes.compactMap { column -> (String, String, FieldGroup)? in
          guard let group = column.group, table.columns.contains(column.sqlName),
            kind.name != "flags", column.kind == .text,
            !["unit", "account"].contains(column.sqlName),
            !ViewCatalog.shows(
              table: table.name, column: column.sqlName, group: group, role: role)
          else { return nil }
          return (table.name, column.sqlName, group)
        }
      }
    }
  }

  private static func disturb(_ scene: BoardScene, _ columns: [(String, String, FieldGroup)]) throws
  {
    let connection = try Connection(
      path: scene.path, access: .readWrite(WriteLock(storePath: scene.path)))
    defer { connection.close() }
    try connection.write(verb: "test") {
      for (table, column, _) in columns {
        try connection.execute("UPDATE \(table) SET \(column) = 'zz' || hex(randomblob(4))")
      }
    }
  }
}
