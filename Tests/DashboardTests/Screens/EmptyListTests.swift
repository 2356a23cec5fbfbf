import TerminalUI
import Testing

@testable import Dashboard

@Suite struct EmptyListTests {
  /// What a sentence tells to do: a file to import, a command, a key, another choice.
  private static let advice = [
    "Import ", "csecboard ", "Press ", "press ", " a reports", " a records", "choose ", "Choose ",
    "name other",
    "b shows", "p shows", "y begins",
  ]

  /// Whether a sentence says that all is well, where there is nothing to do.
  private static let good = [
    "Every open case has a worker.", "Every youth here has a lead agency and a lead person.",
    "Both seats are filled by different people in every minute.",
    "No clock runs that is not late already.",
  ]

  private func check(_ grid: Grid, _ name: String) {
    let text = grid.emptyText
    let isGood = Self.good.contains { text.hasPrefix($0) }
    #expect(isGood || Self.advice.contains { text.contains($0) }, "\(name): \(text)")
    #expect(text.hasSuffix("."), "\(name): \(text)")
  }

  @Test func `every list of an empty store says why it is empty and what to do`() throws {
    let store = try SampleStore(isFilled: false)
    for entry in ScreenCatalog.all {
      let driver = try BoardDriver(store, width: 120, height: 50, panel: nil)
      driver.program.run(entry.command)
      driver.run([])
      for _ in 0..<(driver.program.top.hasPanels ? 8 : 1) {
        guard let grid = driver.program.top.grid else { continue }
        check(grid, entry.title)
        if grid.shown.isEmpty, !driver.program.top.hasPanels {
          let beginning = String(grid.emptyText.prefix(30))
          #expect(driver.text.contains(beginning), "\(entry.title)\n\(driver.text)")
        }
        driver.press(.tab)
      }
    }
  }

  @Test func `a search that finds nobody and a list that a state empties say what to do`() throws {
    let driver = try BoardDriver(SampleStore(isFilled: false), width: 120, height: 50)
    driver.type("yzzz")
    #expect(driver.text.contains("y begins anew."))
    driver.press(.escape)
    driver.type("7b")
    #expect(driver.text.contains("Press b for"))
  }
}
