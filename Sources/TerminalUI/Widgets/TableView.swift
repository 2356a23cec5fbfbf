import SafeText

/// A column of a ``TableView``.
public struct TableColumn: Hashable, Sendable {
  /// The heading, with its unit.
  public var title: String
  /// The least columns it is drawn in; below that it is left out.
  public var minWidth: Int
  /// The most columns it grows to.
  public var maxWidth: Int
  /// 1 is always shown; columns of the highest number are left out first.
  public var priority: Int
  /// Where its cells stand; numbers are trailing.
  public var alignment: TextGuard.Alignment

  /// A column.
  public init(
    _ title: String, minWidth: Int, maxWidth: Int? = nil, priority: Int = 1,
    alignment: TextGuard.Alignment = .leading
  ) {
    self.title = title
    self.minWidth = max(1, minWidth)
    self.maxWidth = max(max(1, minWidth), maxWidth ?? minWidth)
    self.priority = priority
    self.alignment = alignment
  }
}

/// The column a table is sorted by.
public struct TableSort: Hashable, Sendable {
  /// The column's place in the list of columns.
  public var column: Int
  /// Whether the smallest is first.
  public var isAscending: Bool
  /// A sort.
  public init(column: Int, isAscending: Bool) {
    self.column = column
    self.isAscending = isAscending
  }
}

/// A table with a heading and a selected row; it asks only for the rows in view.
public struct TableView: Sendable {
  /// The columns, from the left.
  public var columns: [TableColumn]
  /// Where the sort mark stands, if anywhere.
  public var sort: TableSort?
  /// The first of the columns after the frozen ones that is shown, once it is scrolled right; 0 =
  /// not scrolled.
  public var firstColumn: Int
  /// How many columns on the left never scroll.
  public var frozenColumns: Int
  /// Whether its selection has the keyboard.
  public var isFocused: Bool
  /// Whether signs beyond ASCII may be used.
  public var unicode: Bool

  /// A table of columns.
  public init(
    columns: [TableColumn], sort: TableSort? = nil, firstColumn: Int = 0, frozenColumns: Int = 1,
    isFocused: Bool = true, unicode: Bool = true
  ) {
    self.columns = columns
    self.sort = sort
    self.firstColumn = max(0, firstColumn)
    self.frozenColumns = max(0, frozenColumns)
    self.isFocused = isFocused
    self.unicode = unicode
  }

  /// The columns that a width shows, by their places in ``columns``.
  public func visibleColumns(width: Int) -> [Int] { columnLayout(width: width).map(\.column) }

  /// Whether a width leaves columns out of sight that scrolling right would show.
  public func hasMoreRight(width: Int) -> Bool {
    let shown = visibleColumns(width: width)
    return isScrolled
      ? shown.last.map { $0 < columns.count - 1 } ?? false : shown.count < columns.count
  }

  /// Whether it is scrolled: then columns stand one after the other from the first on, whatever
  /// their priority.
  public var isScrolled: Bool { firstColumn > 0 && firstColumn >= frozenColumns }

  /// Rows of data that fit a rectangle: its height less the heading.
  public func rowCapacity(in rect: Rect) -> Int { max(0, rect.height - 1) }

  /// Draws heading and rows.
  /// - Parameters:
  ///   - rowCount: rows there are.
  ///   - state: selection and offset, already made visible.
  ///   - cells: the cells of row i, one for each column; missing ones are blank. Called only for
  ///     rows in view.
  public func draw(
    in rect: Rect, on surface: inout Surface, theme: Theme, rowCount: Int, state: ListState,
    cells: (Int) -> [StyledText]
  ) {
    guard !rect.isEmpty else { return }
    let layout = columnLayout(width: rect.width)
    surface.clipped(to: rect) { surface in
      drawHeader(in: rect.row(0), layout, on: &surface, theme: theme)
      let rows = state.visibleRows(count: rowCount, height: rowCapacity(in: rect))
      for (line, index) in rows.enumerated() {
        let area = rect.row(line + 1)
        let row = cells(index)
        for slot in layout where slot.column < row.count {
          draw(row[slot.column], in: slot, y: area.y, x: rect.x, on: &surface)
        }
        guard index == state.selection else { continue }
        surface.restyle(
          area, theme.style(isFocused ? .rowSelected : .rowSelectedUnfocused))
      }
    }
  }

  private func drawHeader(
    in rect: Rect, _ layout: [Slot], on surface: inout Surface, theme: Theme
  ) {
    surface.restyle(rect, theme.style(.header))
    for slot in layout {
      let column = columns[slot.column]
      var title = column.title
      var style = theme.style(.header)
      if let sort, sort.column == slot.column {
        let mark = unicode ? (sort.isAscending ? "▲" : "▼") : (sort.isAscending ? "^" : "v")
        title = TextGuard.truncate(title, columns: slot.width - 1, ellipsis: "") + mark
        style = theme.style(.headerSorted)
      }
      let area = Rect(x: rect.x + slot.x, y: rect.y, width: slot.width, height: 1)
      surface.write(title, in: area, style: style, alignment: column.alignment)
    }
    drawMore(in: rect, layout, on: &surface, theme: theme)
  }

  /// Marks in the heading that there are more columns to the left, before the first that scrolls,
  /// or to the right, in its last blank: no column gives room for a mark.
  private func drawMore(
    in rect: Rect, _ layout: [Slot], on surface: inout Surface, theme: Theme
  ) {
    let style = theme.style(.headerSorted)
    if isScrolled, let first = layout.first(where: { $0.column >= frozenColumns }), first.x > 0 {
      let place = Point(x: rect.x + first.x - 1, y: rect.y)
      surface.write(unicode ? "‹" : "<", at: place, style: style, maxWidth: 1)
    }
    guard hasMoreRight(width: rect.width), rect.width > 1 else { return }
    let blank = (rect.x..<rect.maxX).last { surface.text(x: $0, y: rect.y) == " " }
    let place = Point(x: blank ?? rect.maxX - 1, y: rect.y)
    surface.write(unicode ? "›" : ">", at: place, style: style, maxWidth: 1)
  }

  private func draw(
    _ text: StyledText, in slot: Slot, y: Int, x: Int, on surface: inout Surface
  ) {
    let width = text.width
    let ellipsis = unicode ? "…" : "~"
    let isCut = width > slot.width
    let missing = isCut ? 0 : slot.width - width
    let shift =
      switch columns[slot.column].alignment {
      case .leading: 0
      case .trailing: missing
      case .center: missing / 2
      }
    let start = Point(x: x + slot.x + shift, y: y)
    let used = surface.write(text, at: start, maxWidth: isCut ? slot.width - 1 : slot.width)
    if isCut {
      let style = text.spans.last?.style ?? .plain
      surface.write(ellipsis, at: Point(x: start.x + used, y: y), style: style)
    }
  }
}

// MARK: - Column layout

extension TableView {
  /// A column's place: its index, its left edge from the table's, its width.
  struct Slot: Hashable {
    let column: Int
    let x: Int
    let width: Int
  }

  /// The columns that fit a width, each at its least width, the rest of the width shared from the
  /// left up to their greatest.
  func columnLayout(width: Int) -> [Slot] {
    let chosen = isScrolled ? inOrder(width: width) : byPriority(width: width)
    var widths = chosen.map { min(columns[$0].minWidth, width) }
    let used = widths.reduce(0, +) + max(0, chosen.count - 1)
    var free = max(0, width - used)
    if used > width, let last = widths.indices.last {
      widths[last] = max(1, widths[last] - (used - width))
    }
    for (place, index) in chosen.enumerated() where free > 0 {
      let growth = min(free, columns[index].maxWidth - widths[place])
      widths[place] += max(0, growth)
      free -= max(0, growth)
    }
    var x = 0
    return zip(chosen, widths).map { index, width in
      defer { x += width + 1 }
      return Slot(column: index, x: x, width: width)
    }
  }

  /// Not scrolled: the columns of the lowest priority numbers that fit.
  private func byPriority(width: Int) -> [Int] {
    var chosen: [Int] = []
    var used = 0
    let ranked = columns.indices.sorted { (columns[$0].priority, $0) < (columns[$1].priority, $1) }
    for index in ranked {
      let needed = columns[index].minWidth + (chosen.isEmpty ? 0 : 1)
      if used + needed > width, !chosen.isEmpty { continue }
      chosen.append(index)
      used += needed
    }
    return chosen.sorted()
  }

  /// Scrolled: the frozen columns, then one after the other from the first, so that each comes
  /// into sight; at least one beside the frozen ones.
  private func inOrder(width: Int) -> [Int] {
    var chosen = Array(columns.indices.prefix(frozenColumns))
    var used = chosen.reduce(0) { $0 + columns[$1].minWidth + 1 }
    for index in columns.indices.dropFirst(max(firstColumn, frozenColumns)) {
      let needed = columns[index].minWidth
      let isFirst = chosen.count == min(frozenColumns, columns.count)
      if used + needed > width, !(isFirst && used < width) { break }
      chosen.append(index)
      used += needed + 1
    }
    return chosen
  }
}
