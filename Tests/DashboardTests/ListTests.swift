import Domain
import TerminalUI
import Testing

@testable import Dashboard

@Suite struct ListTests {
  @Test func `s sorts by the next column, S turns the order round`() throws {
    let driver = try BoardDriver(SampleStore(), width: 120)
    driver.type("2s")
    #expect(driver.line(3).contains("Name▲"))
    driver.type("S")
    #expect(driver.line(3).contains("Name▼"))
    #expect(driver.line(4).contains("Sacramento"))
    driver.type("S")
    #expect(driver.line(4).contains("Fresno"))
  }

  @Test func `f shows only rows that contain what is typed, while it is typed`() throws {
    let driver = try BoardDriver(SampleStore())
    driver.type("fsac")
    #expect(driver.line(1).contains("filter 'sac'  1 of 6 rows"))
    #expect(driver.text.contains("Sacramento Intake"))
    #expect(!driver.text.contains("Fresno     South"))
    driver.press(.enter, .escape)
    #expect(driver.line(1).contains("6 rows"))
  }

  @Test func `a filter that nothing passes says how to lift it`() throws {
    let driver = try BoardDriver(SampleStore())
    driver.type("2fzzz")
    #expect(driver.text.contains("No row contains 'zzz'. Press f to change the filter"))
  }

  @Test func `search goes to the row, n to the next, N back`() throws {
    let driver = try BoardDriver(SampleStore())
    driver.type("/kern")
    driver.press(.enter)
    let first = driver.program.top.grid?.selectedID
    driver.type("n")
    let second = driver.program.top.grid?.selectedID
    driver.type("N")
    #expect(first == "06029/u/Valley")
    #expect(second == "06029/u/Desert")
    #expect(driver.program.top.grid?.selectedID == first)
  }

  @Test func `another's write shows without a key, marked until the row is visited`() throws {
    let store = try SampleStore()
    let driver = try BoardDriver(store, width: 100, height: 44)
    #expect(driver.text.contains("2 cases without a worker"))
    try store.apply("assign-case", [("case", "C-0034"), ("staff", "W-302")])
    driver.run([.storeMoved])
    #expect(driver.text.contains("1 case without a worker"))
    #expect(driver.lineContaining("Sacramento Intake").hasPrefix("* "))
    #expect(driver.line(1).contains("* 1 changed"))
    driver.type("/intake")
    driver.press(.enter, .escape)
    #expect(driver.lineContaining("Sacramento Intake").hasPrefix("  "))
  }

  @Test func `files that moved without a commit cost no read`() throws {
    let driver = try BoardDriver(SampleStore())
    let before = driver.port.fetches.count
    driver.run([.storeMoved])
    #expect(driver.port.fetches.count == before)
  }

  @Test func `the selection stays with its record when rows change places`() throws {
    let store = try SampleStore()
    let driver = try BoardDriver(store)
    driver.type("2j")
    driver.press(.enter, .enter)
    driver.type("/W-102")
    driver.press(.enter)
    #expect(driver.program.top.grid?.selectedID == "W-102")
    driver.wait(5)
    for number in 1...6 {
      try store.apply(
        "assign-case", [("case", "C-000\(number)"), ("staff", "W-102"), ("role", "secondary")])
    }
    driver.run([.storeMoved])
    #expect(driver.program.top.grid?.selectedID == "W-102")
    #expect(driver.program.top.grid?.selected?.id == "W-102")
  }

  @Test func `rows hold still for two seconds after a key`() throws {
    let store = try SampleStore()
    let driver = try BoardDriver(store)
    let order = driver.program.top.grid?.shown.compactMap { driver.program.top.grid?.rows[$0].id }
    driver.type("j")
    for number in ["C-0001", "C-0003", "C-0004", "C-0005"] {
      try store.apply("assign-case", [("case", number), ("staff", "W-105"), ("role", "secondary")])
    }
    driver.run([.storeMoved])
    let held = driver.program.top.grid.map { grid in grid.shown.map { grid.rows[$0].id } }
    #expect(held == order)
    driver.wait(3)
    let settled = driver.program.top.grid.map { grid in grid.shown.map { grid.rows[$0].id } }
    #expect(settled != order)
    #expect(settled == driver.program.top.grid?.rows.map(\.id))
  }

  @Test func `e writes the rows shown into a file for its owner alone, never over another`() throws
  {
    let store = try SampleStore()
    let driver = try BoardDriver(store, width: 160)
    driver.press(.enter)
    driver.type("e")
    #expect(store.exports() == ["csecboard-caseloads-20261120120000.csv"])
    let bytes = Files.read(store.exportFolder + "/csecboard-caseloads-20261120120000.csv") ?? []
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("worker,name"))
    #expect(text.contains("W-203,SWJ"))
    driver.type("e")
    #expect(driver.line(22).contains("File exists"))
    #expect(store.exports().count == 1)
  }
}
