import Domain

/// What a filter knows of one column: its names, and what its cells are.
public struct FilterColumn: Hashable, Sendable {
  /// The key, which a filter may always use.
  public let key: String
  /// The heading, which it may use where no other column is called the same.
  public let title: String
  /// What the cells are.
  public let kind: FilterKind

  /// Names a column.
  public init(key: String, title: String, kind: FilterKind) {
    self.key = key
    self.title = title
    self.kind = kind
  }

  /// The unit of the heading: `h` of `Elapsed, h`; nil where it has none.
  var unit: String? {
    guard let comma = title.lastIndex(of: ",") else { return nil }
    let unit = title[title.index(after: comma)...].drop { $0 == " " }
    return unit.isEmpty ? nil : unit.lowercased()
  }
}

/// What the cells of a column are, by which a filter reads the values typed.
public enum FilterKind: Hashable, Sendable {
  /// Words and identifiers.
  case words
  /// Several words a cell.
  case list
  /// Numbers of any scale.
  case number
  /// A percentage.
  case percent
  /// A moment.
  case moment
  /// A day.
  case date
  /// Yes or no.
  case flag
  /// No cell has a value yet.
  case unknown

  /// The kind of a cell that has a value; nil of an unknown or withheld one.
  public init?(of cell: Cell) {
    switch cell {
    case .null, .withheld, .suppressed: return nil
    case .text, .key, .code: self = .words
    case .integer, .points, .tenths, .hundredths, .degrees: self = .number
    case .boolean: self = .flag
    case .instant: self = .moment
    case .date: self = .date
    case .share: self = .percent
    case .list, .codes, .namedPoints, .records: self = .list
    }
  }
}

/// Why a filter does not read, and where.
public struct FilterError: Error, Hashable, Sendable {
  /// The character at which it goes wrong, from 0; the text's length where something is missing.
  public let position: Int
  /// What is wrong or missing, without a full stop.
  public let reason: String
  /// Whether more typing may mend it.
  public let isUnfinished: Bool

  /// Says what is wrong.
  public init(position: Int, reason: String, isUnfinished: Bool = false) {
    self.position = position
    self.reason = reason
    self.isUnfinished = isUnfinished
  }
}
