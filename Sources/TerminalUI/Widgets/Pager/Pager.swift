import SafeText

/// A long text on the screen: scrolled, wrapped or not, searched, with marks and an outline.
///
/// What it does for a frame depends on the frame's height, never on the length of the text; only a
/// search goes through all of it, once. The line at the top stays there when the size changes.
public struct Pager: Sendable {
  /// The text.
  public private(set) var source: any PagerSource
  /// Where the topmost row begins.
  public private(set) var top = Place(line: 0, character: 0)
  /// Whether lines that are too long go on in the next row.
  public private(set) var isWrapped = true
  /// Columns scrolled to the right, where lines are not wrapped.
  public private(set) var left = 0
  /// What is searched for; empty = nothing.
  public private(set) var search = ""
  /// The lines that have what is searched for, in order.
  public private(set) var found: [Int] = []
  /// The place in `found` gone to last.
  public private(set) var current: Int?
  /// The next place that is gone to once the source knows of it.
  public private(set) var wanted: Wanted?
  /// The list of headings, while it is open.
  public private(set) var outline: ListState?
  /// Named places.
  public private(set) var marks: [Character: Place] = [:]
  /// The size last drawn.
  var size = Size(width: 80, height: 20)
  private var before: Place?
  /// Where the search that is being typed began.
  private var origin: Place?

  /// A pager at the beginning of a text.
  public init(_ source: any PagerSource) { self.source = source }

  /// Shows another text in place of this one; the line at the top, the search and marks stay.
  public mutating func replace(_ source: any PagerSource) {
    self.source = source
    let line = current.map { found[$0] }
    if !search.isEmpty { found = lines(with: search) }
    current = line.flatMap { found.firstIndex(of: $0) }
    settle()
    if let wanted, wanted.line == line { _ = find(step: wanted.step) }
  }

  /// Shows a line at the top, as far as the text reaches.
  public mutating func go(toLine line: Int) {
    jump(to: Place(line: max(0, line), character: 0))
  }

  /// Does what a key asks for.
  ///
  /// - Returns: whether there was anything to do, such as a next heading to go to.
  @discardableResult
  public mutating func perform(_ move: Move) -> Bool {
    if outline != nil { return performInOutline(move) }
    wanted = nil
    switch move {
    case .up: scroll(by: -1)
    case .down: scroll(by: 1)
    case .pageUp: scroll(by: -max(1, height - 1))
    case .pageDown: scroll(by: max(1, height - 1))
    case .top: jump(to: Place(line: 0, character: 0))
    case .bottom: jump(to: lastTop)
    case .left, .right: return shift(move == .left ? -1 : 1)
    case .nextHeading, .previousHeading: return turn(to: move == .nextHeading ? 1 : -1)
    case .outline: return openOutline()
    case .wrap: toggleWrap()
    case .findNext, .findPrevious: return find(step: move == .findNext ? 1 : -1)
    case .open: return false
    case .close: return leaveSearch()
    }
    return true
  }

  /// Rows of text: the last row says where one is.
  var height: Int { max(1, size.height - 1) }

  // MARK: - Scrolling

  /// The rows of a line as they are drawn now.
  func rows(of line: Int) -> [PagerLine.Row] {
    guard isWrapped else { return [PagerLine.Row(range: 0..<0, indent: 0)] }
    return PagerLine(source.line(line)).rows(width: size.width)
  }

  private func row(of place: Place, in rows: [PagerLine.Row]) -> Int {
    rows.lastIndex { $0.range.lowerBound <= place.character } ?? 0
  }

  private mutating func scroll(by rows: Int) {
    top = rows < 0 ? stepped(back: -rows, from: top) : stepped(on: rows, from: top)
    settle()
  }

  private func stepped(on count: Int, from place: Place) -> Place {
    guard place.line < source.count else { return place }
    var line = place.line
    var rows = rows(of: line)
    var row = row(of: place, in: rows) + count
    while row >= rows.count {
      guard line + 1 < source.count else { return begin(of: rows.count - 1, rows, line) }
      row -= rows.count
      line += 1
      rows = self.rows(of: line)
    }
    return begin(of: row, rows, line)
  }

  private func stepped(back count: Int, from place: Place) -> Place {
    guard place.line < source.count else { return place }
    var line = place.line
    var rows = rows(of: line)
    var row = row(of: place, in: rows) - count
    while row < 0 {
      guard line > 0 else { return Place(line: 0, character: 0) }
      line -= 1
      rows = self.rows(of: line)
      row += rows.count
    }
    return begin(of: row, rows, line)
  }

  private func begin(of row: Int, _ rows: [PagerLine.Row], _ line: Int) -> Place {
    Place(line: line, character: rows[row].range.lowerBound)
  }

  /// The top with which the last row of the text stands in the last row of the screen.
  private var lastTop: Place {
    guard source.count > 0 else { return Place(line: 0, character: 0) }
    let last = source.count - 1
    let rows = rows(of: last)
    return stepped(back: height - 1, from: begin(of: rows.count - 1, rows, last))
  }

  /// Keeps the top in the text, and the screen full where the text fills it.
  mutating func settle() {
    guard source.count > 0 else {
      top = Place(line: 0, character: 0)
      return
    }
    if top.line >= source.count { top = Place(line: source.count - 1, character: 0) }
    top = min(top, lastTop)
  }

  /// Goes to a place and remembers the one before.
  private mutating func jump(to place: Place) {
    before = top
    top = place
    settle()
  }

  private mutating func shift(_ step: Int) -> Bool {
    if isWrapped { return false }
    left = max(0, left + step * max(1, size.width / 2))
    return true
  }

  private mutating func toggleWrap() {
    isWrapped.toggle()
    left = 0
    if !isWrapped { top.character = 0 }
    settle()
  }

  // MARK: - Headings

  private mutating func turn(to step: Int) -> Bool {
    let headings = source.headings
    let next =
      step > 0
      ? headings.first { $0.line > top.line } : headings.last { $0.line < top.line }
    guard let next else { return false }
    jump(to: Place(line: next.line, character: 0))
    return true
  }

  private mutating func openOutline() -> Bool {
    let headings = source.headings
    if headings.isEmpty { return false }
    outline = ListState(selection: headings.lastIndex { $0.line <= top.line } ?? 0)
    return true
  }

  private mutating func performInOutline(_ move: Move) -> Bool {
    guard var list = outline else { return false }
    let headings = source.headings
    let count = headings.count
    switch move {
    case .up: list.move(by: -1, count: count)
    case .down: list.move(by: 1, count: count)
    case .pageUp: list.page(by: -1, count: count, height: height)
    case .pageDown: list.page(by: 1, count: count, height: height)
    case .top: list.select(0)
    case .bottom: list.select(max(0, count - 1))
    case .open:
      outline = nil
      if headings.indices.contains(list.selection) {
        jump(to: Place(line: headings[list.selection].line, character: 0))
      }
      return true
    case .close, .outline:
      outline = nil
      return true
    default: return true
    }
    outline = list
    return true
  }

  // MARK: - Search

  /// Begins a search from here, while it is typed.
  public mutating func beginSearch() { origin = top }

  /// Ends the typing of a search; one that is given up goes back to where it began.
  public mutating func endSearch(isGivenUp: Bool) {
    if isGivenUp {
      setSearch("")
      if let origin { top = origin }
      settle()
    }
    origin = nil
  }

  /// Searches for a text or a regular expression, case ignored, and goes to the first line from the top on that has it; while
  /// it is typed, from where the typing began.
  ///
  /// - Returns: whether any line has it; the empty text ends the search.
  /// - Complexity: O(n) in the text, once; the frames that follow look at what they show.
  @discardableResult
  public mutating func setSearch(_ text: String) -> Bool {
    search = text
    wanted = nil
    found = text.isEmpty ? [] : lines(with: text)
    current = nil
    if let origin { top = origin }
    settle()
    guard !found.isEmpty else { return text.isEmpty }
    go(toFound: found.firstIndex { $0 >= top.line } ?? 0)
    return true
  }

  /// Goes to the first line from the top on that has what is searched for, where that was found
  /// only now.
  public mutating func goToFound() {
    guard current == nil, !found.isEmpty else { return }
    go(toFound: found.firstIndex { $0 >= top.line } ?? 0)
  }

  private func lines(with text: String) -> [Int] {
    if let known = source.lines(with: text) { return known }
    let pattern = PagerPattern(text)
    return (0..<source.count).filter { !pattern.places(in: PagerLine(source.line($0))).isEmpty }
  }

  private mutating func find(step: Int) -> Bool {
    guard !found.isEmpty else { return source.isPart(of: search) }
    let next = ((current.map { $0 + step } ?? 0) + found.count) % found.count
    wanted = nil
    if let line = current.map({ found[$0] }),
      !source.isWhole(search, from: line, to: found[next], step: step)
    {
      wanted = Wanted(line: line, step: step)
    } else {
      go(toFound: next)
    }
    return true
  }

  private mutating func go(toFound place: Int) {
    current = place
    let line = found[place]
    // A line in sight is not moved.
    if !lastShown.contains(line) { jump(to: Place(line: line, character: 0)) }
  }

  /// The lines that are in sight.
  var lastShown: ClosedRange<Int> {
    let end = stepped(on: height - 1, from: top)
    return top.line...max(top.line, end.line)
  }

  private mutating func leaveSearch() -> Bool {
    if search.isEmpty { return false }
    return setSearch("")
  }

  // MARK: - Marks

  /// Names the place at the top.
  public mutating func setMark(_ name: Character) { marks[name] = top }

  /// Goes to a named place; `'` is the one before the last jump.
  /// - Returns: whether there is such a place.
  public mutating func goToMark(_ name: Character) -> Bool {
    guard let place = name == "'" ? before : marks[name] else { return false }
    jump(to: place)
    return true
  }
}
