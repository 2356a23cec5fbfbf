/// Finds the level-2 headings of a Markdown text, line by line: `## Name` outside fenced code.
///
/// Source: CommonMark 0.31, §4.2 ATX headings, §4.5 fenced code blocks, §5.2 list items.
struct PlanHeadings {
  /// The fence that is open: its mark, its length, and the column at which its list item's text
  /// begins.
  private var fence: (mark: UInt8, length: Int, column: Int)?
  /// The columns at which the text of each open list item begins, outermost first.
  private var items: [Int] = []
  /// Whether the line before was text that the next may go on with, however far left it stands.
  private var isInParagraph = false

  private static let (space, tab, hash): (UInt8, UInt8, UInt8) = (0x20, 0x09, 0x23)
  private static let (backtick, tilde): (UInt8, UInt8) = (0x60, 0x7E)

  /// Takes the next line, without its end.
  ///
  /// - Returns: the heading's text where the line is one of level 2.
  mutating func take(_ line: Substring.UTF8View) -> String? {
    var rest = line
    let indent = Self.skipBlanks(&rest, from: 0)
    if let open = fence {
      if rest.isEmpty { return nil }
      // A line that stands further left ends the list item, and with it the fence.
      if indent >= open.column {
        if indent - open.column < 4, Self.closes(rest, open.mark, open.length) { fence = nil }
        return nil
      }
      fence = nil
      isInParagraph = false
    }
    if rest.isEmpty {
      isInParagraph = false
      return nil
    }
    let kept = items.prefix { $0 <= indent }
    // Text goes on with the paragraph of an item that it stands left of.
    if isInParagraph, kept.count < items.count, !begins(rest, in: kept.count) { return nil }
    items = Array(kept)
    if indent - (items.last ?? 0) > 3 { return nil }
    if let heading = Self.heading(rest), indent <= 3 {
      isInParagraph = false
      return heading
    }
    open(rest, at: indent)
    return nil
  }

  /// Whether a line begins something by itself, so that it is no text that goes on.
  private func begins(_ rest: Substring.UTF8View, in count: Int) -> Bool {
    guard let first = rest.first else { return false }
    return first == Self.hash || first == 0x3E || Self.isRule(rest) || Self.mark(rest) != nil
      || Self.markerWidth(rest).map {
        Self.isBlank(rest.dropFirst($0).first) && rest.count > $0
      } == true
  }

  /// Takes what a line begins: list items, and a fence in them.
  private mutating func open(_ line: Substring.UTF8View, at indent: Int) {
    var (rest, column) = (line, indent)
    while !Self.isRule(rest), let width = Self.markerWidth(rest) {
      // A number other than 1, and an item without text, begin no list within a paragraph.
      let after = rest.dropFirst(width)
      guard Self.isBlank(after.first) else { break }
      if isInParagraph, width > 1 || after.allSatisfy({ Self.isBlank($0) }),
        !rest.starts(with: [0x31, rest.dropFirst(width - 1).first ?? 0])
      {
        break
      }
      isInParagraph = false
      rest = after
      let start = column + width
      column = Self.skipBlanks(&rest, from: start)
      // Text that stands further right is code of the item, whose text begins after one blank.
      if rest.isEmpty || column - start > 4 {
        items.append(start + 1)
        return
      }
      items.append(column)
    }
    if let (mark, length) = Self.mark(rest) {
      fence = (mark, length, items.last ?? 0)
      isInParagraph = false
    } else {
      isInParagraph = !Self.isRule(rest) && !Self.isAnyHeading(rest)
    }
  }

  private static func isBlank(_ byte: UInt8?) -> Bool { byte == space || byte == tab }

  /// A line across the page, or one that makes a heading of the text above it.
  private static func isRule(_ rest: Substring.UTF8View) -> Bool {
    guard let first = rest.first, [0x2D, 0x2A, 0x5F].contains(first) else { return false }
    return rest.count { $0 == first } >= 3 && rest.allSatisfy { $0 == first || isBlank($0) }
  }

  /// A heading of any level.
  private static func isAnyHeading(_ rest: Substring.UTF8View) -> Bool {
    let level = rest.prefix { $0 == hash }.count
    guard (1...6).contains(level) else { return false }
    return level == rest.count || isBlank(rest.dropFirst(level).first)
  }

  /// Takes blanks off; answers the column after them. A tab goes on to the next multiple of four.
  private static func skipBlanks(_ rest: inout Substring.UTF8View, from column: Int) -> Int {
    var column = column
    while let byte = rest.first, byte == space || byte == tab {
      column = byte == space ? column + 1 : column / 4 * 4 + 4
      rest.removeFirst()
    }
    return column
  }

  private static func heading(_ rest: Substring.UTF8View) -> String? {
    guard rest.starts(with: [hash, hash]) else { return nil }
    var text = rest.dropFirst(2)
    if let next = text.first, next != space, next != tab { return nil }
    text = trimmed(text)
    // A closing run of marks is no part of the heading, where a blank stands before it.
    let body = text.reversed().drop { $0 == hash }
    if body.isEmpty { return "" }
    if body.count < text.count, let last = body.first, last == space || last == tab {
      text = trimmed(text.prefix(body.count))
    }
    return String(Substring(text))
  }

  private static func trimmed(_ text: Substring.UTF8View) -> Substring.UTF8View {
    var text = text
    while let byte = text.first, byte == space || byte == tab { text.removeFirst() }
    while let byte = text.last, byte == space || byte == tab { text.removeLast() }
    return text
  }

  /// The mark of a fence that begins here, and its length.
  private static func mark(_ rest: Substring.UTF8View) -> (mark: UInt8, length: Int)? {
    guard let mark = rest.first, mark == backtick || mark == tilde else { return nil }
    let length = rest.prefix { $0 == mark }.count
    guard length >= 3 else { return nil }
    // What is said of the code can have no backtick, or it would be code in a line.
    if mark == backtick, rest.dropFirst(length).contains(backtick) { return nil }
    return (mark, length)
  }

  /// The width of a list item's marker at the beginning of a line, without the blank after it.
  private static func markerWidth(_ rest: Substring.UTF8View) -> Int? {
    guard let first = rest.first else { return nil }
    if first == 0x2D || first == 0x2B || first == 0x2A { return 1 }
    let digits = rest.prefix { (0x30...0x39).contains($0) }.count
    guard (1...9).contains(digits), let mark = rest.dropFirst(digits).first,
      mark == 0x2E || mark == 0x29
    else { return nil }
    return digits + 1
  }

  private static func closes(_ rest: Substring.UTF8View, _ mark: UInt8, _ length: Int) -> Bool {
    let run = rest.prefix { $0 == mark }.count
    return run >= length && rest.dropFirst(run).allSatisfy { $0 == space || $0 == tab }
  }
}
