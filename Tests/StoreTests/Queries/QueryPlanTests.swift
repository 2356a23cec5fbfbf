import Database
import Domain
import TestSupport
import Testing

@testable import Database
@testable import Store

@Suite struct QueryPlanTests {
  /// What may be read from end to end: tables that stay small however many
  /// youth a county serves, and sets that the engine, or a read, makes for itself.
  private static let small: Set<String> = [
    "counties", "policies", "p", "positions", "grants", "imports", "i", "import_files", "audit",
    "temp.viewer", "w", "temp.viewer_counties", "agencies", "break_glass", "holidays",
    "temp.viewer_facilities", "temp.kept_own",
  ]

  /// Runs every query of the store as one account and gives what it asked SQLite.
  private func statements(of store: BoardStore, at now: Instant) throws -> [String: Int] {
    _ = try EveryQuery(store: store, now: now).answers()
    return store.reader.statements
      .filter { $0.key.contains("my_") && !$0.key.hasPrefix("EXPLAIN") }
      .mapValues(\.parameterCount)
  }

  /// What a statement calls the views of which the engine made sets of their own.
  private static func aliases(ofSetsIn plan: [String], _ sql: String) -> Set<String> {
    let sets = plan.compactMap { line -> String? in
      let words = line.split(separator: " ")
      guard words.count == 2, ["MATERIALIZE", "CO-ROUTINE"].contains(words[0]) else { return nil }
      return String(words[1])
    }
    let words = sql.split { $0 == " " || $0 == "\n" }.map(String.init)
    return Set(
      zip(words, words.dropFirst()).filter { sets.contains($0.0) && !$0.0.hasPrefix("my_scope_") }
        .map(\.1))
  }

  @Test func `a scan of a large table is seen as one`() throws {
    let scene = try BoardScene.sample()
    let plan = try scene.maker.plan(
      "SELECT name FROM my_youth_versions_f1 WHERE name LIKE '%x%'",
      views: ["my_youth_versions_f1"], [])
    #expect(plan == ["SCAN main.youth_versions"])
  }

  @Test(arguments: ["maker"] + EveryRoleScene.accounts)
  func `no query reads a large table from end to end`(account: String) throws {
    let scene = try EveryRoleScene().scene
    let store = account == "maker" ? scene.maker : try scene.open(as: account)
    let asked = try statements(of: store, at: scene.now)
    #expect(asked.count >= 3)
    for (sql, parameters) in asked {
      let plan = try store.plan(
        sql, views: [], [DatabaseValue](repeating: .null, count: parameters))
      // A group that the role never sees is a view of nothing: no large table, and no index but
      // those that the engine makes of the nothing.
      let isOfNothing =
        plan.contains("SCAN CONSTANT ROW")
        && !plan.contains {
          ($0.contains("main.") || ($0.contains("USING") && !$0.contains("AUTOMATIC")))
            && !Self.isOfSmallTable($0)
        }
      if isOfNothing { continue }
      // A view's own name, and a subquery's, stand for the set that the engine made of it, whose
      // making has lines of its own.
      let made = Self.aliases(ofSetsIn: plan, sql)
      let scans = plan.filter { line in
        line.hasPrefix("SCAN ") && !line.contains("CONSTANT ROW") && !line.hasPrefix("SCAN my_")
          && !line.hasPrefix("SCAN (subquery-")
          && !made.contains(String(line.split(separator: " ")[1]))
      }
      for scan in scans {
        #expect(Self.isOfSmallTable(scan), "\(account): \(scan) in \(plan) of \(sql)")
      }
    }
  }

  /// Whether a line of a plan reads a table that may be read from end to end.
  private static func isOfSmallTable(_ line: String) -> Bool {
    let words = line.split(separator: " ")
    guard words.count > 1, words[0] == "SCAN" else { return false }
    return small.contains(String(words[1].hasPrefix("main.") ? words[1].dropFirst(5) : words[1]))
  }
}
