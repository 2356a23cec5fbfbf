import Testing

@testable import Domain

struct NextAssignmentTests {
  private let now = Instant(seconds: 1_728_000_000)

  private func facts(
    _ cases: [CaseFacts], _ staff: [StaffFacts], people: [String: PlanningFacts.PersonFacts] = [:],
    languages: Set<String> = [], policies: [PolicyRow] = []
  ) throws -> PlanningFacts {
    PlanningFacts(
      cases: cases + [
        Fixture.aCase("C-new", by: [], of: Fixture.youth(.confirmed, since: Fixture.lately))
      ], staff: staff,
      people: people, youth: ["Y-C-new": .init(languages: languages)],
      policies: PolicyBook(rows: policies), at: now, zone: try TestZone.losAngeles())
  }

  private func next(_ facts: PlanningFacts) throws -> NextAssignment {
    try #require(NextAssignment(of: "C-new", in: facts))
  }

  private func kinds(_ next: NextAssignment, _ staff: String) -> [NextAssignment.Exclusion.Kind]? {
    next.candidates.first { $0.staff.id == staff }?.exclusions.map(\.kind)
  }

  @Test func `the lowest load after the case comes first, and equals by key`() throws {
    // 300 of 1000 is less than 400 of 2000 before the case, and more after it.
    let half = Fixture.worker("W-1", fte: 50, designated: true)
    let full = Fixture.worker("W-2", designated: true)
    let next = try next(
      facts(
        [
          Fixture.aCase("C-1", .permanentPlacement, by: ["W-1"]),
          Fixture.aCase("C-2", by: ["W-2"]), Fixture.aCase("C-3", by: ["W-3"]),
        ], [half, full, Fixture.worker("W-3", designated: true)]))
    #expect(next.points == 200)
    #expect(next.candidates.map(\.staff.id) == ["W-2", "W-3", "W-1"])
    #expect(next.candidates.map(\.rank) == [1, 2, 3])
    #expect(next.candidates.map(\.pointsAfter) == [300, 300, 266])
    #expect(next.candidates[2].percentAfter.percentTenths == 266)
  }

  @Test func `each rule that leaves a worker out is named`() throws {
    let week = Interval(from: now, until: now.adding(trueDays: 4))
    let recent = CaseFacts(
      id: "C-1", youth: "Y-1", county: "06037", component: .familyReunification,
      openedOn: Fixture.longAgo,
      assignments: [
        AssignmentFacts(staff: "W-5", role: .primary, from: now.adding(trueDays: -6))
      ], evidence: Fixture.youth(.possible))
    let capped = (0..<15).map { Fixture.aCase("C-cap\($0)", .permanentPlacement, by: ["W-6"]) }
    let next = try next(
      facts(
        [recent] + capped,
        (1...6).map { Fixture.worker("W-\($0)", designated: $0 != 4) } + [
          Fixture.worker("W-7", county: "06029", designated: true),
          Fixture.worker("S-1", role: .supervisor),
          Fixture.worker("W-8", designated: true, ended: Fixture.longAgo),
        ],
        people: [
          "W-1": .init(languages: ["en"]), "W-2": .init(leave: [week]),
          "W-3": .init(conflicts: ["Y-C-new"]),
        ], languages: ["es", "hmn"]))
    #expect(next.candidates.count == 6)
    #expect(kinds(next, "W-1") == [.language])
    #expect(kinds(next, "W-2") == [.leave])
    #expect(kinds(next, "W-3") == [.conflictOfInterest])
    #expect(kinds(next, "W-4") == [.notDesignated])
    #expect(kinds(next, "W-5") == [.newCase])
    #expect(kinds(next, "W-6") == [.rawCap])
    #expect(next.candidates.allSatisfy { $0.rank == nil })
  }

  @Test func `a week is away from half of it on, and a county may say otherwise`() throws {
    let rules = AssignmentRules { $0.defaultValue }
    let half = Interval(from: now.adding(trueDays: -3), until: now.adding(seconds: 302_400))
    let less = Interval(from: half.from, until: now.adding(seconds: 302_399))
    #expect(rules.isAway([half], at: now))
    #expect(!rules.isAway([less], at: now))
    // The same hours twice are no more hours.
    #expect(!rules.isAway([less, less], at: now))
    let strict = AssignmentRules { $0 == .leavePercent ? 10 : $0.defaultValue }
    #expect(strict.isAway([less], at: now))
  }

  @Test func `whoever has the case is no candidate, and their load is as without it`() throws {
    let held = Fixture.aCase(
      "C-9", by: ["W-1"], of: Fixture.youth(.confirmed, since: Fixture.lately))
    let all = try facts(
      [held], [Fixture.worker("W-1", designated: true), Fixture.worker("W-2", designated: true)])
    let next = try #require(NextAssignment(of: "C-9", in: all))
    #expect(next.holders == ["W-1"])
    #expect(next.candidates.map(\.staff.id) == ["W-2"])
    #expect(next.candidates[0].pointsAfter == 200)
    #expect(NextAssignment(of: "C-none", in: all) == nil)
  }
}
