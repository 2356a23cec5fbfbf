import Database
import Domain
import TestSupport
import Testing

@testable import Store

/// What a county sees of another's missing youth who may be there: the least, until located.
@Suite struct NearbyQueryTests {
  private let scene: BoardScene
  private let clock: TestClock

  /// M-0003 is of Sacramento and suspected in Kern; M-0001 of Kern and suspected in Fresno.
  init() throws {
    scene = try EveryRoleScene().scene
    clock = TestClock(scene.now)
    for (account, role) in [("fresno", Role.hotline), ("fresno-lead", .supervisor)] {
      try scene.maker.grant(
        GrantRequest(
          account: account, role: role, agency: "AG-FRES-CW", counties: ["06019"],
          unit: role == .supervisor ? "Central" : nil), now: scene.now)
    }
  }

  private func seen(_ account: String) throws -> [NearbyEpisode] {
    try scene.open(as: account, clock: clock).read(NearbyQuery(at: clock.now))
  }

  private func keys(_ account: String) throws -> Set<String> {
    Set(try seen(account).map(\.line.episode.id))
  }

  private func change(_ name: String, _ fields: [(name: String, text: String)]) throws {
    _ = try scene.maker.apply(name, fields: fields, now: scene.now)
  }

  @Test func `the suspected county sees the episode, and roles without that work are refused`()
    throws
  {
    for account in EveryRoleScene.accounts + ["fresno", "fresno-lead"] {
      let store = try scene.open(as: account, clock: clock)
      let naive = try NaiveAccess(
        store.viewer, path: scene.path, now: clock.now, zone: store.zone)
      for view in NearbyViews.all {
        let rows = try store.read(AnyStatement(sql: "SELECT * FROM \(view)", views: [view]))
        #expect(store.viewer.role.seesNearby || rows.isEmpty, "\(account) \(view)")
      }
      if store.viewer.role.seesNearby {
        #expect(try keys(account) == naive.nearby, "\(account)")
      } else {
        #expect(throws: StoreError.self, "\(account)") { try seen(account) }
      }
    }
    #expect(try keys("desk") == ["M-0003"] && keys("lead") == ["M-0003"])
    #expect(try keys("fresno").contains("M-0001"))
    #expect(try seen("desk").map(\.nearness) == [.mayBeHere])
  }

  @Test func `it is seen from the second it is received until the second the youth is located`()
    throws
  {
    let received = try TimeText.instant("2026-11-18T14:00:00-08:00", zone: scene.maker.zone)
    // A store that stays open sees each change: nothing is asked by an older right.
    let store = try scene.open(as: "desk", clock: clock)
    clock.set(received.adding(seconds: -1))
    #expect(try store.read(NearbyQuery(at: scene.now)).isEmpty)
    clock.set(received)
    #expect(try store.read(NearbyQuery(at: scene.now)).count == 1)
    clock.set(scene.now)
    #expect(try store.read(NearbyQuery(at: scene.now)).count == 1)
    try change("mark-located", [("episode", "M-0003")])
    #expect(try store.read(NearbyQuery(at: scene.now)).isEmpty)
    #expect(try store.read(NearbyQuery(at: received)).isEmpty, "recalled for earlier times too")
    // Its own county goes on with it.
    let open = try scene.maker.read(EpisodesQuery(at: scene.now)).map(\.episode.id)
    #expect(open.contains("M-0003"))
  }

  @Test func `a youth who is back is seen no more, nor one who is suspected elsewhere now`() throws
  {
    try change("record-return", [("episode", "M-0001"), ("return_kind", "self")])
    #expect(try !keys("fresno").contains("M-0001"))
    try scene.maker.write(verb: "test", now: scene.now) { work in
      _ = try work.record(AuditLog.Act(verb: "test"))
      try work.connection.execute(
        "UPDATE missing SET suspected_county = '06019' WHERE id = 'M-0003'")
    }
    #expect(try keys("desk").isEmpty)
    #expect(try keys("fresno").contains("M-0003"))
  }

  @Test func `its own county counts it and no other does, so the state counts it once`() throws {
    let whole = try scene.maker.read(EpisodesQuery(at: scene.now)).map(\.episode.id)
    let own = try ["desk", "fresno"].map { account in
      try scene.open(as: account).read(EpisodesQuery(at: scene.now)).map(\.episode.id)
    }
    #expect(!own[0].contains("M-0003") && !own[1].contains("M-0001"))
    #expect(Set(own[0]).isDisjoint(with: own[1]))
    #expect(whole.count == Set(whole).count && whole.contains("M-0003"))
    #expect(whole.count { $0 == "M-0003" } == 1)
  }

  @Test func `the birth date is seen as a band, which changes on the birthday`() throws {
    let zone = scene.maker.zone
    let born = try #require(
      try NaiveAccess(scene.maker.viewer, path: scene.path, now: scene.now, zone: zone)
        .rows("youth_versions").first { $0["id"]?.text == "Y-0030" }?["born_on"]?.text
        .flatMap { LocalDate($0) })
    for (years, before, after) in [(18, "16-17", "18-20"), (21, "18-20", "21 or over")] {
      let day = try #require(
        LocalDate(year: born.year + years, month: born.month, day: born.day))
      let midnight = zone.firstInstant(of: day)
      if midnight <= scene.now { continue }
      for (moment, band) in [(midnight.adding(seconds: -1), before), (midnight, after)] {
        clock.set(moment)
        #expect(try seen("desk").map(\.ageBand) == [band], "\(moment)")
      }
    }
  }

  @Test func `clocks stand as its own county sees them, and numbers and reasons do not show`()
    throws
  {
    let own = try #require(
      try scene.maker.read(EpisodesQuery(at: scene.now)).first { $0.episode.id == "M-0003" })
    let near = try #require(try seen("desk").first)
    #expect(near.line.state == own.state)
    #expect(near.line.elapsedSeconds == own.elapsedSeconds)
    let known = own.clocks.filter { clock in
      near.line.clocks.contains { $0.clock == clock.clock }
    }
    #expect(known.count >= 5)
    for clock in known {
      let same = near.line.clocks.first { $0.clock == clock.clock }
      #expect(same?.state == clock.state && same?.dueAt == clock.dueAt, "\(clock.clock)")
    }
    #expect(near.contact.phone != nil && near.contact.staff != nil)
    #expect(near.description.parts.contains("a red coat"))
    #expect(near.line.initials == nil && near.line.episode.bornOn == nil)
    let references = near.line.episode.notices.compactMap(\.reference)
    #expect(references.allSatisfy { $0 == "kept by the county of responsibility" })
  }
}
