import Domain

/// A filter as it was meant: words to look for anywhere in a row, or a condition on its columns.
public enum Filter: Hashable, Sendable {
  /// Each of these, in lower case, somewhere in the row.
  case words([String])
  /// A condition.
  case expression(FilterExpression)

  /// Reads a filter.
  ///
  /// It is a condition where it reads as one, and meant as one where a sign of comparison stands
  /// outside quotes, or `is` or `in` after a column's name; anything else is words, and words in
  /// double quotes are one.
  /// - Throws: ``FilterError`` for a condition that does not read.
  public init(
    _ text: String, columns: [FilterColumn], reading: FilterReading
  ) throws(FilterError) {
    var parser = FilterParser(text, columns: columns, reading: reading)
    do throws(FilterError) {
      self = .expression(try parser.expression())
    } catch {
      if FilterScanner.hasSign(text) || Self.hasTestWord(text, columns) { throw error }
      self = .words(Self.words(text))
    }
  }

  /// Whether words may be the beginning of a condition: a column's name begins with them, or they
  /// begin with one.
  public static func mayBegin(_ text: String, columns: [FilterColumn]) -> Bool {
    var rest = Substring(text.lowercased())
    while true {
      rest = rest.drop { $0.isWhitespace || $0 == "(" }
      guard rest.hasPrefix("not ") else { break }
      rest = rest.dropFirst(4)
    }
    while rest.last?.isWhitespace == true { rest = rest.dropLast() }
    guard let first = rest.split(separator: " ").first else { return true }
    return columns.contains { column in
      [column.key, column.title].contains {
        $0.lowercased().hasPrefix(rest) || $0.lowercased() == first
      }
    }
  }

  /// Whether `is` or `in` follows the name of a column.
  private static func hasTestWord(_ text: String, _ columns: [FilterColumn]) -> Bool {
    let words = text.lowercased().split { $0.isWhitespace || $0 == "(" || $0 == ")" }
    for (place, word) in words.enumerated().dropFirst() where word == "is" || word == "in" {
      let before = words[..<place].filter { $0 != "not" }.joined(separator: " ")
      let isNamed = columns.contains { column in
        before.hasSuffix(column.key.lowercased()) || before.hasSuffix(column.title.lowercased())
      }
      if isNamed { return true }
    }
    return false
  }

  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    for (place, part) in text.lowercased().split(
      separator: "\"", omittingEmptySubsequences: false
    ).enumerated() {
      // Every second part stands between quotes.
      words += place % 2 == 1 ? [String(part)] : part.split(separator: " ").map(String.init)
    }
    return words.filter { !$0.isEmpty }
  }
}
