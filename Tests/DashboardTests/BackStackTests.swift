import TerminalUI
import Testing

@testable import Dashboard

@Suite struct BackStackTests {
  @Test func `Esc goes back through jumps to each screen as it was left`() throws {
    let driver = try BoardDriver(SampleStore(), width: 120)
    driver.type("2j")
    driver.press(.enter)
    driver.type("fvalley")
    driver.press(.enter)
    driver.type("ss")
    let left = driver.program.top.grid
    driver.type("4")
    driver.press(.enter)
    driver.type("6")
    #expect(driver.line(1).hasPrefix("Placements"))
    driver.press(.escape)
    #expect(driver.line(1).hasPrefix("Missing from care › "))
    driver.press(.escape)
    #expect(driver.line(1).hasPrefix("Missing from care "))
    driver.press(.escape)
    let found = driver.program.top.grid
    #expect(driver.line(1).hasPrefix("Caseloads › Kern"))
    #expect(found?.filter == "valley")
    #expect(found?.sort == left?.sort)
    #expect(found?.selectedID == left?.selectedID)
  }

  @Test func `the board is one: what was selected on it stays through a jump`() throws {
    let driver = try BoardDriver(SampleStore())
    driver.type("2")
    driver.type("1")
    driver.type("jj")
    let selected = driver.program.top.grid?.selectedID
    driver.press(.escape)
    #expect(driver.line(1).hasPrefix("Caseloads "))
    driver.press(.escape)
    #expect(driver.line(1).hasPrefix("Board "))
    #expect(driver.program.top.grid?.selectedID == selected)
    driver.press(.escape)
    #expect(driver.line(22) == "This is the board; q quits.")
  }

  @Test func `q quits on the board wherever one came from`() throws {
    let driver = try BoardDriver(SampleStore())
    driver.type("21q")
    #expect(driver.program.exitStatus == 0)
  }

  @Test func `- goes to the screen before and back again, after a jump as after Esc`() throws {
    let driver = try BoardDriver(SampleStore())
    driver.type("-")
    #expect(driver.line(22) == "There was no other screen yet.")
    driver.type("6j")
    let selected = driver.program.top.grid?.selectedID
    driver.type("4")
    driver.type("-")
    #expect(driver.line(1).hasPrefix("Placements"))
    #expect(driver.program.top.grid?.selectedID == selected)
    driver.type("-")
    #expect(driver.line(1).hasPrefix("Missing from care"))
    driver.press(.escape)
    #expect(driver.line(1).hasPrefix("Placements"))
    driver.type("-")
    #expect(driver.line(1).hasPrefix("Missing from care"))
  }

  @Test func `the key of the screen seen begins it anew and lays nothing on top`() throws {
    let driver = try BoardDriver(SampleStore())
    driver.type("6j66")
    #expect(driver.program.screens.count == 2)
    #expect(driver.program.top.grid?.state.selection == 0)
    driver.type("-")
    driver.type("11")
    #expect(driver.program.screens.last is BoardScreen)
  }

  @Test func `a hundred jumps keep the board and the newest screens`() throws {
    let driver = try BoardDriver(SampleStore())
    for _ in 0..<50 { driver.type("64") }
    #expect(driver.program.screens.count <= 24)
    #expect(driver.program.screens.first is BoardScreen)
    for _ in 0..<30 { driver.press(.escape) }
    #expect(driver.line(1).hasPrefix("Board "))
  }

  @Test func `names shown are masked again on the screens one comes back to`() throws {
    let driver = try BoardDriver(SampleStore(), width: 120)
    driver.press(.enter)
    driver.type("m")
    #expect(driver.text.contains("Sample Worker Juniper"))
    driver.type("6m-")
    #expect(!driver.text.contains("Juniper"))
  }
}
