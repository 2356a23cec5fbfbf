import TerminalUI
import Testing

@testable import Dashboard

@Suite struct HelpTests {
  @Test func `shows every command of the screen with its keys, and Esc or q closes it`() throws {
    let driver = try BoardDriver(SampleStore(), width: 120, height: 160)
    driver.type("?")
    for entry in CommandTable.all
    where Availability.applies(entry, to: driver.program.top) {
      let words = entry.summary.split(separator: " ").prefix(5).joined(separator: " ")
      #expect(driver.lineContaining("  \(words)").contains(" \(entry.keyNames) "))
    }
    driver.type("q")
    #expect(!driver.text.contains("Keys (type to find"))
    #expect(driver.program.exitStatus == nil)
  }

  @Test func `typing narrows, and finds what belongs to other screens with the reason`() throws {
    let driver = try BoardDriver(SampleStore(), width: 120)
    driver.type("?mask")
    #expect(driver.text.contains("Show names, or mask them again"))
    #expect(!driver.text.contains("Weighted caseloads"))
    driver.press(.escape)
    driver.type("?group")
    #expect(driver.text.contains("not now: Only the screens of 2, 8, 7, !, "))
    driver.press(.control("u"))
    driver.type("zzzz")
    #expect(driver.text.contains("No command is about that."))
  }

  @Test func `says why a command cannot be used now`() throws {
    let driver = try BoardDriver(SampleStore(), width: 120)
    driver.type("?found")
    #expect(driver.text.contains("not now: Nothing is searched for yet; / begins."))
  }

  @Test func `names the keys as they are bound now`() throws {
    let driver = try BoardDriver(SampleStore(), width: 120) {
      $0.keymap.bind(.function(5), in: .everywhere, to: .refresh)
      $0.keymap.bind(.character("r"), in: .everywhere, to: nil)
    }
    driver.type("?refresh")
    #expect(driver.lineContaining("Read again").contains(" F5 "))
  }
}
