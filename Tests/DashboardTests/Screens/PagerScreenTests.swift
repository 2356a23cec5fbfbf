import TerminalUI
import Testing

@testable import Dashboard

@Suite struct PagerScreenTests {
  /// The record of Y-0025, with its headings.
  private func youth(_ width: Int = 80, _ height: Int = 24) throws -> BoardDriver {
    let driver = try BoardDriver(SampleStore(), width: width, height: height)
    driver.press(.enter, .enter, .enter)
    return driver
  }

  @Test func `a youth's record says where one is and is read with the keys of a pager`() throws {
    let driver = try youth()
    #expect(driver.line(3).hasPrefix("Y-0025"))
    #expect(driver.line(21).hasPrefix("lines 1-"))
    driver.type("]")
    #expect(driver.line(3).hasPrefix("To call, in this order"))
    driver.type("]")
    #expect(driver.line(3).hasPrefix("Why 500?"))
    driver.type("[")
    #expect(driver.line(3).hasPrefix("To call, in this order"))
    driver.type("/placement")
    driver.press(.enter)
    #expect(driver.line(21).contains("'placement' in line 1 of "))
    driver.type("n")
    #expect(driver.line(21).contains("'placement' in line 2 of "))
    driver.press(.escape)
    #expect(!driver.line(21).contains("placement"))
    #expect(driver.program.top.id == .youth)
  }

  @Test func `Esc while a search is typed goes back to where it began`() throws {
    let driver = try youth()
    driver.type("]")
    let line = driver.line(3)
    driver.type("/missing from care")
    #expect(driver.line(3) != line)
    driver.press(.escape)
    #expect(driver.line(3) == line)
    driver.press(.enter)
    #expect(driver.line(22) == "There is nothing to choose here; o lists the headings.")
  }

  @Test func `the outline goes to a heading, and Esc leaves it before the screen`() throws {
    let driver = try youth()
    driver.type("o")
    #expect(driver.text.contains("Outline"))
    driver.press(.down, .enter)
    #expect(driver.line(3).hasPrefix("Why 500?"))
    driver.type("o")
    driver.press(.escape)
    #expect(driver.program.top.id == .youth)
    #expect(!driver.text.contains("Outline"))
    driver.press(.escape)
    #expect(driver.program.top.id == .caseloads)
  }

  @Test func `M and a letter mark a place, ' and the letter return to it`() throws {
    let driver = try youth()
    driver.type("]")
    driver.type("Ma")
    #expect(driver.line(22).contains("'a comes back here."))
    driver.type("G")
    driver.type("'a")
    #expect(driver.line(3).hasPrefix("To call, in this order"))
    driver.type("'x")
    #expect(driver.line(22).contains("No place is marked 'x'"))
  }

  @Test func `another's write keeps the place, and m shows names where one is`() throws {
    let store = try SampleStore()
    let driver = try BoardDriver(store)
    driver.press(.enter, .enter, .enter)
    driver.type("]")
    let line = driver.line(3)
    #expect(!driver.text.contains("Sample Worker"))
    driver.type("m")
    #expect(driver.line(3) == line)
    #expect(driver.text.contains("Sample Worker"))
    try store.apply(
      "record-effort",
      [("episode", "M-0001"), ("kind", "shelter_check"), ("at", "2026-11-20 11:30")])
    driver.run([.storeMoved])
    #expect(driver.line(3) == line)
  }

  @Test func `v reads the selected row of any list in full, names masked until m`() throws {
    let driver = try BoardDriver(SampleStore())
    driver.type("3v")
    #expect(driver.line(1).hasPrefix("Policies in force on 2026-11-20 › in full"))
    #expect(driver.text.contains("Provenance: "))
    #expect(driver.text.contains("Source: "))
    driver.press(.escape)
    #expect(driver.program.top.id == .policies)
  }

  @Test func `v on a case says why it has its points`() throws {
    let driver = try BoardDriver(SampleStore())
    driver.press(.enter, .enter)
    driver.type("v")
    #expect(driver.line(1).contains("why 500"))
    #expect(driver.text.contains("570  cut to the ceiling"))
  }

  @Test func `v on the board reads it as a page, with its panels for an outline`() throws {
    let driver = try BoardDriver(SampleStore())
    driver.type("v")
    #expect(driver.line(1).hasPrefix("Board › as a page"))
    #expect(driver.line(3).hasPrefix("DEMO: a demonstration store"))
    driver.type("o")
    #expect(driver.text.contains("! Missing from care: 2 youth"))
    #expect(driver.text.contains("Load by unit"))
  }

  @Test func `texts are masked again with the names`() throws {
    let driver = try youth(120, 40)
    driver.type("m")
    #expect(driver.text.contains("Sample Worker"))
    driver.wait(130)
    driver.press(.down)
    #expect(!driver.text.contains("Sample Worker"))
  }

  @Test func `w lets long lines run past the edge, and h and l go along them`() throws {
    let driver = try youth(60, 20)
    let wrapped = driver.program.top.pager?.isWrapped
    driver.type("l")
    #expect(driver.line(18).contains("w lets them run on"))
    driver.type("w")
    #expect(wrapped == true)
    #expect(driver.text.contains("›"))
    #expect(driver.text.contains("not wrapped"))
    driver.type("l")
    #expect(driver.text.contains("from column 31"))
  }
}
