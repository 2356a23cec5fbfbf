import Testing

@testable import TerminalUI

@Suite struct TableViewTests {
  static let theme = Theme(
    name: "t", styles: ["header": .bold, "row.selected": .reverse, "row.selected.unfocused": .bold])
  static let table = TableView(
    columns: [
      TableColumn("Case", minWidth: 4), TableColumn("Worker", minWidth: 6, maxWidth: 10),
      TableColumn("Load", minWidth: 5, priority: 2, alignment: .trailing),
      TableColumn("Note", minWidth: 4, maxWidth: 30, priority: 3),
    ], sort: TableSort(column: 2, isAscending: false))

  func draw(
    _ table: TableView = table, width: Int, height: Int, selection: Int = 1,
    rowCount: Int = 3
  ) -> Surface {
    var surface = Surface(size: Size(width: width, height: height))
    var state = ListState(selection: selection)
    state.ensureVisible(count: rowCount, height: table.rowCapacity(in: surface.bounds))
    table.draw(
      in: surface.bounds, on: &surface, theme: Self.theme, rowCount: rowCount, state: state
    ) { row in
      ["C-\(row)", "Okonkwo-Blythe \(row)", StyledText("\(row * 50)"), "中文 note"]
    }
    return surface
  }

  @Test func `draws a heading, aligned cells and the selected row`() {
    let surface = draw(width: 34, height: 4)
    #expect(
      surface.rows == [
        "Case Worker     Load▼ Note        ", "C-0  Okonkwo-B…     0 中文 note   ",
        "C-1  Okonkwo-B…    50 中文 note   ", "C-2  Okonkwo-B…   100 中文 note   ",
      ])
    #expect(surface.styleMap[2] == String(repeating: "b", count: 34))
    #expect(surface.styleMap[1] == String(repeating: ".", count: 34))
  }

  @Test func `leaves out the least important columns first`() {
    #expect(draw(width: 18, height: 2).rows[0] == "Case Worker ›Load▼")
    #expect(draw(width: 12, height: 2).rows[0] == "Case Worker›")
    #expect(draw(width: 3, height: 2).rows[0] == "Ca›")
    #expect(draw(width: 1, height: 1).rows == ["…"])
    #expect(draw(width: 0, height: 0).rows == [])
  }

  @Test func `scrolls right behind the frozen column`() {
    var table = Self.table
    table.firstColumn = 2
    #expect(draw(table, width: 24, height: 2).rows[0] == "Case‹Load▼ Note         ")
  }

  @Test func `every column comes into sight by scrolling, however narrow the table`() {
    for width in 6...40 {
      var table = Self.table
      var seen = Set(table.visibleColumns(width: width))
      for first in table.frozenColumns..<table.columns.count {
        table.firstColumn = first
        let visible = table.visibleColumns(width: width)
        #expect(visible.first == 0)
        #expect(table.hasMoreRight(width: width) == (visible.last != table.columns.count - 1))
        seen.formUnion(visible)
      }
      #expect(seen == Set(table.columns.indices), "\(width)")
    }
  }

  @Test func `asks only for the rows in view`() {
    var asked: [Int] = []
    var surface = Surface(size: Size(width: 30, height: 4))
    var state = ListState(selection: 500_000)
    state.ensureVisible(count: 1_000_000, height: 3)
    Self.table.draw(
      in: surface.bounds, on: &surface, theme: Self.theme, rowCount: 1_000_000, state: state
    ) { row in
      asked.append(row)
      return []
    }
    #expect(asked == [499_998, 499_999, 500_000])
  }

  @Test func `needs no sign beyond ASCII`() {
    var table = Self.table
    table.unicode = false
    table.columns.removeLast()
    let surface = draw(table, width: 24, height: 2, selection: 0)
    #expect(surface.rows == ["Case Worker     Loadv   ", "C-0  Okonkwo-B~     0   "])
  }
}
