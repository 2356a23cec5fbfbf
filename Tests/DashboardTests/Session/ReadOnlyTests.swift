import Domain
import Store
import TerminalUI
import Testing

@testable import Dashboard

@Suite struct ReadOnlyTests {
  private static func driver(
    _ store: SampleStore, _ width: Int = 200, _ height: Int = 60
  ) throws -> BoardDriver {
    try BoardDriver(store, width: width, height: height, panel: nil) { $0.isReadOnly = true }
  }

  @Test func `no command that writes is in footer, help or palette, whatever the screen`() throws {
    let store = try SampleStore()
    let driver = try Self.driver(store)
    let writing = CommandTable.all.filter(\.isChanging)
    #expect(writing.map(\.command).contains(.act))
    for entry in ScreenCatalog.all {
      driver.program.run(entry.command)
      driver.run([])
      let footer = driver.line(58)
      let context = driver.program.context
      let palette = PaletteItems.all(on: driver.program.top, context)
      let help = HelpBox(on: driver.program.top, context).lines
      for writer in writing {
        if let short = writer.short, let key = writer.keys.first {
          #expect(!footer.contains("\(key) \(short)"), "\(short) on \(entry.title)")
        }
        #expect(!help.contains { $0.entry.command == writer.command })
        #expect(!palette.contains { $0.name == writer.command.rawValue })
      }
      for action in ChangeCatalog.descriptors {
        #expect(!palette.contains { $0.name == action.name })
      }
    }
  }

  @Test func `no key of the table writes, on any screen`() throws {
    let store = try SampleStore()
    let before = try store.open().read(AuditHeadQuery())
    let keys = CommandTable.all.filter { ![.quit, .lock, .suspend].contains($0.command) }
      .flatMap(\.keys)
    for entry in ScreenCatalog.all {
      // The least screen: what a key does is not what it draws.
      let driver = try Self.driver(store, 80, 24)
      for key in keys {
        driver.program.run(entry.command)
        driver.run([])
        driver.press(key, .enter, .enter)
        #expect(driver.program.context.isMasked)
        switch driver.program.overlay {
        case .menu, .form: Issue.record("\(key) opens a form on \(entry.title)")
        default: break
        }
        // Whatever it opened is left before the next.
        while driver.program.overlay != nil { driver.press(.escape) }
      }
    }
    #expect(try store.open().read(AuditHeadQuery()) == before)
    #expect(store.exports().isEmpty)
  }

  @Test func `a youth's record is not opened, and the screen says why`() throws {
    let store = try SampleStore()
    let driver = try Self.driver(store, 80)
    driver.type("4")
    driver.press(.enter)
    #expect(driver.program.top.id == .episode)
    #expect(driver.text.contains("each opening is entered in the log"))
    #expect(!driver.port.fetches.contains { $0.opening != nil })
    driver.press(.escape)
    #expect(driver.program.top.id == .missing)
    #expect(driver.text.contains("X LATE"))
  }

  @Test func `a change's key says that the session is read only`() throws {
    let driver = try Self.driver(SampleStore(), 80)
    for key in ["a", "m", "e"] {
      driver.type(key)
      #expect(driver.line(58) == "This session is read only.", "\(key)")
    }
  }
}
