import Domain

/// A condition on the cells of a row: `percent > 100 and unit = "CSE 1"`.
public indirect enum FilterExpression: Hashable, Sendable {
  /// What one column's cell must be.
  case test(column: Int, FilterTest)
  /// The contrary.
  case not(FilterExpression)
  /// Both.
  case and(FilterExpression, FilterExpression)
  /// At least one of them.
  case or(FilterExpression, FilterExpression)
}

/// What a cell must be.
public enum FilterTest: Hashable, Sendable {
  /// `= != < <= > >=` against a value.
  case compare(FilterComparison, FilterValue)
  /// Its text has these words in it, whatever their case.
  case contains(String)
  /// It is one of these.
  case among([FilterValue])
  /// Its value is not known.
  case isUnknown
}

/// How a cell is compared.
public enum FilterComparison: String, Hashable, Sendable, CaseIterable {
  case equal = "="
  case unequal = "!="
  case less = "<"
  case atMost = "<="
  case greater = ">"
  case atLeast = ">="
}

/// A value that was typed, read by the kind of its column.
public enum FilterValue: Hashable, Sendable {
  /// Words, in lower case.
  case words(String)
  /// A number, in the unit of the column.
  case number(FilterNumber)
  /// The seconds from one moment to before another: a second, a minute or a day, as typed.
  case span(from: Instant, until: Instant)
  /// A day.
  case date(LocalDate)
  /// Yes or no.
  case flag(Bool)
}

/// A number as a fraction, so that nothing is rounded: 97.5 is 975 over 10.
public struct FilterNumber: Hashable, Sendable {
  /// The part above the line.
  public let numerator: Int
  /// The part below it; at least 1.
  public let denominator: Int

  /// Makes a fraction.
  /// - Precondition: the denominator is positive.
  public init(_ numerator: Int, over denominator: Int = 1) {
    precondition(denominator > 0, "A fraction is over a positive number.")
    self.numerator = numerator
    self.denominator = denominator
  }

  /// -1 below another, 0 equal to it, 1 above it; no product is too large.
  func order(against other: FilterNumber) -> Int {
    let one = numerator.multipliedFullWidth(by: other.denominator)
    let two = other.numerator.multipliedFullWidth(by: denominator)
    if one.high != two.high { return one.high < two.high ? -1 : 1 }
    return one.low == two.low ? 0 : one.low < two.low ? -1 : 1
  }
}
