import Testing

@testable import Domain

struct SiblingRuleTests {
  private func weights(_ cases: [CaseFacts]) throws -> [String: CaseWeight] {
    let figures = try Fixture.figures(
      cases, [Fixture.worker("W-1"), Fixture.worker("W-2")], at: .at("2026-01-05 09:00"))
    return Dictionary(
      figures.cases.map { ($0.caseID, $0.weight) }, uniquingKeysWith: { one, _ in one })
  }

  @Test func `leaves the heaviest case whole and halves the base of the others`() throws {
    let found = try weights([
      Fixture.aCase("C-1", .familyMaintenance, of: Fixture.youth(group: "G")),
      Fixture.aCase("C-2", of: Fixture.youth(.clear, group: "G")),
      Fixture.aCase("C-3", .familyMaintenance, of: Fixture.youth(.atRisk, group: "G")),
    ])
    #expect(found["C-2"]?.points == 170)
    #expect(found["C-2"]?.halved == false)
    #expect(found["C-1"]?.base == 55)
    #expect(found["C-1"]?.points == 55)
    // round(55 × 125 ÷ 100) = 69.
    #expect(found["C-3"]?.points == 69)
  }

  @Test func `rounds half of an odd base up`() throws {
    let found = try weights([
      Fixture.aCase("C-1", .emergencyResponseAssessment, of: Fixture.youth(.confirmed, group: "G")),
      Fixture.aCase("C-2", of: Fixture.youth(group: "G")),
    ])
    #expect(found["C-1"]?.base == 7)
    #expect(found["C-1"]?.points == 25)
  }

  @Test func `keeps the lower case key whole when points are equal`() throws {
    let found = try weights(
      ["C-3", "C-1", "C-2"].map { Fixture.aCase($0, of: Fixture.youth(group: "G")) })
    #expect(found["C-1"]?.halved == false)
    #expect(found["C-2"]?.halved == true)
    #expect(found["C-3"]?.halved == true)
  }

  @Test func `compares points after the floor and before any halving`() throws {
    // Both assessments stand at the floor, so the lower key stays whole.
    let found = try weights([
      Fixture.aCase("C-2", .emergencyResponseAssessment, of: Fixture.youth(.clear, group: "G")),
      Fixture.aCase("C-1", .emergencyResponseAssessment, of: Fixture.youth(group: "G")),
    ])
    #expect(found["C-1"]?.halved == false)
    #expect(found["C-2"]?.halved == true)
  }

  @Test func `does not halve cases of one youth, other workers or closed cases`() throws {
    let same = try weights([
      Fixture.aCase("C-1", youth: "Y", of: Fixture.youth(group: "G")),
      Fixture.aCase("C-2", youth: "Y", of: Fixture.youth(group: "G")),
    ])
    #expect(same.values.allSatisfy { !$0.halved })
    let others = try weights([
      Fixture.aCase("C-1", by: ["W-1"], of: Fixture.youth(group: "G")),
      Fixture.aCase("C-2", by: ["W-2"], of: Fixture.youth(group: "G")),
      Fixture.aCase("C-3", by: ["W-1"], role: .secondary, of: Fixture.youth(group: "G")),
      Fixture.aCase("C-4", by: ["W-1"], closed: Fixture.day, of: Fixture.youth(group: "G")),
    ])
    #expect(others.values.allSatisfy { !$0.halved })
  }

  @Test func `keeps modifiers whole`() throws {
    let flags = [FlagRow(flag: .pregnantOrParenting, from: Fixture.past)]
    let found = try weights([
      Fixture.aCase("C-1", of: Fixture.youth(.clear, group: "G")),
      Fixture.aCase("C-2", of: Fixture.youth(group: "G", flags: flags)),
    ])
    #expect(found["C-2"]?.points == 75)
  }
}
