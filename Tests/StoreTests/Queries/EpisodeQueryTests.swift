import Domain
import TestSupport
import Testing

@testable import Store

@Suite struct EpisodeQueryTests {
  private func episode(_ key: String, _ scene: BoardScene, later seconds: Int64 = 0) throws
    -> EpisodeDetail
  {
    try scene.maker.read(EpisodeQuery(episode: key, at: scene.now.adding(seconds: seconds)))
  }

  @Test func `what was done stands newest first, from the last sight of the youth on`() throws {
    let events = try episode("M-0001", BoardScene.sample()).events
    let times = events.compactMap(\.at)
    #expect(times == times.sorted(by: >))
    #expect(events.first?.happening == .effort(kind: "phone", result: "message left"))
    #expect(events.first?.by == "W-105")
    #expect(events.last?.happening == .lastSeen)
    #expect(
      events.contains {
        $0.happening == .notice(to: .lawEnforcement, reference: "SAMPLE-LE-1")
      })
  }

  @Test func `a return is part of it, and what comes after the moment is not`() throws {
    let scene = try BoardScene.sample()
    let returned = EpisodeEvent.Happening.returned(kind: "self")
    #expect(try episode("M-0002", scene).events.contains { $0.happening == returned })
    let received = try episode("M-0002", scene).line.episode.receivedAt
    let then = received.seconds - scene.now.seconds
    let early = try episode("M-0002", scene, later: then)
    #expect(early.events.map(\.happening) == [.reported, .lastSeen])
  }

  @Test func `an episode out of scope is as unknown as one that does not exist`() throws {
    let scene = try BoardScene.sample()
    let worker = try scene.open(as: "worker")
    let seen = Set(try worker.read(EpisodesQuery(at: scene.now)).map(\.episode.id))
    let all = try scene.maker.read(EpisodesQuery(at: scene.now)).map(\.episode.id)
    let hidden = try #require(all.first { !seen.contains($0) })
    for key in [hidden, "M-9999"] {
      #expect(throws: StoreError.unknownKey(kind: "missing", key: key)) {
        try worker.read(EpisodeQuery(episode: key, at: scene.now))
      }
    }
  }
}
