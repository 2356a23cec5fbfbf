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
