/// Finds the level-2 headings of a Markdown text, line by line: `## Name` outside fenced code.
///
/// Source: CommonMark 0.31, §4.2 ATX headings, §4.5 fenced code blocks, §5.2 list items.
struct PlanHeadings {
  /// The fence that is open: its mark, its length, and the column at which its list item's text
  /// begins.
  private var fence: (mark: UInt8, length: Int, column: Int)?

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
    }
    if indent > 3 { return nil }
    if let heading = Self.heading(rest) { return heading }
    fence = Self.opening(rest, column: indent)
    return nil
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

  /// A fence that the line opens, in a list item or outside.
  private static func opening(
    _ rest: Substring.UTF8View, column: Int
  ) -> (mark: UInt8, length: Int, column: Int)? {
    var (rest, column, item) = (rest, column, 0)
    while true {
      if let mark = rest.first, mark == backtick || mark == tilde {
        let length = rest.prefix { $0 == mark }.count
        guard length >= 3 else { return nil }
        // What is said of the code can have no backtick, or it would be code in a line.
        if mark == backtick, rest.dropFirst(length).contains(backtick) { return nil }
        return (mark, length, item)
      }
      guard let width = markerWidth(rest) else { return nil }
      rest = rest.dropFirst(width)
      let start = column + width
      guard let blank = rest.first, blank == space || blank == tab else { return nil }
      column = skipBlanks(&rest, from: start)
      if column - start > 4 { return nil }
      item = column
    }
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
