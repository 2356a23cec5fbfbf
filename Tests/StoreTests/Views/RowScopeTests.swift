import Database
import Domain
import TestSupport
import Testing

@testable import Store

/// Who is visible, worked out without the views: from plain tables, by loops.
private struct NaiveScope {
  let viewer: Viewer
  let youth: Set<String>
  let staff: Set<String>
  let weighted: Set<String>
  let cases: Set<String>

  init(_ viewer: Viewer, path: String, now: Instant, zone: ZoneRules) throws {
    let connection = try StoreDump.open(path)
    defer { connection.close() }
    let today = zone.localDate(of: now).text
    var open: [String: String] = [:]
    var youthOfCase: [String: String] = [:]
    try connection.forEach("SELECT id, youth, opened_on, closed_on FROM cases") { row in
      youthOfCase[row.text(0)] = row.text(1)
      if row.text(2) <= today, (row.optionalText(3) ?? "9999") >= today {
        open[row.text(0)] = row.text(1)
      }
    }
    var holders: [String: Set<String>] = [:]
    try connection.forEach("SELECT case_id, staff, from_at, until_at FROM assignments") { row in
      guard let youth = open[row.text(0)], row.int64(2) <= now.seconds,
        (row.optionalInt64(3) ?? .max) > now.seconds
      else { return }
      holders[youth, default: []].insert(row.text(1))
    }
    var unit: [String: (String?, String)] = [:]
    try connection.forEach(
      "SELECT id, unit, county FROM staff_versions WHERE valid_from <= ?1 ORDER BY valid_from",
      [.integer(now.seconds)]
    ) { row in unit[row.text(0)] = (row.optionalText(1), row.text(2)) }
    let owner = try Dictionary(
      uniqueKeysWithValues: connection.fetchAll("SELECT id, owner_county FROM staff") {
        ($0.text(0), $0.text(1))
      })
    let home = try Dictionary(
      uniqueKeysWithValues: connection.fetchAll("SELECT id, owner_county FROM youth") {
        ($0.text(0), $0.text(1))
      })
    let counties = Set(viewer.counties)
    var team: Set<String> = viewer.staff.map { [$0] } ?? []
    if viewer.role == .supervisor {
      for (id, place) in unit where place.0 == viewer.unit && counties.contains(place.1) {
        team.insert(id)
      }
    }
    var seen = Set(holders.filter { !$0.value.isDisjoint(with: team) }.keys)
    if viewer.role == .supervisor {
      for (id, county) in home where counties.contains(county) && holders[id] == nil {
        seen.insert(id)
      }
    }
    let sees = viewer.role == .caseworker || viewer.role == .supervisor
    self.viewer = viewer
    youth = sees ? seen : []
    weighted = sees ? team : []
    staff = sees ? Set(owner.filter { counties.contains($0.value) }.keys) : []
    cases = sees ? Set(youthOfCase.filter { seen.contains($0.value) }.keys) : []
  }
}

@Suite struct RowScopeTests {
  private func keys(_ store: BoardStore, _ column: String, _ view: String) throws -> Set<String> {
    let rows = try store.read(
      AnyStatement(sql: "SELECT DISTINCT \(column) FROM \(view)", views: [view]))
    return Set(rows.compactMap { $0[0].text })
  }

  private func compare(_ scene: BoardScene, _ account: String) throws {
    let store = try scene.open(as: account)
    let naive = try NaiveScope(
      store.viewer, path: scene.path, now: scene.now, zone: store.zone)
    #expect(try keys(store, "id", "my_youth_f1") == naive.youth, "\(account)")
    #expect(try keys(store, "id", "my_youth_versions_f2") == naive.youth, "\(account)")
    #expect(try keys(store, "id", "my_cases_f1") == naive.cases, "\(account)")
    #expect(try keys(store, "case_id", "my_assignments_f1").isSubset(of: naive.cases))
    #expect(try keys(store, "id", "my_staff_f12") == naive.staff, "\(account)")
    let weighted = try keys(store, "id", "my_staff_versions_f14")
    #expect(weighted == naive.weighted, "\(account)")
    for view in [
      "my_cse_status_f3", "my_flags_f10", "my_screenings_f3", "my_reports_f3", "my_stays_f7",
      "my_missing_f5", "my_no_contact_f9", "my_hearings_f16", "my_facilitators_f9",
    ] {
      #expect(try keys(store, "youth", view).isSubset(of: naive.youth), "\(view) \(account)")
    }
  }

  @Test(arguments: ["worker", "lead", "steward", "keeper"])
  func `each role sees the rows of its scope on the sample bundle`(account: String) throws {
    try compare(try BoardScene.sample(), account)
  }

  @Test(arguments: 1...6)
  func `each role sees the rows of its scope on random records`(seed: Int) throws {
    var random = RandomRows(seed: UInt64(seed))
    let scene = try BoardScene(random.make(), at: RandomRows.present, grants: [])
    for number in 0..<4 {
      try scene.maker.grant(
        GrantRequest(
          account: "w\(number)", role: .caseworker, agency: "A-1", counties: [],
          staff: "W-\(number)"), now: scene.now)
      try compare(scene, "w\(number)")
    }
    for (place, unit) in [("06019", "North"), ("06029", "North"), ("06029", "South")] {
      let account = "\(unit)\(place)"
      try scene.maker.grant(
        GrantRequest(
          account: account, role: .supervisor, agency: "A-1", counties: [place], unit: unit),
        now: scene.now)
      try compare(scene, account)
    }
  }

  @Test func `rights are those of the present, whatever time is asked about`() throws {
    let scene = try BoardScene.sample()
    let zone = scene.maker.zone
    let worker = try scene.open(as: "worker")
    // W-104 had Y-0011's case until January; W-101 never did, and W-101's own are seen at any time.
    let early = try TimeText.instant("2025-12-01", zone: zone)
    let whole = try scene.maker.read(CaseloadQuery(at: early))
    #expect(!whole.cases.isEmpty)
    let naive = try NaiveScope(worker.viewer, path: scene.path, now: scene.now, zone: zone)
    for at in [early, scene.now, try TimeText.instant("2030-01-01", zone: zone)] {
      let seen = Set(try worker.read(CaseloadQuery(at: at)).cases.map(\.youth))
      #expect(seen.isSubset(of: naive.youth))
    }
    for youth in try keys(scene.maker, "id", "my_youth_f1").subtracting(naive.youth) {
      #expect(throws: StoreError.unknownKey(kind: "youth", key: youth)) {
        try worker.read(YouthQuery(youth: youth, at: early))
      }
    }
  }
}
