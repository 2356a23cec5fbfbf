/// How well what is typed fits a name: a beginning of it, beginnings of its words, or its letters in
/// order; the fewer pieces the letters lie in, the better, then the shorter name.
struct FuzzyMatch: Hashable, Sendable, Comparable {
  /// How the letters lie in the name.
  enum Kind: Int, Comparable, Sendable {
    case beginning, wordStarts, inOrder

    static func < (one: Kind, other: Kind) -> Bool { one.rawValue < other.rawValue }
  }

  let kind: Kind
  /// Runs of neighbouring letters that were typed.
  let pieces: Int
  /// Letters of the name.
  let length: Int

  /// The better match is the lesser one.
  static func < (one: FuzzyMatch, other: FuzzyMatch) -> Bool {
    (one.kind, one.pieces, one.length) < (other.kind, other.pieces, other.length)
  }

  /// The match of what is typed, case ignored; nil where the name has not all its letters in order.
  ///
  /// - Complexity: O(letters typed × letters of the name)
  init?(_ typed: String, in name: String) {
    let typed = Array(typed.lowercased())
    let letters = Array(name.lowercased())
    length = letters.count
    if letters.starts(with: typed) {
      kind = .beginning
      pieces = typed.isEmpty ? 0 : 1
    } else if let least = Self.pieces(typed, letters, startsOnly: true) {
      kind = .wordStarts
      pieces = least
    } else if let least = Self.pieces(typed, letters, startsOnly: false) {
      kind = .inOrder
      pieces = least
    } else {
      return nil
    }
  }

  /// The fewest pieces that the letters lie in, each beginning a word where that is asked for.
  private static func pieces(
    _ typed: [Character], _ letters: [Character], startsOnly: Bool
  ) -> Int? {
    let none = Int.max
    // The fewest pieces with which what is typed so far ends at a letter of the name.
    var ending = [Int](repeating: none, count: letters.count)
    for (count, character) in typed.enumerated() {
      var next = [Int](repeating: none, count: letters.count)
      var leastBefore = count == 0 ? 0 : none
      for place in letters.indices {
        if letters[place] == character {
          let begins = !startsOnly || isWordStart(place, letters)
          let fresh = begins && leastBefore != none ? leastBefore + 1 : none
          let joined = place > 0 && count > 0 ? ending[place - 1] : none
          next[place] = min(fresh, joined)
        }
        leastBefore = count == 0 ? 0 : min(leastBefore, ending[place])
      }
      ending = next
    }
    return ending.min().flatMap { $0 == none ? nil : $0 }
  }

  /// Whether a word begins at a letter: the first, and any after what is no letter or digit.
  static func isWordStart(_ place: Int, _ letters: [Character]) -> Bool {
    func isWord(_ character: Character) -> Bool { character.isLetter || character.isNumber }
    return isWord(letters[place]) && (place == 0 || !isWord(letters[place - 1]))
  }
}
