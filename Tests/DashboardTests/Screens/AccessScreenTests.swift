import Domain
import Store
import TerminalUI
import Testing

@testable import Dashboard

/// What people of different roles see on the screen, and of whom.
@Suite struct AccessScreenTests {
  private func store() throws -> SampleStore {
    let store = try SampleStore()
    for (account, role, agency, staff, unit) in [
      ("worker", Role.caseworker, "AG-KERN-CW", "W-101", nil),
      ("lead", .supervisor, "AG-KERN-CW", nil, "Valley"),
      ("desk", .hotline, "AG-KERN-CW", nil, nil), ("analyst", .analyst, "AG-KERN-CW", nil, nil),
      ("school", .education, "AG-KERN-CW", nil, nil),
      ("victims", .victimServices, "AG-KERN-CW", nil, nil),
      ("detective", .lawEnforcement, "AG-KERN-LE", nil, nil),
      ("auditor", .auditor, "AG-KERN-CW", nil, nil),
    ] as [(String, Role, String, String?, String?)] {
      try store.open().grant(
        GrantRequest(
          account: account, role: role, agency: agency, counties: ["06029"], staff: staff,
          unit: unit), now: SampleStore.noon)
    }
    return store
  }

  private func driver(_ store: SampleStore, _ account: String, width: Int = 140, height: Int = 45)
    throws -> BoardDriver
  {
    try BoardDriver(store, width: width, height: height, actingAs: account, panel: nil) {
      $0.idle = .init(blankAfter: nil, leaveAfter: nil)
    }
  }

  private func open(_ store: SampleStore, _ youth: String, as account: String) throws -> String {
    try store.open(as: account).apply(
      "break-glass",
      fields: [("youth", youth), ("reason", "Abelia is in danger, nobody answers")],
      now: SampleStore.noon)
  }

  @Test func `a withheld phone reads so, and reading the row in full says why and whom to ask`()
    throws
  {
    let driver = try driver(try store(), "analyst")
    driver.type("5")
    #expect(driver.text.contains("[withheld]"))
    #expect(!driver.text.contains("661-555"))
    driver.press(.character("G"), .character("v"))
    #expect(driver.text.contains("Phone: [withheld]"))
    #expect(driver.text.contains("Withheld from your role (analyst): phones of people on call"))
    #expect(driver.text.contains("hotline"))
  }

  @Test func `a role that sees no caseloads is told so, and not that there are none`() throws {
    let driver = try driver(try store(), "detective")
    #expect(driver.text.contains("Caseloads are withheld from your role (law enforcement)"))
    #expect(!driver.text.contains("without a worker"))
    #expect(!driver.text.contains("Load by unit"))
    driver.type("2")
    #expect(driver.text.contains("sees no caseloads"))
  }

  @Test func `a worker sees the own load, and no unit's or county's of a part of its cases`() throws
  {
    let store = try store()
    let driver = try driver(store, "worker")
    #expect(driver.text.contains("Your load: "))
    #expect(!driver.text.contains("Load by unit"))
    driver.type("2")
    #expect(driver.line(1).hasPrefix("Caseloads › all workers"))
    #expect(driver.program.top.grid?.rows.map(\.id) == ["W-101"])
    driver.type("b")
    #expect(driver.line(1).hasPrefix("Caseloads › all workers"))
    driver.press(.enter)
    #expect(driver.line(1).contains("W-101"))
    driver.press(.escape, .escape)
    #expect(driver.program.top.id == .board)
  }

  @Test func `a supervisor sees the own unit and no county`() throws {
    let driver = try driver(try store(), "lead")
    #expect(driver.text.contains("Load by unit (1)"))
    #expect(!driver.text.contains("by county"))
    driver.type("2")
    #expect(driver.line(1).hasPrefix("Caseloads › all units"))
    driver.press(.enter, .escape)
    #expect(driver.line(1).hasPrefix("Caseloads › all units"))
    driver.press(.escape)
    #expect(driver.program.top.id == .board)
  }

  // MARK: - Openings for life safety

  @Test func `every screen says that a record is open to the viewer, until it closes`() throws {
    let store = try store()
    let opening = try open(store, "Y-0021", as: "worker")
    #expect(opening.hasPrefix("B-"))
    let driver = try driver(store, "worker")
    let banner = "! LIFE SAFETY: Y-0021 open to you until 13:00; it will be reviewed."
    #expect(driver.line(2).hasPrefix(banner))
    driver.type("4")
    #expect(driver.line(2).hasPrefix(banner))
    driver.wait(3_600)
    #expect(!driver.line(2).contains("LIFE SAFETY"))
  }

  @Test func `an opening by another process pages the supervisor, who reviews it by the form`()
    throws
  {
    let store = try store()
    let driver = try driver(store, "lead")
    #expect(!driver.text.contains("for life safety"))
    let opening = try open(store, "Y-0021", as: "worker")
    driver.run([.storeMoved])
    #expect(driver.line(2).hasPrefix("! 1 record opened for life safety to review  :breakglass"))
    driver.type(":breakglass")
    driver.press(.enter)
    #expect(driver.text.contains("to review"))
    #expect(!driver.text.contains("Abelia"))
    #expect(driver.text.contains("m shows it"))
    driver.type("m")
    #expect(driver.text.contains("Abelia is in da"))
    driver.type("m")
    #expect(driver.program.top.subject.contains { $0.name == "opening" && $0.text == opening })
    driver.wait(4 * 86_400)
    #expect(driver.line(2).contains("1 late"))
    try review(store, opening)
    driver.run([.storeMoved])
    #expect(!driver.line(2).contains("life safety"))
  }

  private func review(_ store: SampleStore, _ opening: String) throws {
    _ = try store.open(as: "lead").apply(
      "review-break-glass", fields: [("opening", opening), ("finding", "it was needed")],
      now: SampleStore.noon)
  }

  @Test func `openings cost the first frame no question`() throws {
    let driver = try driver(try store(), "lead")
    #expect(driver.port.fetches.isEmpty || !(driver.port.fetches[0].query is OpeningsQuery))
    #expect(!driver.port.fetches.contains { $0.query is OpeningsQuery })
  }

  @Test(arguments: [(1, 1), (60, 20), (80, 24), (200, 60)])
  func `an opening to review, and who can see its youth, at each size`(width: Int, height: Int)
    throws
  {
    let store = try store()
    _ = try open(store, "Y-0021", as: "worker")
    let driver = try driver(store, "lead", width: width, height: height)
    driver.type(":breakglass")
    driver.press(.enter)
    try GoldenScreenTests.expect(driver.text, "breakglass-\(width)x\(height)")
    driver.type("4W")
    try GoldenScreenTests.expect(driver.text, "access-\(width)x\(height)")
  }

  @Test func `whoever reads the whole log sees its head, to hold against one kept elsewhere`()
    throws
  {
    let store = try store()
    let driver = try driver(store, "auditor")
    driver.type(":audit")
    driver.press(.enter)
    let head = try store.open(as: "auditor").read(AuditHeadQuery())
    #expect(driver.text.contains("head \(head.entries) \(Hexadecimal.text(head.hash).prefix(16))"))
    let worker = try self.driver(store, "worker")
    worker.type(":audit")
    worker.press(.enter)
    #expect(!worker.text.contains("head "))
  }

  // MARK: - What a role that may have counts only sees

  @Test func `counts stand where rows would, and no key is among them`() throws {
    let driver = try driver(try store(), "analyst")
    driver.type("4")
    #expect(driver.line(1).hasPrefix("Missing, counts"))
    #expect(driver.text.contains("counts through 2026-09-30"))
    #expect(driver.text.contains("[suppressed]"))
    #expect(!driver.text.contains("Y-00") && !driver.text.contains("M-00"))
    driver.type("2")
    #expect(driver.line(1).hasPrefix("Caseloads, counts"))
    #expect(!driver.text.contains("W-10"))
    driver.type(":callouts")
    driver.press(.enter)
    #expect(driver.line(1).hasPrefix("Callouts, counts"))
    driver.type("7")
    #expect(driver.text.contains("sees no missing youth"))
  }

  // MARK: - Other counties

  @Test func `a hotline sees who of another county may be here, and whom to call by initials`()
    throws
  {
    let driver = try driver(try store(), "desk", width: 200)
    driver.type(":nearby")
    driver.press(.enter)
    #expect(driver.line(1).hasPrefix("Missing, of other counties"))
    #expect(driver.text.contains("M-0003") && driver.text.contains("may be here"))
    #expect(driver.text.contains("1 may be here"))
    #expect(!driver.text.contains("Sample Youth"))
    let school = try self.driver(try store(), "school")
    school.type(":nearby")
    school.press(.enter)
    #expect(school.text.contains("sees no missing youth of other counties"))
  }

  // MARK: - Who can see a youth

  @Test func `W shows who can see the youth of a row, and the log has it`() throws {
    let store = try store()
    let driver = try driver(store, "lead")
    driver.type("4")
    let youth = try #require(driver.program.top.subject.first { $0.name == "youth" }?.text)
    driver.type("W")
    #expect(driver.line(1).hasPrefix("Who can see \(youth)"))
    #expect(driver.lineContaining("supervisor  ").contains("own unit"))
    #expect(driver.lineContaining("hotline  ").contains("own counties"))
    let entries = try store.open().read(AuditQuery(youth: youth))
    #expect(entries.contains { $0.account == "lead" && $0.verb == "view" })
  }

  @Test func `W says for whom it is, and that it needs a youth`() throws {
    let store = try store()
    let desk = try driver(store, "desk")
    desk.type("4W")
    #expect(desk.text.contains("for supervisors and auditors"))
    let lead = try driver(store, "lead")
    lead.type("3W")
    #expect(lead.text.contains("Nothing selected here is about one youth"))
  }

  // MARK: - Teams

  @Test func `a youth's record shows its team with the end, and an extension knows the team`()
    throws
  {
    let store = try store()
    try store.apply(
      "start-team",
      [
        ("id", "T-9"), ("youth", "Y-0001"), ("purpose", "response"), ("members", "worker;desk"),
        ("verified", "badges seen"),
      ])
    let driver = try driver(store, "worker")
    driver.type(":youth Y-0001")
    driver.press(.enter)
    #expect(driver.program.top.id == .youth)
    let text = String(describing: driver.program.top.subject)
    #expect(text.contains("T-9"))
    driver.type("/Teams")
    driver.press(.enter)
    #expect(driver.lineContaining("T-9").contains("response  until 2026-12-20 12:00"))
    #expect(driver.lineContaining("T-9").contains("desk, worker"))
    try store.apply("end-team", [("team", "T-9")])
    driver.run([.storeMoved])
    #expect(driver.lineContaining("T-9").contains("ended 2026-11-20 12:00"))
    #expect(!driver.program.top.subject.contains { $0.name == "team" })
  }
}
