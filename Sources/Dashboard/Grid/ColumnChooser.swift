import SafeText
import TerminalUI

/// Which columns the list under it shows, in which order, sorted by which.
///
/// Every key takes effect at once, so that the list shows what it does.
struct ColumnChooser: Sendable {
  /// The column under the cursor, by its place in the grid's columns.
  private(set) var column: Int

  /// The chooser of a grid, at its first column.
  init(_ grid: Grid) { column = grid.order.first ?? 0 }

  /// The columns in the order listed: those shown, then those left out.
  private func places(_ grid: Grid) -> [Int] {
    grid.order + grid.columns.indices.filter { !grid.order.contains($0) }
  }

  /// Reacts to a key; whether it stays open.
  mutating func handle(_ key: KeyPress, _ grid: inout Grid, _ context: ScreenContext) -> Bool {
    let places = places(grid)
    var list = ListState(selection: places.firstIndex(of: column) ?? 0)
    if key != .character(" "), list.handle(key, count: places.count, height: 10) {
      column = places[min(list.selection, places.count - 1)]
      return true
    }
    switch key {
    case .enter, .character(" "): grid.toggle(column: column)
    case .character("J"), .character(">"): grid.move(column: column, by: 1)
    case .character("K"), .character("<"): grid.move(column: column, by: -1)
    case .character("s"): sort(&grid, context)
    case .character("S"): if grid.sort?.column == column { grid.reverseSort(context) }
    case .character("r"): grid.resetLayout(context)
    case .escape, .character("q"), .character("c"): return false
    default: break
    }
    return true
  }

  /// Sorts by the column; where that is so already, the contract's order again.
  private func sort(_ grid: inout Grid, _ context: ScreenContext) {
    guard grid.columns.indices.contains(column), !grid.columns[column].isDrawn else {
      return
    }
    grid.sort(by: grid.sort?.column == column ? nil : column, context)
  }

  // MARK: - Drawing

  private static let keys =
    "Enter shows or leaves out, J K move, s sorts, S turns round, r resets, Esc closes"

  func draw(in rect: Rect, on surface: inout Surface, _ grid: Grid, _ context: ScreenContext) {
    let theme = context.theme
    let places = places(grid)
    let frame = rect.centered(Size(width: 58, height: places.count + 5))
    surface.fill(frame, style: theme.style(.help))
    surface.drawBox(frame, style: theme.style(.borderFocused), title: "Columns")
    let inside = frame.inset(left: 2, top: 1, right: 2, bottom: 1)
    let keys = TextLines.wrap(Self.keys, width: inside.width)
    let room = max(1, inside.height - keys.count - 1)
    var list = ListState(selection: places.firstIndex(of: column) ?? 0)
    list.ensureVisible(count: places.count, height: room)
    for (line, index) in list.visibleRows(count: places.count, height: room).enumerated() {
      let row = inside.row(line)
      surface.write(text(places[index], grid, context), in: row, style: theme.style(.normal))
      if index == list.selection { surface.restyle(row, theme.style(.rowSelected)) }
    }
    for (line, text) in keys.enumerated() {
      surface.write(
        text, in: inside.row(inside.height - keys.count + line), style: theme.style(.muted))
    }
  }

  /// `▸ [x] Load (percent)  ▼ sorted`.
  private func text(_ place: Int, _ grid: Grid, _ context: ScreenContext) -> String {
    let header = grid.columns[place].header
    let mark = place == column ? (context.unicode ? "▸ " : "> ") : "  "
    var text = mark + (grid.order.contains(place) ? "[x] " : "[ ] ") + header.title
    if header.key != header.title.lowercased() { text += " (\(header.key))" }
    if let sort = grid.sort, sort.column == place {
      let signs = context.unicode ? (up: "▲", down: "▼") : (up: "^", down: "v")
      text +=
        sort.isAscending
        ? "  \(signs.up) sorted, least first" : "  \(signs.down) sorted, most first"
    }
    return text
  }
}
