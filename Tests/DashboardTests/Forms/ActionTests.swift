import Domain
import TerminalUI
import Testing

@testable import Dashboard

@Suite struct ActionTests {
  /// The board with the form of `assign-case`, its case filled in from the selection.
  private func assigning(_ driver: BoardDriver) {
    driver.press(.tab)
    driver.type("a")
    driver.press(.enter)
  }

  @Test func `an action takes what is selected, is confirmed, and moves the board`() throws {
    let driver = try BoardDriver(SampleStore())
    assigning(driver)
    #expect(driver.lineContaining("case *").contains("C-0034"))
    driver.type("W-302")
    driver.press(.control("s"))
    #expect(
      driver.text.contains("Give case C-0034 of Y-0034 to SWM (W-302) as primary from now."))
    driver.press(.enter)
    #expect(driver.line(22).hasPrefix("Done: give case C-0034 of Y-0034 to SW"))
    #expect(driver.text.contains("1 case without a worker"))
  }

  @Test func `a menu longer than the screen keeps its selection in sight`() throws {
    let driver = try BoardDriver(SampleStore(), width: 60, height: 20)
    driver.type("aG")
    #expect(driver.text.contains("▸ Take back one"))
    #expect(driver.text.contains("Enter chooses, Esc goes back"))
  }

  @Test func `a required field left empty says so at the field`() throws {
    let driver = try BoardDriver(SampleStore())
    assigning(driver)
    driver.press(.control("s"))
    #expect(driver.lineContaining("staff *").contains("! is needed"))
  }

  @Test func `a rule's no leaves the form with all that was typed`() throws {
    let driver = try BoardDriver(SampleStore())
    assigning(driver)
    driver.type("W-999")
    driver.press(.control("s"), .enter)
    #expect(driver.text.contains("No record 'W-999'"))
    #expect(driver.lineContaining("staff *").contains("W-999"))
  }

  @Test func `Esc keeps what is typed for the next time`() throws {
    let driver = try BoardDriver(SampleStore())
    assigning(driver)
    driver.type("W-30")
    driver.press(.escape)
    #expect(driver.line(22) == "What was typed is kept as a draft for 7 days.")
    driver.type("a")
    driver.press(.enter)
    #expect(driver.lineContaining("staff *").contains("W-30"))
  }

  @Test func `a read-only session says why nothing can be done`() throws {
    let driver = try BoardDriver(SampleStore()) { $0.isReadOnly = true }
    driver.type("a")
    #expect(driver.line(22) == "This session is read only.")
    #expect(driver.line(23).contains("read only"))
  }

  @Test func `pasted keys are never read as commands`() throws {
    let driver = try BoardDriver(SampleStore())
    driver.run([.event(.paste("q"))])
    #expect(driver.program.exitStatus == nil)
    assigning(driver)
    driver.run([.event(.paste("W-302\nq"))])
    #expect(driver.lineContaining("staff *").contains("W-302 q"))
  }
}
