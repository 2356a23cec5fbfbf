import Domain

/// How one column is headed, apart from the rows it is read from.
public struct ColumnHeader: Hashable, Sendable {
  /// What the column's cells are, which decides alignment and how CSV writes them.
  public enum Kind: Hashable, Sendable {
    /// Words, identifiers, times: left-aligned, guarded against formulas in CSV.
    case text
    /// Numbers only: right-aligned, and CSV leaves them alone.
    case number
    /// `Cell.share`: three columns `X_percent`, `X_count`, `X_total` in CSV and text.
    case share
  }

  /// Where a cell's text stands in a column wider than it.
  public enum Alignment: Hashable, Sendable {
    /// At the start.
    case left
    /// At the end.
    case right
  }

  /// The name in JSON, CSV and text: snake_case, never renamed once released.
  public let key: String
  /// The heading on screens, with the unit where the value has one: `Elapsed, h`.
  public let title: String
  /// What the cells are.
  public let kind: Kind
  /// 1 = shown however narrow the screen, 9 = the first to be left out.
  public let priority: Int
  /// The part of a record that the cells are, where a role that lists the rows may not see it.
  public let guarded: GuardedPart?
  /// How much of its words a screen keeps at the least, in columns, where the usual would not tell
  /// them apart; `Int.max` = all of what must be read with the cell beside it.
  public let leastWidth: Int?

  /// Heads a column.
  public init(
    key: String, title: String, kind: Kind = .text, priority: Int = 5,
    guarded: GuardedPart? = nil, leastWidth: Int? = nil
  ) {
    self.key = key
    self.title = title
    self.kind = kind
    self.priority = priority
    self.guarded = guarded
    self.leastWidth = leastWidth
  }

  /// Whether a role that lists the rows sees none of the cells.
  public func isWithheld(from role: Role) -> Bool { guarded.map { !role.sees($0) } ?? false }

  /// Why the cells are withheld from a role and whom to ask, in one sentence; `nil` where they are
  /// not.
  public func reason(for role: Role) -> String? {
    guard let guarded, !role.sees(guarded) else { return nil }
    return "Withheld from your role (\(role.words)): \(guarded.words); \(guarded.whomToAsk)."
  }

  /// Numbers and shares stand right.
  public var alignment: Alignment { kind == .text ? .left : .right }
  /// Whether CSV leaves the cells alone: a negative number is no formula.
  public var isNumeric: Bool { kind != .text }
  /// The headers in CSV and text: the key, or the three columns of a share.
  public var flatKeys: [String] {
    kind == .share ? ["\(key)_percent", "\(key)_count", "\(key)_total"] : [key]
  }
  /// How many headers that are.
  var flatCount: Int { kind == .share ? 3 : 1 }
}

/// How one column of a listing reads: its header, and what a row puts in it.
public struct Column<Row>: Sendable {
  /// Key, title, kind and priority.
  public let header: ColumnHeader
  /// The row's cell; a pure function.
  public let value: @Sendable (Row) -> Cell
  /// How much the cell asks for attention.
  public let emphasis: @Sendable (Row) -> Emphasis
  /// What a screen draws ahead of the cell, such as `!`, so that its meaning needs no colour; files
  /// and tables go without it.
  public let sign: @Sendable (Row) -> String
  /// Whether there is anything to withhold from those who may not see a guarded column: a seat that
  /// nobody fills has no phone, and that is no secret.
  public let isOf: @Sendable (Row) -> Bool

  /// Makes a column; see `ColumnHeader` for the meaning of each part.
  public init(
    _ key: String, _ title: String, kind: ColumnHeader.Kind = .text, priority: Int = 5,
    guarded: GuardedPart? = nil, leastWidth: Int? = nil,
    of isOf: @escaping @Sendable (Row) -> Bool = { _ in true },
    emphasis: @escaping @Sendable (Row) -> Emphasis = { _ in .normal },
    sign: @escaping @Sendable (Row) -> String = { _ in "" },
    value: @escaping @Sendable (Row) -> Cell
  ) {
    header = ColumnHeader(
      key: key, title: title, kind: kind, priority: priority, guarded: guarded,
      leastWidth: leastWidth)
    self.value = value
    self.emphasis = emphasis
    self.sign = sign
    self.isOf = isOf
  }

  /// The same column where its cells are not for the viewer.
  var withheld: Column<Row> { Column(withheld: header, isOf) }

  private init(withheld header: ColumnHeader, _ isOf: @escaping @Sendable (Row) -> Bool) {
    self.header = header
    self.isOf = isOf
    value = { isOf($0) ? .withheld : .null }
    emphasis = { _ in .muted }
    sign = { _ in "" }
  }

  /// The cell as a screen draws it: its sign and its text, cleaned.
  public func screenText(_ row: Row, zone: ZoneRules) -> String {
    let (sign, text) = (sign(row), CellText.text(value(row).inWords, zone: zone))
    return sign.isEmpty ? text : "\(sign) \(text)"
  }

  /// The name in JSON, CSV and text.
  public var key: String { header.key }
  /// The heading on screens.
  public var title: String { header.title }
  /// Where the cells stand.
  public var alignment: ColumnHeader.Alignment { header.alignment }
  /// 1 = always shown … 9 = the first to be left out.
  public var priority: Int { header.priority }
  /// Whether the cells are numbers.
  public var isNumeric: Bool { header.isNumeric }
}
