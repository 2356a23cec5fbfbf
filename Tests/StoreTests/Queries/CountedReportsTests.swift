import Domain
import TestSupport
import Testing

@testable import Store

/// What a role has that may have counts only.
@Suite struct CountedReportsTests {
  @Test func `counts are of the end of the last whole quarter, and no small one is shown`() throws {
    let scene = try EveryRoleScene().scene
    let analyst = try scene.open(as: "analyst")
    let asked = FunnelQuery(by: .county, from: nil, until: nil, at: scene.now)
    let counted = try analyst.read(asked)
    let end = FunnelQuery.lastQuarterEnd(before: scene.now, zone: analyst.zone)
    #expect(end == (try TimeText.instant("2026-10-01", zone: analyst.zone)))
    let whole = try scene.maker.read(
      FunnelQuery(
        by: .county, from: nil, until: nil, at: end.adding(seconds: -1), counties: ["06029"]))
    for measure in FunnelMeasure.allCases {
      let isHidden = counted.hiddenOfTotal.contains(measure)
      #expect(measure.value(counted.total) == (isHidden ? 0 : measure.value(whole.total)))
    }
    for line in counted.lines {
      for measure in FunnelMeasure.allCases where !line.hidden.contains(measure) {
        let value = line.counts.map(measure.value) ?? 0
        #expect(value == 0 || value >= 11)
      }
    }
  }

  @Test func `no answer moves within a quarter, and none can be chosen to be set against another`()
    throws
  {
    let scene = try EveryRoleScene().scene
    let analyst = try scene.open(as: "analyst")
    func ask(_ at: Instant) throws -> FunnelFigures {
      try analyst.read(FunnelQuery(by: .venue, from: nil, until: nil, at: at))
    }
    let first = try ask(scene.now)
    for days in 1...40 { #expect(try ask(scene.now.adding(trueDays: -days)) == first) }
    for query in [
      FunnelQuery(by: .county, from: scene.now.adding(trueDays: -9), until: nil, at: scene.now),
      FunnelQuery(by: .county, from: nil, until: scene.now, at: scene.now),
      FunnelQuery(by: .county, from: nil, until: nil, at: scene.now, counties: ["06001"]),
      FunnelQuery(by: .quarter, from: nil, until: nil, at: scene.now),
      FunnelQuery(by: .year, from: nil, until: nil, at: scene.now),
      FunnelQuery(by: .source, from: nil, until: nil, at: scene.now),
    ] {
      #expect(throws: StoreError.self) { try analyst.read(query) }
    }
  }

  @Test
  func `the counted reports have no key, no youth and no reporter, and only this query reads them`()
    throws
  {
    let scene = try EveryRoleScene().scene
    let view = CountingViews.reports
    for account in EveryRoleScene.accounts {
      let store = try scene.open(as: account)
      let rows = try store.read(AnyStatement(sql: "SELECT * FROM \(view)", views: [view]))
      #expect(rows.isEmpty == (account != "analyst"), "\(account)")
      #expect(rows.allSatisfy { $0.count == 7 })
    }
  }
}
