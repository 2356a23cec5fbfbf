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
    "SELECT * FROM youth_versions AS my_counties", "SELECT * FROM main.youth_words",
    "SELECT facts FROM youth_evidence",
    "SELECT * FROM grants", "SELECT * FROM row_history", "SELECT * FROM figure_snapshots",
    "SELECT * FROM temp.viewer_counties", "SELECT sql FROM temp.sqlite_schema",
    "SELECT sql FROM temp.sqlite_master", "SELECT sql FROM main.sqlite_master",
    "SELECT * FROM pragma_database_list", "SELECT * FROM pragma_table_list",
    "SELECT 1 FROM my_counties WHERE EXISTS (SELECT 1 FROM main.youth)",
    "SELECT fips FROM my_counties UNION SELECT name FROM main.youth_versions",
    "SELECT value FROM json_each((SELECT json_group_array(name) FROM youth_versions))",
    "SELECT fips FROM my_counties GROUP BY (SELECT name FROM youth_versions)",
    "SELECT fips FROM my_counties LIMIT (SELECT count(*) FROM youth)",
    "SELECT count(*) OVER (ORDER BY (SELECT name FROM youth_versions)) FROM my_counties",
    "INSERT INTO counties (fips, name) VALUES ('06001', 'x') RETURNING fips",
    "INSERT INTO counties (fips, name) VALUES ('06029', 'x')"
      + " ON CONFLICT (fips) DO UPDATE SET name = excluded.name RETURNING name",
    "UPDATE youth_versions SET name = name RETURNING name", "DELETE FROM youth RETURNING id",
    "REPLACE INTO counties (fips, name) VALUES ('06029', 'x')",
    "INSERT INTO my_counties (fips, name) VALUES ('06001', 'x')",
    "UPDATE my_counties SET name = 'x'", "DELETE FROM my_counties",
    "INSERT INTO temp.viewer_counties VALUES ('06037')", "UPDATE temp.viewer SET unit = 'x'",
    "DELETE FROM temp.viewer_counties", "DROP TABLE temp.viewer",
    "CREATE TEMP VIEW other AS SELECT * FROM main.youth_versions",
    "CREATE TEMP VIEW my_counties AS SELECT * FROM main.youth_versions",
    "CREATE VIEW other AS SELECT 1", "CREATE INDEX i ON youth (id)", "DROP INDEX cases_youth",
    "DROP TRIGGER audit_keeps_update", "ALTER TABLE youth RENAME TO other",
    "ALTER TABLE youth ADD COLUMN other", "CREATE VIRTUAL TABLE other USING fts5(x)",
    "CREATE VIRTUAL TABLE temp.other USING fts5(x)", "DETACH DATABASE main",
    "VACUUM INTO '/tmp/csecboard-copy.db'", "ATTACH DATABASE '/etc/passwd' AS other",
    "SELECT Load_Extension('x', 'y')", "SELECT readfile('/etc/passwd')",
    "SELECT writefile('/tmp/csecboard-copy', 'x')", "SELECT edit('x')",
    "PRAGMA trusted_schema = 1", "PRAGMA ignore_check_constraints = 1", "PRAGMA user_version = 99",
    "PRAGMA application_id = 1", "PRAGMA wal_checkpoint(TRUNCATE)", "PRAGMA database_list",
    "PRAGMA temp_store_directory = '/tmp'", "PRAGMA key = 'x'", "PRAGMA data_version = 1",
    "PRAGMA main.table_info(youth)", "PRAGMA integrity_check", "COMMIT", "ROLLBACK", "RELEASE s",
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
    print("refused: \(account), \(Self.forbidden.count) statements")
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
