import TerminalUI

/// Links from one section of a text to another: `[Training](#training)`.
enum TextLinks {
  /// How many lines are looked through for the next link; a key does no more work than that.
  static let reach = 5_000

  /// A link in a text that is shown.
  struct Link: Hashable {
    /// The line shown that has it, from 0.
    let line: Int
    /// Which of that line's links it is, from 0.
    let number: Int
    /// The heading that it leads to, as links write headings.
    let target: String
  }

  /// The next link after another, or from a line on; nil where there is none within reach.
  static func next(after link: Link?, from line: Int, in source: any PagerSource) -> Link? {
    let first = link?.line ?? line
    for place in first..<max(first, min(source.count, first + reach)) {
      let targets = targets(in: source.line(place).text)
      let number = place == link?.line ? (link?.number ?? -1) + 1 : 0
      if targets.indices.contains(number) {
        return Link(line: place, number: number, target: targets[number])
      }
    }
    return nil
  }

  /// The heading that a link leads to; the first of those that are written alike.
  static func heading(_ target: String, in source: any PagerSource) -> PagerHeading? {
    source.headings.first { name(of: $0.title) == target }
  }

  /// A heading as links write it: small letters, digits and low lines, with `-` for each blank.
  static func name(of heading: String) -> String {
    String(
      heading.lowercased().compactMap { letter in
        if letter.isWhitespace { return "-" }
        return letter.isLetter || letter.isNumber || letter == "-" || letter == "_" ? letter : nil
      })
  }

  private static func targets(in text: String) -> [String] {
    var found: [String] = []
    var rest = Substring(text)
    while let begin = rest.firstRange(of: "(#") {
      rest = rest[begin.upperBound...]
      guard let end = rest.firstIndex(of: ")") else { break }
      let target = rest[..<end]
      if !target.isEmpty, !target.contains(where: \.isWhitespace) {
        found.append(target.lowercased())
      }
    }
    return found
  }
}
