import Domain
import TestSupport
import Testing

@testable import Store

/// Cases of whoever has left, and moves on paper.
@Suite struct LeaverTests {
  @Test func `whoever leaves with cases does so knowingly, and the cases are seen`() throws {
    let scene = try BoardScene.sample()
    let (maker, now) = (scene.maker, scene.now)
    let held = try maker.read(CaseloadQuery(at: now)).cases.filter { $0.worker == "W-101" }
    let count = Set(held.map(\.caseID)).count
    let end: ChangeTexts = [("staff", "W-101"), ("ended_on", "2026-11-20")]
    #expect(
      try maker.refusal("change-staff", end, at: now).hasPrefix(
        "'W-101' would leave with \(count) open cases still theirs"))
    #expect(
      try maker.refusal("change-staff", end + [("acknowledged", "yes")], at: now) == "(taken)")
    // Through the last day they are there; from the next on nobody is.
    let last = try TimeText.instant("2026-11-20T23:59:59-08:00", zone: maker.zone)
    #expect(try maker.read(CaseloadQuery(at: last)).casesLeft.filter { $0.worker == "W-101" } == [])
    let figures = try maker.read(CaseloadQuery(at: last.adding(seconds: 1)))
    let left = figures.casesLeft.filter { $0.worker == "W-101" }
    let primary = Set(held.filter { $0.role == .primary }.map(\.caseID))
    #expect(Set(left.map(\.caseID)) == primary && !left.isEmpty)
    #expect(figures.workers.first { $0.worker == "W-101" }?.leftOn?.text == "2026-11-20")
    #expect(figures.workers.filter { $0.capacity > 0 }.allSatisfy { $0.leftOn == nil })
    // What a board keeps for its first frame tells the same cases.
    let kept = try #require(CaseloadArchive.figures(CaseloadArchive.text(figures)))
    #expect(
      kept.casesWithoutWorker.map { "\($0.caseID) \($0.worker ?? "")" }
        == figures.casesWithoutWorker.map { "\($0.caseID) \($0.worker ?? "")" })
    #expect(kept.workers == figures.workers)
    // The unit on paper has them to give, and who relieves says so.
    let plan = try maker.read(
      UnitPlanQuery(county: "06029", unit: "Valley", percent: 100, at: last.adding(seconds: 1)))
    #expect(
      Set(plan.holdings.filter { $0.worker.id == "W-101" && $0.isLeft }.map(\.caseID)) == primary)
    #expect(!plan.members.contains { $0.id == "W-101" })
    let relief = try maker.read(WorkerReliefQuery(staff: "W-101", at: last.adding(seconds: 1)))
    #expect(relief.worker.leftOn != nil && relief.lines.count == held.count)
    #expect(try maker.check().allSatisfy(\.isGood))
  }

  @Test func `whoever has no case leaves without a question`() throws {
    let scene = try BoardScene.sample()
    let end: ChangeTexts = [("staff", "W-106"), ("ended_on", "2026-12-20")]
    let held = try scene.maker.read(CaseloadQuery(at: scene.now)).cases
      .filter { $0.worker == "W-106" }
    #expect(held.isEmpty)
    #expect(try scene.maker.refusal("change-staff", end, at: scene.now) == "(taken)")
  }

  @Test func `moves on paper give the loads that saving them gives`() throws {
    let scene = try BoardScene.sample()
    let (maker, now) = (scene.maker, scene.now)
    let wishes: [MoveTrial.Wish] = [
      .init(caseID: "C-0013", to: "W-102"), .init(caseID: "C-0034", to: "W-302"),
    ]
    let trial = try maker.read(MoveTrialQuery(wishes, at: now))
    let before = try maker.read(CaseloadQuery(at: now)).workers
    #expect(Set(trial.lines.map(\.before.worker)).isSuperset(of: ["W-101", "W-102", "W-302"]))
    for line in trial.lines {
      #expect(line.before == before.first { $0.worker == line.before.worker })
    }
    #expect(trial.steps.map(\.objections.isEmpty) == [true, true])
    for step in trial.steps {
      var fields: ChangeTexts = [
        ("case", step.move.caseID), ("acknowledged", "yes"), ("reason", "so"),
      ]
      if let from = step.move.from {
        fields += [("staff", from), ("to", step.move.to), ("handover", "read")]
      } else {
        fields += [("staff", step.move.to)]
      }
      _ = try maker.apply(
        step.move.from == nil ? "assign-case" : "reassign-case", fields: fields, now: now)
    }
    let after = try maker.read(CaseloadQuery(at: now)).workers
    for line in trial.lines {
      #expect(line.after == after.first { $0.worker == line.after.worker }, "\(line)")
    }
  }

  @Test func `a move on paper names the rule that it breaks, and what is no move`() throws {
    let scene = try BoardScene.sample()
    let (maker, now) = (scene.maker, scene.now)
    func trial(_ wishes: (String, String)...) throws -> MoveTrial {
      try maker.read(MoveTrialQuery(wishes.map { .init(caseID: $0, to: $1) }, at: now))
    }
    #expect(
      try trial(("C-0019", "W-106")).steps[0].objections.map(\.kind) == [.notDesignated])
    #expect(try trial(("C-0034", "W-103")).steps[0].objections.map(\.kind).contains(.leave))
    #expect(throws: StoreError.self) { try trial(("C-0013", "W-101")) }
    #expect(throws: StoreError.self) { try trial(("C-0013", "W-104")) }
    #expect(throws: StoreError.self) { try trial(("C-0013", "W-102"), ("C-0013", "W-106")) }
    #expect(throws: StoreError.self) { try trial(("C-none", "W-102")) }
  }
}
