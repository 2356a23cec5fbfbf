import Domain
import TestSupport
import Testing

@testable import Store

/// A temporary schedule: what it stands before gives way and comes back, and what was worked stays.
@Suite struct ScheduleTests {
  private let scene: BoardScene

  init() throws { scene = try BoardScene.sample() }

  @discardableResult
  private func apply(
    _ name: String, at moment: String? = nil, _ words: String...
  ) throws -> String {
    let fields = words.map { word in
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      return (name: parts[0], text: parts[1])
    }
    let now = try moment.map { try TimeText.instant($0, zone: scene.maker.zone) } ?? scene.now
    return try scene.maker.apply(name, fields: fields, now: now)
  }

  private func refusal(_ body: @autoclosure () throws -> String) -> String {
    do {
      return try body()
    } catch StoreError.rule(let reason) {
      return reason
    } catch StoreError.field(let problem) {
      return "\(problem.field): \(problem.reason)"
    } catch {
      return "\(error)"
    }
  }

  /// The supervisor's seat in December: key, person, from and until of each shift.
  private func seat() throws -> [String] {
    let zone = scene.maker.zone
    return try scene.maker.read(
      RosterQuery(
        from: TimeText.instant("2026-12-01", zone: zone),
        until: TimeText.instant("2027-01-31", zone: zone), at: scene.now, counties: ["06029"])
    ).filter { $0.seat == .supervisor }.map {
      "\($0.id) \($0.staff) \(zone.local($0.startsAt).text) \(zone.local($0.endsAt).text)"
    }
  }

  private let place = ["county=06029", "seat=supervisor"]

  private func week() throws -> String {
    try apply(
      "put-shift", place[0], place[1], "staff=W-102", "starts_at=2026-12-04 17:00",
      "ends_at=2026-12-11 17:00")
  }

  private func weekend(_ extra: String...) throws -> String {
    let fields = [
      "county=06029", "seat=supervisor", "starts_at=2026-12-05 08:00", "ends_at=2026-12-07 08:00",
    ]
    return try scene.maker.apply(
      "put-schedule",
      fields: (fields + extra).map { word in
        let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
        return (name: parts[0], text: parts[1])
      }, now: scene.now)
  }

  @Test func `a week gives way to a weekend and goes on behind it, and comes back whole`() throws {
    let shift = try week()
    let before = try seat()
    let key = try weekend(
      "id=TS-9", "shifts=W-105 2026-12-05 20:00/2026-12-06 08:00", "fallback=W-106")
    let cut = [
      "\(shift) W-102 2026-12-04 17:00 2026-12-05 08:00",
      "TS-9-001 W-106 2026-12-05 08:00 2026-12-05 20:00",
      "TS-9-002 W-105 2026-12-05 20:00 2026-12-06 08:00",
      "TS-9-003 W-106 2026-12-06 08:00 2026-12-07 08:00",
      "\(shift)+TS-9 W-102 2026-12-07 08:00 2026-12-11 17:00",
    ]
    #expect(try seat() == cut)
    try apply("end-schedule", "schedule=\(key)")
    #expect(try seat() == before)
    try apply("undo")
    #expect(try seat() == cut)
  }

  @Test func `ended while it runs, what was worked stays and the rest comes back`() throws {
    let shift = try week()
    let key = try weekend("id=TS-9", "fallback=W-105")
    try apply("end-schedule", at: "2026-12-06 12:00", "schedule=\(key)")
    #expect(
      try seat() == [
        "\(shift) W-102 2026-12-04 17:00 2026-12-05 08:00",
        "TS-9-001 W-105 2026-12-05 08:00 2026-12-06 12:00",
        "\(shift)+TS-9 W-102 2026-12-06 12:00 2026-12-11 17:00",
      ])
    #expect(
      refusal(try apply("end-schedule", at: "2026-12-06 13:00", "schedule=\(key)"))
        == "temporary schedule 'TS-9' was ended")
    let listed = try scene.maker.read(
      SchedulesQuery(at: TimeText.instant("2026-12-06 13:00", zone: scene.maker.zone)))
    #expect(listed.isEmpty, "it stands no more")
  }

  @Test func `nothing else is put where it stands, and a rotation goes around it`() throws {
    _ = try weekend("id=TS-9", "fallback=W-105")
    let standing = "temporary schedule 'TS-9' stands there until 2026-12-07T08:00:00-08:00"
    #expect(refusal(try week()).hasPrefix(standing))
    #expect(refusal(try weekend("fallback=W-106")).hasPrefix(standing))
    #expect(
      refusal(try apply("change-shift", "shift=TS-9-001", "ends_at=2026-12-06 08:00"))
        .hasPrefix("ends_at: stays: the shift is a temporary schedule's"))
    try apply("change-shift", "shift=TS-9-001", "staff=W-106")
    let plan = try apply(
      "plan-rotation", place[0], place[1], "pattern=weekly", "people=W-102",
      "starts_at=2026-12-04 17:00", "until=2026-12-11 17:00")
    #expect(
      try seat() == [
        "\(plan) W-102 2026-12-04 17:00 2026-12-05 08:00",
        "TS-9-001 W-106 2026-12-05 08:00 2026-12-07 08:00",
        "\(plan.dropLast(3))002 W-102 2026-12-07 08:00 2026-12-11 17:00",
      ])
  }

  @Test func `every minute has somebody who is free, in hours that are not worked yet`() throws {
    #expect(
      refusal(try weekend("shifts=W-105 2026-12-05 20:00/2026-12-06 08:00"))
        == "fallback: is needed: the shifts leave a part of the time to nobody")
    #expect(
      refusal(try weekend("shifts=W-105 2026-12-05 07:00/2026-12-06 08:00", "fallback=W-106"))
        == "shifts: a turn of 'W-105' lies out of the schedule's time")
    #expect(refusal(try weekend("shifts=W-105 tomorrow", "fallback=W-106")).contains("is no shift"))
    // Away from 16 November through 6 December.
    #expect(refusal(try weekend("fallback=W-103")).contains("'W-103' is away then"))
    let key = try apply(
      "put-schedule", at: "2026-12-05 12:00", "id=TS-8", place[0], place[1],
      "starts_at=2026-12-05 08:00", "ends_at=2026-12-07 08:00", "fallback=W-105")
    #expect(try seat() == ["\(key)-001 W-105 2026-12-05 12:00 2026-12-07 08:00"])
  }

  @Test func `a required seat is not left to nobody without a word, and a file goes behind it`()
    throws
  {
    let key = try apply(
      "put-schedule", "id=TS-7", "county=06029", "seat=advocate", "starts_at=2026-12-12 08:00",
      "ends_at=2026-12-13 08:00", "fallback=AD-301")
    #expect(
      refusal(try apply("end-schedule", "schedule=\(key)"))
        .hasPrefix("advocate would have nobody from 2026-12-12T08:00:00-08:00"))
    let session = try ImportSession(store: scene.maker, now: scene.now)
    let cells = [
      "id": "SH-9", "county": "06029", "seat": "advocate", "rank": "primary", "staff": "AD-101",
    ]
    let times = [
      ("2026-12-12 07:00", "2026-12-12 20:00"), ("2026-12-13 08:00", "2026-12-13 20:00"),
    ]
    let outcomes = try times.enumerated().map { index, time in
      var row = cells
      row["id"] = "SH-9\(index)"
      (row["starts_at"], row["ends_at"]) = time
      return try session.take(RecordCatalog.shifts, cells: row, line: index + 2)
    }
    #expect(
      outcomes == [.conflict("temporary schedule 'TS-7' stands there then"), .added])
    #expect(try session.endFile(RecordCatalog.shifts) == 0, "its own shift is not dropped")
    try apply("end-schedule", "schedule=\(key)", "gap=snow")
  }
}
