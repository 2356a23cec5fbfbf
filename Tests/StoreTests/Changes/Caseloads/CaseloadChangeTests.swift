import Database
import Domain
import TestSupport
import Testing

@testable import Store

/// Cases given out and handed over: what refuses it, what a load asks for, what is kept.
@Suite struct CaseloadChangeTests {
  /// The sentence with which a change is refused, or `(taken)`.
  private func refusal(
    _ scene: BoardScene, _ name: String, _ fields: ChangeTexts, as account: String? = nil,
    at moment: Instant? = nil
  ) throws -> String {
    let store = try account.map { try scene.open(as: $0) } ?? scene.maker
    return try store.refusal(name, fields, at: moment ?? scene.now)
  }

  private func rows(_ scene: BoardScene, _ table: String) throws -> [String] {
    try StoreDump.records(of: scene.path)[table, default: []]
  }

  @Test func `a rule that says no is named`() throws {
    let scene = try BoardScene.sample()
    #expect(
      try refusal(scene, "assign-case", [("case", "C-0034"), ("staff", "W-103")])
        == "'W-103' may not have case 'C-0034': leave (away 2026-11-16 to 2026-12-07)")
    #expect(
      try refusal(
        scene, "assign-case", [("case", "C-0030"), ("staff", "W-302"), ("role", "secondary")])
        == "'W-302' may not have case 'C-0030': conflict of interest (with Y-0030)")
    // On the day of coming back half a week and more is worked again.
    let back = try TimeText.instant("2026-12-04", zone: scene.maker.zone)
    _ = try scene.maker.apply(
      "assign-case", fields: [("case", "C-0034"), ("staff", "W-103")], now: back)
  }

  @Test func `over full it is acknowledged, and beyond that there is a reason, kept with it`()
    throws
  {
    let scene = try BoardScene.sample()
    // 2025 of 2000 points are carried already; a case of 100 shared by half makes 2075.
    let over: ChangeTexts = [("case", "C-0015"), ("staff", "W-101"), ("role", "secondary")]
    let sentence = try refusal(scene, "assign-case", over)
    #expect(sentence.hasPrefix("'W-101' would carry 1"), "\(sentence)")
    #expect(sentence.hasSuffix("over 100 % acknowledged=yes is needed"), "\(sentence)")
    #expect(
      try refusal(scene, "assign-case", over + [("acknowledged", "no")]) == sentence)
    #expect(try rows(scene, "load_exceptions").isEmpty)
    #expect(try refusal(scene, "assign-case", over + [("acknowledged", "yes")]) == "(taken)")
    let kept = try rows(scene, "load_exceptions")
    #expect(kept.count == 1 && kept[0].contains("C-0015") && kept[0].contains("2000"))
    let blocked: ChangeTexts = [("case", "C-0034"), ("staff", "W-301"), ("acknowledged", "yes")]
    #expect(
      try refusal(scene, "assign-case", blocked).hasSuffix("over 115 % a reason is needed"))
    #expect(
      try refusal(scene, "assign-case", blocked + [("reason", "nobody else is there")])
        == "(taken)")
    #expect(try rows(scene, "load_exceptions").contains { $0.contains("nobody else is there") })
    #expect(try scene.maker.check().allSatisfy(\.isGood))
  }

  @Test func `of a load that the viewer does not see no figure is told`() throws {
    let scene = try BoardScene.sample()
    try scene.maker.grant(
      GrantRequest(
        account: "desert", role: .supervisor, agency: "AG-KERN-CW", counties: ["06029"],
        unit: "Desert"), now: scene.now)
    #expect(
      try refusal(
        scene, "assign-case", [("case", "C-0019"), ("staff", "W-101"), ("role", "secondary")],
        as: "desert")
        == "'W-101' would carry more than 100 % of capacity with case 'C-0019':"
        + " acknowledged=yes is needed")
  }

  @Test func `one hands over as the other begins, with what must be known`() throws {
    let scene = try BoardScene.sample()
    let (now, lead) = (scene.now, try scene.open(as: "lead"))
    let fields: ChangeTexts = [("case", "C-0013"), ("staff", "W-101"), ("to", "W-102")]
    #expect(
      try refusal(scene, "reassign-case", fields, as: "lead")
        == "handover: is needed: 'W-101' has had the case since 2026-01-12")
    let before = try lead.read(CaseloadQuery(at: now))
    _ = try lead.apply(
      "reassign-case", fields: fields + [("handover", "met together"), ("keeps", "closing")],
      now: now)
    let after = try lead.read(CaseloadQuery(at: now)).cases.filter { $0.caseID == "C-0013" }
    #expect(
      after.map { "\($0.worker ?? "") \($0.role?.rawValue ?? "")" }.sorted()
        == ["W-101 closing", "W-102 primary"])
    #expect(before.cases.first { $0.caseID == "C-0013" }?.worker == "W-101")
    let ended = try rows(scene, "assignments").filter {
      $0.contains("C-0013") && $0.contains("met together")
    }
    #expect(ended.count == 1 && ended[0].contains("W-101") && ended[0].contains("\(now.seconds)"))
    _ = try lead.apply("undo", fields: [], now: now)
    #expect(try lead.read(CaseloadQuery(at: now)) == before)
  }

  @Test func `what began the same day is put right without a handover, and only once`() throws {
    let scene = try BoardScene.sample()
    let lead = try scene.open(as: "lead")
    _ = try lead.apply(
      "reassign-case",
      fields: [("case", "C-0013"), ("staff", "W-101"), ("to", "W-102"), ("handover", "read")],
      now: scene.now)
    let later = scene.now.adding(seconds: 3_600)
    _ = try lead.apply(
      "reassign-case", fields: [("case", "C-0013"), ("staff", "W-102"), ("to", "W-106")],
      now: later)
    let cases = try scene.maker.read(CaseloadQuery(at: later)).cases
    #expect(cases.first { $0.caseID == "C-0013" }?.worker == "W-106")
    #expect(
      try refusal(
        scene, "reassign-case", [("case", "C-0013"), ("staff", "W-102"), ("to", "W-101")],
        at: later)
        == "'W-102' has no assignment to case 'C-0013' at that time")
    #expect(
      try refusal(
        scene, "reassign-case", [("case", "C-0013"), ("staff", "W-106"), ("to", "W-106")])
        == "to: is who has it already")
  }
}
