import Domain
import TerminalUI
import Testing

@testable import Dashboard

@Suite struct SearchTests {
  @Test func `a half known name leads to the worker's phone in at most eight keys`() throws {
    let driver = try BoardDriver(SampleStore(), width: 100)
    let keys: [KeyPress] = "yabel".map { .character($0) }
    for key in keys { driver.press(key) }
    // Enter, to open the youth with the whole team, is one more.
    #expect(keys.count + 1 <= 8)
    let line = driver.lineContaining("Y-0001")
    #expect(line.contains("661-555-"), "the primary worker's phone stands beside the youth")
    driver.press(.enter)
    #expect(driver.text.contains("661-555-"))
    #expect(driver.program.top.id == .youth)
  }

  @Test(arguments: [(60, 20), (80, 24)])
  func `the phones of a youth opened from a search are in sight, the primary worker's first`(
    _ width: Int, _ height: Int
  ) throws {
    let driver = try BoardDriver(SampleStore(), width: width, height: height)
    driver.type("yabel")
    driver.press(.enter)
    let worker = try #require(driver.lines.firstIndex { $0.contains("661-555-0111") })
    let agency = try #require(driver.lines.firstIndex { $0.contains("661-555-0101") })
    #expect(worker < agency)
    #expect(driver.line(agency).contains("Sample Kern Child Welfare"))
  }

  @Test func `no name is shown by a search, and Esc goes back to where it began`() throws {
    let driver = try BoardDriver(SampleStore(), width: 100)
    driver.type("2")
    driver.type("y")
    driver.type("abelia")
    #expect(!driver.text.contains("Sample Youth Abelia"))
    driver.press(.escape)
    #expect(driver.program.top.id == .caseloads)
  }

  @Test func `a search that finds nobody says what to do`() throws {
    let driver = try BoardDriver(SampleStore(), width: 100)
    driver.type("y")
    driver.type("zzzz")
    #expect(driver.text.contains("Nobody is found"))
  }
}
