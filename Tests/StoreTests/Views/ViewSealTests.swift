import Database
import Domain
import TestSupport
import Testing

@testable import Store

/// Only our own views read tables, whatever else bears one of their names.
@Suite struct ViewSealTests {
  /// Every view that there is.
  private static let names: [String] = {
    let records = RecordTable.all.flatMap { table in
      FieldGroup.allCases.map { "my_\(table.name)_\($0.rawValue)" }
    }
    let scopes = [
      ViewScopes.own, ViewScopes.index, ViewScopes.weights, ViewScopes.agency, ViewScopes.accounts,
      ViewScopes.episodes, ViewScopes.nearby,
    ]
    let others = [
      "my_counties", "my_agencies", "my_policies", "my_holidays", "my_shift_reach", "my_facts",
      "my_shift_revisions",
      "my_weekly_loads", "my_weekly_units",
      "my_youth_words", "my_snapshots", "my_imports", "my_import_files", "my_audit", "my_grants",
      CountingViews.reports, CountingViews.conflicts,
      LedgerViews.workingYouth, LedgerViews.workingCases,
      LedgerViews.workingEpisodes, ViewCatalog.everyFlag, EvidenceView.name,
    ]
    let all =
      records + scopes + FieldGroup.allCases.map(ViewScopes.youth) + SightViews.all + others
      + NearbyViews.all + MatchViews.all + CountedSubject.allCases.map(CountingViews.view)
    return all.filter { ViewCatalog.definition(of: $0, for: .caseworker) != nil }
  }()

  /// Statements that take a view's name for an expression of their own over a table.
  private static func impostors(of view: String, column: String = "id") -> [String] {
    let body = "SELECT \(column) FROM main.youth_versions"
    return [
      "WITH \(view) AS (\(body)) SELECT * FROM \(view)",
      "WITH \(view) AS (\(body)) SELECT count(*) FROM \(view)",
      "WITH \(view) AS MATERIALIZED (\(body)) SELECT * FROM \(view)",
      "WITH \(view)(x) AS (\(body)) SELECT x FROM \(view) AS other",
      "WITH RECURSIVE \(view)(x) AS (\(body) UNION SELECT x FROM \(view)) SELECT * FROM \(view)",
      "WITH outside AS (WITH \(view) AS (\(body)) SELECT * FROM \(view)) SELECT * FROM outside",
      "SELECT * FROM (WITH \(view) AS (\(body)) SELECT * FROM \(view))",
      "SELECT (WITH \(view) AS (\(body)) SELECT max(\(column)) FROM \(view)) FROM my_counties",
      "SELECT 1 FROM my_counties WHERE fips IN (WITH \(view) AS (\(body)) SELECT * FROM \(view))",
      "WITH \(view) AS (\(body)) SELECT * FROM \(view), temp.\(view)",
      "WITH \"\(view)\" AS (\(body)) SELECT * FROM [\(view)]",
      "WITH \(view.uppercased()) AS (\(body)) SELECT * FROM \(view)",
      "SELECT * FROM (\(body)) AS \(view)", "SELECT * FROM main.youth_versions AS \(view)",
    ]
  }

  @Test(arguments: ["worker"])
  func `no expression reads a table under the name of a view`(account: String) throws {
    let scene = try BoardScene.sample()
    let store = account == "maker" ? scene.maker : try scene.open(as: account)
    #expect(Self.names.count > 100)
    var refused = 0
    for view in Self.names {
      for sql in Self.impostors(of: view) {
        #expect(throws: StoreError.notPermitted(reason: "your role may not read that"), "\(sql)") {
          try store.read(AnyStatement(sql: sql, views: Self.names))
        }
        refused += 1
      }
    }
    print("impostors: \(account), \(Self.names.count) names, \(refused) statements refused")
  }

  @Test func `an expression named like a scope does not widen the view that reads the scope`()
    throws
  {
    let scene = try BoardScene.sample()
    let store = try scene.open(as: "worker")
    let view = "my_youth_versions_f1"
    let plain = try store.read(
      AnyStatement(sql: "SELECT id FROM \(view) ORDER BY id", views: [view]))
    #expect(!plain.isEmpty)
    for name in [ViewScopes.youth(.f1), ViewScopes.own, "viewer", "viewer_counties"] {
      let other = "WITH \(name) AS (SELECT 'Y-0021' AS id, 'W-104' AS staff, '06019' AS fips)"
      for sql in [
        "\(other) SELECT id FROM \(view) ORDER BY id",
        "\(other) SELECT id FROM (SELECT id FROM \(view)) ORDER BY id",
      ] {
        #expect(try store.read(AnyStatement(sql: sql, views: [view])) == plain, "\(sql)")
      }
    }
  }

  @Test func `an explanation, which would show what views read under, is refused`() throws {
    let store = try BoardScene.sample().maker
    for sql in ["EXPLAIN SELECT fips FROM my_counties", "EXPLAIN QUERY PLAN SELECT 1"] {
      #expect(throws: StoreError.self) {
        try store.read(AnyStatement(sql: sql, views: ["my_counties"]))
      }
    }
  }

  @Test func `each connection reads under a name of its own`() {
    let (one, other) = (ViewSeal(), ViewSeal())
    #expect(one.prefix != other.prefix)
    #expect(one.view(reading: one.prefix + "my_counties") == "my_counties")
    #expect(one.view(reading: other.prefix + "my_counties") == nil)
    #expect(one.view(reading: "my_counties") == nil)
    #expect(one.view(reading: nil) == nil)
  }
}
