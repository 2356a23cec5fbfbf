import TerminalUI

extension Grid {
  // MARK: - Sort

  /// Sorts by the next column in sight; after the last, the contract's order again.
  mutating func sortByNextColumn(_ context: ScreenContext) {
    let sortable = visible.filter { !columns[$0].isDrawn }
    let current = sort.flatMap { sort in sortable.firstIndex(of: sort.column) } ?? -1
    let next = sortable.indices.contains(current + 1) ? sortable[current + 1] : nil
    sort(by: next, context)
  }

  /// Sorts by a column, words from their beginning, figures from the greatest; nil = the
  /// contract's order.
  mutating func sort(by column: Int?, _ context: ScreenContext) {
    sort = column.map { TableSort(column: $0, isAscending: columns[$0].header.kind == .text) }
    resort(context)
  }

  /// Turns the order round.
  mutating func reverseSort(_ context: ScreenContext) {
    guard let sort else { return sortByNextColumn(context) }
    self.sort = TableSort(column: sort.column, isAscending: !sort.isAscending)
    resort(context)
  }

  private mutating func resort(_ context: ScreenContext) {
    sorted = nil
    filtering.forgetPassed()
    arrange(context)
    follow()
  }

  /// Every place of `rows` in the order of the sort.
  mutating func sortedPlaces(_ context: ScreenContext) -> [Int] {
    if let sorted { return sorted }
    var places = Array(rows.indices)
    if let sort {
      let column = columns[sort.column]
      let keys = rows.map { $0.sortKey(column, context: context) }
      places.sort { keys[$0].precedes(keys[$1], isAscending: sort.isAscending) ?? ($0 < $1) }
    }
    sorted = places
    return places
  }

  // MARK: - Search

  /// Looks for a text; goes to the first row from the selection on that has it.
  mutating func setSearch(_ text: String, _ context: ScreenContext) {
    search = text
    if !text.isEmpty { findFrom(state.selection, step: 1, context) }
  }

  /// Goes to the next or the former row that has the text; whether there is one.
  @discardableResult
  mutating func find(step: Int, _ context: ScreenContext) -> Bool {
    findFrom(state.selection + step, step: step, context)
  }

  /// Whether a row in sight has the text searched for.
  func isFound(_ row: GridRow, _ context: ScreenContext) -> Bool {
    guard !search.isEmpty else { return false }
    let wanted = search.lowercased()
    return shownColumns.contains {
      row.text($0, context: context).lowercased().contains(wanted)
    }
  }

  @discardableResult
  private mutating func findFrom(_ start: Int, step: Int, _ context: ScreenContext) -> Bool {
    guard !shown.isEmpty, !search.isEmpty else { return false }
    let texts = rowTexts(context)
    let wanted = search.lowercased()
    for distance in 0..<shown.count {
      let line = ((start + distance * step) % shown.count + shown.count) % shown.count
      if texts.has(wanted, row: shown[line]) {
        state.select(line)
        noteMove(context)
        return true
      }
    }
    return false
  }
}

// MARK: - Marks

extension Grid {
  /// Marks the selected row, or takes its mark away, and goes on to the next.
  mutating func toggleMark() {
    guard let id = selected?.id else { return }
    if marked.remove(id) == nil { marked.insert(id) }
    state.move(by: 1, count: shown.count)
  }

  /// How many marked rows the filter hides.
  var marksOutOfSight: Int {
    marked.count - (marked.isEmpty ? 0 : shown.count { marked.contains(rows[$0].id) })
  }

  /// This grid with one row alone, selected: what a screen would say of it.
  func alone(_ id: String) -> Grid {
    var grid = self
    grid.narrow(to: id)
    return grid
  }
}
