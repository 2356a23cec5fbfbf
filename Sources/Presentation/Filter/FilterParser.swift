import Domain

/// Reads expressions, from the loosest binding in: `or`, `and`, `not`, brackets, tests.
///
/// A test is a column's key or title, then one of `= != < <= > >=` and a value, `~` or `!~` and a
/// text, `in (A, B)`, `is unknown`, `is known`; `not` may stand before `in` and `unknown`.
struct FilterParser {
  let columns: [FilterColumn]
  let reading: FilterReading
  var scanner: FilterScanner
  /// What could be typed at the end of the text.
  private(set) var expectation: FilterExpectation?
  private var depth = 0
  /// Brackets and `not` within each other, beyond which nothing is read.
  private static let deepest = 60

  init(_ text: String, columns: [FilterColumn], reading: FilterReading) {
    self.columns = columns
    self.reading = reading
    scanner = FilterScanner(text)
  }

  /// The whole text.
  mutating func expression() throws(FilterError) -> FilterExpression {
    let found = try either()
    scanner.skipBlanks()
    guard scanner.isAtEnd else {
      throw error("'and' or 'or' goes here; words with blanks stand in quotes")
    }
    return found
  }

  private mutating func either() throws(FilterError) -> FilterExpression {
    var found = try both()
    while connective("or") { found = .or(found, try both()) }
    return found
  }

  private mutating func both() throws(FilterError) -> FilterExpression {
    var found = try single()
    while connective("and") { found = .and(found, try single()) }
    return found
  }

  private mutating func connective(_ word: String) -> Bool {
    scanner.skipBlanks()
    expect(.connective, from: scanner.position)
    return scanner.take(word: word)
  }

  private mutating func single() throws(FilterError) -> FilterExpression {
    scanner.skipBlanks()
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw error("too many brackets within each other") }
    if scanner.take(word: "not") { return .not(try single()) }
    guard scanner.take("(") else { return try test() }
    let inner = try either()
    scanner.skipBlanks()
    guard scanner.take(")") else {
      throw scanner.isAtEnd
        ? missing("a closing bracket is missing")
        : error("'and', 'or' or a closing bracket goes here; words with blanks stand in quotes")
    }
    return inner
  }

  // MARK: - Tests

  private mutating func test() throws(FilterError) -> FilterExpression {
    let column = try column()
    scanner.skipBlanks()
    expect(.comparison(column), from: scanner.position)
    let start = scanner.position
    if let sign = scanner.sign() { return try compare(column, sign, at: start) }
    if scanner.take(word: "is") {
      scanner.skipBlanks()
      let isNegated = scanner.take(word: "not")
      scanner.skipBlanks()
      expect(.known, from: scanner.position)
      let isKnown = scanner.take(word: "known")
      guard isKnown || scanner.take(word: "unknown") else {
        throw wrongOrMissing("after 'is' stands 'unknown' or 'known'")
      }
      let test = FilterExpression.test(column: column, .isUnknown)
      return isKnown == isNegated ? test : .not(test)
    }
    let isNegated = scanner.take(word: "not")
    scanner.skipBlanks()
    if scanner.take(word: "in") {
      let test = FilterExpression.test(column: column, .among(try values(of: column)))
      return isNegated ? .not(test) : test
    }
    throw wrongOrMissing("one of = != < <= > >= ~ goes here, or 'is unknown', or 'in (…)'")
  }

  private mutating func compare(
    _ column: Int, _ sign: String, at start: Int
  ) throws(FilterError) -> FilterExpression {
    if sign == "~" || sign == "!~" {
      let words = try value(of: column)
      let test = FilterExpression.test(column: column, .contains(words.text.lowercased()))
      return sign == "~" ? test : .not(test)
    }
    guard let comparison = FilterComparison(rawValue: sign) else {
      preconditionFailure("the scanner knows a sign that is no comparison: \(sign)")
    }
    let isOrdering = comparison != .equal && comparison != .unequal
    if isOrdering, columns[column].kind == .list {
      throw FilterError(
        position: start, reason: "'\(columns[column].key)' has several words a row: use = or ~")
    }
    let value = try read(try value(of: column), of: column)
    return .test(column: column, .compare(comparison, value))
  }

  private mutating func values(of column: Int) throws(FilterError) -> [FilterValue] {
    scanner.skipBlanks()
    guard scanner.take("(") else { throw wrongOrMissing("values in brackets go here: (A, B)") }
    var found: [FilterValue] = []
    repeat {
      found.append(try read(try value(of: column), of: column))
      scanner.skipBlanks()
    } while scanner.take(",")
    guard scanner.take(")") else { throw wrongOrMissing("a comma or a closing bracket goes here") }
    return found
  }

  private func read(
    _ typed: (text: String, start: Int), of column: Int
  ) throws(FilterError) -> FilterValue {
    do throws(FilterReading.Refusal) {
      return try reading.value(typed.text, of: columns[column])
    } catch {
      throw FilterError(
        position: typed.start, reason: error.reason, isUnfinished: scanner.isAtEnd)
    }
  }

  /// A value as typed: quoted, or up to the next blank, with its unit or time of day after it.
  private mutating func value(of column: Int) throws(FilterError) -> (text: String, start: Int) {
    scanner.skipBlanks()
    let start = scanner.position
    expect(.value(column), from: start)
    if let next = scanner.next, FilterScanner.isQuote(next) {
      guard let text = scanner.quoted() else {
        throw missing("the closing quote is missing")
      }
      return (text, start)
    }
    var text = scanner.bare()
    expect(.value(column), from: start)
    if text.isEmpty { throw wrongOrMissing("a value is missing") }
    while let more = continuation(of: text, kind: columns[column].kind) { text += " " + more }
    return (text, start)
  }

  /// The unit of a number, the time of day of a date, the zone of a time, where one follows.
  private mutating func continuation(of text: String, kind: FilterKind) -> String? {
    let start = scanner.position
    scanner.skipBlanks()
    let word = scanner.bare()
    let isPart =
      switch kind {
      case .number, .percent: reading.isUnit(word) && text.last?.isNumber == true
      case .moment: reading.isTime(word, after: text)
      default: false
      }
    if !isPart { scanner.move(to: start) }
    return isPart ? word : nil
  }

  // MARK: - Columns

  /// The column whose name stands next, the longest name first.
  private mutating func column() throws(FilterError) -> Int {
    scanner.skipBlanks()
    let start = scanner.position
    expect(.column, from: start)
    if let next = scanner.next, FilterScanner.isQuote(next) {
      guard let name = scanner.quoted() else { throw missing("the closing quote is missing") }
      return try named(name, at: start)
    }
    let ends = columns.flatMap { column in
      [column.key, column.title].compactMap { scanner.place(after: $0, at: start) }
    }
    guard let end = ends.max(), end > start else {
      let word = scanner.bare()
      if word.isEmpty { throw wrongOrMissing("a column's name goes here") }
      throw FilterError(
        position: start, reason: "no column is called '\(word)'", isUnfinished: scanner.isAtEnd)
    }
    scanner.move(to: end)
    return try named(String(scanner.characters[start..<end]), at: start)
  }

  private func named(_ name: String, at start: Int) throws(FilterError) -> Int {
    let name = name.lowercased()
    if let place = columns.firstIndex(where: { $0.key.lowercased() == name }) { return place }
    let places = columns.indices.filter { columns[$0].title.lowercased() == name }
    guard let place = places.first else {
      throw FilterError(position: start, reason: "no column is called '\(name)'")
    }
    guard places.count == 1 else {
      let keys = places.map { columns[$0].key }.joined(separator: " or ")
      throw FilterError(position: start, reason: "several columns are called so: write \(keys)")
    }
    return place
  }

  // MARK: - Errors and what could follow

  private func error(_ reason: String) -> FilterError {
    FilterError(position: scanner.position, reason: reason)
  }

  private func missing(_ reason: String) -> FilterError {
    FilterError(position: scanner.end, reason: reason, isUnfinished: true)
  }

  private func wrongOrMissing(_ reason: String) -> FilterError {
    FilterError(
      position: scanner.position, reason: reason,
      isUnfinished: scanner.rest(from: scanner.position).allSatisfy { !$0.isWhitespace })
  }

  /// Notes what could stand here; what follows a word only once the word has ended.
  private mutating func expect(_ kind: FilterExpectation.Kind, from start: Int) {
    switch kind {
    case .column, .value: break
    case .comparison, .known, .connective:
      guard start > 0, !FilterScanner.isWord(scanner.characters[start - 1]) else { return }
    }
    expectation = FilterExpectation(kind: kind, start: start)
  }
}

/// What could be typed at a place of the text.
struct FilterExpectation: Hashable {
  /// What it would be.
  enum Kind: Hashable {
    case column
    case comparison(Int)
    case value(Int)
    case known
    case connective
  }

  let kind: Kind
  /// Where it begins.
  let start: Int
}
