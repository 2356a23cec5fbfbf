import Database
import Domain
import TestSupport
import Testing

@testable import Store

/// The rules of giving out cases as a change asks them: those that `caseloads --next` names.
@Suite struct AssignmentRuleTests {
  @Test func `what leaves somebody out as the next worker keeps a case from them`() throws {
    let scene = try BoardScene.sample()
    let (maker, now) = (scene.maker, scene.now)
    let said: ChangeTexts = [("handover", "read"), ("acknowledged", "yes")]
    let rows = try maker.read(CaseloadQuery(at: now)).cases.filter { $0.role == .primary }
    var kinds: Set<NextAssignment.Exclusion.Kind> = []
    for row in rows where row.weight.status.isExploitation || row.youth == "Y-0024" {
      let next = try maker.read(NextAssignmentQuery(caseID: row.caseID, at: now))
      for candidate in next.candidates where candidate.bandAfter?.demand != .reason {
        let broken = candidate.exclusions.filter { $0.kind != .hasCase }
        kinds.formUnion(broken.map(\.kind))
        let fields: ChangeTexts = [
          ("case", row.caseID), ("staff", row.worker ?? ""), ("to", candidate.staff.id),
        ]
        let found = try maker.refusal("reassign-case", fields + said, at: now)
        for one in broken.prefix(1) { #expect(found.contains(one.kind.words), "\(found)") }
        if found == "(taken)" {
          #expect(broken.isEmpty)
          _ = try maker.apply("undo", fields: [], now: now)
        } else {
          #expect(!broken.isEmpty, "\(fields): \(found)")
        }
      }
    }
    #expect(kinds.isSuperset(of: [.leave, .notDesignated, .language]), "\(kinds)")
  }

  @Test func `a rule that gives way is set aside by a word and a reason, and that is kept`() throws
  {
    let scene = try BoardScene.sample()
    let (maker, now) = (scene.maker, scene.now)
    let fields: ChangeTexts = [
      ("case", "C-0019"), ("staff", "W-105"), ("to", "W-106"), ("handover", "read"),
    ]
    let sentence =
      "'W-106' taking case 'C-0019' on breaks the rule not designated (not designated for CSE"
      + " cases): acknowledged=yes and a reason are needed"
    for part: ChangeTexts in [[], [("acknowledged", "yes")], [("reason", "knows the family")]] {
      #expect(try maker.refusal("reassign-case", fields + part, at: now) == sentence)
    }
    let whole: ChangeTexts = [("acknowledged", "yes"), ("reason", "knows the family")]
    #expect(try maker.refusal("reassign-case", fields + whole, at: now) == "(taken)")
    let kept = try StoreDump.records(of: scene.path)["load_exceptions", default: []]
    #expect(kept.count == 1 && kept[0].contains("knows the family"))
    // A share beside the primary worker's asks for neither designation nor hours.
    let beside: ChangeTexts = [("case", "C-0019"), ("staff", "S-101"), ("role", "secondary")]
    #expect(try maker.refusal("assign-case", beside, at: now) == "(taken)")
  }

  @Test func `whoever carries no cases is not made a primary worker without a word`() throws {
    let scene = try BoardScene.sample()
    let fields: ChangeTexts = [("case", "C-0013"), ("staff", "W-101"), ("to", "S-101")]
    let found = try scene.maker.refusal(
      "reassign-case", fields + [("handover", "read")], at: scene.now)
    #expect(found.contains("no capacity (a supervisor carries no cases)"), "\(found)")
  }

  @Test func `a designation needs a current training, and without one is none`() throws {
    let scene = try BoardScene.sample()
    let (maker, now) = (scene.maker, scene.now)
    let hire: ChangeTexts = [
      ("id", "W-9"), ("name", "Nine"), ("agency", "AG-KERN-CW"), ("role", "worker"),
      ("county", "06029"),
    ]
    #expect(
      try maker.refusal("add-staff", hire + [("cse_designated", "yes")], at: now).hasPrefix(
        "cse_designated: needs a current CSE training"))
    _ = try maker.apply("add-staff", fields: hire, now: now)
    func designate(_ staff: String) throws -> String {
      try maker.refusal("change-staff", [("staff", staff), ("cse_designated", "yes")], at: now)
    }
    #expect(try designate("W-9").contains("'W-9' has no CSE training by 2026-11-20"))
    // CSE 101 of W-105 ended on 31 October.
    #expect(try designate("W-105").contains("the CSE training of 'W-105' ended on 2026-10-31"))
    // That of W-103 holds through the very day.
    _ = try maker.apply(
      "change-staff", fields: [("staff", "W-103"), ("cse_designated", "no")], now: now)
    #expect(try designate("W-103") == "(taken)")
    // An import says what it says; the rule does not take it for current.
    try maker.write(verb: "test", now: now) { work in
      try work.connection.execute(
        "UPDATE staff_versions SET cse_designated = 1 WHERE id = 'W-9'")
    }
    let next = try maker.read(NextAssignmentQuery(caseID: "C-0019", at: now))
    let found = next.candidates.first { $0.staff.id == "W-9" }
    #expect(
      found?.exclusions.map(\.detail) == ["not currently: no CSE training is recorded"]
        && found?.rank == nil)
  }

  @Test func `a case does not go on without a word where the former worker left none`() throws {
    let scene = try BoardScene.sample()
    let (maker, now) = (scene.maker, scene.now)
    func row(_ moment: Instant) throws -> CaseHandover? {
      try maker.read(CaseHandoversQuery(at: moment)).first {
        $0.caseID == "C-0013" && $0.from == "W-101"
      }
    }
    _ = try maker.apply(
      "end-assignment", fields: [("case", "C-0013"), ("staff", "W-101")], now: now)
    #expect(try row(now)?.to == nil)
    let later = now.adding(seconds: 60)
    let fields: ChangeTexts = [("case", "C-0013"), ("staff", "W-102")]
    #expect(
      try maker.refusal("assign-case", fields, at: later)
        == "handover: is needed: 'W-101' had the case until 2026-11-20 and left no word for whoever"
        + " comes next")
    // Whoever has it again themselves needs to be told nothing.
    let again: ChangeTexts = [("case", "C-0013"), ("staff", "W-101"), ("reason", "a test")]
    #expect(try maker.refusal("assign-case", again, at: later) == "(taken)")
    let last = later.adding(seconds: 60)
    _ = try maker.apply(
      "end-assignment", fields: [("case", "C-0013"), ("staff", "W-101")], now: last)
    // What was put right on its own day is passed over.
    #expect(
      try maker.refusal("assign-case", fields, at: last).hasPrefix("handover: is needed"))
    _ = try maker.apply("assign-case", fields: fields + [("handover", "on paper")], now: last)
    let told = try #require(
      try maker.read(CaseHandoversQuery(at: last)).first {
        $0.caseID == "C-0013" && $0.note != nil
      })
    #expect(told.from == "W-101" && told.note == "on paper" && !told.lacksNote)
    // The next one finds their own share without words of others.
    let lines = try StoreDump.records(of: scene.path)["assignments", default: []]
    #expect(lines.count { $0.contains("on paper") } == 1)
    #expect(try maker.check().allSatisfy(\.isGood))
  }

  @Test func `the next primary worker of days later is who was told nothing`() throws {
    let scene = try BoardScene.sample()
    let (maker, now) = (scene.maker, scene.now)
    _ = try maker.apply(
      "end-assignment", fields: [("case", "C-0013"), ("staff", "W-101")], now: now)
    let (later, last) = (now.adding(trueDays: 3), now.adding(trueDays: 4))
    // As an import may bring it, without a word.
    try maker.write(verb: "test", now: now) { work in
      try work.connection.execute(
        "INSERT INTO assignments (case_id, staff, role, from_at, entry, row_hash)"
          + " SELECT case_id, 'W-102', role, ?, entry, row_hash FROM assignments"
          + " WHERE case_id = 'C-0013' AND staff = 'W-101'", [.integer(later.seconds)])
    }
    func row(_ moment: Instant) throws -> CaseHandover? {
      try maker.read(CaseHandoversQuery(at: moment)).first { $0.caseID == "C-0013" }
    }
    let before = try row(later.adding(seconds: -1))
    #expect(before?.to == nil && before?.lacksNote == false)
    let after = try row(last)
    #expect(after?.to == "W-102" && after?.lacksNote == true)
  }
}
