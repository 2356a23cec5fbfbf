import Domain
import TestSupport
import Testing

@testable import Store

/// What changes by itself, and how many workers a youth has had.
@Suite struct OutlookQueryTests {
  @Test func `what is said to end does end, by so many points`() throws {
    let scene = try BoardScene.sample()
    let rows = try scene.maker.read(LoadOutlookQuery(at: scene.now, days: 60))
    let ends = rows.filter { $0.kind == .modifierEnds }
    #expect(ends.count > 2)
    for one in ends {
      func modifiers(_ moment: Instant) throws -> [String: Int] {
        let row = try scene.maker.read(CaseloadQuery(at: moment)).cases.first {
          $0.caseID == one.caseID && $0.worker == one.worker
        }
        return Dictionary(
          (row?.weight.modifiers ?? []).map { ($0.name.rawValue, $0.points) },
          uniquingKeysWith: { first, _ in first })
      }
      let name = try #require(one.detail)
      let before = try #require(try modifiers(one.at.adding(seconds: -1))[name], "\(one)")
      #expect(before > (try modifiers(one.at)[name] ?? 0), "\(one)")
    }
    #expect(rows.map(\.at) == rows.map(\.at).sorted())
  }

  @Test func `hearings and leave of the days ahead are told, others are not`() throws {
    let scene = try BoardScene.sample()
    let near = try scene.maker.read(LoadOutlookQuery(at: scene.now, days: 14))
    #expect(near.filter { $0.kind == .hearing }.map(\.youth) == ["Y-0025", "Y-0001"])
    // W-103 is away until 7 December, three days after the fourteenth.
    #expect(!near.contains { $0.kind == .leaveEnds })
    let far = try scene.maker.read(LoadOutlookQuery(at: scene.now, days: 20))
    #expect(far.filter { $0.kind == .leaveEnds }.map(\.worker) == ["W-103"])
    let lead = try scene.open(as: "lead")
    #expect(
      try lead.read(LoadOutlookQuery(at: scene.now, days: 14)).allSatisfy {
        $0.worker.map { ["W-101", "W-102", "W-103", "W-104", "S-101"].contains($0) } ?? true
      })
  }

  @Test func `two handovers make three workers, and a same-day correction makes none`() throws {
    let scene = try BoardScene.sample()
    let now = scene.now
    func workers(_ moment: Instant) throws -> [String] {
      try scene.maker.read(ContinuityQuery(at: moment)).first { $0.youth == "Y-0013" }?.workers
        ?? []
    }
    #expect(try workers(now) == ["W-101"])
    func hand(_ from: String, _ to: String, _ moment: Instant) throws {
      _ = try scene.maker.apply(
        "reassign-case",
        fields: [
          ("case", "C-0013"), ("staff", from), ("to", to), ("handover", "read"),
          ("reason", "a test of turns"),
        ], now: moment)
    }
    try hand("W-101", "W-102", now)
    try hand("W-102", "W-106", now.adding(seconds: 600))
    #expect(try workers(now.adding(seconds: 601)) == ["W-101", "W-106"])
    let later = now.adding(trueDays: 3)
    try hand("W-106", "W-102", later)
    let rows = try scene.maker.read(ContinuityQuery(at: later))
    #expect(rows.first?.youth == "Y-0013" && rows.first?.isBroken == true)
    #expect(rows.first?.worker == "W-102" && rows.first?.since == later)
    // After twelve months without a change there has been one.
    #expect(try workers(now.adding(trueDays: 400)) == ["W-102"])
  }

  @Test func `what the next worker was told stays when whoever wrote it has left`() throws {
    let scene = try BoardScene.sample()
    let (lead, now) = (try scene.open(as: "lead"), scene.now)
    _ = try lead.apply(
      "reassign-case",
      fields: [
        ("case", "C-0013"), ("staff", "W-101"), ("to", "W-102"), ("handover", "met together"),
      ], now: now)
    let later = now.adding(trueDays: 2)
    _ = try lead.apply(
      "change-staff",
      fields: [("staff", "W-101"), ("ended_on", "2026-11-21"), ("acknowledged", "yes")], now: now)
    for store in [scene.maker, lead] {
      let row = try #require(
        try store.read(CaseHandoversQuery(at: later)).first { $0.caseID == "C-0013" })
      #expect(row.note == "met together" && row.from == "W-101" && row.to == "W-102")
      #expect(row.at == now && !row.lacksNote && !row.isWithheld)
    }
    // A worker reads what was told of their own cases, and nothing of those of others.
    let own = try scene.open(as: "worker").read(CaseHandoversQuery(at: later))
    #expect(own.allSatisfy { $0.caseID != "C-0019" })
  }
}
