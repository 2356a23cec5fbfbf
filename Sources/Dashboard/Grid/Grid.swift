import Domain
import Presentation
import TerminalUI

/// A table that is sorted, filtered, searched and scrolled, whose selection stays with its record.
struct Grid: Sendable {
  /// The listing's name, for the file of an export.
  let name: String
  let columns: [GridColumn]
  /// The sentence for no rows at all.
  let emptyText: String
  /// Every row, in the order of the contract.
  private(set) var rows: [GridRow] = []
  /// Places in `rows` of those shown, in the order shown.
  private(set) var shown: [Int] = []
  /// Where the list stands; ``selectedID`` is what it stands on.
  var state = ListState()
  private(set) var selectedID: String?
  /// The column sorted by; nil = the contract's order.
  private(set) var sort: TableSort?
  private(set) var filter = ""
  private(set) var search = ""
  /// Rows that another's write changed and that were not looked at since.
  private(set) var changed: Set<String> = []
  /// Until when rows keep their order because the hand is moving.
  private(set) var holdUntil: Instant?
  /// Rows that fitted when last drawn.
  var height = 10
  /// Columns scrolled to the right.
  var firstColumn = 0
  /// Places in `columns` of those that were in sight when last drawn.
  var visible: [Int] = []
  /// How wide columns must be; nil once the rows or the masking changed.
  var measures: [ColumnMeasure]?
  private var haystacks: [String]?

  /// A grid of a listing: its columns, person's names among them, and a bar where wanted.
  init<Row>(
    _ listing: Listing<Row>, leaving hidden: Set<String> = [], names: Set<String> = [],
    barAfter: String? = nil
  ) {
    name = listing.name
    emptyText = listing.emptyText
    var columns: [GridColumn] = []
    for (index, header) in listing.headers.enumerated() where !hidden.contains(header.key) {
      let content: GridColumn.Content =
        names.contains(header.key) ? .personName(index) : .cell(index)
      columns.append(GridColumn(header: header, content: content))
      if header.key == barAfter {
        let bar = ColumnHeader(key: "bar", title: "Of capacity", priority: 2)
        columns.append(GridColumn(header: bar, content: .bar))
      }
    }
    self.columns = columns
  }

  /// The selected row, or nil in an empty grid.
  var selected: GridRow? {
    shown.indices.contains(state.selection) ? rows[shown[state.selection]] : nil
  }

  /// The row drawn at a line.
  func row(_ line: Int) -> GridRow { rows[shown[line]] }

  /// Takes the rows of a new answer.
  ///
  /// The selection stays with its record. While the hand moves, rows that were there keep their
  /// places and new ones follow; ``settle(_:)`` sorts them afterwards.
  mutating func take(_ newRows: [GridRow], _ context: ScreenContext) {
    let before = Dictionary(rows.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    if !rows.isEmpty {
      for row in newRows where row.isChanged(since: before[row.id]) { changed.insert(row.id) }
    }
    let order = shown.map { rows[$0].id }
    rows = newRows
    haystacks = nil
    arrange(context)
    if let holdUntil, context.now < holdUntil { keep(order) }
    follow()
  }

  /// Sorts anew once the hand rests; whether anything moved.
  mutating func settle(_ context: ScreenContext) {
    guard let edge = holdUntil, context.now >= edge else { return }
    holdUntil = nil
    arrange(context)
    follow()
  }

  /// Selects the row of an id, where it is shown.
  mutating func select(id: String?) {
    selectedID = id
    follow()
  }

  /// Notes that the user moved: what is selected was seen, and rows hold still for two seconds.
  mutating func noteMove(_ context: ScreenContext) {
    selectedID = selected?.id
    if let selectedID { changed.remove(selectedID) }
    holdUntil = context.now.adding(seconds: 2)
  }

  /// Forgets which rows changed.
  mutating func acknowledgeChanges() { changed.removeAll() }

  // MARK: - Sort, filter, search

  /// Sorts by the next column in sight; after the last, the contract's order again.
  mutating func sortByNextColumn(_ context: ScreenContext) {
    let current = sort?.column ?? -1
    sort = visible.first { $0 > current && columns[$0].content != .bar }.map {
      TableSort(column: $0, isAscending: columns[$0].header.kind == .text)
    }
    arrange(context)
    follow()
  }

  /// Turns the order round.
  mutating func reverseSort(_ context: ScreenContext) {
    guard let sort else { return sortByNextColumn(context) }
    self.sort = TableSort(column: sort.column, isAscending: !sort.isAscending)
    arrange(context)
    follow()
  }

  /// Shows only rows that contain every word, in any column, as shown.
  mutating func setFilter(_ text: String, _ context: ScreenContext) {
    filter = text
    arrange(context)
    follow()
  }

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

  /// Whether a row has the text searched for.
  func isFound(_ row: GridRow, _ context: ScreenContext) -> Bool {
    !search.isEmpty && haystack(row, context).contains(search.lowercased())
  }

  @discardableResult
  private mutating func findFrom(_ start: Int, step: Int, _ context: ScreenContext) -> Bool {
    guard !shown.isEmpty, !search.isEmpty else { return false }
    for distance in 0..<shown.count {
      let line = ((start + distance * step) % shown.count + shown.count) % shown.count
      if isFound(row(line), context) {
        state.select(line)
        noteMove(context)
        return true
      }
    }
    return false
  }

  // MARK: - Order

  private mutating func arrange(_ context: ScreenContext) {
    var places = Array(rows.indices)
    if !filter.isEmpty {
      let words = filter.lowercased().split(separator: " ")
      let haystacks = haystacks(context)
      places = places.filter { place in words.allSatisfy { haystacks[place].contains($0) } }
    }
    if let sort {
      let column = columns[sort.column]
      let keys = rows.map { $0.sortKey(column, context: context) }
      places.sort { keys[$0].precedes(keys[$1], isAscending: sort.isAscending) ?? ($0 < $1) }
    }
    shown = places
    measures = nil
  }

  /// Takes notice that names are masked or shown.
  mutating func noteMasking(_ context: ScreenContext) {
    haystacks = nil
    arrange(context)
    follow()
  }

  private mutating func keep(_ order: [String]) {
    let places = Dictionary(
      shown.map { (rows[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
    let kept = order.compactMap { places[$0] }
    let known = Set(kept)
    shown = kept + shown.filter { !known.contains($0) }
  }

  private mutating func follow() {
    if let selectedID, let line = shown.firstIndex(where: { rows[$0].id == selectedID }) {
      state.select(line)
    }
    state.ensureVisible(count: shown.count, height: height)
    if let selected, selectedID == nil || filter.isEmpty { selectedID = selected.id }
  }

  private func haystack(_ row: GridRow, _ context: ScreenContext) -> String {
    columns.map { row.text($0, context: context) }.joined(separator: "\u{1F}").lowercased()
  }

  private mutating func haystacks(_ context: ScreenContext) -> [String] {
    if let haystacks { return haystacks }
    let made = rows.map { haystack($0, context) }
    haystacks = made
    return made
  }
}
