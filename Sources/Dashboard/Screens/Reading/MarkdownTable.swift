import SafeText
import TerminalUI

/// A Markdown table set in columns.
struct MarkdownTable {
  private let rows: [[String]]
  /// Which columns stand at the right.
  private let isRight: [Bool]

  /// Whether two lines begin a table: a row, and one of hyphens below it.
  static func begins(_ lines: [String]) -> Bool {
    guard lines.count == 2, lines[0].contains("|"), lines[1].contains("-") else { return false }
    return cells(lines[1]).allSatisfy(isHyphens)
  }

  private static func isHyphens(_ cell: String) -> Bool {
    let body = cell.drop { $0 == ":" }
    let hyphens = body.prefix { $0 == "-" }
    return !hyphens.isEmpty && body.dropFirst(hyphens.count).allSatisfy { $0 == ":" }
  }

  /// Takes the lines of a table, the line of hyphens second.
  init(_ lines: [String]) {
    let all = lines.map(Self.cells)
    isRight = (all.count > 1 ? all[1] : []).map { $0.hasSuffix(":") && !$0.hasPrefix(":") }
    rows = all.enumerated().filter { $0.offset != 1 }.map(\.element)
  }

  private static func cells(_ line: String) -> [String] {
    var text = MarkdownBlock.trimmed(line)[...]
    if text.first == "|" { text = text.dropFirst() }
    if text.last == "|", text.dropLast().last != "\\" { text = text.dropLast() }
    var cells = [""]
    var isEscaped = false
    for character in text {
      if character == "|", !isEscaped {
        cells.append("")
      } else {
        if isEscaped, character != "|" { cells[cells.count - 1].append("\\") }
        if character != "\\" || isEscaped { cells[cells.count - 1].append(character) }
      }
      isEscaped = character == "\\" && !isEscaped
    }
    return cells.map(MarkdownBlock.trimmed)
  }

  /// The rows with their columns under one another, the first row above a rule.
  func lines(_ context: ScreenContext) -> [StyledText] {
    let styled = rows.map { $0.map { MarkdownSpans.styled($0, context) } }
    let count = styled.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      styled.map { $0.indices.contains(column) ? $0[column].width : 0 }.max() ?? 0
    }
    var lines = styled.map { row in
      var line = StyledText("  ")
      for (column, cell) in row.enumerated() {
        let blanks = String(repeating: " ", count: widths[column] - cell.width)
        let atRight = isRight.indices.contains(column) && isRight[column]
        if column > 0 { line.append("  ") }
        line = line + (atRight ? StyledText(blanks) + cell : cell + StyledText(blanks))
      }
      return line
    }
    guard let head = lines.first else { return [] }
    lines[0] = StyledText(head.text, context.theme.style(.header))
    let rule = String(
      repeating: context.unicode ? "─" : "-", count: widths.reduce(0, +) + 2 * max(0, count - 1))
    lines.insert(StyledText("  \(rule)", context.theme.style(.border)), at: 1)
    return lines
  }
}

/// Emphasis, code and links within a line of Markdown.
enum MarkdownSpans {
  /// The line with its marks made styles; a mark that is never closed stands as it is.
  static func styled(_ text: String, _ context: ScreenContext) -> StyledText {
    var line = StyledText()
    var plain = ""
    var rest = Substring(text)
    func flush() {
      if !plain.isEmpty { line.append(plain) }
      plain = ""
    }
    while let first = rest.first {
      if first == "\\", let next = rest.dropFirst().first, next.isPunctuation || next.isSymbol {
        plain.append(next)
        rest = rest.dropFirst(2)
      } else if let found = span(&rest, after: plain.last) {
        flush()
        line.append(found.text, style(found.kind, context))
      } else {
        plain.append(first)
        rest = rest.dropFirst()
      }
    }
    flush()
    return line
  }

  private enum Kind { case strong, emphasis, code, link }

  private static func style(_ kind: Kind, _ context: ScreenContext) -> Style {
    switch kind {
    case .strong: context.theme.style(.strong)
    case .emphasis: Style(attributes: .italic)
    case .code: context.theme.style(.muted)
    case .link: Style(attributes: .underline)
    }
  }

  private static let marks: [(String, Kind)] = [
    ("**", .strong), ("__", .strong), ("`", .code), ("*", .emphasis), ("_", .emphasis),
  ]

  /// A marked stretch at the beginning, taken off.
  private static func span(
    _ rest: inout Substring, after: Character?
  ) -> (text: String, kind: Kind)? {
    if rest.first == "[" { return link(&rest) }
    for (mark, kind) in marks where rest.hasPrefix(mark) {
      // A low line within a word is part of it.
      if mark.hasPrefix("_"), let after, after.isLetter || after.isNumber { continue }
      let inside = rest.dropFirst(mark.count)
      guard let first = inside.first, !first.isWhitespace, !inside.hasPrefix(mark),
        let end = inside.firstRange(of: mark), inside[..<end.lowerBound].last?.isWhitespace == false
      else { continue }
      rest = inside[end.upperBound...]
      return (String(inside[..<end.lowerBound]), kind)
    }
    return nil
  }

  /// `[words](place)`: both are shown, since a place that can't be followed can be typed.
  private static func link(_ rest: inout Substring) -> (text: String, kind: Kind)? {
    guard let middle = rest.firstRange(of: "]("),
      let end = rest[middle.upperBound...].firstIndex(of: ")")
    else { return nil }
    let words = rest[..<middle.lowerBound].dropFirst()
    let place = rest[middle.upperBound..<end]
    rest = rest[end...].dropFirst()
    return ("\(words) (\(place))", .link)
  }
}
