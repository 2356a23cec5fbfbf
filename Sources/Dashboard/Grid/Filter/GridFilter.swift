import Presentation

/// What a grid asks of its rows, and what it made of that.
struct GridFilter: Sendable {
  /// The text that decides; empty = every row.
  var text = ""
  /// The text as it was meant.
  var meaning = Filter.words([])
  /// Why the text last typed does not decide.
  var problem: FilterError?
  /// The columns as filters name them; nil until they are asked for.
  var columns: [FilterColumn]?
  /// The rows that the last words let pass, in order: more of the same words need ask no others.
  var passed: (text: String, places: [Int])?

  /// Forgets what columns hold, as the rows are others.
  mutating func forgetKinds() { columns = nil }

  /// Forgets which rows passed.
  mutating func forgetPassed() { passed = nil }
}

extension Grid {
  /// Shows only rows that the text lets pass: words, each somewhere in the row as shown, or a
  /// condition on columns.
  ///
  /// Where the text does not read, or is words that no row has and that may become a condition,
  /// what was shown stays, and ``GridFilter/problem`` says why.
  /// - Parameter isFinal: whether it is typed to its end.
  mutating func setFilter(_ text: String, isFinal: Bool = true, _ context: ScreenContext) {
    let before = (text: filtering.text, meaning: filtering.meaning)
    do throws(FilterError) {
      filtering.meaning = try Filter(
        text, columns: filterColumns(), reading: reading(context))
      filtering.text = text
      filtering.problem = nil
      let places = passing(context)
      if !isFinal, places.isEmpty, case .words = filtering.meaning,
        Filter.mayBegin(text, columns: filterColumns())
      {
        (filtering.text, filtering.meaning) = before
        filtering.problem = FilterError(
          position: text.count, reason: "no row contains that; a condition goes on, Tab completes",
          isUnfinished: true)
      }
    } catch {
      (filtering.text, filtering.meaning) = before
      filtering.problem = error
    }
    guard filtering.problem == nil else { return }
    arrange(context)
    follow()
  }

  /// What Tab may put at the end of a filter's text.
  mutating func completion(of text: String, _ context: ScreenContext) -> FilterCompletion {
    let grid = self
    return FilterCompletion(text, columns: filterColumns(), reading: reading(context)) { place in
      grid.values(of: grid.filterPlaces[place], context)
    }
  }

  /// Places in `rows` of those that pass, in the order of the sort.
  mutating func passing(_ context: ScreenContext) -> [Int] {
    let places = sortedPlaces(context)
    if case .expression = filtering.meaning {
      // The present moves on: `today` is read anew.
      if let meaning = try? Filter(
        filtering.text, columns: filterColumns(), reading: reading(context))
      {
        filtering.meaning = meaning
      }
    }
    switch filtering.meaning {
    case .words(let words): return words.isEmpty ? places : having(words, places, context)
    case .expression(let expression):
      let named = filterPlaces.map { self.columns[$0] }
      return places.filter { place in
        let row = rows[place]
        return expression.matches(zone: context.zone) { row.shownCell(named[$0], context: context) }
      }
    }
  }

  private mutating func having(
    _ words: [String], _ places: [Int], _ context: ScreenContext
  ) -> [Int] {
    let texts = rowTexts(context)
    let text = filtering.text.lowercased()
    var asked = places
    // What is typed at the end of words only makes them longer.
    if let passed = filtering.passed, text.hasPrefix(passed.text), !text.contains("\"") {
      asked = passed.places
    }
    let found = texts.places(in: asked, having: words)
    filtering.passed = (text, found)
    return found
  }

  // MARK: - Columns by name

  /// Places in `columns` of those that a filter may name: all that have cells.
  var filterPlaces: [Int] { columns.indices.filter { !columns[$0].isDrawn } }

  private mutating func filterColumns() -> [FilterColumn] {
    if let columns = filtering.columns { return columns }
    let made = filterPlaces.map { place in
      let column = columns[place]
      return FilterColumn(
        key: column.header.key, title: column.header.title, kind: kind(of: column))
    }
    filtering.columns = made
    return made
  }

  /// What the cells of a column are, by the first that has a value.
  private func kind(of column: GridColumn) -> FilterKind {
    guard let index = column.cellIndex else { return .unknown }
    for row in rows {
      if let kind = FilterKind(of: row.cells[index]) { return kind }
    }
    switch column.header.kind {
    case .text: return .unknown
    case .number: return .number
    case .share: return .percent
    }
  }

  private func reading(_ context: ScreenContext) -> FilterReading {
    FilterReading(now: context.clockMoment, zone: context.zone)
  }

  /// The texts that a column has, as they are shown, up to a number that fits a line.
  private func values(of place: Int, _ context: ScreenContext) -> [String] {
    var found: Set<String> = []
    for row in rows.prefix(2_000) {
      switch row.shownCell(columns[place], context: context) {
      case .text(let text), .key(let text), .code(let text): found.insert(text)
      case .list(let words), .codes(let words): found.formUnion(words)
      case .namedPoints(let items): found.formUnion(items.map(\.name))
      default: break
      }
      if found.count > 60 { break }
    }
    return found.sorted()
  }
}
