import Domain
import TestSupport
import Testing

@testable import Store

@Suite struct ResponseChangeTests {
  typealias Fields = [(name: String, text: String)]

  /// What a change answers: its key, or the rule that refused it, the records being as before.
  private func answer(_ scene: BoardScene, _ name: String, _ fields: Fields) throws -> String {
    let before = try StoreDump.records(of: scene.path)
    do {
      return try scene.maker.apply(name, fields: fields, now: scene.now)
    } catch StoreError.rule(let reason) {
      #expect(try StoreDump.records(of: scene.path) == before, "\(name)")
      return reason
    } catch StoreError.field(let problem) {
      #expect(try StoreDump.records(of: scene.path) == before, "\(name)")
      return "\(problem.field): \(problem.reason)"
    }
  }

  private func line(_ scene: BoardScene, _ key: String) throws -> EpisodeLine {
    try #require(try scene.maker.read(EpisodesQuery(at: scene.now, only: key)).first)
  }

  @Test func `an episode runs from its report over notice and effort to its return`() throws {
    let scene = try BoardScene.sample()
    let key = try answer(
      scene, "report-missing", [("youth", "Y-0002"), ("received_at", "2026-11-20 10:00")])
    #expect(try line(scene, key).state == .reported)
    _ = try answer(
      scene, "record-notice",
      [("episode", key), ("party", "ncmec"), ("at", "2026-11-20 10:30")])
    let open = try line(scene, key).clocks.first { $0.clock == .ncmec }
    #expect(open?.state == .pending, "without a number a notice to NCMEC closes nothing")
    _ = try answer(
      scene, "record-notice",
      [("episode", key), ("party", "ncmec"), ("at", "2026-11-20 10:40"), ("reference", "N-1")])
    #expect(try line(scene, key).clocks.first { $0.clock == .ncmec }?.state == .met)
    _ = try answer(
      scene, "record-effort", [("episode", key), ("kind", "school"), ("at", "2026-11-20 11:00")])
    #expect(try line(scene, key).state == .searching)
    _ = try answer(scene, "record-return", [("episode", key), ("returned_at", "2026-11-20 11:30")])
    #expect(try line(scene, key).state == .returned)
    #expect(
      try answer(scene, "record-return", [("episode", key)])
        == "the return of episode '\(key)' is recorded already")
    #expect(try scene.maker.check().allSatisfy(\.isGood))
  }

  @Test func `a second report is a sighting and no second alert, and none lies in time to come`()
    throws
  {
    let scene = try BoardScene.sample()
    let key = try answer(scene, "report-missing", [("youth", "Y-0002")])
    let alerts = try scene.maker.read(AlertsQuery(at: scene.now)).count
    #expect(
      try answer(
        scene, "report-missing", [("youth", "Y-0002"), ("last_seen_at", "2026-11-20 11:40")])
        == key)
    #expect(try scene.maker.read(AlertsQuery(at: scene.now)).count == alerts)
    #expect(try line(scene, key).episode.steps.map(\.step) == [.sighting])
    // What a sighting has no room for is not lost in silence.
    let worker = [("youth", "Y-0002"), ("recovery_worker", "W-203")]
    #expect(try answer(scene, "report-missing", worker).contains("is missing already, in episode"))
    #expect(try line(scene, key).episode.steps.count == 1)
    let events = try scene.maker.read(EpisodeQuery(episode: key, at: scene.now)).events
    #expect(
      events.map(\.happening).contains(.step(.sighting, reference: "reported again", found: nil)))
    #expect(
      try answer(
        scene, "report-missing", [("youth", "Y-0003"), ("received_at", "2026-11-20 12:01")])
        == "a youth cannot be reported missing in time to come")
  }

  @Test(arguments: ["face_to_face", "face to face", "Face-to-Face"])
  func `an effort face to face is one however it is written`(kind: String) throws {
    let scene = try BoardScene.sample()
    let key = try answer(scene, "report-missing", [("youth", "Y-0002")])
    _ = try answer(scene, "record-effort", [("episode", key), ("kind", kind)])
    #expect(try line(scene, key).episode.efforts.map(\.kind) == ["face_to_face"])
  }

  @Test func `beds are confirmed, unchanged where left empty, and never below none`() throws {
    let scene = try BoardScene.sample()
    _ = try answer(scene, "confirm-beds", [("facility", "F-KERN-1"), ("occupied", "4")])
    _ = try answer(scene, "confirm-beds", [("facility", "F-KERN-1")])
    let line = try scene.maker.read(PlacementsQuery(at: scene.now))
      .first { $0.facility == "F-KERN-1" }
    #expect(line?.beds.occupied == 4 && line?.freshness == .fresh)
    let many: Fields = [
      ("facility", "F-KERN-1"), ("occupied", "6"), ("held", "0"), ("offline", "1"),
    ]
    #expect(
      try answer(scene, "confirm-beds", many)
        == "occupied, held and offline are 7 beds, and 6 are contracted")
  }

  @Test func `a youth stays in one place at a time, and a stay ends`() throws {
    let scene = try BoardScene.sample()
    let youth = try answer(scene, "add-youth", [("county", "06029")])
    _ = try answer(
      scene, "place-stay",
      [("youth", youth), ("facility", "F-KERN-1"), ("from", "2026-11-20 09:00")])
    #expect(
      try answer(scene, "place-stay", [("youth", youth), ("facility", "F-FRES-1")])
        == "'\(youth)' stays at 'F-KERN-1' then; end that stay first (end-stay)")
    _ = try answer(scene, "end-stay", [("youth", youth)])
    #expect(
      try answer(scene, "end-stay", [("youth", youth)]) == "'\(youth)' has no stay at that time")
    #expect(
      try answer(scene, "place-stay", [("youth", youth), ("facility", "F-FRES-1")]) == youth)
  }

  @Test func `a shift and a report are recorded, and a shift cannot end before it begins`() throws {
    let scene = try BoardScene.sample()
    let shift = try answer(
      scene, "put-shift",
      [
        ("county", "06029"), ("seat", "child_welfare"), ("staff", "W-101"),
        ("starts_at", "2026-12-01 08:00"), ("ends_at", "2026-12-01 20:00"),
      ])
    let noon = try TimeText.instant("2026-12-01 12:00", zone: scene.maker.zone)
    #expect(
      try scene.maker.read(OnCallQuery(at: noon, counties: ["06029"]))
        .contains { $0.shift?.id == shift })
    #expect(
      try answer(
        scene, "put-shift",
        [
          ("county", "06029"), ("seat", "advocate"), ("staff", "W-101"),
          ("starts_at", "2026-12-01 08:00"), ("ends_at", "2026-12-01 08:00"),
        ]) == "ends_at: must be later than starts_at")
    #expect(
      try answer(
        scene, "put-shift",
        [
          ("county", "06029"), ("seat", "advocate"), ("staff", "W-101"),
          ("starts_at", "2026-12-02 08:00"), ("ends_at", "2026-12-02 20:00"),
        ]) == "'W-101' may not sit in the seat advocate, by role and agency")
    // Nobody answers in two seats at once; what was worked is put down as it was.
    func again(_ day: String) throws -> String {
      try answer(
        scene, "put-shift",
        [
          ("county", "06029"), ("seat", "child_welfare"), ("rank", "backup"), ("staff", "W-101"),
          ("starts_at", "\(day) 19:00"), ("ends_at", "\(day) 21:00"),
        ])
    }
    #expect(try again("2026-12-01") == "'W-101' is on shift '\(shift)' then (2026-12-01)")
    let worked = try again("2026-11-18")
    #expect(worked.hasPrefix("H-"))
    #expect(try again("2026-11-18").hasPrefix("H-"))
    let report = try answer(scene, "record-report", [("county", "06029"), ("venue", "hotel")])
    #expect(report.hasPrefix("R-"))
  }
}
