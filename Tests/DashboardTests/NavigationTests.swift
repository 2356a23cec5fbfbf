import TerminalUI
import Testing

@testable import Dashboard

@Suite struct NavigationTests {
  /// Keys typed in one go, as a terminal gives them: all of them before the first answer.
  private func burst(_ text: String, _ driver: BoardDriver) {
    driver.run(text.map { .event(.key(.character($0))) })
  }

  @Test func `keys typed before a list is there wait for it`() throws {
    let driver = try BoardDriver(SampleStore())
    burst("4G", driver)
    let grid = try #require(driver.program.top.grid)
    #expect(driver.program.top.id == .missing)
    #expect(grid.rows.count > 1 && grid.state.selection == grid.rows.count - 1)
    // Through one list to the next: each takes its own.
    burst("8G7j", driver)
    #expect(driver.program.top.id == .clocks && driver.program.typedAhead.isEmpty)
    #expect(driver.program.top.grid?.state.selection == 1)
  }

  @Test func `what leads out of a list waits for nothing, and a failed read keeps no key`() throws {
    let driver = try BoardDriver(SampleStore())
    driver.run([
      .event(.key(.character("4"))), .event(.key(.character("G"))), .event(.key(.escape)),
    ])
    #expect(driver.program.top.id == .board && driver.program.typedAhead.isEmpty)
    driver.port.failure = Problem("The disk failed.")
    burst("7j", driver)
    #expect(driver.program.typedAhead.isEmpty)
  }

  @Test func `Enter goes from county to unit, worker, case and youth, and Esc comes back`() throws {
    let driver = try BoardDriver(SampleStore())
    driver.type("2")
    #expect(driver.line(1).hasPrefix("Caseloads "))
    driver.type("j")
    driver.press(.enter)
    #expect(driver.line(1).hasPrefix("Caseloads › Kern "))
    driver.press(.enter)
    #expect(driver.line(1).hasPrefix("Caseloads › Kern › Valley "))
    driver.press(.enter)
    let worker = driver.line(1)
    #expect(worker.hasPrefix("Caseloads › Kern › Valley › SW"))
    driver.press(.enter)
    #expect(driver.line(1).hasPrefix("Youth › Y-"))
    driver.press(.escape)
    #expect(driver.line(1) == worker)
    driver.press(.escape, .escape)
    #expect(driver.line(1).hasPrefix("Caseloads › Kern "))
    driver.type("qq")
    #expect(driver.line(1).hasPrefix("Board "))
    #expect(driver.program.exitStatus == nil)
    driver.type("q")
    #expect(driver.program.exitStatus == 0)
    #expect(driver.text.allSatisfy { $0 == "\n" || $0 == " " })
  }

  @Test func `Esc selects what was opened`() throws {
    let driver = try BoardDriver(SampleStore())
    driver.type("2")
    driver.type("j")
    let chosen = driver.program.top.grid?.selectedID
    driver.press(.enter, .escape)
    #expect(chosen == "06029")
    #expect(driver.program.top.grid?.selectedID == chosen)
  }

  @Test
  func `Enter on the board opens the caseloads at the unit, the case without a worker, the county`()
    throws
  {
    let driver = try BoardDriver(SampleStore())
    driver.press(.enter)
    #expect(driver.line(1).hasPrefix("Caseloads › Fresno › South "))
    driver.type("1")
    driver.press(.tab, .enter)
    #expect(driver.line(1).hasPrefix("Youth › Y-0034"))
    driver.type("1")
    driver.press(.tab, .enter)
    #expect(driver.line(1).hasPrefix("Youth › Y-0034") == false)
  }

  @Test func `a case's points are itemised to the sum`() throws {
    let driver = try BoardDriver(SampleStore(), width: 100, height: 40)
    driver.press(.enter, .enter)
    #expect(driver.lineContaining("Why 500?").contains("C-0025"))
    for part in [
      "100  base of PROB", "220 %  status confirmed: 220", "+75  missing", "+25  return window",
      "+50  new disclosure", "+50  placement change", "570  cut to the ceiling",
      "500  points of the case", "500  of them with W-203, as primary 100 %",
      "default, not approved by a county",
    ] {
      #expect(driver.text.contains(part), "\(part)")
    }
  }

  @Test func `a halved base says why`() throws {
    let driver = try BoardDriver(SampleStore(), width: 100, height: 40)
    driver.type("2j")
    driver.press(.enter, .enter)
    driver.type("fW-102")
    driver.press(.enter, .enter)
    driver.type("/C-0015")
    driver.press(.enter)
    #expect(driver.text.contains("50  base of FR: half of 100, as the worker has a sibling's case"))
  }

  @Test func `a youth's record says what the status rests on and when it turns historic`() throws {
    let driver = try BoardDriver(SampleStore(), width: 100, height: 40)
    driver.press(.enter, .enter, .enter)
    #expect(
      driver.text.contains("recorded confirmed, basis disclosure, since 2026-11-12 00:00 PST"))
    #expect(driver.text.contains("turns historic on 2027-11-13 unless one comes"))
  }

  @Test func `opening a youth's record is entered once, refreshes are not`() throws {
    let store = try SampleStore()
    let driver = try BoardDriver(store)
    driver.press(.enter, .enter, .enter)
    driver.type("rr")
    let openings = driver.port.fetches.filter { $0.opening != nil }
    #expect(openings.count == 1)
    #expect(driver.text.contains("Y-0025"))
  }

  @Test func `a record whose opening cannot be entered is not shown`() throws {
    let driver = try BoardDriver(SampleStore())
    driver.press(.enter, .enter)
    driver.port.failure = Problem("The store is in use by another. Nothing was changed.")
    driver.press(.enter)
    #expect(driver.line(1).hasPrefix("Caseloads › Fresno"))
    #expect(driver.line(22).hasPrefix("The store is in use by another."))
  }

  @Test func `the screen says when it is too small, and keys still work`() throws {
    let driver = try BoardDriver(SampleStore())
    driver.resize(59, 30)
    #expect(driver.text.hasPrefix("csecboard needs 60 x 20 cells, this is 59 x 30"))
    driver.type("2")
    driver.resize(80, 24)
    #expect(driver.line(1).hasPrefix("Caseloads "))
  }

  @Test func `every size from nothing to large draws without a trap`() throws {
    let driver = try BoardDriver(SampleStore())
    for keys in ["1", "2", "3", "2\n\n\n", "?"] {
      for key in keys { driver.press(key == "\n" ? .enter : .character(key)) }
      for width in [1, 2, 59, 60, 61, 99, 129, 130, 300] {
        for height in [1, 2, 19, 20, 21, 70] { driver.resize(width, height) }
      }
    }
    #expect(driver.terminal.last?.size == Size(width: 300, height: 70))
  }
}
