import Domain
import Presentation
import TerminalUI

/// The lines above figures of reports: what they say, and which keys show others.
struct ReportHead {
  var strong: [String] = []
  let muted: [String]

  /// Draws the lines and, below them, the grid, which keeps the greater part of a small screen.
  func draw(
    above grid: inout Grid, in rect: Rect, on surface: inout Surface, _ context: ScreenContext
  ) {
    let lines = strong + muted
    let room = min(lines.count, max(1, rect.height - 5))
    let parts = rect.split(rows: [.cells(room), .share(1)], spacing: 1)
    for (index, line) in lines.prefix(room).enumerated() {
      surface.write(
        line, in: parts[0].row(index),
        style: context.theme.style(index < strong.count ? .strong : .muted))
    }
    grid.draw(in: parts[1], on: &surface, context: context)
  }
}
