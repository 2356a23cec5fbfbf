/// One term of a search through plans (interface §4.7): words that stand together, the last of
/// which may be a beginning.
public struct PlanSearchTerm: Hashable, Sendable {
  /// What was typed, marks included; the index finds the words in it.
  public let text: String
  /// Whether words that begin with the last one are found too.
  public let isBeginning: Bool
}

/// What somebody looks for in plans. Every text reads: none of its marks is an operator, and none an
/// error.
public struct PlanSearch: Hashable, Sendable {
  /// All must stand in a section; empty where no word was typed.
  public let terms: [PlanSearchTerm]

  /// Reads words, "quoted phrases" and beginnings*; a piece with marks inside is a phrase.
  public init(_ text: String) {
    var terms: [PlanSearchTerm] = []
    var quoted: Substring?
    // Every second part stands in quotes; a quote that is never closed goes to the end.
    for (index, part) in Self.split(text, at: "\"").enumerated() {
      if index % 2 == 1 {
        quoted = part
        continue
      }
      var rest = part
      if let phrase = quoted {
        let isBeginning = rest.unicodeScalars.first == "*"
        if isBeginning { rest = Substring(rest.unicodeScalars.dropFirst()) }
        terms.append(PlanSearchTerm(text: String(phrase), isBeginning: isBeginning))
        quoted = nil
      }
      terms += rest.unicodeScalars.split(whereSeparator: \.properties.isWhitespace).map { piece in
        PlanSearchTerm(text: String(piece), isBeginning: piece.last == "*")
      }
    }
    if let quoted { terms.append(PlanSearchTerm(text: String(quoted), isBeginning: false)) }
    self.terms = terms.filter { $0.text.unicodeScalars.contains(where: Self.isOfWord) }
  }

  private static func split(_ text: String, at mark: Unicode.Scalar) -> [Substring] {
    text.unicodeScalars.split(separator: mark, omittingEmptySubsequences: false)
      .map { Substring($0) }
  }

  /// Whether a character is of a word: letters, numbers and those of private use, as the index
  /// divides text.
  public static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber, .privateUse:
      true
    default: false
    }
  }
}
