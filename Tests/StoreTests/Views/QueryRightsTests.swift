import Database
import Domain
import TestSupport
import Testing

@testable import Store

/// Rows and figures of every query against the rules of access, applied to plain tables by loops.
@Suite struct QueryRightsTests {
  static let restricted = ["worker", "lead", "steward", "keeper"]

  /// A bundle of several counties with what random rows lack: rosters, callouts, notices, efforts.
  private func bundle(seed: Int) -> RowBundle {
    var rows = RandomRows(seed: UInt64(seed))
    var bundle = rows.make()
    var random = SeededNumbers(seed: UInt64(seed))
    let staff = bundle["staff"].compactMap { $0["id"] }
    let youth = bundle["youth"].compactMap { $0["id"] }
    let counties = bundle["counties"].compactMap { $0["fips"] }
    bundle["shifts"] = (0..<6).map { number in
      [
        "id": "S-\(number)", "county": random.one(of: counties), "rank": "primary",
        "seat": random.one(of: ["child_welfare", "advocate"]), "staff": random.one(of: staff),
        "starts_at": "2026-11-20", "ends_at": "2026-11-22",
      ]
    }
    bundle["callouts"] = (0..<4).map { number in
      [
        "id": "CO-\(number)", "county": random.one(of: counties), "opened_at": "2026-11-10",
        "youth": random.one(of: youth), "cws_staff": random.one(of: staff),
        "report": bundle["reports"].first?["id"] ?? "",
      ]
    }
    let episodes = bundle["missing"].compactMap { $0["id"] }
    bundle["notices"] = episodes.map {
      ["episode": $0, "party": "ncmec", "at": "2026-11-19", "reference": "N-\($0)"]
    }
    bundle["efforts"] = episodes.map {
      ["episode": $0, "at": "2026-11-19", "kind": "school", "result": "R-\($0)"]
    }
    return bundle
  }

  /// A worker, a unit's supervisor, a steward and an administrator, of one county.
  private func grants(staff: String, county: String, unit: String) -> [GrantRequest] {
    [
      GrantRequest(
        account: "worker", role: .caseworker, agency: "A-1", counties: [county], staff: staff),
      GrantRequest(
        account: "lead", role: .supervisor, agency: "A-1", counties: [county], unit: unit),
      GrantRequest(account: "steward", role: .dataSteward, agency: "A-1", counties: []),
      GrantRequest(account: "keeper", role: .administrator, agency: "A-1", counties: []),
    ]
  }

  /// The first line that two answers do not share.
  private func difference(_ one: String, _ other: String) -> String {
    let (left, right) = (one.split(separator: "\n"), other.split(separator: "\n"))
    let place = zip(left, right).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    guard let place else { return "\(left.count) and \(right.count) lines" }
    return left[max(0, place - 8)...place].joined(separator: "\n") + "\n≠ \(right[place])"
  }

  /// What may not be seen is taken out of the store: not a byte of any answer may change.
  private func hideAndCompare(_ scene: BoardScene, _ account: String, _ bundle: RowBundle) throws {
    func answers(_ store: BoardStore) throws -> String {
      try EveryQuery(
        store: store, now: scene.now, bundle: bundle, asksWhoSees: false, asksNearby: false,
        asksMatches: false
      ).answers()
    }
    let store = try scene.open(as: account)
    let scope = try NaiveScope(
      store.viewer, path: scene.path, now: scene.now, zone: store.zone)
    let (before, whole) = (try answers(store), try answers(scene.maker))
    if !store.viewer.role.seesAccounts {
      // The log grows by what others do.
      let other = bundle["youth"].compactMap { $0["id"] }.first { !scope.youth.contains($0) }
      if let other { try scene.maker.noteOpening(ofYouth: other, now: scene.now) }
    }
    let connection = try Connection(
      path: scene.path, access: .readWrite(WriteLock(storePath: scene.path)))
    defer { connection.close() }
    try HiddenRows(scope: scope, connection: connection).hide()
    let after = try answers(try scene.open(as: account))
    #expect(before == after, "\(account): \(difference(before, after))")
    #expect(try answers(scene.maker) != whole, "nothing was hidden from \(account)")
  }

  @Test(arguments: restricted)
  func `no answer to a role changes when all it may not see is gone`(account: String) throws {
    try hideAndCompare(try BoardScene.sample(), account, try RowBundle.sample())
  }

  @Test(arguments: 1...5, restricted)
  func `no answer changes on random records either`(seed: Int, account: String) throws {
    let bundle = bundle(seed: seed)
    let county = ["06019", "06029", "06067"][seed % 3]
    let scene = try BoardScene(
      bundle, at: RandomRows.present,
      grants: grants(staff: "W-\(seed % 5)", county: county, unit: ["North", "South"][seed % 2]))
    try hideAndCompare(scene, account, bundle)
  }

  @Test(arguments: ["worker", "lead"])
  func `each listing has just the rows that the rules leave of the whole`(account: String) throws {
    let scene = try BoardScene.sample()
    let (store, maker, now) = (try scene.open(as: account), scene.maker, scene.now)
    let scope = try NaiveScope(store.viewer, path: scene.path, now: now, zone: store.zone)
    let counties = Set(store.viewer.counties)
    #expect(!scope.youth.isEmpty && counties == ["06029"])

    for includesClosed in [false, true] {
      let query = EpisodesQuery(at: now, includesClosed: includesClosed)
      let expected = try maker.read(query).filter { scope.youth.contains($0.episode.youth) }
      #expect(try store.read(query) == expected)
    }
    #expect(
      try store.read(OversightQuery(at: now))
        == maker.read(OversightQuery(at: now)).filter { scope.youth.contains($0.youth) })
    #expect(try store.read(PlacementsQuery(at: now)) == maker.read(PlacementsQuery(at: now)))
    let month = now.adding(trueDays: 30)
    let roster = RosterQuery(from: now.adding(trueDays: -30), until: month, at: now)
    #expect(
      try store.read(roster) == maker.read(roster).filter { counties.contains($0.county) })
    #expect(
      try store.read(OnCallQuery(at: now))
        == maker.read(OnCallQuery(at: now)).filter { counties.contains($0.county) })
    let coverage = CoverageQuery(from: now, until: month)
    #expect(
      try store.read(coverage) == maker.read(coverage).filter { counties.contains($0.county) })
  }

  @Test(arguments: ["worker", "lead"])
  func `caseloads and callouts have just the rows that the rules leave`(account: String) throws {
    let scene = try BoardScene.sample()
    let (store, maker, now) = (try scene.open(as: account), scene.maker, scene.now)
    let scope = try NaiveScope(store.viewer, path: scene.path, now: now, zone: store.zone)
    let (mine, whole) = (
      try store.read(CaseloadQuery(at: now)), try maker.read(CaseloadQuery(at: now))
    )
    func keys(_ rows: [CaseRow]) -> Set<[String]> {
      Set(rows.map { [$0.caseID, $0.worker ?? ""] })
    }
    #expect(keys(mine.cases) == keys(whole.cases.filter { scope.youth.contains($0.youth) }))
    #expect(
      Set(mine.workers.map(\.worker))
        == scope.weighted.intersection(whole.workers.map(\.worker)))

    let query = CalloutsQuery(from: now.adding(trueDays: -90), until: now, at: now)
    let expected = try maker.read(query).filter { store.viewer.counties.contains($0.county) }
    let reports = try StoreDump.open(scene.path)
    defer { reports.close() }
    let found = try store.read(query)
    #expect(found.map(\.id) == expected.map(\.id))
    for (line, known) in zip(found, expected) {
      let youth =
        try reports.fetchOne(
          "SELECT youth FROM reports WHERE id = ?", [.text(line.report ?? "")]
        ) { $0.optionalText(0) } ?? nil
      let sees = youth.map { scope.youth.contains($0) } ?? false
      #expect(line.decision == (sees ? known.decision : .withheld))
    }
  }
}
