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
    if let weeks, hasWeeks != context.weeks.knows(weeks) {
      hasWeeks.toggle()
      self.measures = nil
    }
    let measures = measures ?? drawnOrder.map { columns[$0] }.map { measure($0, context) }
    self.measures = measures
    let barWidth = Self.barWidth(in: rect.width, measures)
    // The gutter and the first column never scroll.
    var table = TableView(
      columns: tableColumns(measures, barWidth: barWidth),
      firstColumn: scrolled == 0 ? 0 : scrolled + 1, frozenColumns: 2, isFocused: isFocused,
      unicode: context.unicode)
    if let sort, let place = drawnOrder.firstIndex(of: sort.column) {
      table.sort = TableSort(column: place + 1, isAscending: sort.isAscending)
    }
    let seen = table.visibleColumns(width: rect.width)
    visible = seen.filter { $0 > 0 }.map { drawnOrder[$0 - 1] }
    if scrolled == 0 { frozen = visible.first }
    hasMoreRight = table.hasMoreRight(width: rect.width)
    height = max(1, table.rowCapacity(in: rect))
    state.ensureVisible(count: shown.count, height: height)
    let grid = self
    table.draw(
      in: rect, on: &surface, theme: context.theme, rowCount: shown.count, state: state
    ) { line in grid.cells(line, barWidth: barWidth, context) }
    if shown.isEmpty { drawEmpty(in: rect.inset(top: 1), on: &surface, context) }
  }

  private func drawEmpty(in rect: Rect, on surface: inout Surface, _ context: ScreenContext) {
    for (line, part) in TextLines.wrap(whyEmpty, width: rect.width).enumerated() {
      surface.write(part, in: rect.row(line), style: context.theme.style(.muted))
    }
  }

  private var whyEmpty: String {
    if !isRead { return "Being read ..." }
    if rows.isEmpty { return emptyText }
    let how = "Press f to change the filter, Esc to lift it."
    if case .words = filtering.meaning { return "No row contains '\(filter)'. \(how)" }
    return "No row is so: \(filter). \(how)"
  }

  private func cells(_ line: Int, barWidth: Int, _ context: ScreenContext) -> [StyledText] {
    let row = row(line)
    let theme = context.theme
    var cells = [gutter(row, context)]
    let isFound = isFound(row, context)
    for place in drawnOrder {
      let column = columns[place]
      guard let index = column.cellIndex else {
        cells.append(drawn(column, row, barWidth: barWidth, context))
        continue
      }
      let text = text(row, column, context)
      var style = theme.style(Self.role(row.emphasis[index]))
      if row.cells[index] == .null { style = theme.style(.muted) }
      if isChanged(row, column) { style = theme.style(.rowChanged).over(style) }
      if isFound, text.lowercased().contains(search.lowercased()) {
        style = theme.style(.searchMatch)
      }
      cells.append(StyledText(text, style))
    }
    return cells
  }

  /// A cell that is no text: the bar, or the last weeks.
  private func drawn(
    _ column: GridColumn, _ row: GridRow, barWidth: Int, _ context: ScreenContext
  ) -> StyledText {
    guard column.content == .weeks else {
      return row.bar.map { BarText.text($0, width: barWidth, context) } ?? StyledText()
    }
    let line = weeks.flatMap { context.weeks.line($0, row.id) }
    return line.map { WeeksText.text($0, context) } ?? StyledText()
  }

  /// What is known of a row as a whole: chosen, changed, new.
  private func gutter(_ row: GridRow, _ context: ScreenContext) -> StyledText {
    let theme = context.theme
    var line = StyledText()
    if !marked.isEmpty {
      let sign = context.unicode ? "✓" : "x"
      line.append(marked.contains(row.id) ? sign : " ", theme.style(.rowMarked))
    }
    switch changed[row.id] {
    case .none: break
    case .some(.none): line.append(Self.newSign, theme.style(.rowChanged))
    case .some(.some): line.append(Self.changedSign, theme.style(.rowChanged))
    }
    return line
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
