import Domain
import Presentation
import SafeText
import TerminalUI

extension Grid {
  /// Draws the heading and the rows in view; without rows, the sentence that says why.
  mutating func draw(
    in rect: Rect, on surface: inout Surface, context: ScreenContext, isFocused: Bool = true
  ) {
    guard !rect.isEmpty else { return }
    let measures = measures ?? columns.map { measure($0, context) }
    self.measures = measures
    let barWidth = Self.barWidth(in: rect.width, measures)
    var table = TableView(
      columns: tableColumns(measures, barWidth: barWidth), sort: sort, firstColumn: firstColumn,
      isFocused: isFocused, unicode: context.unicode)
    // The first column is the mark of a row that changed.
    table.sort = sort.map { TableSort(column: $0.column + 1, isAscending: $0.isAscending) }
    table.frozenColumns = 2
    visible = table.visibleColumns(width: rect.width).map { $0 - 1 }.filter { $0 >= 0 }
    height = max(1, table.rowCapacity(in: rect))
    state.ensureVisible(count: shown.count, height: height)
    let grid = self
    table.draw(
      in: rect, on: &surface, theme: context.theme, rowCount: shown.count, state: state
    ) { line in grid.cells(line, barWidth: barWidth, context) }
    if shown.isEmpty { drawEmpty(in: rect.inset(top: 1), on: &surface, context) }
  }

  private func drawEmpty(in rect: Rect, on surface: inout Surface, _ context: ScreenContext) {
    let text =
      rows.isEmpty
      ? emptyText : "No row contains '\(filter)'. Press f to change the filter, Esc to lift it."
    for (line, part) in TextLines.wrap(text, width: rect.width).enumerated() {
      surface.write(part, in: rect.row(line), style: context.theme.style(.muted))
    }
  }

  private func cells(_ line: Int, barWidth: Int, _ context: ScreenContext) -> [StyledText] {
    let row = row(line)
    let theme = context.theme
    let isChanged = changed.contains(row.id)
    var cells = [StyledText(isChanged ? "*" : "", theme.style(.rowChanged))]
    let isFound = isFound(row, context)
    for column in columns {
      guard case .cell(let index) = column.content else {
        cells.append(special(column, row, barWidth: barWidth, context))
        continue
      }
      let text = row.text(column, context: context)
      var style = theme.style(Self.role(row.emphasis[index]))
      if row.cells[index] == .null { style = theme.style(.muted) }
      if isFound, text.lowercased().contains(search.lowercased()) {
        style = theme.style(.searchMatch)
      }
      cells.append(StyledText(text, style))
    }
    return cells
  }

  private func special(
    _ column: GridColumn, _ row: GridRow, barWidth: Int, _ context: ScreenContext
  ) -> StyledText {
    if case .personName(let index) = column.content {
      let style = context.theme.style(Self.role(row.emphasis[index]))
      return StyledText(row.text(column, context: context), style)
    }
    guard let bar = row.bar else { return StyledText() }
    return BarText.text(bar, width: barWidth, context)
  }

  /// The theme's role for an emphasis.
  static func role(_ emphasis: Emphasis) -> ThemeRole {
    switch emphasis {
    case .normal: .normal
    case .muted: .muted
    case .strong: .strong
    case .good: .good
    case .notice: .notice
    case .warning: .warning
    case .critical: .critical
    }
  }

  // MARK: - Widths

  /// Rows whose cells decide how wide a column is: enough for any screen.
  private static let measured = 300
  /// A column of words may be cut down to this; keys and figures are never cut.
  private static let leastWords = 10

  private func tableColumns(_ measures: [ColumnMeasure], barWidth: Int) -> [TableColumn] {
    [TableColumn("", minWidth: 1)]
      + zip(columns, measures).map { column, measure in
        let header = column.header
        let isBar = column.content == .bar
        return TableColumn(
          header.title, minWidth: isBar ? barWidth : measure.least,
          maxWidth: isBar ? barWidth : measure.widest, priority: header.priority,
          alignment: header.alignment == .right ? .trailing : .leading)
      }
  }

  private func measure(_ column: GridColumn, _ context: ScreenContext) -> ColumnMeasure {
    let heading = DisplayWidth.of(column.header.title) + 1
    let isBar = column.content == .bar
    var widest = heading
    var isWords = false
    for place in shown.prefix(Self.measured) where !isBar {
      widest = max(widest, DisplayWidth.of(rows[place].text(column, context: context)))
      guard case .cell(let index) = column.content, column.header.kind == .text else { continue }
      switch rows[place].cells[index] {
      case .text, .list, .namedPoints: isWords = true
      default: break
      }
    }
    let least = isWords ? min(widest, max(Self.leastWords, heading)) : widest
    return ColumnMeasure(
      least: least, widest: widest, priority: column.header.priority, isBar: isBar)
  }

  /// The bar takes what the columns of higher rank leave, within its bounds.
  private static func barWidth(in width: Int, _ measures: [ColumnMeasure]) -> Int {
    let needed = measures.reduce(2) { sum, measure in
      if measure.isBar { return sum + 1 }
      return measure.priority <= 5 ? sum + measure.least + 1 : sum
    }
    return min(GridColumn.barWidth.most, max(GridColumn.barWidth.least, width - needed))
  }
}

/// How wide a column must and may be.
struct ColumnMeasure: Hashable, Sendable {
  let least: Int
  let widest: Int
  let priority: Int
  let isBar: Bool
}

/// A bar as text in its styles, drawn by the one bar widget.
enum BarText {
  static func text(_ bar: BarFigure, width: Int, _ context: ScreenContext) -> StyledText {
    var surface = Surface(size: Size(width: width, height: 1))
    BarView(
      percentTenths: bar.percentTenths, marks: bar.marks, role: bar.role, unicode: context.unicode
    ).draw(in: surface.bounds, on: &surface, theme: context.theme)
    var spans: [StyledText.Span] = []
    for x in 0..<width {
      guard let cell = surface[x, 0] else { continue }
      let style = cell.style
      if let last = spans.indices.last, spans[last].style == style {
        spans[last].text += surface.text(x: x, y: 0)
      } else {
        spans.append(StyledText.Span(surface.text(x: x, y: 0), style))
      }
    }
    return StyledText(spans)
  }
}
