import Testing

@testable import Domain

struct CaseloadPropertyTests {
  @Test(arguments: 0..<8)
  func `agrees with a naive reading of the contract`(block: Int) throws {
    let zone = try TestZone.losAngeles()
    for seed in block * 100..<(block + 1) * 100 {
      var bundle = RandomBundle(seed: UInt64(seed), zone: zone)
      let facts = bundle.make()
      let figures = Caseload.evaluate(
        cases: facts.cases, staff: facts.staff, positions: facts.positions, counties: [],
        policies: PolicyBook(rows: facts.policies), at: facts.now, zone: zone)
      #expect(figures.caseLines.sorted() == facts.caseLines.sorted(), "seed \(seed)")
      #expect(figures.workerLines.sorted() == facts.workerLines.sorted(), "seed \(seed)")
      #expect(figures.unitLines.sorted() == facts.unitLines.sorted(), "seed \(seed)")
      #expect(figures.countyLines == facts.countyLines, "seed \(seed)")
    }
  }

  @Test func `gives the same figures for the same facts in any order`() throws {
    let zone = try TestZone.losAngeles()
    for seed in 0..<100 {
      var bundle = RandomBundle(seed: UInt64(seed), zone: zone)
      let facts = bundle.make()
      func figures(_ cases: [CaseFacts], _ staff: [StaffFacts]) -> CaseloadFigures {
        Caseload.evaluate(
          cases: cases, staff: staff, positions: facts.positions, counties: [],
          policies: PolicyBook(rows: facts.policies), at: facts.now, zone: zone)
      }
      #expect(
        figures(facts.cases, facts.staff)
          == figures(facts.cases.reversed(), facts.staff.reversed()),
        "seed \(seed)")
    }
  }

  @Test func `reaches every status, modifier and band`() throws {
    let zone = try TestZone.losAngeles()
    var statuses: Set<ExploitationStatus> = []
    var modifiers: Set<CaseModifier> = []
    var bands: Set<LoadBand> = []
    var halved = 0
    for seed in 0..<800 {
      var bundle = RandomBundle(seed: UInt64(seed), zone: zone)
      let facts = bundle.make()
      let figures = Caseload.evaluate(
        cases: facts.cases, staff: facts.staff, positions: [], counties: [],
        policies: PolicyBook(rows: facts.policies), at: facts.now, zone: zone)
      statuses.formUnion(figures.cases.map(\.weight.status))
      modifiers.formUnion(figures.cases.flatMap { $0.weight.modifiers.map(\.name) })
      bands.formUnion(figures.workers.compactMap(\.band))
      halved += figures.cases.count { $0.weight.halved }
    }
    #expect(statuses == Set(ExploitationStatus.allCases))
    #expect(modifiers == Set(CaseModifier.allCases))
    #expect(bands == Set(LoadBand.allCases))
    #expect(halved > 100)
  }
}
