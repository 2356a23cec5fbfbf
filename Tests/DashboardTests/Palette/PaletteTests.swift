import Domain
import Store
import TerminalUI
import Testing

@testable import Dashboard

@Suite struct PaletteTests {
  private static func command(_ text: String) throws -> Command? {
    let driver = try BoardDriver(SampleStore())
    let items = PaletteItems.all(on: driver.program.top, driver.program.context)
    guard case .command(let command)? = PaletteItems.matching(text, of: items).first?.doing else {
      return nil
    }
    return command
  }

  @Test func `finds by beginning, by words' beginnings, by the sentence, by letters in order`()
    throws
  {
    #expect(try Self.command("pol") == .showPolicies)
    #expect(try Self.command("fp") == .findPrevious)
    #expect(try Self.command("find prev") == .findPrevious)
    #expect(try Self.command("who answers") == .showOnCall)
    #expect(try Self.command("zzz") == nil)
  }

  @Test func `a typed command runs, an unknown one says so`() throws {
    let driver = try BoardDriver(SampleStore())
    driver.type(":policies")
    driver.press(.enter)
    #expect(driver.line(1).hasPrefix("Policies in force"))
    driver.type(":zzz")
    #expect(driver.text.contains("Nothing is called so."))
    driver.press(.enter)
    #expect(driver.line(22).contains("Nothing is called 'zzz'"))
  }

  @Test func `shows what each does, its key, and why it cannot be used now`() throws {
    let driver = try BoardDriver(SampleStore(), width: 100)
    driver.type(":find-n")
    let line = driver.lineContaining("▸ find-next")
    #expect(line.contains("  n  "))
    #expect(line.contains("not now: Nothing is searched for yet"))
    driver.press(.escape)
    driver.type(":refr")
    #expect(driver.lineContaining("▸ refresh").contains("Read again"))
  }

  @Test func `an action opens its form, filled from what is selected`() throws {
    let driver = try BoardDriver(SampleStore())
    driver.press(.tab)
    driver.type(":assign")
    driver.press(.enter)
    #expect(driver.lineContaining("case *").contains("C-0034"))
  }

  @Test func `a county restricts every screen until all are shown again`() throws {
    let driver = try BoardDriver(SampleStore(), width: 100)
    driver.type(":county ker")
    #expect(driver.lineContaining("▸ county Kern").contains("06029"))
    driver.press(.enter)
    #expect(driver.program.context.counties == ["06029"])
    #expect(driver.line(23).contains("county Kern"))
    driver.type("2")
    #expect(!driver.text.contains("Fresno"))
    driver.type(":county all")
    driver.press(.enter)
    #expect(driver.text.contains("Fresno"))
    #expect(driver.program.top.grid?.changed.isEmpty == true, "rows of other counties are no news")
  }

  @Test func `a session for one county is offered no other`() throws {
    let driver = try BoardDriver(SampleStore(), width: 100) { $0.counties = ["06029"] }
    driver.type(":county ")
    #expect(driver.text.contains("county Kern"))
    #expect(!driver.text.contains("Fresno"))
  }

  @Test func `a worker is found by key or name, the name masked until m`() throws {
    let driver = try BoardDriver(SampleStore(), width: 120)
    driver.type("3:worker w-101")
    #expect(driver.text.contains("worker W-101"))
    #expect(!driver.text.contains("Sample Worker"))
    driver.press(.escape)
    driver.type("m:worker sample")
    #expect(driver.text.contains("Sample Worker"))
    driver.press(.escape)
    driver.type(":worker w-101")
    driver.press(.enter)
    #expect(driver.line(1).contains("W-101"))
    #expect(driver.text.contains("C-00"))
  }

  @Test func `a unit, a youth, a case and a facility open by name`() throws {
    let driver = try BoardDriver(SampleStore(), width: 120)
    driver.type(":unit valley")
    driver.press(.enter)
    #expect(driver.line(1).hasPrefix("Caseloads › Kern › Valley"))
    driver.type(":youth abel")
    driver.press(.enter)
    #expect(driver.line(1).hasPrefix("Youth › Y-0001"))
    driver.type(":case c-0034")
    driver.press(.enter)
    #expect(driver.line(1).hasPrefix("Youth › Y-0034"))
    driver.type(":facility f")
    let chosen = driver.lineContaining("▸ facility").split(separator: " ")[3]
    driver.press(.enter)
    #expect(driver.program.top.grid?.selectedID == String(chosen))
  }

  @Test func `Tab takes the name, the arrows choose, and up goes back through what was entered`()
    throws
  {
    let driver = try BoardDriver(SampleStore(), width: 100)
    driver.type(":polic")
    driver.press(.tab)
    #expect(driver.line(22).hasPrefix("Command: policies"))
    driver.press(.enter)
    driver.type(":")
    driver.press(.up)
    #expect(driver.line(22).hasPrefix("Command: policies"))
    driver.press(.down)
    #expect(!driver.line(22).contains("policies"))
    driver.press(.down, .down, .up)
    #expect(driver.lineContaining("▸").contains("open"))
  }

  @Test func `a paste is a line of text, never Enter`() throws {
    let driver = try BoardDriver(SampleStore())
    driver.type(":")
    driver.run([.event(.paste("quit\n"))])
    #expect(driver.program.exitStatus == nil)
    #expect(driver.line(22).hasPrefix("Command: quit"))
  }

  @Test func `an answer to what is no longer typed is passed over`() throws {
    let driver = try BoardDriver(SampleStore(), width: 100)
    driver.type(":county ker")
    let late = driver.port.runner.fetch(
      Fetch(NamedRecordsQuery(.county, text: "fres", at: SampleStore.noon)))
    driver.run([.looked(late)])
    #expect(!driver.text.contains("county Fresno"))
  }
}
