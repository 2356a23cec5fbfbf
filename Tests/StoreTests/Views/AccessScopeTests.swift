import Database
import Domain
import TestSupport
import Testing

@testable import Store

@Suite struct AccessScopeTests {
  private func column(_ store: BoardStore, _ name: String, _ view: String) throws -> Set<String> {
    Set(
      try store.read(AnyStatement(sql: "SELECT DISTINCT \(name) FROM \(view)", views: [view]))
        .compactMap { $0[0].text })
  }

  /// The views of one role and group that hold rows of youth, with the column of their key.
  private static let youthViews: [(table: String, column: String)] = [
    ("youth", "id"), ("youth_versions", "id"), ("cse_status", "youth"), ("screenings", "youth"),
    ("stays", "youth"), ("no_contact", "youth"), ("conflicts", "youth"), ("hearings", "youth"),
    ("facilitators", "youth"), ("missing", "id"), ("notices", "episode"), ("efforts", "episode"),
    ("cases", "id"), ("teams", "id"), ("team_members", "team"), ("consents", "id"),
    ("flags", "youth"),
  ]

  private func compare(_ store: BoardStore, _ naive: NaiveAccess) throws -> (sets: Int, rows: Int) {
    var counts = (sets: 0, rows: 0)
    let role = store.viewer.role
    for group in FieldGroup.allCases {
      let seen = naive.youth(group)
      let scope = ViewScopes.youth(group)
      let sets = try #require(try? column(store, "id", scope), "\(store.viewer.account) \(scope)")
      #expect(sets == seen, "\(store.viewer.account) \(group)")
      counts.sets += 1
      for (table, name) in Self.youthViews {
        let view = "my_\(table)_\(group.rawValue)"
        guard ViewCatalog.definition(of: view, for: role) != nil else { continue }
        let expected =
          ViewCatalog.isOpen(table: table, group: group, role: role)
          ? Set(
            naive.rows(table).filter { row in
              isIn(row, table, group, seen, naive)
            }.compactMap { $0[name]?.text })
          : []
        let keys = try #require(
          try? column(store, name, view), "\(store.viewer.account) \(view)")
        #expect(keys == expected, "\(store.viewer.account) \(view)")
        counts.rows += expected.count
      }
    }
    return counts
  }

  private func isIn(
    _ row: NaiveAccess.Record, _ table: String, _ group: FieldGroup, _ seen: Set<String>,
    _ naive: NaiveAccess
  ) -> Bool {
    let role = naive.viewer.role
    guard naive.youthOf(table, row).map(seen.contains) ?? false else { return false }
    if table == "flags" {
      let part = AccessMatrix.access(role, group).part
      return row["flag"]?.text.map { name in
        FieldParts.flags(role == .everything ? .whole : part, of: group)
          .contains { $0.rawValue == name }
      } ?? false
    }
    if table == "cases", role.seesStub {
      return (row["opened_on"]?.text ?? "9") <= naive.today
        && (row["closed_on"]?.text ?? "9999") >= naive.today
    }
    if AccessMatrix.access(role, group).reads == [.missing] {
      let episode = table == "missing" ? row["id"] : row["episode"]
      guard let episode else { return true }
      return naive.rows("missing").contains { $0["id"] == episode && naive.isAway($0) }
    }
    return true
  }

  @Test func `each role sees of each group the rows that the matrix opens to it`() throws {
    let every = try EveryRoleScene()
    let scene = every.scene
    var counts = (roles: 0, sets: 0, rows: 0)
    for account in EveryRoleScene.accounts {
      let store = try scene.open(as: account)
      let naive = try NaiveAccess(
        store.viewer, path: scene.path, now: scene.now, zone: store.zone)
      let one = try compare(store, naive)
      counts = (counts.roles + 1, counts.sets + one.sets, counts.rows + one.rows)
    }
    print("row scope: \(counts.roles) roles, \(counts.sets) sets, \(counts.rows) keys")
  }

  @Test func `a team, a consent and an opening close at their end minute, in an open store too`()
    throws
  {
    let every = try EveryRoleScene()
    let scene = every.scene
    let clock = TestClock(scene.now)
    // Thirty days of 24 hours after the first of November, which had 25.
    let end = try TimeText.instant("2026-11-30T23:00:00-08:00", zone: scene.maker.zone)
    let sees = { (store: BoardStore, group: FieldGroup, youth: String) in
      try self.column(store, "id", ViewScopes.youth(group)).contains(youth)
    }
    let clinician = try scene.open(as: "clinician", clock: clock)
    let lawyer = try scene.open(as: "lawyer", clock: clock)
    let desk = try scene.open(as: "desk", clock: clock)
    #expect(try sees(clinician, .f3, EveryRoleScene.teamYouth))
    #expect(try sees(lawyer, .f3, EveryRoleScene.consentYouth))
    #expect(try sees(desk, .f5, "Y-0021"))
    clock.set(scene.now.adding(seconds: 3_599))
    #expect(try sees(desk, .f5, "Y-0021"))
    clock.set(scene.now.adding(seconds: 3_600))
    #expect(try !sees(desk, .f5, "Y-0021"))
    clock.set(end.adding(seconds: -1))
    #expect(try sees(clinician, .f3, EveryRoleScene.teamYouth))
    clock.set(end)
    #expect(try !sees(clinician, .f3, EveryRoleScene.teamYouth))
    // The index stays: whom to call.
    #expect(try sees(clinician, .f1, EveryRoleScene.teamYouth))
    clock.set(try TimeText.instant("2027-01-01", zone: scene.maker.zone))
    #expect(try !sees(lawyer, .f3, EveryRoleScene.consentYouth))
  }

  @Test func `a role works on its own youth only, whatever else it reads`() throws {
    let every = try EveryRoleScene()
    let scene = every.scene
    for account in EveryRoleScene.accounts {
      let store = try scene.open(as: account)
      let naive = try NaiveAccess(
        store.viewer, path: scene.path, now: scene.now, zone: store.zone)
      #expect(try column(store, "id", LedgerViews.workingYouth) == naive.own, "\(account)")
    }
  }

  @Test func `the first page of a caseload reads no large table from end to end`() throws {
    let every = try EveryRoleScene()
    for account in EveryRoleScene.accounts {
      let store = try every.scene.open(as: account)
      if store.viewer.role.home == .counties { continue }
      let views = ["my_youth_versions_f1", "my_youth_f1"]
      let plan = try store.plan(
        "SELECT v.id, v.initials FROM my_youth_f1 y JOIN my_youth_versions_f1 v ON v.id = y.id"
          + " LIMIT 50", views: views, [])
      let scans = plan.filter { line in
        ["youth", "youth_versions", "assignments", "cases"].contains {
          line == "SCAN main.\($0)" || line.hasPrefix("SCAN main.\($0) ")
        }
      }
      #expect(scans.isEmpty, "\(account): \(plan)")
    }
  }
}

/// A present that a test moves.
final class TestClock: @unchecked Sendable {
  // Read and moved on the test's own thread.
  private var moment: Instant

  init(_ moment: Instant) { self.moment = moment }

  var now: Instant { moment }

  func set(_ moment: Instant) { self.moment = moment }
}

extension BoardScene {
  /// The store as another account sees it, at a present that moves.
  func open(as account: String, clock: TestClock) throws -> BoardStore {
    try BoardStore.open(
      path: path, identity: Identity(uid: 1000, account: "maker"), actingAs: account,
      present: { clock.now })
  }
}
