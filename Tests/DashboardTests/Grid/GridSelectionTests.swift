import Domain
import TestSupport
import Testing

@testable import Dashboard

@Suite struct GridSelectionTests {
  private typealias Row = GridSamples.Row

  /// Random refreshes, moves, filters and sorts. Whatever happens to the rows, the selection stays
  /// on its record while that is there, and a lost one is told.
  @Test(arguments: 0..<60)
  func `the selected record never changes by itself`(seed: Int) {
    var random = SeededNumbers(seed: UInt64(seed))
    func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
    var now = SampleStore.noon
    var grid = GridSamples.grid
    for _ in 0..<200 {
      let context = GridSamples.context(now: now)
      let before = grid.selectedID
      switch below(7) {
      case 0...2:
        let rows = (0..<20).filter { _ in below(5) > 0 }.map {
          Row(id: "R\($0)", unit: ["North", "South"][below(2)], load: below(150))
        }
        let former = GridSamples.ids(grid)
        grid.take(GridSamples.rows(rows.shuffled(using: &random)), context)
        expectKept(grid, before: before, former: former, now: now)
      case 3:
        grid.state.move(by: below(9) - 4, count: grid.shown.count)
        grid.noteMove(context)
      case 4:
        grid.setFilter(["", "north", "percent > 70", "south"][below(4)], context)
        #expect(grid.selectedID == before || before == nil || grid.rows.isEmpty)
      case 5:
        grid.sort(by: [nil, 0, 1, 3][below(4)], context)
        #expect(grid.selectedID == before)
      default:
        now = now.adding(seconds: Int64(below(4)))
        grid.settle(GridSamples.context(now: now))
        #expect(grid.selectedID == before)
      }
      expectSound(grid)
    }
  }

  private func expectKept(_ grid: Grid, before: String?, former: [String], now: Instant) {
    var grid = grid
    guard let before else { return }
    if grid.rows.contains(where: { $0.id == before }) {
      #expect(grid.selectedID == before)
      #expect(grid.takeLost(now: now) == nil)
    } else if let line = former.firstIndex(of: before) {
      #expect(grid.takeLost(now: now) == "'\(before)'")
      #expect(grid.takeLost(now: now) == nil)
      let left = Set(GridSamples.ids(grid))
      let nearest =
        former[line...].first { left.contains($0) }
        ?? former[..<line].last { left.contains($0) }
      if let nearest { #expect(grid.selectedID == nearest) }
    }
  }

  private func expectSound(_ grid: Grid) {
    #expect(Set(grid.shown).count == grid.shown.count)
    #expect(grid.shown.isEmpty || grid.shown.indices.contains(grid.state.selection))
    if let id = grid.selectedID, GridSamples.ids(grid).contains(id) {
      #expect(grid.selected?.id == id)
    }
  }

  @Test func `rows keep their places while the hand moves and are sorted once it rests`() {
    let context = GridSamples.context()
    var grid = GridSamples.filled([Row(id: "A", load: 10), Row(id: "B", load: 20)])
    grid.sort(by: 3, context)
    #expect(GridSamples.ids(grid) == ["B", "A"])
    grid.state.move(by: 1, count: 2)
    grid.noteMove(context)
    grid.take(GridSamples.rows([Row(id: "A", load: 90), Row(id: "B", load: 20)]), context)
    #expect(GridSamples.ids(grid) == ["B", "A"])
    grid.settle(GridSamples.context(now: context.now.adding(seconds: 2)))
    #expect(GridSamples.ids(grid) == ["A", "B"])
    #expect(grid.selected?.id == "A")
  }

  @Test func `a record that the filter hides is selected again once it is shown`() {
    let context = GridSamples.context()
    var grid = GridSamples.filled([Row(id: "A", unit: "South"), Row(id: "B")])
    grid.state.select(1)
    grid.noteMove(context)
    grid.setFilter("south", context)
    #expect(grid.selected?.id == "A")
    grid.setFilter("", context)
    #expect(grid.selected?.id == "B")
  }

  // MARK: - What changed

  @Test func `each cell that changed is marked until its row is looked at`() {
    let context = GridSamples.context()
    var grid = GridSamples.filled([Row(id: "A", load: 10), Row(id: "B"), Row(id: "C")])
    grid.take(
      GridSamples.rows([
        Row(id: "A", load: 11, note: "busy"), Row(id: "B"), Row(id: "C"), Row(id: "D"),
      ]), context)
    let text = GridSamples.text(&grid, width: 60, height: 5)
    #expect(text[1].hasPrefix("* A "))
    #expect(text[1].contains("*11.0 %"))
    #expect(text[1].contains("*busy"))
    #expect(!text[2].contains("*"))
    #expect(text[4].hasPrefix("+ D "))
    // More changes add up; what was looked at is as before.
    grid.take(
      GridSamples.rows([Row(id: "A", load: 11, note: "busy"), Row(id: "B", load: 1)]), context)
    #expect(grid.changed["A"] == .some([3, 4]))
    #expect(grid.changed["B"] == .some([3]))
    grid.noteMove(context)
    #expect(grid.changed["A"] == nil)
    #expect(grid.changed["D"] == nil)
  }

  // MARK: - Marks

  @Test func `marks stay with their records and go with them`() {
    let context = GridSamples.context()
    var grid = GridSamples.filled([Row(id: "A"), Row(id: "B", unit: "South"), Row(id: "C")])
    grid.toggleMark()
    grid.toggleMark()
    #expect(grid.marked == ["A", "B"])
    #expect(grid.selected?.id == "C")
    #expect(GridSamples.text(&grid, width: 60, height: 4)[1].hasPrefix("✓"))
    grid.setFilter("north", context)
    #expect(grid.marked.count == 2)
    #expect(grid.marksOutOfSight == 1)
    grid.setFilter("", context)
    grid.take(GridSamples.rows([Row(id: "C"), Row(id: "B")]), context)
    #expect(grid.marked == ["B"])
    #expect(grid.alone("B").selected?.id == "B")
  }
}
