import Domain
import TestSupport
import TerminalUI
import Testing

@testable import Dashboard

@Suite struct GridLayoutTests {
  private typealias Row = GridSamples.Row

  private func keys(_ grid: Grid) -> [String] { grid.shownColumns.map(\.header.key) }

  @Test func `columns are left out, shown again at their place, and moved, but never all left out`()
  {
    var grid = GridSamples.filled([Row(id: "A")])
    grid.toggle(column: 1)
    #expect(keys(grid) == ["key", "name", "percent", "note", "secret"])
    grid.move(column: 4, by: -1)
    grid.move(column: 2, by: -5)
    #expect(keys(grid) == ["name", "key", "note", "percent", "secret"])
    grid.toggle(column: 1)
    #expect(Set(keys(grid)).count == 6)
    for column in grid.columns.indices { grid.toggle(column: column) }
    #expect(keys(grid) == ["secret"])
    grid.resetLayout(GridSamples.context())
    #expect(keys(grid) == GridSamples.listing.columns.map(\.key))
    #expect(grid.layout == nil)
  }

  @Test(arguments: 0..<30)
  func `a layout survives being kept and taken again`(seed: Int) {
    var random = SeededNumbers(seed: UInt64(seed))
    var grid = GridSamples.grid
    for _ in 0..<20 {
      let column = Int.random(in: 0..<6, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: grid.toggle(column: column)
      case 1: grid.move(column: column, by: Int.random(in: -3...3, using: &random))
      default: grid.sort(by: column, GridSamples.context())
      }
    }
    var context = GridSamples.context()
    context.layouts[grid.key] = grid.layout
    var other = GridSamples.grid
    other.take(GridSamples.rows([Row(id: "A")]), context)
    #expect(other.order == grid.order)
    #expect(other.sort == grid.sort)
  }

  @Test func `a kept layout of columns that are no more, or twice, keeps what makes sense`() {
    var grid = GridSamples.grid
    grid.adopt(
      GridLayout(
        shown: ["note", "gone", "note", "unit"], hidden: ["name", "key"], sortKey: "gone"))
    // What the layout does not know of is shown behind.
    #expect(keys(grid) == ["note", "unit", "percent", "secret"])
    #expect(grid.sort == nil)
  }

  @Test func `scrolling right brings every column into sight beside the first`() {
    var grid = GridSamples.filled([Row(id: "A-0001")])
    _ = GridSamples.text(&grid, width: 24, height: 3)
    var seen = Set(grid.visible)
    #expect(grid.hasMoreRight)
    while grid.scroll(by: 1) {
      let text = GridSamples.text(&grid, width: 24, height: 3)
      #expect(text[1].contains("A-0001"))
      #expect(grid.visible.first == 0)
      #expect(text[0].contains("‹"))
      seen.formUnion(grid.visible)
    }
    #expect(seen == Set(grid.columns.indices))
    #expect(!grid.hasMoreRight)
    while grid.scroll(by: -1) {}
    #expect(GridSamples.text(&grid, width: 24, height: 3)[0].hasSuffix("›"))
  }

  @Test func `a wide table has nothing to scroll to`() {
    var grid = GridSamples.filled([Row(id: "A")])
    _ = GridSamples.text(&grid, width: 120, height: 3)
    let scrolled = grid.scroll(by: 1)
    #expect(!scrolled)
  }

  // MARK: - The chooser

  @Test func `c lists every column, and each key shows in the list beneath`() throws {
    let driver = try BoardDriver(SampleStore(), width: 100, height: 30)
    driver.type("2c")
    #expect(driver.text.contains("Columns"))
    #expect(driver.text.contains("[x] Name"))
    #expect(driver.text.contains("[x] FIPS"))
    #expect(driver.text.contains("[ ] County"))
    driver.type("j")
    driver.press(.enter)
    driver.type("q")
    #expect(!driver.text.contains("Columns"))
  }

  @Test func `a column chosen and sorted by stays so in every list of the kind`() throws {
    let driver = try BoardDriver(SampleStore(), width: 160, height: 30)
    driver.type("2")
    driver.press(.enter)
    driver.type("cG")
    driver.press(.enter)
    driver.type("s")
    driver.press(.escape)
    let chosen = driver.program.top.grid?.layout
    #expect(chosen?.sortKey != nil)
    driver.press(.escape, .down, .enter)
    #expect(driver.program.top.grid?.layout == chosen)
  }

  @Test func `every size draws the chooser without a trap`() throws {
    let driver = try BoardDriver(SampleStore())
    driver.type("6c")
    for (width, height) in [(60, 20), (61, 20), (80, 24), (300, 70), (1, 1)] {
      driver.resize(width, height)
    }
    #expect(driver.program.overlay != nil)
  }
}
