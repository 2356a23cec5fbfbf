import SafeText
import TerminalUI

/// Lists under their headings, one above the other, as many rows of each as there is room for.
///
/// Every heading is in sight, as it says the most by itself. Rows are given out in four rounds:
/// to the list that has the keyboard, to each list its least in the order of urgency, to each an equal
/// part of the height, then what is left in the same order.
struct PanelStack {
  /// One list.
  struct Panel {
    /// The heading, with the figure that matters.
    let title: String
    /// Whether the heading asks for attention.
    let isUrgent: Bool
    /// Lines that its rows would fill.
    let rows: Int
    /// Rows that it gets before any list gets all of its own.
    let atLeast: Int
  }

  let panels: [Panel]
  /// The list that has the keyboard; nil = none of these.
  let focus: Int?

  /// Lines of each list below its heading, its column titles counted; 0 = its heading alone.
  func heights(in height: Int) -> [Int] {
    var given = panels.map { _ in 0 }
    var free = height - panels.count
    func grow(_ index: Int, to rows: Int) {
      // Column titles without a row would say nothing.
      let wanted = min(rows, panels[index].rows) + 1 - given[index]
      let more = min(free, wanted)
      guard more > 0, given[index] + more >= 2 else { return }
      given[index] += more
      free -= more
    }
    if let focus, panels.indices.contains(focus) { grow(focus, to: 3) }
    for index in panels.indices { grow(index, to: panels[index].atLeast) }
    // A heading and column titles take two lines of the part.
    let part = height / max(1, panels.count) - 2
    for index in panels.indices where part > panels[index].atLeast { grow(index, to: part) }
    for index in panels.indices { grow(index, to: panels[index].rows) }
    return given
  }

  /// Draws the headings, and each list by its number in the lines it got.
  func draw(
    in rect: Rect, on surface: inout Surface, _ context: ScreenContext,
    list: (Int, Rect, inout Surface) -> Void
  ) {
    let heights = heights(in: rect.height)
    let spare = rect.height - panels.count - heights.reduce(0, +)
    let gap = spare >= panels.count - 1 ? 1 : 0
    var y = 0
    for (index, panel) in panels.enumerated() {
      let isFocused = index == focus
      let mark = isFocused ? (context.unicode ? "▸ " : "> ") : "  "
      let role: ThemeRole = isFocused ? .accent : panel.isUrgent ? .critical : .title
      let sign = panel.isUrgent ? "! " : ""
      surface.write(
        TextGuard.truncate(mark + sign + panel.title, columns: rect.width), in: rect.row(y),
        style: context.theme.style(role))
      let area = Rect(
        x: rect.x, y: rect.y + y + 1, width: rect.width,
        height: max(0, min(heights[index], rect.height - y - 1)))
      if !area.isEmpty { list(index, area, &surface) }
      y += 1 + heights[index] + gap
    }
  }
}
