import Domain
import TestSupport
import Testing

@testable import Store

@Suite struct AlertChangeTests {
  typealias Fields = [(name: String, text: String)]

  private func make(
    _ store: BoardStore, _ name: String, _ fields: Fields, at now: Instant
  ) throws -> String {
    do {
      return try store.apply(name, fields: fields, now: now)
    } catch StoreError.rule(let reason) {
      return reason
    } catch StoreError.field(let problem) {
      return "\(problem.field): \(problem.reason)"
    }
  }

  private func owner(_ scene: BoardScene, at now: Instant) throws -> Acknowledgement? {
    try scene.maker.read(AlertsQuery(at: now)).first {
      $0.line.episode.id == "M-0001" && $0.subject == .clock(.nextEffort)
    }?.owner
  }

  private let alert: Fields = [("episode", "M-0001"), ("alert", "next_effort")]

  @Test func `is owned until the shift ends, and the second who comes is told who owns it`() throws
  {
    let scene = try BoardScene.sample()
    // W-102 is on call until Monday morning, W-101 as backup until tomorrow morning.
    #expect(
      try make(
        scene.maker, "acknowledge-alert", alert + [("owner", "W-101")], at: scene.now) == "M-0001")
    let end = try TimeText.instant("2026-11-21 08:00", zone: scene.maker.zone)
    #expect(try owner(scene, at: scene.now)?.owner == "W-101")
    #expect(try owner(scene, at: scene.now)?.until == end)
    let second = try make(
      scene.maker, "acknowledge-alert", alert + [("owner", "W-102")], at: end.adding(seconds: -1))
    #expect(
      second == "W-101 has taken that on until 2026-11-21T08:00:00-08:00;"
        + " hand-over-alert hands it over")
    #expect(try owner(scene, at: end.adding(seconds: -1)) != nil)
    #expect(try owner(scene, at: end) == nil)
    #expect(
      try make(scene.maker, "acknowledge-alert", alert + [("owner", "W-102")], at: end) == "M-0001")
  }

  @Test func `ends with the shift unless it is handed over, and a hand-over ends the first`() throws
  {
    let scene = try BoardScene.sample()
    #expect(
      try make(scene.maker, "hand-over-alert", alert + [("to", "W-102")], at: scene.now)
        == "nobody has taken that on; acknowledge-alert takes it on")
    _ = try make(scene.maker, "acknowledge-alert", alert + [("owner", "W-101")], at: scene.now)
    let later = scene.now.adding(seconds: 3_600)
    #expect(
      try make(scene.maker, "hand-over-alert", alert + [("to", "W-102")], at: later) == "M-0001")
    #expect(try owner(scene, at: later.adding(seconds: -1))?.owner == "W-101")
    #expect(try owner(scene, at: later)?.owner == "W-102")
    #expect(
      try owner(scene, at: later)?.until
        == (try TimeText.instant("2026-11-23 08:00", zone: scene.maker.zone)))
    #expect(
      try make(scene.maker, "hand-over-alert", alert + [("to", "W-102")], at: later)
        == "'W-102' has taken that on already")
  }

  @Test func `without a shift it is said until when, and never for long`() throws {
    let scene = try BoardScene.sample()
    let fields = alert + [("owner", "W-103")]
    #expect(
      try make(scene.maker, "acknowledge-alert", fields, at: scene.now)
        == "until: is needed: there is no shift now that it would end with")
    #expect(
      try make(
        scene.maker, "acknowledge-alert", fields + [("until", "2026-11-21 04:00:01")],
        at: scene.now) == "until: lies more than 16 hours ahead; hand it over before")
    #expect(
      try make(
        scene.maker, "acknowledge-alert",
        alert + [("owner", "W-101"), ("until", "2026-11-21 09:00")],
        at: scene.now)
        == "until: lies past the shift, which ends 2026-11-21T08:00:00-08:00; hand it over then")
    #expect(
      try make(
        scene.maker, "acknowledge-alert", fields + [("until", "2026-11-21 04:00")], at: scene.now)
        == "M-0001")
  }

  @Test func `an acknowledgement silences nothing`() throws {
    let scene = try BoardScene.sample()
    let before = try scene.maker.read(AlertsQuery(at: scene.now)).map(\.line.episode.id)
    _ = try make(scene.maker, "acknowledge-alert", alert + [("owner", "W-101")], at: scene.now)
    #expect(try scene.maker.read(AlertsQuery(at: scene.now)).map(\.line.episode.id) == before)
  }

  @Test func `one's own name need not be given, and another's episode is as unknown as none`()
    throws
  {
    let scene = try BoardScene.sample()
    let worker = try scene.open(as: "worker")
    let seen = Set(try worker.read(EpisodesQuery(at: scene.now)).map(\.episode.id))
    let mine = try #require(seen.first)
    _ = try make(
      worker, "acknowledge-alert", [("episode", mine), ("alert", "court")], at: scene.now)
    let owned = try worker.read(AlertsQuery(at: scene.now, includesClosed: true))
      .compactMap(\.owner)
    #expect(owned.allSatisfy { $0.owner == "W-101" && $0.account == "worker" })
    let hidden = try #require(
      try scene.maker.read(EpisodesQuery(at: scene.now)).map(\.episode.id).first {
        !seen.contains($0)
      })
    #expect(throws: StoreError.unknownKey(kind: "missing", key: hidden)) {
      try worker.apply(
        "acknowledge-alert", fields: [("episode", hidden), ("alert", "court")], now: scene.now)
    }
  }
}
