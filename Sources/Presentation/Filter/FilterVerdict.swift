import Domain

extension FilterExpression {
  /// Whether a row passes.
  ///
  /// - Parameters:
  ///   - zone: in which times are printed, for `~`.
  ///   - cell: the row's cell of a column, as the viewer sees it.
  public func matches(zone: ZoneRules, cell: (Int) -> Cell) -> Bool {
    verdict(zone: zone, cell: cell) == true
  }

  /// Yes, no, or nil where a withheld cell would have to be asked.
  ///
  /// Nil stays nil under `not`, so that no filter tells anything of what is withheld; `and` and
  /// `or` go by the other side where that alone decides.
  func verdict(zone: ZoneRules, cell: (Int) -> Cell) -> Bool? {
    switch self {
    case .test(let column, let test): return test.verdict(on: cell(column), zone: zone)
    case .not(let inner): return inner.verdict(zone: zone, cell: cell).map { !$0 }
    case .and(let one, let other):
      let first = one.verdict(zone: zone, cell: cell)
      if first == false { return false }
      let second = other.verdict(zone: zone, cell: cell)
      if second == false { return false }
      return first == nil || second == nil ? nil : true
    case .or(let one, let other):
      let first = one.verdict(zone: zone, cell: cell)
      if first == true { return true }
      let second = other.verdict(zone: zone, cell: cell)
      if second == true { return true }
      return first == nil || second == nil ? nil : false
    }
  }
}

extension FilterTest {
  /// Whether a cell is so; nil of a withheld one.
  ///
  /// An unknown value equals nothing and is neither below nor above anything.
  func verdict(on cell: Cell, zone: ZoneRules) -> Bool? {
    if cell == .withheld || cell == .suppressed { return nil }
    let isUnknown = Self.isUnknown(cell)
    switch self {
    case .isUnknown: return isUnknown
    case .contains(let words):
      return !isUnknown
        && [cell, cell.inWords].contains {
          CellText.text($0, zone: zone).lowercased().hasPart(words)
        }
    case .among(let values):
      return !isUnknown && values.contains { $0.order(of: cell) == 0 }
    case .compare(let comparison, let value):
      guard !isUnknown, let order = value.order(of: cell) else { return comparison == .unequal }
      return comparison.holds(order)
    }
  }

  private static func isUnknown(_ cell: Cell) -> Bool {
    switch cell {
    case .null: true
    case .share(let share): share.percentTenths == nil
    case .list(let words), .codes(let words): words.isEmpty
    case .namedPoints(let items): items.isEmpty
    case .records(let records): records.isEmpty
    default: false
    }
  }
}

extension FilterComparison {
  /// Whether it holds of an order: below 0 the cell is less, 0 equal.
  func holds(_ order: Int) -> Bool {
    switch self {
    case .equal: order == 0
    case .unequal: order != 0
    case .less: order < 0
    case .atMost: order <= 0
    case .greater: order > 0
    case .atLeast: order >= 0
    }
  }
}

extension FilterValue {
  /// Where a cell stands against the value; nil where the two cannot be compared.
  ///
  /// A list stands at 0 where the value is one of its members. A stored name is found as it is
  /// stored and as it is read: `not_connected` and "not connected".
  func order(of cell: Cell) -> Int? {
    switch (self, cell) {
    case (.words(let words), .text(let text)), (.words(let words), .key(let text)):
      return Self.order(text.lowercased(), words)
    case (.words(let words), .code(let name)):
      return Self.order(
        StoredName.words(name).lowercased(), StoredName.words(words).lowercased())
    case (.words(let words), _):
      guard let members = Self.members(cell) else { return nil }
      return members.contains { $0.lowercased() == words } ? 0 : 1
    case (.number(let number), _):
      return FilterNumber(cell)?.order(against: number)
    case (.span(let from, let until), .instant(let instant)):
      return instant < from ? -1 : instant < until ? 0 : 1
    case (.date(let date), .date(let other)): return Self.order(other, date)
    case (.flag(let flag), .boolean(let other)):
      return flag == other ? 0 : other ? 1 : -1
    default: return nil
    }
  }

  private static func order<T: Comparable>(_ one: T, _ other: T) -> Int {
    one == other ? 0 : one < other ? -1 : 1
  }

  private static func members(_ cell: Cell) -> [String]? {
    switch cell {
    case .list(let words): words
    case .codes(let names): names.flatMap { [$0, StoredName.words($0).lowercased()] }
    case .namedPoints(let items): items.flatMap { [$0.name, StoredName.words($0.name)] }
    case .records(let records):
      records.compactMap { record in
        switch record.fields.first?.cell {
        case .key(let name), .text(let name), .code(let name): name
        default: nil
        }
      }
    default: nil
    }
  }
}

extension FilterNumber {
  /// The number that a cell prints; nil of any other cell.
  init?(_ cell: Cell) {
    switch cell {
    case .integer(let value), .points(let value): self.init(value)
    case .tenths(let value): self.init(value, over: 10)
    case .hundredths(let value): self.init(value, over: 100)
    case .share(let share):
      guard let tenths = share.percentTenths else { return nil }
      self.init(tenths, over: 10)
    default: return nil
    }
  }
}

extension String {
  /// Whether the part's bytes stand in this text: both are in lower case already, and a search by
  /// characters would take a hundred times as long.
  func hasPart(_ part: String) -> Bool {
    var (text, part) = (self, part)
    return text.withUTF8 { text in part.withUTF8 { ByteSearch.find($0, in: text) != nil } }
  }
}
