import Testing

@testable import TerminalUI

@Suite struct ListStateTests {
  @Test func `moves within the list and keeps the selection in view`() {
    var state = ListState()
    for _ in 0..<7 { state.handle(.down, count: 10, height: 4) }
    #expect(state.selection == 7 && state.offset == 4)
    state.handle(.character("G"), count: 10, height: 4)
    #expect(state.selection == 9 && state.offset == 6)
    state.handle(.down, count: 10, height: 4)
    #expect(state.selection == 9)
    state.handle(.home, count: 10, height: 4)
    #expect(state.selection == 0 && state.offset == 0)
    let isKnown = state.handle(.escape, count: 10, height: 4)
    #expect(!isKnown)
  }

  @Test func `pages with a row kept in view`() {
    var state = ListState()
    state.handle(.pageDown, count: 100, height: 10)
    #expect(state.selection == 9 && state.offset == 9)
    state.handle(.pageUp, count: 100, height: 10)
    #expect(state.selection == 0 && state.offset == 0)
  }

  @Test(arguments: [(0, 0), (0, 5), (1, 0), (3, 1), (3, 9)])
  func `stays in a list that shrank, at any height`(count: Int, height: Int) {
    var state = ListState(selection: 50, offset: 45)
    state.ensureVisible(count: count, height: height)
    #expect(state.selection == max(0, count - 1))
    let rows = state.visibleRows(count: count, height: height)
    #expect(rows.upperBound <= count && rows.count <= height)
    state.move(by: .min, count: count)
    state.move(by: .max, count: count)
    #expect(state.selection == max(0, count - 1))
  }
}
