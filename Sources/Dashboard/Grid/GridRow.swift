import Domain
import Presentation

/// One row of a grid: the cells of a listing, already read.
struct GridRow: Hashable, Sendable {
  /// What the row is, over every refresh: a key.
  let id: String
  let cells: [Presentation.Cell]
  let emphasis: [Emphasis]
  let signs: [String]
  let bar: BarFigure?
  /// What tells two states of the record apart, where cells change by the mere passing of time;
  /// nil = the cells.
  var mark: String?
  /// Places of cells that hold nothing which could be withheld.
  var empty: Set<Int> = []

  /// Whether the record itself differs from what it was.
  func isChanged(since former: GridRow?) -> Bool {
    if let mark, let other = former?.mark { return mark != other }
    return self != former
  }

  /// The cells that read otherwise than they did.
  func changedCells(since former: GridRow) -> Set<Int> {
    Set(cells.indices.filter { former.cells.indices.contains($0) && cells[$0] != former.cells[$0] })
  }
}

extension GridRow {
  /// Reads a row by its listing.
  init<Row>(
    _ row: Row, id: String, listing: Listing<Row>, bar: BarFigure? = nil, mark: String? = nil
  ) {
    self.init(
      id: id, cells: listing.columns.map { $0.value(row) },
      emphasis: listing.columns.map { $0.emphasis(row) },
      signs: listing.columns.map { $0.sign(row) }, bar: bar, mark: mark,
      empty: Set(
        listing.columns.indices.filter {
          listing.columns[$0].header.guarded != nil && !listing.columns[$0].isOf(row)
        }))
  }

  /// The row with cells withheld.
  func withholding(_ places: [Int]) -> GridRow {
    let places = places.filter { !empty.contains($0) }
    if places.isEmpty { return self }
    var (cells, emphasis, signs) = (cells, emphasis, signs)
    for place in places {
      cells[place] = .withheld
      emphasis[place] = .muted
      signs[place] = ""
    }
    return GridRow(
      id: id, cells: cells, emphasis: emphasis, signs: signs, bar: bar, mark: mark, empty: empty)
  }

  /// The cell of a column as the viewer sees it: a county by its name.
  func shownCell(_ column: GridColumn, context: ScreenContext) -> Presentation.Cell {
    let cell = cell(column, context: context)
    guard column.isCounty else { return cell }
    switch cell {
    case .key(let code): return .text(context.countyName(code))
    case .list(let codes): return .list(codes.map(context.countyName))
    default: return cell
    }
  }

  /// The cell of a column as the viewer may have it: a masked name is its initials.
  func cell(_ column: GridColumn, context: ScreenContext) -> Presentation.Cell {
    switch column.content {
    case .bar, .weeks: return .null
    case .cell(let index): return cells[index]
    case .personName(let index):
      guard context.isMasked, case .text(let name) = cells[index] else { return cells[index] }
      return .text(Mask.initials(name))
    }
  }

  /// The cell's text as the screen shows it, stored names as words, its sign ahead of it.
  func text(_ column: GridColumn, context: ScreenContext) -> String {
    switch column.content {
    case .bar, .weeks: return ""
    case .cell(let index), .personName(let index):
      let text = CellText.text(
        shownCell(column, context: context).inWords, zone: context.zone)
      return signs[index].isEmpty ? text : signs[index] + " " + text
    }
  }

  /// What the column sorts the row by.
  func sortKey(_ column: GridColumn, context: ScreenContext) -> SortKey {
    switch column.content {
    case .weeks: return .none
    case .bar: return bar?.percentTenths.map { SortKey.number($0) } ?? .none
    case .cell where column.isCounty: return .text(text(column, context: context).lowercased())
    case .cell(let index): return SortKey(cells[index], zone: context.zone)
    case .personName: return .text(text(column, context: context).lowercased())
    }
  }
}

/// What rows are compared by; unknown values stand last whichever way the column is sorted.
enum SortKey: Hashable, Sendable {
  case number(Int)
  case text(String)
  case none

  init(_ cell: Presentation.Cell, zone: ZoneRules) {
    switch cell {
    case .null, .withheld, .suppressed: self = .none
    case .integer(let value), .points(let value), .tenths(let value), .hundredths(let value):
      self = .number(value)
    case .boolean(let value): self = .number(value ? 1 : 0)
    case .instant(let value): self = .number(Int(value.seconds))
    case .date(let value): self = .number(value.daysSinceEpoch)
    case .share(let share): self = share.percentTenths.map { .number($0) } ?? .none
    case .namedPoints(let items): self = .number(items.reduce(0) { $0 + $1.points })
    default: self = .text(CellText.text(cell, zone: zone).lowercased())
    }
  }

  /// Whether this goes first; nil where neither does.
  func precedes(_ other: SortKey, isAscending: Bool) -> Bool? {
    switch (self, other) {
    case (.none, .none): return nil
    case (.none, _): return false
    case (_, .none): return true
    case (.number(let one), .number(let two)):
      return one == two ? nil : (one < two) == isAscending
    case (.text(let one), .text(let two)):
      return one == two ? nil : (one < two) == isAscending
    case (.number, .text): return isAscending
    case (.text, .number): return !isAscending
    }
  }
}
