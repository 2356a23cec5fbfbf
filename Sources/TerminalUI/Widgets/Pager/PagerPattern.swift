import SafeText

/// What is searched for in a text: a regular expression where it reads as one, else the text itself;
/// case ignored either way.
struct PagerPattern {
  private enum Form {
    case nothing
    case literal([Character])
    case expression(Regex<AnyRegexOutput>)
  }
  private let form: Form

  /// Reads what was typed.
  init(_ text: String) {
    let marks = "\\^$.|?*+()[]{}"
    let literal = Array(TextGuard.clean(text))
    if literal.isEmpty {
      form = .nothing
    } else if text.contains(where: marks.contains), let expression = try? Regex(text) {
      form = .expression(expression.ignoresCase())
    } else {
      form = .literal(literal)
    }
  }

  /// The places in a line, one after the other; an expression that fits nothing has none.
  func places(in line: PagerLine) -> [Range<Int>] {
    switch form {
    case .nothing: return []
    case .literal(let text): return line.places(of: text)
    case .expression(let expression):
      let text = String(line.glyphs.map(\.character))
      return text.matches(of: expression).compactMap { match in
        if match.range.isEmpty { return nil }
        let start = text.distance(from: text.startIndex, to: match.range.lowerBound)
        return start..<start + text[match.range].count
      }
    }
  }
}
