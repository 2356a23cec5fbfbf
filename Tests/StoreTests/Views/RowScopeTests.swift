import Database
import Domain
import TestSupport
import Testing

@testable import Store

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
