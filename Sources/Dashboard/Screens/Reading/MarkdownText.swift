import TerminalUI

/// A Markdown text made to be read: headings, lists, tables, quotations and emphasis, each
/// paragraph one line that the pager wraps.
///
/// What it does not know it shows as it stands; nothing is left out.
struct MarkdownText {
  /// A line of the file without its end, and its number.
  typealias Line = (text: String, line: Int)

  /// What is shown.
  private(set) var text = PagerText()
  /// The line of the file in which each line shown begins.
  private(set) var origins: [Int] = []
  private let context: ScreenContext
  private var isBlankOwed = false

  /// Renders lines.
  ///
  /// - Parameter head: what stands above them.
  init(_ lines: [Line], after head: PagerText = PagerText(), _ context: ScreenContext) {
    self.context = context
    text = head
    origins = Array(repeating: 1, count: head.count)
    isBlankOwed = head.count > 0
    var rest = lines[...]
    while let first = rest.first {
      let block = MarkdownBlock(first.text)
      switch block {
      case .blank:
        isBlankOwed = true
        rest.removeFirst()
      case .heading(let level, let words):
        add(heading: words, level: level, first.line)
        rest.removeFirst()
      case .rule:
        add([StyledText(line(40), context.theme.style(.border))], first.line)
        rest.removeFirst()
      case .fence(let mark): addCode(&rest, mark)
      case .item(let indent, let bullet, let words):
        rest.removeFirst()
        add(item: indent, bullet, join(words, &rest), first.line)
      case .quotation: addQuotation(&rest)
      case .text:
        if MarkdownTable.begins(rest.prefix(2).map(\.text)) {
          addTable(&rest)
        } else {
          rest.removeFirst()
          add([MarkdownSpans.styled(join(first.text, &rest), context)], first.line)
        }
      }
    }
  }

  private func line(_ width: Int) -> String {
    String(repeating: context.unicode ? "─" : "-", count: width)
  }

  private mutating func add(_ lines: [StyledText], _ origin: Int) {
    if isBlankOwed, !origins.isEmpty {
      text.add([StyledText()])
      origins.append(origin)
    }
    isBlankOwed = false
    text.add(lines)
    origins += Array(repeating: origin, count: lines.count)
  }

  private mutating func add(heading: String, level: Int, _ origin: Int) {
    isBlankOwed = false
    let role: ThemeRole = level <= 2 ? .title : .strong
    let words = MarkdownSpans.styled(heading, context).text
    text.add(heading: StyledText(words, context.theme.style(role)))
    origins += Array(repeating: origin, count: text.count - origins.count)
    isBlankOwed = level <= 2
  }

  private mutating func add(item indent: Int, _ bullet: String, _ words: String, _ origin: Int) {
    let mark = bullet.isEmpty ? (context.unicode ? "•" : "*") : bullet
    let margin = String(repeating: " ", count: 2 + indent)
    add(
      [
        StyledText(margin) + StyledText("\(mark) ", context.theme.style(.accent))
          + MarkdownSpans.styled(words, context)
      ], origin)
  }

  /// A paragraph's further lines, joined to its first.
  private func join(_ first: String, _ rest: inout ArraySlice<Line>) -> String {
    var words = MarkdownBlock.trimmed(first)
    while let next = rest.first, case .text = MarkdownBlock(next.text) {
      words += " " + MarkdownBlock.trimmed(next.text)
      rest.removeFirst()
    }
    return words
  }

  private mutating func addCode(_ rest: inout ArraySlice<Line>, _ mark: String) {
    guard let first = rest.popFirst() else { return }
    var lines: [StyledText] = []
    while let next = rest.popFirst() {
      if MarkdownBlock.trimmed(next.text).hasPrefix(mark) { break }
      lines.append(StyledText("    \(next.text)", context.theme.style(.muted)))
    }
    add(lines, first.line)
  }

  private mutating func addQuotation(_ rest: inout ArraySlice<Line>) {
    let origin = rest.first?.line ?? 1
    var words: [String] = []
    while let next = rest.first, case .quotation(let text) = MarkdownBlock(next.text) {
      words.append(text)
      rest.removeFirst()
    }
    let bar = context.unicode ? "│ " : "| "
    add(
      [
        StyledText("  \(bar)", context.theme.style(.border))
          + MarkdownSpans.styled(words.joined(separator: " "), context)
      ], origin)
  }

  private mutating func addTable(_ rest: inout ArraySlice<Line>) {
    let origin = rest.first?.line ?? 1
    var rows: [String] = []
    while let next = rest.first, next.text.contains("|") {
      rows.append(next.text)
      rest.removeFirst()
    }
    add(MarkdownTable(rows).lines(context), origin)
  }
}

/// What a line begins, as far as reading needs to know.
enum MarkdownBlock {
  case blank, rule, text
  case heading(level: Int, String)
  case fence(String)
  case item(indent: Int, bullet: String, String)
  case quotation(String)

  init(_ line: String) {
    let words = Self.trimmed(line)
    let indent = line.prefix { $0 == " " }.count
    self = .text
    if words.isEmpty {
      self = .blank
    } else if indent <= 3, let fence = ["```", "~~~"].first(where: words.hasPrefix) {
      self = .fence(fence)
    } else if indent <= 3, let heading = Self.heading(words) {
      self = heading
    } else if words.count >= 3, Set(words).count == 1, "-*_".contains(words.first ?? " ") {
      self = .rule
    } else if words.hasPrefix(">") {
      self = .quotation(Self.trimmed(String(words.dropFirst())))
    } else if let item = Self.item(words, indent: indent) {
      self = item
    }
  }

  /// Without blanks at either end.
  static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text.drop(while: \.isWhitespace))
  }

  private static func heading(_ words: String) -> MarkdownBlock? {
    let level = words.prefix { $0 == "#" }.count
    guard (1...6).contains(level) else { return nil }
    let rest = words.dropFirst(level)
    guard rest.isEmpty || rest.first?.isWhitespace == true else { return nil }
    var title = trimmed(String(rest))
    if let blank = title.lastIndex(of: " "), title[blank...].dropFirst().allSatisfy({ $0 == "#" }) {
      title = trimmed(String(title[..<blank]))
    }
    return .heading(level: level, title)
  }

  private static func item(_ words: String, indent: Int) -> MarkdownBlock? {
    guard let blank = words.firstIndex(of: " ") else { return nil }
    let marker = words[..<blank]
    let rest = trimmed(String(words[blank...]))
    if ["-", "*", "+"].contains(marker) { return .item(indent: indent, bullet: "", rest) }
    let digits = marker.dropLast()
    guard let last = marker.last, last == "." || last == ")", (1...9).contains(digits.count),
      digits.allSatisfy({ $0.isASCII && $0.isNumber })
    else { return nil }
    return .item(indent: indent, bullet: String(marker), rest)
  }
}
