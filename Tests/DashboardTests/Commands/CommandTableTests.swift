import TerminalUI
import Testing

@testable import Dashboard

@Suite struct CommandTableTests {
  @Test func `every command has one entry, with a sentence that ends in no stop`() {
    for command in Command.allCases {
      let entries = CommandTable.all.filter { $0.command == command }
      #expect(entries.count == 1, "\(command.rawValue)")
      #expect(entries.first?.summary.hasSuffix(".") == false)
    }
  }

  @Test func `no key means two things`() {
    let keys = CommandTable.all.flatMap(\.keys)
    #expect(Set(keys).count == keys.count)
  }

  @Test func `every group of the table is in help`() {
    #expect(Set(CommandTable.all.map(\.group)) == Set(CommandTable.groups))
  }

  @Test func `every command is reached by a key or by its name in the palette`() throws {
    let driver = try BoardDriver(SampleStore())
    let items = PaletteItems.all(on: driver.program.top, driver.program.context)
    for command in Command.allCases {
      let found = PaletteItems.matching(command.rawValue, of: items).first
      guard case .command(let first)? = found?.doing else {
        Issue.record("\(command.rawValue) leads to \(found?.name ?? "nothing")")
        continue
      }
      #expect(first == command)
    }
  }

  @Test func `a command that cannot be used says why`() throws {
    let driver = try BoardDriver(SampleStore())
    driver.type("n")
    #expect(driver.line(22) == "Nothing is searched for yet; / begins.")
  }
}
