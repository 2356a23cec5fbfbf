import Database
import Domain
import TestSupport
import Testing

@testable import Store

/// Marks the free text of every protected column and looks for the marks in
/// all that a role can ask for.
@Suite struct CanaryTests {
  /// What decides who sees a row is left as it is.
  private static let scoping: Set<String> = ["unit", "account"]

  /// `canary:table:column:` and the row's first key, in every free text.
  private func mark(_ scene: BoardScene) throws -> Int {
    let connection = try Connection(
      path: scene.path, access: .readWrite(WriteLock(storePath: scene.path)))
    defer { connection.close() }
    var marked = 0
    try connection.write(verb: "test") {
      for kind in RecordCatalog.stored {
        for table in RecordTable.tables(of: kind) {
          for column in kind.attributes
          where column.group != nil && table.columns.contains(column.sqlName) {
            guard column.kind == .text || column.kind == .list else { continue }
            try connection.execute(
              "UPDATE \(table.name) SET \(column.sqlName) = 'canary:\(table.name):"
                + "\(column.sqlName):' || \(table.primaryKey[0]) || ':'"
                + (Self.scoping.contains(column.sqlName) ? " WHERE 0" : ""))
            marked += connection.changes
          }
        }
      }
    }
    return marked
  }

  private func answers(_ store: BoardStore, _ scene: BoardScene) throws -> String {
    var text = try EveryQuery(store: store, now: scene.now).answers()
    for kind in RecordCatalog.stored {
      for table in RecordTable.tables(of: kind) {
        for group in FieldGroup.allCases {
          let view = "my_\(table.name)_\(group.rawValue)"
          if ViewCatalog.definition(of: view, for: store.viewer.role) == nil { continue }
          dump(try store.read(AnyStatement(sql: "SELECT * FROM \(view)", views: [view])), to: &text)
        }
      }
    }
    return text
  }

  private func canaries(in text: String) -> Set<[String]> {
    var found: Set<[String]> = []
    for part in text.split(separator: "canary:").dropFirst() {
      let words = part.split(separator: ":", maxSplits: 3).map(String.init)
      if words.count >= 3 { found.insert(Array(words[0..<3])) }
    }
    return found
  }

  /// Whether a role may see a marked value of a record, worked out without the views.
  private func mayShow(_ canary: [String], _ naive: NaiveAccess) throws -> Bool {
    let role = naive.viewer.role
    let (table, column) = (canary[0], canary[1])
    let group = try #require(FieldGroups.group(table: table, column: column))
    let key = canary[2]
    let first = RecordTable.all.first { $0.name == table }?.primaryKey[0] ?? "id"
    let records = naive.rows(table).filter { $0[first]?.text == key }
    if records.contains(where: { naive.seesNearby(column, of: $0, in: table) }) { return true }
    // What is asked of a county is read there of youth whom nobody there sees.
    if table == "county_requests" {
      return records.contains { naive.sees(column, of: $0, in: table) }
    }
    if table == "break_glass" {
      if role == .administrator { return column == "reviewed_by" }
      // The supervisor's unit has one account that opened a record.
      let accounts = role == .supervisor ? ["worker"] : [naive.viewer.account]
      return naive.rows(table).contains {
        $0["id"]?.text == key
          && (role == .auditor || $0["account"]?.text.map(accounts.contains) ?? false)
      }
    }
    if table.hasPrefix("staff"), role.seesContactsAlone {
      return FieldParts.contact.contains(column)
    }
    guard AccessMatrix.access(role, group).mayRead,
      FieldParts.shows(AccessMatrix.access(role, group).part, table: table, column: column)
    else { return false }
    let youth = records.compactMap { naive.youthOf(table, $0) }
    // A desk of counties sees reports of them before it is known whom they are about.
    let isByCounty = table == "reports" && role.home == .counties || table == "callouts"
    return youth.isEmpty || isByCounty || !naive.youth(group).isDisjoint(with: youth)
  }

  @Test(arguments: EveryRoleScene.accounts)
  func `no text reaches a role that may not see it`(account: String) throws {
    let scene = try EveryRoleScene().scene
    let marked = try mark(scene)
    #expect(marked > 300)
    let clock = TestClock(scene.now)
    var counts = (outputs: 0, found: 0)
    // While teams, consents and openings last, when the openings are over, when all are.
    for days in [0, 1, 60] {
      clock.set(scene.now.adding(seconds: Int64(days) * 86_400))
      let store = try scene.open(as: account, clock: clock)
      let naive = try NaiveAccess(
        store.viewer, path: scene.path, now: clock.now, zone: store.zone)
      let text = try answers(store, scene)
      let found = canaries(in: text)
      let sees = FieldGroup.allCases.contains {
        AccessMatrix.access(store.viewer.role, $0).mayRead
      }
      #expect(found.isEmpty == !sees, "\(account)")
      for canary in found { #expect(try mayShow(canary, naive), "\(account) \(canary)") }
      counts = (counts.outputs + text.utf8.count, counts.found + found.count)
    }
    print("canaries: \(account), \(marked) marked, \(counts.found) seen, \(counts.outputs) bytes")
  }

  @Test func `the maker of a demonstration store sees every marked text`() throws {
    let scene = try BoardScene.sample()
    _ = try mark(scene)
    let tables = Set(canaries(in: try answers(scene.maker, scene)).map { "\($0[0]).\($0[1])" })
    for expected in ["youth_versions.name", "staff_versions.phone", "stays.end_reason"] {
      #expect(tables.contains(expected))
    }
  }
}
