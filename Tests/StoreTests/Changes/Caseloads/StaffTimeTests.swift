import Domain
import TestSupport
import Testing

@testable import Store

/// Leave, training, posts and conflicts of interest as they are entered by hand.
@Suite struct StaffTimeTests {
  @Test func `leave keeps cases away, ends earlier, and is called off`() throws {
    let scene = try BoardScene.sample()
    let (maker, now) = (scene.maker, scene.now)
    func isAway(_ moment: Instant) throws -> Bool {
      try maker.read(NextAssignmentQuery(caseID: "C-0015", at: moment)).candidates
        .first { $0.staff.id == "W-101" }?.exclusions.contains { $0.kind == .leave } ?? false
    }
    #expect(try !isAway(now))
    let week: ChangeTexts = [("staff", "W-101"), ("from", "2026-11-21"), ("until", "2026-11-28")]
    #expect(try maker.refusal("add-leave", week, at: now) == "(taken)")
    #expect(try isAway(now))
    #expect(
      try maker.refusal("add-leave", week, at: now)
        == "'W-101' has leave from that moment already; change-leave ends it otherwise")
    // Half of the seven days ahead is the boundary: from noon of the 20th 3.5 days are over.
    let short: ChangeTexts = [("staff", "W-101"), ("until", "2026-11-24 11:00")]
    #expect(try maker.refusal("change-leave", short, at: now) == "(taken)")
    #expect(try !isAway(now))
    // Called off before it begins, it is none, on the roster neither.
    #expect(try maker.refusal("change-leave", [("staff", "W-101")], at: now) == "(taken)")
    #expect(
      try maker.refusal("change-leave", [("staff", "W-101")], at: now)
        == "'W-101' has no leave now or to come")
    let outlook = try maker.read(LoadOutlookQuery(at: now, days: 14))
    #expect(!outlook.contains { $0.worker == "W-101" && $0.kind == .leaveBegins })
    let shift: ChangeTexts = [
      ("county", "06029"), ("seat", "child_welfare"), ("staff", "W-101"), ("rank", "backup"),
      ("starts_at", "2026-11-20 23:00"), ("ends_at", "2026-11-21 02:00"),
    ]
    #expect(try !maker.refusal("put-shift", shift, at: now).contains("is away"))
    #expect(try maker.check().allSatisfy(\.isGood))
  }

  @Test func `of several leaves the one that is meant is named`() throws {
    let scene = try BoardScene.sample()
    let (maker, now) = (scene.maker, scene.now)
    for (from, until) in [("2026-12-01", "2026-12-03"), ("2026-12-21", "2027-01-02")] {
      _ = try maker.apply(
        "add-leave", fields: [("staff", "W-101"), ("from", from), ("until", until)], now: now)
    }
    #expect(
      try maker.refusal("change-leave", [("staff", "W-101")], at: now)
        == "from: is needed, one of 2026-12-01, 2026-12-21: which leave is meant")
    let named: ChangeTexts = [("staff", "W-101"), ("from", "2026-12-21"), ("until", "2026-12-28")]
    #expect(try maker.refusal("change-leave", named, at: now) == "(taken)")
    // Of W-103 one runs.
    #expect(try maker.refusal("change-leave", [("staff", "W-103")], at: now) == "(taken)")
    #expect(
      try maker.refusal("assign-case", [("case", "C-0034"), ("staff", "W-103")], at: now)
        .contains("leave") == false)
  }

  @Test func `a training makes a designation possible, from its day on`() throws {
    let scene = try BoardScene.sample()
    let (maker, now) = (scene.maker, scene.now)
    let designate: ChangeTexts = [("staff", "W-106"), ("cse_designated", "yes")]
    #expect(try maker.refusal("change-staff", designate, at: now).contains("no CSE training"))
    let course: ChangeTexts = [("staff", "W-106"), ("course", "CSE 101")]
    #expect(
      try maker.refusal(
        "add-training", course + [("completed_on", "2026-11-21")], at: now
      )
      .contains("once it is completed"))
    let ended: ChangeTexts = [("completed_on", "2026-11-02"), ("expires_on", "2026-11-01")]
    #expect(
      try maker.refusal("add-training", course + ended, at: now)
        == "expires_on: lies before completed_on")
    #expect(try maker.refusal("add-training", course, at: now) == "(taken)")
    #expect(
      try maker.refusal("add-training", course, at: now) == "that training is recorded already")
    #expect(try maker.refusal("change-staff", designate, at: now) == "(taken)")
    let early: ChangeTexts = [("effective_on", "2026-11-10")]
    #expect(
      try maker.refusal("change-staff", [("staff", "W-106"), ("cse_designated", "no")], at: now)
        == "(taken)")
    #expect(
      try maker.refusal("change-staff", designate + early, at: now).contains("by 2026-11-10"))
  }

  @Test func `a conflict keeps a youth's cases away until it ends`() throws {
    let scene = try BoardScene.sample()
    let (lead, now) = (try scene.open(as: "lead"), scene.now)
    let pair: ChangeTexts = [("staff", "W-102"), ("youth", "Y-0013")]
    let give: ChangeTexts = [
      ("case", "C-0013"), ("staff", "W-101"), ("to", "W-102"), ("handover", "read"),
    ]
    _ = try lead.apply("add-conflict", fields: pair + [("reason", "a neighbour")], now: now)
    #expect(
      try lead.refusal("add-conflict", pair, at: now)
        == "'W-102' has a conflict of interest with 'Y-0013' already")
    #expect(
      try lead.refusal("reassign-case", give, at: now)
        == "'W-102' may not have case 'C-0013': conflict of interest (with Y-0013)")
    _ = try lead.apply("end-conflict", fields: pair, now: now)
    #expect(try lead.refusal("reassign-case", give, at: now) == "(taken)")
    #expect(try scene.maker.check().allSatisfy(\.isGood))
  }

  @Test func `posts are set by whoever answers for the county's plan, and counted`() throws {
    let scene = try BoardScene.sample()
    let (maker, now) = (scene.maker, scene.now)
    func posts() throws -> Posts? {
      try maker.read(CaseloadQuery(at: now)).counties.first { $0.county == "06029" }?.posts
    }
    let before = try #require(try posts())
    let fields: ChangeTexts = [
      ("county", "06029"), ("agency", "AG-KERN-CW"), ("role", "clinician"), ("funded", "2"),
    ]
    #expect(
      try scene.open(as: "lead").refusal("set-positions", fields, at: now)
        .contains("not for the role"))
    #expect(try maker.refusal("set-positions", fields, at: now) == "(taken)")
    let after = try #require(try posts())
    #expect(after.funded == before.funded + 2 && after.vacant == before.vacant + 2)
    #expect(
      try maker.refusal("set-positions", fields, at: now)
        == "so many posts are set from that day already")
  }
}
