import Domain
import TestSupport
import Testing

@testable import Store

/// A block of shifts: what its lines would do is what they do, whole or not at all.
@Suite struct PutShiftsTests {
  private let scene: BoardScene

  init() throws { scene = try BoardScene.sample() }

  private func put(_ shifts: String...) throws -> String {
    try scene.maker.apply(
      "put-shifts",
      fields: [("county", "06029"), ("shifts", shifts.joined(separator: ";"))], now: scene.now)
  }

  private func told(_ lines: String...) throws -> [String] {
    let query = ShiftBlockQuery(
      lines.joined(separator: "\n"), county: "06029", at: scene.now)
    return try scene.maker.read(query).map { line in
      switch line.effect {
      case .adds: "adds"
      case .isThere: "is there"
      case .replaces(let shifts): "replaces " + shifts.map(\.id).joined(separator: ",")
      case .problem(let problem): "\(problem.field): \(problem.reason)"
      }
    }
  }

  /// The supervisor's seat: person, from and until of each shift.
  private func seat() throws -> [String] {
    let zone = scene.maker.zone
    return try scene.maker.read(
      RosterQuery(
        from: TimeText.instant("2026-12-10", zone: zone),
        until: TimeText.instant("2027-01-31", zone: zone), at: scene.now, counties: ["06029"])
    ).filter { $0.seat == .supervisor }.map {
      "\($0.staff) \(zone.local($0.startsAt).text) \(zone.local($0.endsAt).text)"
    }
  }

  @Test func `a block adds and replaces as was told, and one undo takes all of it back`() throws {
    let old = try put("supervisor primary W-102 2026-12-12 08:00/2026-12-14 08:00")
    let before = try seat()
    let lines = [
      "supervisor,primary,W-105,2026-12-12 20:00,2026-12-13 08:00",
      "supervisor,primary,W-102,2026-12-20 08:00,2026-12-20 20:00",
      "supervisor,primary,W-106,2026-12-13 12:00,2026-12-13 20:00",
    ]
    #expect(
      try told(lines[0], lines[1], lines[2]) == ["replaces \(old)", "adds", "replaces \(old)"])
    _ = try put(
      "supervisor primary W-105 2026-12-12 20:00/2026-12-13 08:00",
      "supervisor primary W-102 2026-12-20 08:00/2026-12-20 20:00",
      "supervisor primary W-106 2026-12-13 12:00/2026-12-13 20:00")
    let after = [
      "W-102 2026-12-12 08:00 2026-12-12 20:00", "W-105 2026-12-12 20:00 2026-12-13 08:00",
      "W-102 2026-12-13 08:00 2026-12-13 12:00", "W-106 2026-12-13 12:00 2026-12-13 20:00",
      "W-102 2026-12-13 20:00 2026-12-14 08:00", "W-102 2026-12-20 08:00 2026-12-20 20:00",
    ]
    #expect(try seat() == after)
    #expect(try told(lines[0], lines[1], lines[2]) == ["is there", "is there", "is there"])
    _ = try scene.maker.apply("undo", fields: [], now: scene.now)
    #expect(try seat() == before)
    _ = try scene.maker.apply("undo", fields: [], now: scene.now)
    #expect(try seat() == [])
  }

  @Test func `a line that cannot be put is told of, and refuses the block whole`() throws {
    _ = try scene.maker.apply(
      "put-schedule",
      fields: [
        ("id", "TS-1"), ("county", "06029"), ("seat", "supervisor"), ("fallback", "W-106"),
        ("starts_at", "2027-01-10 08:00"), ("ends_at", "2027-01-11 08:00"),
      ], now: scene.now)
    let before = try seat()
    let wrong = [
      ("W-103", "2026-12-01 08:00", "2026-12-02 08:00", "staff: 'W-103' is away then"),
      ("W-104", "2026-12-01 08:00", "2026-12-02 08:00", "staff: 'W-104' is not in post then"),
      ("W-103", "2027-06-30 08:00", "2027-07-02 08:00", "staff: 'W-103' is not in post then"),
      ("W-105", "2026-11-01 08:00", "2026-12-02 08:00", "starts_at: lies in hours already worked"),
      (
        "W-105", "2027-01-10 20:00", "2027-01-12 08:00",
        "starts_at: temporary schedule 'TS-1' stands there then"
      ),
      (
        "W-106", "2027-01-10 20:00", "2027-01-12 08:00",
        "starts_at: temporary schedule 'TS-1' stands there then"
      ),
    ]
    let good = ("W-102", "2026-12-20 08:00", "2026-12-20 20:00")
    for (staff, from, until, reason) in wrong {
      let lines = [
        "supervisor\tprimary\t\(good.0)\t\(good.1)\t\(good.2)",
        "supervisor\tprimary\t\(staff)\t\(from)\t\(until)",
      ]
      let found = try told(lines[0], lines[1])
      #expect(found == ["adds", reason])
      #expect(throws: StoreError.self, "\(reason)") {
        try put(
          "supervisor primary \(good.0) \(good.1)/\(good.2)",
          "supervisor primary \(staff) \(from)/\(until)")
      }
    }
    // Two lines of one person at the same time.
    let twice = "supervisor,primary,W-102,2026-12-20 08:00,2026-12-20 20:00"
    let other = "clinician,primary,W-102,2026-12-20 10:00,2026-12-20 12:00"
    #expect(try told(twice, other) == ["adds", "staff: 'W-102' is in an earlier line then"])
    #expect(throws: StoreError.self) {
      try put(
        "supervisor primary W-102 2026-12-20 08:00/2026-12-20 20:00",
        "clinician primary W-102 2026-12-20 10:00/2026-12-20 12:00")
    }
    #expect(
      throws: StoreError.field(FieldProblem(field: "shifts", reason: "has no shift in it"))
    ) {
      try put(";")
    }
    #expect(try seat() == before)
  }
}
