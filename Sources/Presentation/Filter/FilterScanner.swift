/// Reads a filter's text character by character.
struct FilterScanner {
  let characters: [Character]
  /// The next character's place.
  private(set) var position = 0

  init(_ text: String) { characters = Array(text) }

  /// Where the text ends.
  var end: Int { characters.count }
  var isAtEnd: Bool { position >= characters.count }
  var next: Character? { isAtEnd ? nil : characters[position] }

  /// The text from a place to the end.
  func rest(from place: Int) -> String { String(characters[min(place, end)...]) }

  mutating func skipBlanks() {
    while let next, next.isWhitespace { position += 1 }
  }

  mutating func move(to place: Int) { position = place }

  /// Takes a character where it is next.
  mutating func take(_ character: Character) -> Bool {
    guard next == character else { return false }
    position += 1
    return true
  }

  /// Takes a word where it is next, whatever its case, and no longer word begins there.
  mutating func take(word: String) -> Bool {
    guard let after = place(after: word, at: position) else { return false }
    position = after
    return true
  }

  /// Where a word ends that stands at a place; nil where it does not, or goes on.
  func place(after word: String, at place: Int) -> Int? {
    var place = place
    for character in word {
      guard place < end, characters[place].lowercased() == character.lowercased() else {
        return nil
      }
      place += 1
    }
    if let last = word.last, Self.isWord(last), place < end, Self.isWord(characters[place]) {
      return nil
    }
    return place
  }

  /// A comparison's sign.
  mutating func sign() -> String? {
    for sign in Self.signs where characters[position...].starts(with: sign.typed) {
      position += sign.typed.count
      return sign.means
    }
    return nil
  }

  /// What stands in quotes, the quotes taken; nil where they are not closed. Two quotes are one.
  mutating func quoted() -> String? {
    guard let quote = next else { return nil }
    position += 1
    var text = ""
    while let character = next {
      position += 1
      if character != quote {
        text.append(character)
      } else if next == quote {
        text.append(quote)
        position += 1
      } else {
        return text
      }
    }
    return nil
  }

  /// The characters up to a blank, a bracket, a comma, a quote or a sign.
  mutating func bare() -> String {
    let start = position
    while let next, !next.isWhitespace, !Self.stops.contains(next) { position += 1 }
    return String(characters[start..<position])
  }

  static func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }

  static func isQuote(_ character: Character) -> Bool { character == "\"" || character == "'" }

  private static let stops: Set<Character> = ["(", ")", ",", "\"", "=", "!", "<", ">", "~"]

  private static let signs: [(typed: [Character], means: String)] = [
    (["!", "="], "!="), (["<", "="], "<="), ([">", "="], ">="), (["!", "~"], "!~"),
    (["=", "="], "="), (["≠"], "!="), (["≤"], "<="), (["≥"], ">="), (["="], "="), (["<"], "<"),
    ([">"], ">"), (["~"], "~"),
  ]

  /// Whether a sign stands outside quotes, which words to look for seldom have.
  static func hasSign(_ text: String) -> Bool {
    var quote: Character?
    for character in text {
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" {
        quote = character
      } else if "=<>~≠≤≥".contains(character) {
        return true
      }
    }
    return false
  }
}
