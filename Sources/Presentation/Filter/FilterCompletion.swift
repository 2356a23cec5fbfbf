import Domain

/// What Tab may put at the end of a filter.
public struct FilterCompletion: Hashable, Sendable {
  /// Where the unfinished word begins, counted in characters.
  public let start: Int
  /// What it may become, in order.
  public let words: [String]

  /// Finds what may stand at the end of a text.
  /// - Parameter values: the texts that a column has in its rows, for columns of words.
  public init(
    _ text: String, columns: [FilterColumn], reading: FilterReading,
    values: (Int) -> [String] = { _ in [] }
  ) {
    var parser = FilterParser(text, columns: columns, reading: reading)
    _ = try? parser.expression()
    guard let expectation = parser.expectation else {
      (start, words) = (text.count, [])
      return
    }
    let typed = parser.scanner.rest(from: expectation.start).lowercased()
    start = expectation.start
    let offered = Self.words(expectation.kind, columns, values)
    let begun = offered.filter { $0.lowercased().hasPrefix(typed) }
    if case .column = expectation.kind {
      let titled = columns.filter { $0.title.lowercased().hasPrefix(typed) }.map(\.key)
      words = begun + titled.filter { !begun.contains($0) }
    } else {
      words = begun
    }
  }

  /// The text with as much put in as all the words have in common; a blank after the only one.
  public func completed(_ text: String) -> String {
    guard let first = words.first else { return text }
    var common = first
    for word in words.dropFirst() {
      while !word.lowercased().hasPrefix(common.lowercased()) { common.removeLast() }
    }
    let kept = text.prefix(start)
    if words.count > 1, common.count <= text.count - kept.count { return text }
    return kept + common + (words.count == 1 ? " " : "")
  }

  private static func words(
    _ kind: FilterExpectation.Kind, _ columns: [FilterColumn], _ values: (Int) -> [String]
  ) -> [String] {
    switch kind {
    case .column: return columns.map(\.key)
    case .comparison(let column):
      switch columns[column].kind {
      case .list: return ["=", "!=", "~", "is unknown"]
      case .flag: return ["= yes", "= no", "is unknown"]
      default: return ["=", "!=", "<", "<=", ">", ">=", "~", "in (", "is unknown"]
      }
    case .value(let column):
      switch columns[column].kind {
      case .words, .list: return values(column).map(quoted)
      case .moment: return ["today", "yesterday", "tomorrow", "now"]
      case .date: return ["today", "yesterday", "tomorrow"]
      case .flag: return ["yes", "no"]
      case .number, .percent, .unknown: return []
      }
    case .known: return ["unknown", "known"]
    case .connective: return ["and", "or"]
    }
  }

  private static func quoted(_ text: String) -> String {
    let isPlain = text.allSatisfy { FilterScanner.isWord($0) || "-.:/".contains($0) }
    if isPlain, !text.isEmpty { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
