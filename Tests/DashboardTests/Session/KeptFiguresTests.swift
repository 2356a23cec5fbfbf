import Domain
import Store
import TestSupport
import Testing

@testable import Dashboard

@Suite struct KeptFiguresTests {
  @Test func `figures kept from before say of when they are until they are read anew`() throws {
    let zone = try SystemZone.load()
    let noon = try TimeText.instant("2026-11-20T12:00:00-08:00", zone: zone)
    var freshness = Freshness(readAt: noon, isWatching: true)
    freshness.isKept = true
    let now = noon.adding(seconds: 3)
    #expect(!freshness.isLive(now))
    #expect(freshness.text(now, zone: zone).wordings.first == "as of 12:00:00, 3 s ago")
    freshness.isKept = false
    #expect(freshness.isLive(now))
  }

  @Test func `the first board takes kept caseloads and everything else as it is`() throws {
    let sample = try SampleStore()
    let store = try sample.open()
    let at = try TimeText.instant("2026-11-20T12:00:00-08:00", zone: store.zone)
    let earlier = at.adding(seconds: -3_600)
    try store.keep(try store.read(CaseloadQuery(at: earlier)), at: earlier)
    var query = BoardQuery(at: at, counties: [])
    query.kept = try store.read(CaseloadSnapshotQuery(since: earlier))
    let first = try store.read(query)
    let full = try store.read(BoardQuery(at: at, counties: []))
    #expect(first.load.at == earlier)
    #expect(first.load.figures.units == (try store.read(CaseloadQuery(at: earlier)).units))
    #expect(first.watch == full.watch)
    #expect(full.load.at == at)
    withExtendedLifetime(sample) {}
  }
}
