import TerminalUI
import Testing

@testable import Dashboard

@Suite struct FilterLineTests {
  @Test func `a condition typed key by key, the refusal above its place`() throws {
    let driver = try BoardDriver(SampleStore(), width: 100)
    driver.type("2fpercent > x")
    #expect(driver.line(22).contains("Filter: percent > x"))
    let sign = driver.line(21).firstIndex(of: "!")
    #expect(sign == driver.line(22).firstIndex(of: "x"))
    #expect(driver.line(21).contains("column 11: 'x' is no number, such as 97.5"))
    #expect(driver.program.top.grid?.shown.count == 3)
    driver.press(.enter)
    #expect(driver.program.overlay != nil)
    driver.press(.backspace)
    driver.type("1 and name ~ kern")
    driver.press(.enter)
    #expect(driver.program.overlay == nil)
    #expect(driver.line(1).contains("filter 'percent > 1 and name ~ kern'  1 of 3 rows"))
    driver.press(.escape)
    #expect(driver.program.top.grid?.shown.count == 3)
  }

  @Test func `Tab completes columns and their values`() throws {
    let driver = try BoardDriver(SampleStore(), width: 100)
    driver.type("2fperc")
    driver.press(.tab)
    driver.type("> 1 and c")
    driver.press(.tab)
    #expect(driver.line(21).contains("cases  cse_cases") || driver.line(21).contains("capacity"))
    driver.press(.control("u"))
    driver.type("name = ke")
    driver.press(.tab)
    #expect(driver.line(22).contains("Filter: name = Kern"))
    #expect(driver.program.top.grid?.shown.count == 1)
    driver.press(.escape)
    #expect(driver.program.top.grid?.shown.count == 3)
  }

  @Test func `pasted text is part of the filter, never a command`() throws {
    let driver = try BoardDriver(SampleStore())
    driver.type("2f")
    driver.run([.event(.paste("name = Kern\nq"))])
    #expect(driver.program.exitStatus == nil)
    #expect(driver.line(22).contains("name = Kern q"))
  }

  @Test func `a condition that no row meets says how to lift it`() throws {
    let driver = try BoardDriver(SampleStore())
    driver.type("2fpercent > 900")
    driver.press(.enter)
    #expect(driver.text.contains("No row is so: percent > 900. Press f to change the filter"))
  }

  @Test func `a row that goes is told, and its neighbour is selected`() throws {
    let store = try SampleStore()
    let driver = try BoardDriver(store, height: 44)
    driver.type("4j")
    let gone = driver.program.top.grid?.selectedID
    let next = driver.program.top.grid.map { grid in grid.row(grid.state.selection + 1).id }
    var grid = driver.program.top.grid
    let rest = grid?.rows.filter { $0.id != gone } ?? []
    grid?.take(rest, driver.program.context)
    driver.program.top.grid = grid
    driver.run([])
    #expect(driver.program.top.grid?.selectedID == next)
    #expect(driver.line(42).hasPrefix("'\(gone ?? "")' is no longer in this list"))
  }
}
