import TestSupport
import Testing

@testable import Dashboard

@Suite struct FuzzyMatchTests {
  /// Every way in which the letters lie in the name, tried one by one: the best of them.
  private static func naive(_ typed: String, _ name: String) -> (kind: Int, pieces: Int)? {
    let (letters, wanted) = (Array(name.lowercased()), Array(typed.lowercased()))
    var best: (kind: Int, pieces: Int)?
    func isStart(_ place: Int) -> Bool {
      let isWord = { (place: Int) in letters[place].isLetter || letters[place].isNumber }
      return isWord(place) && (place == 0 || !isWord(place - 1))
    }
    func judge(_ places: [Int]) {
      var pieces = 0
      var starts = true
      for (index, place) in places.enumerated() where index == 0 || places[index - 1] + 1 != place {
        pieces += 1
        starts = starts && isStart(place)
      }
      let isBeginning = places == Array(0..<places.count)
      let found = (kind: isBeginning ? 0 : starts ? 1 : 2, pieces: pieces)
      if best.map({ found < $0 }) ?? true { best = found }
    }
    func go(_ places: [Int], from: Int) {
      if places.count == wanted.count { return judge(places) }
      for place in letters.indices where place >= from && letters[place] == wanted[places.count] {
        go(places + [place], from: place + 1)
      }
    }
    go([], from: 0)
    return best
  }

  @Test func `agrees with trying every way, for random names`() {
    var random = SeededNumbers(seed: 41)
    func word(of letters: String, _ length: ClosedRange<Int>) -> String {
      let count = Int.random(in: length, using: &random)
      return String((0..<count).compactMap { _ in letters.randomElement(using: &random) })
    }
    for _ in 0..<4_000 {
      let name = word(of: "ab- c", 1...9)
      let typed = word(of: "ab-c", 0...4)
      let match = FuzzyMatch(typed, in: name)
      let expected = Self.naive(typed, name)
      #expect(match?.kind.rawValue == expected?.kind, "'\(typed)' in '\(name)'")
      #expect(match?.pieces == expected?.pieces, "'\(typed)' in '\(name)'")
    }
  }

  @Test func `a beginning goes before words' beginnings, and those before letters in order`() throws
  {
    let beginning = try #require(FuzzyMatch("find", in: "find-next"))
    let words = try #require(FuzzyMatch("fine", in: "find-next-entry"))
    let letters = try #require(FuzzyMatch("fet", in: "find-next"))
    #expect(beginning < words)
    #expect(words.kind == .wordStarts)
    #expect(words.pieces == 2)
    #expect(letters.kind == .inOrder)
    #expect(try #require(FuzzyMatch("fn", in: "find-next")).kind == .wordStarts)
    #expect(FuzzyMatch("nf", in: "find-next") == nil)
  }
}
