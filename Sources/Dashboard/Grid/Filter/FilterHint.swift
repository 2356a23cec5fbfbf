import Presentation
import SafeText
import TerminalUI

/// What is wrong with the filter being typed, above its line, pointing at the place.
struct FilterHint {
  let problem: FilterError
  /// What Tab offers, where it has several words.
  let offers: [String]

  /// Draws in the last row of a rectangle; `cursor` is where the field's cursor stands, `typed` how
  /// many characters stand before it.
  func draw(
    in rect: Rect, on surface: inout Surface, cursor: Point, typed: Int, _ context: ScreenContext
  ) {
    guard !rect.isEmpty else { return }
    let row = rect.row(rect.height - 1)
    let theme = context.theme
    surface.fill(row, style: theme.style(.prompt))
    let x = min(max(row.x, cursor.x - typed + problem.position), row.maxX - 1)
    let sign = problem.isUnfinished ? (context.unicode ? "▾" : "v") : "!"
    let role: ThemeRole = problem.isUnfinished ? .muted : .fieldError
    surface.write(sign, at: Point(x: x, y: row.y), style: theme.style(role))
    let text = words
    let width = DisplayWidth.of(TextGuard.clean(text))
    // To the right of the sign where it fits there, else to the left, else over all.
    let start =
      x + 2 + width <= row.maxX ? x + 2 : x - 1 - width >= row.x ? x - 1 - width : row.x
    let room = start > x ? row.maxX - start : start < x - 1 ? x - 1 - start : row.width
    surface.write(
      TextGuard.truncate(text, columns: room), at: Point(x: start, y: row.y),
      style: theme.style(role))
  }

  private var words: String {
    let place = "column \(problem.position + 1): \(problem.reason)"
    return offers.isEmpty ? place : offers.prefix(12).joined(separator: "  ")
  }
}
