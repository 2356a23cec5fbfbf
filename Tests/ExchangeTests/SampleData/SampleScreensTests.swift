import Domain
import Store
import TestSupport
import Testing

@testable import Exchange

/// What each screen of the board must find in the small store, whatever the seed.
@Suite struct SampleScreensTests {
  private func made(seed: UInt64) throws -> (folder: TemporaryFolder, store: BoardStore, Instant) {
    let folder = try TemporaryFolder()
    let store = try folder.demoStore(at: SampleStoreTests.noon)
    let now = try TimeText.instant(SampleStoreTests.noon, zone: store.zone)
    try SampleData.make(.small, seed: seed, now: now, in: store)
    return (folder, store, now)
  }

  @Test(arguments: [1, 2] as [UInt64])
  func `missing youth, with clocks in every state, and one nobody is looking for`(seed: UInt64)
    throws
  {
    let (folder, store, now) = try made(seed: seed)
    defer { withExtendedLifetime(folder) {} }
    let episodes = try store.read(EpisodesQuery(at: now))
    #expect(episodes.count == 8)
    let states = Set(episodes.flatMap(\.clocks).map(\.state))
    #expect(states == Set(ClockState.allCases))
    #expect(episodes.contains { $0.episode.recoveryWorker == nil })
    #expect(Set(episodes.map(\.state)).count >= 4)
  }

  @Test(arguments: [1, 2] as [UInt64])
  func `beds of every freshness`(seed: UInt64) throws {
    let (folder, store, now) = try made(seed: seed)
    defer { withExtendedLifetime(folder) {} }
    let beds = try store.read(PlacementsQuery(at: now))
    #expect(Set(beds.map(\.freshness)) == Set(Freshness.allCases))
    #expect(beds.contains { $0.counts && ($0.beds.open ?? 0) > 0 })
  }

  @Test func `gaps in the next fourteen days, one of them tonight`() throws {
    let (folder, store, now) = try made(seed: 1)
    defer { withExtendedLifetime(folder) {} }
    let coverage = try store.read(
      CoverageQuery(from: now, until: now.adding(trueDays: 14), counties: []))
    #expect(coverage.count == 3)
    #expect(coverage.allSatisfy { !$0.coverage.gaps.isEmpty })
    let tonight = try store.read(OnCallQuery(at: now.adding(hours: 10)))
    #expect(tonight.contains { $0.county == "06019" && $0.seat == .advocate && $0.shift == nil })
    #expect(try store.read(OnCallQuery(at: now)).allSatisfy { $0.shift != nil })
  }

  @Test func `youth without oversight, responses, and a funnel`() throws {
    let (folder, store, now) = try made(seed: 1)
    defer { withExtendedLifetime(folder) {} }
    #expect(try !store.read(OversightQuery(at: now)).isEmpty)
    let callouts = try store.read(
      CalloutsQuery(from: now.adding(trueDays: -90), until: now, at: now))
    #expect(callouts.contains(where: \.isDual) && callouts.contains { !$0.isDual })
    let funnel = try store.read(FunnelQuery(by: .county, from: nil, until: nil, at: now))
    #expect(funnel.lines.count == 3)
    #expect(funnel.total.received > 200)
  }
}
