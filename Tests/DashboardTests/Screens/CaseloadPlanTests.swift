import Domain
import Store
import TerminalUI
import TestSupport
import Testing

@testable import Dashboard

/// What helps a load, by keys alone: the next worker of a case, a unit on paper.
@Suite struct CaseloadPlanTests {
  private func board(
    _ store: SampleStore, width: Int = 120, height: Int = 40, actingAs account: String? = nil
  ) throws -> BoardDriver {
    try BoardDriver(store, width: width, height: height, actingAs: account)
  }

  private func form(_ driver: BoardDriver) -> ActionForm? {
    if case .form(let form) = driver.program.overlay { form } else { nil }
  }

  private func text(_ form: ActionForm?, _ field: String) -> String? {
    form?.texts.first { $0.name == field }?.text
  }

  @Test(arguments: [(80, 24), (200, 60)])
  func `both screens at each size`(width: Int, height: Int) throws {
    let driver = try board(SampleStore(), width: width, height: height)
    driver.focus(.unassigned)
    driver.type("J")
    try GoldenScreenTests.expect(driver.text, "next-worker-\(width)x\(height)")
    driver.press(.escape)
    driver.focus(.units)
    driver.type("/valley")
    driver.press(.enter, .escape)
    driver.type("U")
    try GoldenScreenTests.expect(driver.text, "unit-plan-\(width)x\(height)")
  }

  @Test(arguments: [(80, 24), (200, 60)])
  func `another value of a weight is tried before it is set`(width: Int, height: Int) throws {
    let store = try SampleStore()
    let driver = try board(store, width: width, height: height)
    driver.type("3/confirmed")
    driver.press(.enter)
    driver.type("n")
    driver.press(.escape, .enter)
    try GoldenScreenTests.expect(driver.text, "policy-trial-\(width)x\(height)")
    let before = try store.open().read(CaseloadQuery(at: SampleStore.noon))
    driver.type("b")
    #expect(driver.text.contains("220 → 242, on paper."), "\(driver.text)")
    driver.press(.enter)
    #expect(form(driver)?.descriptor.name == "set-policy")
    #expect(text(form(driver), "value") == "242" && text(form(driver), "key") == "confirmed")
    #expect(try store.open().read(CaseloadQuery(at: SampleStore.noon)) == before)
  }

  @Test func `a case without a worker goes to whoever is first`() throws {
    let store = try SampleStore()
    let driver = try board(store)
    driver.focus(.unassigned)
    driver.type("J")
    #expect(driver.text.contains("Nobody has it."))
    #expect(driver.text.contains("workers may take it on, the lowest load first."))
    driver.press(.enter)
    #expect(form(driver)?.descriptor.name == "assign-case")
    #expect(text(form(driver), "case") == "C-0034")
    let next = try store.open().read(NextAssignmentQuery(caseID: "C-0034", at: SampleStore.noon))
    #expect(text(form(driver), "staff") == next.candidates.first?.staff.id)
    driver.press(.control("s"), .enter)
    #expect(driver.text.contains("Done: give case C-0034"), "\(driver.text)")
    let cases = try store.open().read(CaseloadQuery(at: SampleStore.noon)).cases
    #expect(!cases.contains { $0.worker == nil })
  }

  @Test func `a case that somebody has is handed over`() throws {
    let driver = try board(SampleStore())
    driver.type("2bb")
    driver.type("/alder")
    driver.press(.enter, .escape, .enter)
    driver.type("J")
    driver.press(.enter)
    #expect(form(driver)?.descriptor.name == "reassign-case", "\(driver.text)")
    #expect(text(form(driver), "staff") == "W-101")
    #expect(text(form(driver), "to") != nil)
  }

  @Test func `a unit is balanced on paper, and what is marked is handed over at once`() throws {
    let store = try SampleStore()
    let driver = try board(store)
    driver.type("/valley")
    driver.press(.enter, .escape)
    driver.type("U")
    let plan = try store.open().read(
      UnitPlanQuery(county: "06029", unit: "Valley", percent: 100, at: SampleStore.noon))
    let steps = try #require(plan.balance).steps
    #expect(driver.text.contains("must change hands so that nobody is above 100 %"))
    #expect(driver.program.top.grid?.marked == Set(steps.map(\.caseID)))
    driver.type("a")
    driver.type("jjjjjjjjjjjjjjjjjjj")
    guard case .bulkMenu(let menu) = driver.program.overlay else {
      Issue.record("no menu of actions: \(driver.text)")
      return
    }
    #expect(menu.actions.contains { $0.name == "reassign-case" })
  }

  @Test func `Enter moves a case on paper from one worker to the next, and nothing is saved`()
    throws
  {
    let store = try SampleStore()
    let driver = try board(store)
    driver.type("/valley")
    driver.press(.enter, .escape)
    driver.type("Ubbbb")
    #expect(driver.text.contains("Every case where it is"), "\(driver.text)")
    let before = try store.open().read(CaseloadQuery(at: SampleStore.noon))
    driver.press(.enter)
    #expect(driver.text.contains("On paper: 1 case moves."))
    #expect(driver.program.top.grid?.marked.count == 1)
    let members = (driver.program.top as? UnitPlanScreen)?.plan?.members.count ?? 0
    for _ in 1..<members { driver.press(.enter) }
    #expect(driver.text.contains("On paper: 0 cases move."))
    #expect(try store.open().read(CaseloadQuery(at: SampleStore.noon)) == before)
  }

  @Test func `overridden points stand with the case, and apart from its own`() throws {
    let store = try SampleStore()
    try store.apply(
      "override-weight",
      [("case", "C-0001"), ("delta", "60"), ("reason", "far apart"), ("until", "2026-12-01")])
    let driver = try board(store, width: 160, height: 50)
    driver.type("2bb/alder")
    driver.press(.enter, .escape, .enter)
    #expect(driver.text.contains("+60  override, 335 with it, until"), "\(driver.text)")
    #expect(driver.text.contains("275  points of the case"))
  }

  @Test func `whoever gives out no cases is told so`() throws {
    let store = SampleStore(try BoardScene.sample())
    let driver = try board(store, actingAs: "worker")
    driver.type("2")
    driver.press(.enter)
    driver.type("J")
    #expect(driver.text.contains("gives out no cases"), "\(driver.text)")
  }
}
