import Domain
import TestSupport
import Testing

@testable import Store

/// Who can see a youth, against plain tables read whole.
@Suite struct SightQueryTests {
  @Test func `every account and every ground is what the tables say, before and after the ends`()
    throws
  {
    let scene = try EveryRoleScene().scene
    let clock = TestClock(scene.now)
    var counts = (pairs: 0, seen: 0, nearby: 0)
    let episodes = try RowBundle.sample()["missing"]
    for days in [0, 60] {
      clock.set(scene.now.adding(seconds: Int64(days) * 86_400))
      let now = clock.now
      let maker = try BoardStore.open(
        path: scene.path, identity: Identity(uid: 1000, account: "maker"), present: { now })
      let naive = try Dictionary(
        uniqueKeysWithValues: EveryRoleScene.accounts.map { account in
          let viewer = try scene.open(as: account).viewer
          return (
            account,
            try NaiveAccess(viewer, path: scene.path, now: now, zone: maker.zone)
          )
        })
      for youth in try RowBundle.sample()["youth"].compactMap({ $0["id"] }) {
        let lines = try maker.read(SightQuery(youth: youth))
        for (account, access) in naive {
          let groups = Set(lines.filter { $0.account == account }.flatMap(\.groups))
          let expected = Set(Sight.groups.filter { access.youth($0).contains(youth) })
          #expect(groups == expected, "\(account) \(youth) after \(days) days")
          let isNearby = lines.contains { $0.account == account && $0.ground == .nearby }
          let theirs = Set(episodes.filter { $0["youth"] == youth }.compactMap { $0["id"] })
          #expect(isNearby == !theirs.isDisjoint(with: access.nearby), "\(account) \(youth)")
          counts.pairs += 1
          counts.nearby += isNearby ? 1 : 0
          counts.seen += expected.count
        }
      }
    }
    #expect(counts.nearby > 0)
    print(
      "sight: \(counts.pairs) accounts and youth compared, \(counts.seen) groups open,"
        + " \(counts.nearby) seen from another county")
  }

  @Test func `a team, a consent and an opening are named with their ends`() throws {
    let scene = try EveryRoleScene().scene
    let team = try scene.maker.read(SightQuery(youth: EveryRoleScene.teamYouth))
    let nurse = try #require(team.first { $0.account == "nurse" && $0.ground == .team })
    #expect(nurse.reference == "T-1")
    // Thirty days of 24 hours from 1 November, midnight in California.
    let report = try TimeText.instant("2026-11-01", zone: scene.maker.zone)
    #expect(nurse.until == report.adding(trueDays: 30))
    let consents = try scene.maker.read(SightQuery(youth: EveryRoleScene.consentYouth))
    #expect(consents.contains { $0.account == "lawyer" && $0.ground == .consent })
    let openings = try scene.maker.read(SightQuery(youth: "Y-0021"))
    let desk = try #require(openings.first { $0.account == "desk" && $0.ground == .lifeSafety })
    #expect(desk.until == scene.now.adding(seconds: 3_600))
  }

  @Test func `only whoever answers for the youth may ask`() throws {
    let scene = try EveryRoleScene().scene
    for account in EveryRoleScene.accounts where account != "lead" && account != "auditor" {
      #expect(throws: StoreError.self) {
        try scene.open(as: account).read(SightQuery(youth: "Y-0001"))
      }
    }
    let lead = try scene.open(as: "lead")
    let naive = try NaiveAccess(lead.viewer, path: scene.path, now: scene.now, zone: lead.zone)
    var seen = 0
    for youth in try RowBundle.sample()["youth"].compactMap({ $0["id"] }) {
      let lines = try? lead.read(SightQuery(youth: youth))
      #expect((lines != nil) == naive.own.contains(youth), "\(youth)")
      seen += lines == nil ? 0 : 1
    }
    #expect(seen > 0)
  }
}
