/// Which columns of a listing one person wants to see, in which order, sorted by which: by the
/// columns' keys, so that it holds over new columns and other screens of the same listing.
struct GridLayout: Hashable, Sendable {
  /// The keys of the columns shown, from the left.
  var shown: [String]
  /// The keys of those left out; a column in neither list is new and keeps its usual place.
  var hidden: [String]
  /// The key of the column sorted by; nil = the contract's order.
  var sortKey: String?
  /// Whether the smallest is first.
  var isAscending = true
}

extension Grid {
  /// The layout to keep; nil where it is the usual one.
  var layout: GridLayout? {
    let isUsual = order == usualOrder && sort == nil
    return isUsual
      ? nil
      : GridLayout(
        shown: order.map { columns[$0].header.key },
        hidden: columns.indices.filter { !order.contains($0) }.map { columns[$0].header.key },
        sortKey: sort.map { columns[$0.column].header.key },
        isAscending: sort?.isAscending ?? true)
  }

  /// Takes a layout that was kept; names of columns that are no more are passed over.
  mutating func adopt(_ layout: GridLayout) {
    func place(_ key: String) -> Int? { columns.firstIndex { $0.header.key == key } }
    var wanted = layout.shown.compactMap(place)
    let known = Set(layout.shown + layout.hidden)
    for new in usualOrder where !known.contains(columns[new].header.key) { wanted.append(new) }
    setOrder(wanted)
    sort = layout.sortKey.flatMap(place).map {
      .init(column: $0, isAscending: layout.isAscending)
    }
  }

  // MARK: - Columns shown

  /// The columns shown, from the left.
  var shownColumns: [GridColumn] { order.map { columns[$0] } }

  /// Shows columns by their places, each once; never none.
  mutating func setOrder(_ places: [Int]) {
    var seen: Set<Int> = []
    let wanted = places.filter { columns.indices.contains($0) && seen.insert($0).inserted }
    guard !wanted.isEmpty else { return }
    order = wanted
    scrolled = 0
    forgetTexts()
  }

  /// Shows a column that is left out, at its usual place; leaves out one that is shown.
  mutating func toggle(column: Int) {
    if order.contains(column) { return setOrder(order.filter { $0 != column }) }
    let next = order.firstIndex { $0 > column } ?? order.count
    setOrder(order[..<next] + [column] + order[next...])
  }

  /// Moves a shown column by some places.
  mutating func move(column: Int, by step: Int) {
    guard let place = order.firstIndex(of: column) else { return }
    let target = min(max(0, place + step), order.count - 1)
    var moved = order
    moved.remove(at: place)
    moved.insert(column, at: target)
    setOrder(moved)
  }

  /// Every column and order as the listing has them.
  mutating func resetLayout(_ context: ScreenContext) {
    setOrder(usualOrder)
    sort(by: nil, context)
  }

  // MARK: - Scrolling

  /// The columns in the order drawn: scrolled, the first that was in sight before stays, ahead of
  /// all others.
  var drawnOrder: [Int] {
    let order = hasWeeks ? order : order.filter { columns[$0].content != .weeks }
    guard scrolled > 0, let frozen, order.contains(frozen) else { return order }
    return [frozen] + order.filter { $0 != frozen }
  }

  /// Scrolls by a column to either side; the first stays. Whether anything moved.
  mutating func scroll(by step: Int) -> Bool {
    let former = scrolled
    if step < 0 {
      scrolled = max(0, scrolled - 1)
    } else if hasMoreRight, scrolled < order.count - 1 {
      // Not scrolled, the most important columns are in sight; the next to see is the first of
      // those that are not.
      let second = order.first { $0 != frozen }
      let isSecondSeen = second.map { visible.contains($0) } ?? false
      scrolled = min(order.count - 1, scrolled == 0 && isSecondSeen ? 2 : scrolled + 1)
    }
    measures = nil
    return scrolled != former
  }
}
