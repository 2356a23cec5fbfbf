import Domain
import Presentation
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
  func `why a worker is over and what would help, at each size`(width: Int, height: Int) throws {
    let store = try SampleStore()
    let opened = try store.open()
    _ = try opened.recordWeeks(
      [14, 7, 0].map { SampleStore.noon.adding(trueDays: -$0) }, now: SampleStore.noon)
    let driver = try board(store, width: width, height: height)
    driver.type("2bb")
    driver.type("=")
    try GoldenScreenTests.expect(driver.text, "relief-\(width)x\(height)")
  }

  @Test func `who could take a case is who the next worker's screen has first`() throws {
    let store = try SampleStore()
    let opened = try store.open()
    let relief = try opened.read(WorkerReliefQuery(staff: "W-101", at: SampleStore.noon))
    #expect(relief.lines.count > 5)
    var free = 0
    for line in relief.lines where line.row.role == .primary {
      let next = try opened.read(
        NextAssignmentQuery(caseID: line.row.caseID, at: SampleStore.noon))
      #expect(line.next == next.candidates.first { $0.rank == 1 }, "\(line.row.caseID)")
      free += line.next == nil ? 0 : 1
    }
    #expect(free > 0)
    let plan = try opened.read(
      UnitPlanQuery(county: "06029", unit: "Valley", percent: 100, at: SampleStore.noon))
    let steps = plan.balance?.steps.filter { $0.from.id == "W-101" } ?? []
    #expect(
      relief.lines.compactMap(\.step).sorted { $0.caseID < $1.caseID }
        == steps.sorted { $0.caseID < $1.caseID })
    #expect(
      relief.worker.points
        == (try opened.read(CaseloadQuery(at: SampleStore.noon)).workers
          .first { $0.worker == "W-101" }?.points))
  }

  @Test func `a plan is taken in part, the rest stays marked, and it is taken back`() throws {
    let store = try SampleStore()
    let driver = try board(store)
    driver.type("/valley")
    driver.press(.enter, .escape)
    driver.type("U")
    let before = try store.open().read(CaseloadQuery(at: SampleStore.noon))
    // Under a lower percent more cases go, so that there is a part to leave out.
    for _ in 0..<3 where (driver.program.top.grid?.marked.count ?? 0) < 2 { driver.type("b") }
    let screen = try #require(driver.program.top as? UnitPlanScreen)
    let steps = (screen.plan?.balance?.steps ?? []).map(\.caseID)
    #expect(steps.count > 1)
    let taken = try #require(steps.first)
    for row in steps.dropFirst() {
      var grid = try #require(driver.program.top.grid)
      grid.select(id: row)
      driver.program.top.grid = grid
      driver.type("t")
    }
    #expect(driver.program.top.grid?.marked == [taken])
    driver.type("a")
    guard case .bulkMenu(let menu) = driver.program.overlay,
      let place = menu.actions.firstIndex(where: { $0.name == "reassign-case" })
    else {
      Issue.record("no menu of actions: \(driver.text)")
      return
    }
    for _ in 0..<place { driver.type("j") }
    driver.press(.enter)
    let field = try #require(
      form(driver)?.descriptor.fields.firstIndex { $0.name == "handover" }, "\(driver.text)")
    for _ in 0..<20 where form(driver)?.focus != field { driver.press(.tab) }
    driver.type("met together")
    driver.press(.control("s"), .enter, .escape)
    let after = try store.open().read(CaseloadQuery(at: SampleStore.noon))
    let moved = Set(after.cases).subtracting(before.cases).filter { $0.role == .primary }
    #expect(moved.map(\.caseID) == [taken], "\(driver.text)")
    #expect(driver.program.top.grid?.marked.contains(taken) == false)
    driver.type("u")
    driver.press(.enter, .enter)
    #expect(try store.open().read(CaseloadQuery(at: SampleStore.noon)) == before, "\(driver.text)")
  }

  @Test func `what is behind a load is one key away, and says what it is`() throws {
    let store = try SampleStore()
    _ = try store.open().recordWeeks([SampleStore.noon], now: SampleStore.noon)
    let driver = try board(store)
    driver.type("2")
    for (key, title, id) in [
      ("(", "13 weeks", ScreenID.loadWeeks), (")", "14 days ahead", .loadAhead),
      ("&", "Continuity", .continuity), ("#", "Workforce", .workforce),
    ] {
      driver.type(key)
      #expect(driver.program.top.id == id && driver.line(1).hasPrefix(title), "\(driver.text)")
      #expect(driver.program.top.grid?.rows.isEmpty == false, "\(title)")
      driver.press(.escape)
    }
    driver.type("(")
    driver.press(.enter)
    #expect(driver.program.top.id == .relief)
  }

  @Test func `a percent is typed, and moves that were tried are not wiped away unasked`() throws {
    let driver = try board(SampleStore())
    driver.type("/valley")
    driver.press(.enter, .escape)
    driver.type("U")
    func screen() throws -> UnitPlanScreen {
      try #require(driver.program.top as? UnitPlanScreen)
    }
    driver.type("^0")
    driver.press(.enter)
    #expect(driver.text.contains("'0' is no percent from 1 to 500."), "\(driver.text)")
    driver.type("^92 %")
    driver.press(.enter)
    #expect(try screen().plan?.balance?.percent == 92)
    driver.press(.enter)
    #expect(try screen().isEdited)
    let tried = try screen().takers
    driver.type("b")
    #expect(driver.text.contains("b again does it"), "\(driver.text)")
    #expect(try screen().takers == tried && screen().isEdited)
    driver.type("^")
    #expect(driver.text.contains("Your tried moves go; nobody above %"), "\(driver.text)")
    driver.press(.escape)
    #expect(try screen().takers == tried)
    driver.type("bb")
    #expect(try !screen().isEdited && screen().plan?.balance?.percent == 100)
    driver.type("^")
    driver.press(.enter)
    #expect(try screen().plan?.balance == nil && screen().takers.isEmpty)
  }

  @Test func `the last weeks stand beside each worker once some are recorded`() throws {
    let store = try SampleStore()
    let bare = try board(store)
    bare.type("2bb")
    #expect(!bare.text.contains("13 weeks"))
    let driver = try BoardDriver(store, width: 160, height: 40) { $0.recordsWeeks = true }
    let log = try store.open().read(AuditQuery()).filter { $0.verb == "record-week" }
    #expect(log.map(\.subject) == ["2026-11-16"])
    driver.type("2bb")
    #expect(driver.text.contains("13 weeks"), "\(driver.text)")
    #expect(driver.lineContaining("W-301").contains("█"))
    // The week was recorded whole: beside units and counties it stands too.
    for (keys, row) in [("b", "Kern"), ("b", "Valley")] {
      driver.type(keys)
      #expect(driver.text.contains("13 weeks"), "\(driver.text)")
      #expect(driver.lineContaining(row).contains("█"), "\(driver.text)")
    }
    // The next session finds the week recorded, and a worker's board records none.
    _ = try BoardDriver(store) { $0.recordsWeeks = true }
    #expect(try store.open().read(AuditQuery()).count { $0.verb == "record-week" } == 1)
  }

  @Test func `a week is recorded by a supervisor's board and not by a worker's`() throws {
    let scene = try BoardScene.sample()
    let store = SampleStore(scene)
    func recorded() throws -> Int {
      try scene.maker.read(AuditQuery()).count { $0.verb == "record-week" }
    }
    _ = try BoardDriver(store, actingAs: "worker") { $0.recordsWeeks = true }
    #expect(try recorded() == 0)
    #expect(try scene.open(as: "worker").recordWeek(now: scene.now) == false)
    _ = try BoardDriver(store, actingAs: "lead") { $0.recordsWeeks = true }
    #expect(try recorded() == 1)
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
    // A statewide row is tried statewide, and Tab tries it on any county in view.
    #expect(driver.text.contains("200 → 220, on paper."), "\(driver.text)")
    driver.press(.enter)
    #expect(text(form(driver), "county") == nil && text(form(driver), "value") == "220")
    driver.press(.escape)
    for name in ["Fresno", "Kern"] {
      driver.press(.tab)
      #expect(driver.line(1).contains(name), "\(driver.text)")
    }
    driver.press(.enter)
    #expect(form(driver)?.descriptor.name == "set-policy")
    #expect(text(form(driver), "value") == "220" && text(form(driver), "key") == "confirmed")
    #expect(text(form(driver), "county") == "06029")
    #expect(try store.open().read(CaseloadQuery(at: SampleStore.noon)) == before)
    // Any value that is typed has its effect on screen before it is set.
    let place = try #require(form(driver)?.descriptor.fields.firstIndex { $0.name == "citation" })
    for _ in 0..<20 where form(driver)?.focus != place { driver.press(.tab) }
    driver.type("protocol")
    for value in ["260", "300"] {
      let field = try #require(form(driver)?.descriptor.fields.firstIndex { $0.name == "value" })
      for _ in 0..<20 where form(driver)?.focus != field { driver.press(.tab) }
      driver.press(.control("u"))
      driver.type(value)
      driver.press(.control("s"))
      let county = try #require(text(form(driver), "county"))
      let lines = try store.open().read(
        PolicyEffectQuery(
          county: county, kind: .tier, key: "confirmed", value: Int(value) ?? 0,
          at: SampleStore.noon))
      let effect = WorkforceColumns.effect(lines, isUnicode: true)
      #expect(form(driver)?.stage == .confirming && form(driver)?.effect == effect)
      #expect(driver.text.contains("On today's loads: \(lines.count(where: \.isChanged)) of"))
      driver.press(.escape)
    }
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
    // The first case is one of somebody who left: each of the members may take it.
    for _ in 0..<members { driver.press(.enter) }
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
