import Domain
import Presentation
import TerminalUI

/// A table that is sorted, filtered, searched, marked and scrolled, whose selection stays with its
/// record.
struct Grid: Sendable {
  /// The listing's name, for the file of an export.
  let name: String
  /// The listing's name and variant, by which its layout is kept.
  let key: String
  /// Every column of the listing, shown or not.
  let columns: [GridColumn]
  /// Places in `columns` of those that the screen shows of itself.
  let usualOrder: [Int]
  /// The sentence for no rows at all.
  let emptyText: String
  /// Every row, in the order of the contract.
  private(set) var rows: [GridRow] = []
  /// Places in `rows` of those shown, in the order shown.
  private(set) var shown: [Int] = []
  /// Where the list stands; ``selectedID`` is what it stands on.
  var state = ListState()
  private(set) var selectedID: String?
  /// Where in `rows` the selection was last found.
  private var selectedPlace: Int?
  /// What was selected and is no more, with when that came out, until it is said.
  private var lost: (text: String, at: Instant)?
  /// Places in `columns` of those shown, from the left.
  var order: [Int]
  /// The column sorted by; nil = the contract's order.
  var sort: TableSort?
  /// What is asked of a row to be shown.
  var filtering = GridFilter()
  var search = ""
  /// Rows that another's write changed and that were not looked at since, with the cells that read
  /// otherwise; nil = the row is new.
  private(set) var changed: [String: Set<Int>?] = [:]
  /// The counties that the rows are of; nil before any answer.
  private var counties: [String]?
  /// Rows chosen for an action on all of them.
  var marked: Set<String> = []
  /// Until when rows keep their order because the hand is moving.
  private(set) var holdUntil: Instant?
  /// Rows that fitted when last drawn.
  var height = 10
  /// Which of the columns after the first is the first in sight, from 1; 0 = not scrolled.
  var scrolled = 0
  /// The first column that was in sight while nothing was scrolled; it stays.
  var frozen: Int?
  /// Whether columns were out of sight to the right when last drawn.
  var hasMoreRight = false
  /// Places in `columns` of those that were in sight when last drawn.
  var visible: [Int] = []
  /// How wide columns must be; nil once the rows or the masking changed.
  var measures: [ColumnMeasure]?
  /// Every place of `rows` in the order of the sort; nil once that changed.
  var sorted: [Int]?
  /// What the rows read, in lower case; nil once that changed.
  var texts: RowTexts?
  /// Whose last weeks follow the bar; nil = nobody's.
  let weeks: ShownWeeks.Kind?
  /// Whether those are known: without any the column of them takes no room.
  var hasWeeks = false
  /// Whether rows were ever taken: until then nothing is known of there being none.
  private(set) var isRead = false

  /// A grid of a listing: its columns, person's names among them, and a bar where wanted.
  ///
  /// - Parameters:
  ///   - hidden: keys of columns that are left out until they are asked for.
  ///   - bar: how the bar is headed.
  ///   - weeks: whose last weeks follow the bar.
  init<Row>(
    _ listing: Listing<Row>, leaving hidden: Set<String> = [], names: Set<String> = [],
    barAfter: String? = nil,
    bar: ColumnHeader = ColumnHeader(key: "bar", title: "Of capacity", priority: 2),
    weeks: ShownWeeks.Kind? = nil
  ) {
    self.weeks = weeks
    name = listing.name
    key = listing.variant.isEmpty ? listing.name : "\(listing.name) \(listing.variant)"
    emptyText = listing.emptyText
    var columns: [GridColumn] = []
    for (index, header) in listing.headers.enumerated() {
      let content: GridColumn.Content =
        names.contains(header.key) ? .personName(index) : .cell(index)
      columns.append(GridColumn(header: header, content: content))
      if header.key == barAfter {
        columns.append(GridColumn(header: bar, content: .bar))
        if weeks != nil {
          let header = ColumnHeader(key: "recent_weeks", title: "13 weeks", priority: 3)
          columns.append(GridColumn(header: header, content: .weeks))
        }
      }
    }
    self.columns = columns
    usualOrder = columns.indices.filter { !hidden.contains(columns[$0].header.key) }
    order = usualOrder
  }

  /// The text of the filter that decides which rows are shown.
  var filter: String { filtering.text }

  /// The selected row, or nil in an empty grid.
  var selected: GridRow? {
    shown.indices.contains(state.selection) ? rows[shown[state.selection]] : nil
  }

  /// The row drawn at a line.
  func row(_ line: Int) -> GridRow { rows[shown[line]] }

  // MARK: - Rows

  /// Takes the rows of a new answer.
  ///
  /// The selection stays with its record; where that is gone, its neighbour is selected. While the
  /// hand moves, rows that were there keep their places and new ones follow; ``settle(_:)`` sorts
  /// them afterwards.
  mutating func take(_ newRows: [GridRow], _ context: ScreenContext) {
    if !isRead {
      isRead = true
      if let layout = context.layouts[key] { adopt(layout) }
    }
    let former = shown.map { rows[$0] }
    lost = nil
    let newRows = withholding(newRows, from: context.viewer.role)
    // Of other counties there are other rows, and nobody's write made them so.
    if counties ?? context.counties != context.counties {
      rows = []
      changed.removeAll()
    }
    counties = context.counties
    noteChanges(newRows)
    rows = newRows
    forgetTexts()
    filtering.forgetKinds()
    arrange(context)
    if let holdUntil, context.now < holdUntil { keep(former.map(\.id)) }
    follow(former: former, context)
  }

  /// The rows as a role may have them; an empty cell and a withheld one differ.
  private func withholding(_ rows: [GridRow], from role: Role) -> [GridRow] {
    let places = columns.filter { $0.header.isWithheld(from: role) }.compactMap(\.cellIndex)
    return places.isEmpty ? rows : rows.map { $0.withholding(places) }
  }

  private mutating func noteChanges(_ newRows: [GridRow]) {
    let before = Dictionary(rows.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let ids = Set(newRows.map(\.id))
    changed = changed.filter { ids.contains($0.key) }
    marked.formIntersection(ids)
    guard !rows.isEmpty else { return }
    for row in newRows {
      guard let old = before[row.id] else {
        changed.updateValue(nil, forKey: row.id)
        continue
      }
      guard row.isChanged(since: old) else { continue }
      let cells = row.changedCells(since: old)
      switch changed[row.id] {
      case .some(.none): break
      case .some(.some(let earlier)): changed.updateValue(earlier.union(cells), forKey: row.id)
      case .none: changed.updateValue(cells, forKey: row.id)
      }
    }
  }

  /// Sorts anew once the hand rests.
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
    if let selectedID { changed.removeValue(forKey: selectedID) }
    holdUntil = context.now.adding(seconds: 2)
  }

  /// Forgets which rows changed.
  mutating func acknowledgeChanges() { changed.removeAll() }

  /// What was selected and is no more, where that came out now; said once.
  mutating func takeLost(now: Instant) -> String? {
    defer { lost = nil }
    return lost?.at == now ? lost?.text : nil
  }

  /// Leaves one row alone, selected.
  mutating func narrow(to id: String) {
    shown = rows.indices.filter { rows[$0].id == id }
    selectedID = id
    state = ListState()
  }

  // MARK: - Order

  /// Lists the rows that the filter lets pass, in the order of the sort.
  mutating func arrange(_ context: ScreenContext) {
    shown = passing(context)
    measures = nil
  }

  /// Takes notice that names are masked or shown.
  mutating func noteMasking(_ context: ScreenContext) {
    forgetTexts()
    arrange(context)
    follow()
  }

  /// Forgets what was made of the rows' texts, as these read otherwise now.
  mutating func forgetTexts() {
    texts = nil
    sorted = nil
    measures = nil
    filtering.forgetPassed()
  }

  private mutating func keep(_ order: [String]) {
    let places = Dictionary(
      shown.map { (rows[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
    let kept = order.compactMap { places[$0] }
    let known = Set(kept)
    shown = kept + shown.filter { !known.contains($0) }
  }

  /// Keeps the selection on its record, in sight.
  mutating func follow() {
    if let selectedID, let place = place(of: selectedID) {
      // A record that the filter hides is selected again once it is shown.
      if let line = shown.firstIndex(of: place) { state.select(line) }
    } else {
      selectedID = nil
    }
    state.ensureVisible(count: shown.count, height: height)
    if let selected, selectedID == nil { selectedID = selected.id }
  }

  /// Where a record stands in `rows`: mostly where it stood when last asked for.
  private mutating func place(of id: String) -> Int? {
    if let selectedPlace, rows.indices.contains(selectedPlace), rows[selectedPlace].id == id {
      return selectedPlace
    }
    selectedPlace = rows.firstIndex { $0.id == id }
    return selectedPlace
  }

  /// The same after new rows: where the record is gone, the nearest after it, else before it, that
  /// is still there is selected.
  private mutating func follow(former: [GridRow], _ context: ScreenContext) {
    guard let gone = selectedID, place(of: gone) == nil,
      let line = former.firstIndex(where: { $0.id == gone })
    else { return follow() }
    let lines = Dictionary(
      shown.enumerated().map { (rows[$1].id, $0) }, uniquingKeysWith: { first, _ in first })
    let nearest =
      former[line...].first { lines[$0.id] != nil }
      ?? former[..<line].last { lines[$0.id] != nil }
    if let nearest, let place = lines[nearest.id] { state.select(place) }
    selectedID = nearest?.id
    let isKey = former[line].cells.contains(.key(gone))
    lost = (isKey ? "'\(gone)'" : "The selected row", context.now)
    follow()
  }
}
