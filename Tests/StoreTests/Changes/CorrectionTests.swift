import Domain
import TestSupport
import Testing

@testable import Store

@Suite struct CorrectionTests {
  typealias Fields = [(name: String, text: String)]

  /// What a change answers: its key, or the rule that refused it, the records being as before.
  private func answer(
    _ scene: BoardScene, _ name: String, _ fields: Fields, at now: Instant? = nil,
    by store: BoardStore? = nil
  ) throws -> String {
    let before = try StoreDump.records(of: scene.path)
    var sentence: String
    do {
      return try (store ?? scene.maker).apply(name, fields: fields, now: now ?? scene.now)
    } catch StoreError.rule(let reason) {
      sentence = reason
    } catch StoreError.field(let problem) {
      sentence = "\(problem.field): \(problem.reason)"
    } catch StoreError.unknownKey(let kind, let key) {
      sentence = "unknown \(kind) \(key)"
    }
    #expect(try StoreDump.records(of: scene.path) == before, "\(name)")
    return sentence
  }

  private func value(
    _ scene: BoardScene, _ action: String, _ field: Fields, _ name: String, at now: Instant
  ) throws -> String? {
    try scene.maker.basis(of: action, fields: field, now: now)?.values
      .first { $0.name == name }?.text
  }

  @Test func `a youth without oversight gets an owner from a day on, and loses one by a dash`()
    throws
  {
    let scene = try BoardScene.sample()
    let youth = try answer(scene, "add-youth", [("county", "06029"), ("gender", "girl")])
    let subject: Fields = [("youth", youth)]
    let day = try TimeText.instant("2026-12-01", zone: scene.maker.zone)
    #expect(
      try scene.maker.read(OversightQuery(at: scene.now)).contains { $0.youth == youth })
    _ = try answer(
      scene, "change-youth",
      subject + [
        ("lead_agency", "AG-KERN-CW"), ("lead_person", "Ann Lead"), ("effective_on", "2026-12-01"),
      ])
    #expect(try scene.maker.read(OversightQuery(at: scene.now)).contains { $0.youth == youth })
    #expect(!(try scene.maker.read(OversightQuery(at: day)).contains { $0.youth == youth }))
    #expect(try value(scene, "change-youth", subject, "gender", at: day) == "girl")
    _ = try answer(scene, "change-youth", subject + [("lead_person", "-")], at: day)
    #expect(try scene.maker.read(OversightQuery(at: day)).contains { $0.youth == youth })
    #expect(
      try answer(scene, "change-youth", subject + [("lead_person", "-")], at: day)
        == "'\(youth)' has these values already")
    #expect(
      try answer(scene, "change-youth", subject)
        == "youth: is all that is given; say what is to be changed")
    #expect(try scene.maker.check().allSatisfy(\.isGood))
  }

  @Test func `a change of an earlier day is carried on until another value was given`() throws {
    let scene = try BoardScene.sample()
    let youth = try answer(scene, "add-youth", [("county", "06029"), ("gender", "girl")])
    let subject: Fields = [("youth", youth)]
    func gender(_ day: String) throws -> String? {
      let at = try TimeText.instant(day, zone: scene.maker.zone)
      return try value(scene, "change-youth", subject, "gender", at: at)
    }
    _ = try answer(
      scene, "change-youth", subject + [("lead_person", "Ann"), ("effective_on", "2026-11-10")])
    _ = try answer(
      scene, "change-youth", subject + [("gender", "nonbinary"), ("effective_on", "2026-11-15")])
    _ = try answer(
      scene, "change-youth", subject + [("gender", "boy"), ("effective_on", "2026-11-05")])
    #expect(try gender("2026-11-01") == "girl")
    #expect(try gender("2026-11-05") == "boy")
    #expect(try gender("2026-11-12") == "boy")
    #expect(try gender("2026-11-15") == "nonbinary")
  }

  @Test func `staff change, within the matrix and the scope`() throws {
    let scene = try BoardScene.sample()
    let lead = try scene.open(as: "lead")
    _ = try answer(
      scene, "change-staff", [("staff", "W-101"), ("fte", "0.5"), ("phone", "-")], by: lead)
    let row = try scene.maker.read(CaseloadQuery(at: scene.now)).workers
      .first { $0.worker == "W-101" }
    #expect(row?.capacity == 1000)
    #expect(
      try answer(scene, "change-staff", [("staff", "W-101"), ("ended_on", "1999-01-01")], by: lead)
        == "ended_on: lies before started_on")
    #expect(
      try answer(scene, "change-staff", [("staff", "W-101"), ("county", "06067")], by: lead)
        == "unknown counties 06067")
    #expect(
      try answer(scene, "change-staff", [("staff", "W-201"), ("phone", "1")], by: lead)
        == "unknown staff W-201")
  }

  @Test func `a shift to come moves or is cancelled, and hours already worked stay`() throws {
    let scene = try BoardScene.sample()
    let coming = try answer(
      scene, "put-shift",
      [
        ("county", "06029"), ("seat", "advocate"), ("staff", "AD-101"),
        ("starts_at", "2026-12-01 08:00"), ("ends_at", "2026-12-01 20:00"),
      ])
    _ = try answer(
      scene, "change-shift", [("shift", coming), ("ends_at", "2026-12-01 22:00")])
    #expect(
      try answer(scene, "change-shift", [("shift", coming), ("ends_at", "2026-12-01 22:00")])
        == "shift '\(coming)' is so already")
    #expect(
      try answer(scene, "change-shift", [("shift", coming), ("ends_at", "2026-12-01 08:00")])
        == "ends_at: must be later than starts_at")
    _ = try answer(scene, "cancel-shift", [("shift", coming), ("gap", "snow")])
    #expect(
      try answer(scene, "cancel-shift", [("shift", coming)]) == "shift '\(coming)' was cancelled")
    // SH-0003 runs from this morning until Monday.
    #expect(
      try answer(scene, "change-shift", [("shift", "SH-0003"), ("staff", "W-101")]).hasPrefix(
        "staff: stays: the shift has begun"))
    #expect(
      try answer(scene, "change-shift", [("shift", "SH-0003"), ("ends_at", "2026-11-20 11:59")])
        == "ends_at: lies in hours already worked")
    _ = try answer(scene, "cancel-shift", [("shift", "SH-0003"), ("gap", "snow")])
    #expect(
      try value(
        scene, "cancel-shift", [("shift", "SH-0003"), ("gap", "snow")], "ends_at", at: scene.now)
        == "2026-11-20T12:00:00-08:00")
    #expect(
      try answer(scene, "cancel-shift", [("shift", "SH-0001")])
        == "shift 'SH-0001' is over, and hours already worked stay")
  }

  @Test func `an episode gets its searcher, and closes after its return`() throws {
    let scene = try BoardScene.sample()
    let episode: Fields = [("episode", "M-0003")]
    _ = try answer(scene, "assign-recovery", episode + [("recovery_worker", "W-101")])
    #expect(
      try scene.maker.read(EpisodesQuery(at: scene.now, only: "M-0003")).first?.episode
        .recoveryWorker == "W-101")
    _ = try answer(scene, "assign-recovery", episode + [("recovery_worker", "-")])
    #expect(
      try answer(scene, "close-episode", episode + [("debriefed_at", "2026-11-20 10:00")])
        == "debriefed_at: needs the return first (record-return)")
    _ = try answer(scene, "record-return", episode + [("returned_at", "2026-11-20 09:00")])
    #expect(
      try answer(scene, "close-episode", episode + [("closed_at", "2026-11-20 08:00")])
        == "the closing lies before the return of episode 'M-0003'")
    _ = try answer(
      scene, "close-episode",
      episode + [("debriefed_at", "2026-11-20 10:00"), ("screened_at", "2026-11-20 11:00")])
    #expect(
      try scene.maker.read(EpisodesQuery(at: scene.now.adding(seconds: 1), only: "M-0003")).first?
        .state == .closed)
    #expect(
      try answer(scene, "assign-recovery", episode + [("recovery_worker", "W-101")])
        == "episode 'M-0003' was closed on 2026-11-20")
  }

  @Test func `two who change one youth: the second sees both values of each field`() throws {
    let scene = try BoardScene.sample()
    let fields: Fields = [("youth", "Y-0001")]
    let basis = try #require(
      try scene.maker.basis(of: "change-youth", fields: fields, now: scene.now))
    let was = try #require(basis.values.first { $0.name == "lead_person" }).text
    let later = scene.now.adding(seconds: 60)
    _ = try answer(scene, "change-youth", fields + [("lead_person", "Ann")], at: later)
    for expected in [basis, ChangeBasis(entry: basis.entry)] {
      do {
        _ = try scene.maker.apply(
          "change-youth", fields: fields + [("lead_person", "Bob")],
          now: later.adding(seconds: 1), expecting: expected)
        Issue.record("was taken")
      } catch StoreError.conflict(let conflict) {
        #expect(
          conflict.fields == [ConflictField(name: "lead_person", was: was, isNow: "Ann")])
      }
    }
  }
}
