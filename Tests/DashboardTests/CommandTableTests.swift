import TerminalUI
import Testing

@testable import Dashboard

@Suite struct CommandTableTests {
  @Test func `every command has an entry and a key`() {
    for command in Command.allCases {
      let entry = CommandTable.entry(command)
      #expect(entry?.keys.isEmpty == false, "\(command.rawValue)")
    }
  }

  @Test func `no key means two things`() {
    let keys = CommandTable.all.flatMap(\.keys)
    #expect(Set(keys).count == keys.count)
  }

  @Test func `every group of the table is in help`() {
    #expect(Set(CommandTable.all.map(\.group)) == Set(CommandTable.groups))
  }

  @Test func `the palette finds by beginning, then by letters in order`() {
    #expect(CommandTable.matching("pol").first?.command == .showPolicies)
    #expect(CommandTable.matching("fp").first?.command == .findPrevious)
    #expect(CommandTable.matching("zzz").isEmpty)
  }

  @Test func `a typed command runs, an unknown one says so`() throws {
    let driver = try BoardDriver(SampleStore())
    driver.type(":policies")
    driver.press(.enter)
    #expect(driver.line(1).hasPrefix("Policies in force"))
    driver.type(":zzz")
    driver.press(.enter)
    #expect(driver.line(22).contains("No command is called 'zzz'"))
  }

  @Test func `a command that cannot be used says why`() throws {
    let driver = try BoardDriver(SampleStore())
    driver.type("n")
    #expect(driver.line(22) == "Nothing is searched for yet; / begins.")
  }
}
