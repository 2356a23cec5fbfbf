import Testing

@testable import Domain

struct LoadLedgerTests {
  private func facts(_ seed: Int) throws -> PlanningFacts {
    var bundle = RandomBundle(seed: UInt64(seed), zone: try TestZone.losAngeles())
    let made = bundle.make()
    return PlanningFacts(
      cases: made.cases, staff: made.staff, policies: PolicyBook(rows: made.policies),
      at: made.now, zone: made.zone)
  }

  private func points(_ facts: PlanningFacts) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: facts.figures.workers.map { ($0.worker, $0.points) })
  }

  @Test func `carries what the contract says, before and after any move`() throws {
    var random = SeededGenerator(seed: 11)
    var moved = 0
    for seed in 0..<300 {
      var facts = try facts(seed)
      var ledger = LoadLedger(facts)
      for _ in 0..<4 {
        let expected = points(facts)
        for (place, one) in facts.staff.enumerated() {
          #expect(ledger.points[place] == expected[one.id] ?? 0, "seed \(seed) \(one.id)")
        }
        guard
          let index = ledger.entries.indices.filter({ !ledger.entries[$0].shares.isEmpty })
            .randomElement(using: &random),
          let share = ledger.entries[index].shares.randomElement(using: &random)
        else { break }
        let to = Int.random(in: 0..<facts.staff.count, using: &random)
        let twin = { (one: LoadLedger.Share) in one.staff == share.staff && one.role == share.role }
        // A person has one share of a role; the same twice is no case's way.
        guard ledger.entries[index].shares.count(where: twin) == 1 else { break }
        facts = facts.applying([
          CaseMove(
            caseID: ledger.entries[index].id, from: facts.staff[share.staff].id,
            to: facts.staff[to].id, role: share.role)
        ])
        ledger.change(
          index, adding: .init(staff: to, role: share.role, from: facts.at), removing: share)
        moved += 1
      }
    }
    #expect(moved > 300)
  }

  @Test func `moving a case conserves points where no sibling is with either worker`() throws {
    let now = Instant(seconds: 1_728_000_000)
    let facts = PlanningFacts(
      cases: [
        Fixture.aCase("C-1", by: ["W-1"], of: Fixture.youth(.confirmed, since: Fixture.lately)),
        Fixture.aCase("C-2", .permanentPlacement, by: ["W-2"]),
      ], staff: [Fixture.worker("W-1"), Fixture.worker("W-2")], policies: PolicyBook(rows: []),
      at: now, zone: try TestZone.losAngeles())
    let after = facts.applying([CaseMove(caseID: "C-1", from: "W-1", to: "W-2")])
    #expect(points(facts) == ["W-1": 200, "W-2": 66])
    #expect(points(after) == ["W-1": 0, "W-2": 266])
  }
}
