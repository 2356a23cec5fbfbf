import Domain
import Presentation
import SafeText
import TerminalUI

/// How wide a column must and may be.
struct ColumnMeasure: Hashable, Sendable {
  let least: Int
  let widest: Int
  let priority: Int
  let isBar: Bool
}

extension Grid {
  /// Rows whose cells decide how wide a column is: enough for any screen.
  private static let measured = 300
  /// A column of words may be cut down to this; keys and figures are never cut.
  private static let leastWords = 10

  /// The columns of the table: the gutter with the marks of rows, then those shown.
  func tableColumns(_ measures: [ColumnMeasure], barWidth: Int) -> [TableColumn] {
    [TableColumn("", minWidth: gutterWidth)]
      + zip(drawnOrder.map { columns[$0] }, measures).map { column, measure in
        let header = column.header
        let isBar = measure.isBar
        return TableColumn(
          header.title, minWidth: isBar ? barWidth : measure.least,
          maxWidth: isBar ? barWidth : measure.widest, priority: header.priority,
          alignment: header.alignment == .right ? .trailing : .leading)
      }
  }

  /// One cell for a row that changed, and one for chosen rows where there are any.
  var gutterWidth: Int { marked.isEmpty ? 1 : 2 }

  /// How wide a column must and may be by the rows shown first.
  func measure(_ column: GridColumn, _ context: ScreenContext) -> ColumnMeasure {
    let heading = DisplayWidth.of(column.header.title) + 1
    let isBar = column.content == .bar
    var widest = heading
    var isWords = false
    if column.content == .weeks { widest = max(widest, LoadWeeks.count) }
    for place in shown.prefix(Self.measured) where !column.isDrawn {
      widest = max(widest, DisplayWidth.of(text(rows[place], column, context)))
      guard case .cell(let index) = column.content, column.header.kind == .text else { continue }
      switch rows[place].cells[index] {
      case .text, .list, .codes, .namedPoints: isWords = true
      default: break
      }
    }
    let kept = max(column.header.leastWidth ?? Self.leastWords, heading)
    let least = isWords ? min(widest, kept) : widest
    return ColumnMeasure(
      least: least, widest: widest, priority: column.header.priority, isBar: isBar)
  }

  /// The cell's text as drawn: one that changed has the sign of that before it.
  func text(_ row: GridRow, _ column: GridColumn, _ context: ScreenContext) -> String {
    let text = row.text(column, context: context)
    return isChanged(row, column) ? Self.changedSign + text : text
  }

  /// What stands in the gutter of a row that changed, and before each cell that did.
  static let changedSign = "*"
  /// What stands in the gutter of a new row.
  static let newSign = "+"

  /// Whether the cell reads otherwise than when it was last looked at.
  func isChanged(_ row: GridRow, _ column: GridColumn) -> Bool {
    guard let index = column.cellIndex, case .some(.some(let cells)) = changed[row.id] else {
      return false
    }
    return cells.contains(index)
  }

  /// The bar takes what the columns of higher rank leave, within its bounds.
  static func barWidth(in width: Int, _ measures: [ColumnMeasure]) -> Int {
    let needed = measures.reduce(2) { sum, measure in
      if measure.isBar { return sum + 1 }
      return measure.priority <= 5 ? sum + measure.least + 1 : sum
    }
    return min(GridColumn.barWidth.most, max(GridColumn.barWidth.least, width - needed))
  }
}
