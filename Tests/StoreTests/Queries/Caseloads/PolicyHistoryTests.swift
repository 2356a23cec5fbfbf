import Domain
import TestSupport
import Testing

@testable import Store

/// Figures are of the policy of their day: a later one changes nothing that was, and next month's
/// nothing that is.
@Suite struct PolicyHistoryTests {
  private func set(_ store: BoardStore, _ value: String, on day: String, now: Instant) throws {
    _ = try store.apply(
      "set-policy",
      fields: [
        ("county", "06029"), ("kind", "tier"), ("key", "confirmed"), ("value", value),
        ("citation", "protocol"), ("effective_on", day),
      ], now: now)
  }

  /// Every figure of a moment, to the letter.
  private func figures(_ store: BoardStore, at moment: Instant) throws -> String {
    var text = ""
    dump(try store.read(CaseloadQuery(at: moment)), to: &text)
    return text
  }

  @Test func `next month's value changes nothing today and everything from its day on`() throws {
    let scene = try BoardScene.sample()
    let (maker, now) = (scene.maker, scene.now)
    let later = try TimeText.instant("2026-12-01", zone: maker.zone)
    let before = try figures(maker, at: now)
    let eve = try figures(maker, at: later.adding(seconds: -1))
    let first = try figures(maker, at: later)
    try set(maker, "220", on: "2026-12-01", now: now)
    #expect(try figures(maker, at: now) == before)
    #expect(try figures(maker, at: later.adding(seconds: -1)) == eve)
    #expect(try figures(maker, at: later) != first)
  }

  @Test func `today's value leaves last month as it was printed`() throws {
    let scene = try BoardScene.sample()
    let (maker, now) = (scene.maker, scene.now)
    let past = try TimeText.instant("2026-10-20 12:00", zone: maker.zone)
    let before = (past: try figures(maker, at: past), now: try figures(maker, at: now))
    try set(maker, "220", on: "2026-11-20", now: now)
    #expect(try figures(maker, at: past) == before.past)
    #expect(try figures(maker, at: now) != before.now)
  }

  @Test func `a county's rows are the same where only its cases are read`() throws {
    let scene = try BoardScene.sample()
    let counties = try scene.maker.read(CountiesQuery()).map(\.fips)
    let all = try scene.maker.read(CaseloadQuery(at: scene.now))
    for county in counties {
      let own = try scene.maker.read(CaseloadQuery(at: scene.now, counties: [county]))
      #expect(own.cases.filter { $0.county == county } == all.cases.filter { $0.county == county })
      #expect(
        own.workers.filter { $0.county == county } == all.workers.filter { $0.county == county })
      #expect(own.units.filter { $0.county == county } == all.units.filter { $0.county == county })
      #expect(
        own.counties.filter { $0.county == county } == all.counties.filter { $0.county == county })
    }
  }
}
