/// What a search in a long plan found so far: pieces that hold every word are known at once, their
/// lines as far as they were looked through.
public struct PlanFinding: Hashable, Sendable {
  /// What was looked for.
  public let text: String
  /// The lines that have every word of it, from 1, in order.
  public let lines: [Int]
  /// The places of the pieces that hold every word, in order.
  public let pieces: [Int]
  /// Those of them that were looked through.
  public let searched: Set<Int>

  /// What was found of a text.
  public init(text: String, lines: [Int], pieces: [Int] = [], searched: Set<Int> = []) {
    self.text = text
    self.lines = lines
    self.pieces = pieces
    self.searched = searched
  }

  /// Whether further pieces have it that were not looked through.
  public var isCut: Bool { searched.count < pieces.count }

  /// Both findings of one text; of different texts the later one.
  public func joined(to former: PlanFinding?) -> PlanFinding {
    guard let former, former.text == text, former.pieces == pieces else { return self }
    return PlanFinding(
      text: text, lines: Set(lines).union(former.lines).sorted(), pieces: pieces,
      searched: searched.union(former.searched))
  }

  /// The pieces in the order in which they are gone through from one on, around the end of the text.
  ///
  /// - Parameter step: 1 down the text, -1 up.
  public func order(from place: Int, step: Int) -> [Int] {
    step > 0
      ? pieces.filter { $0 >= place } + pieces.filter { $0 < place }
      : pieces.filter { $0 <= place }.reversed() + pieces.filter { $0 > place }.reversed()
  }

  /// The first piece from one on that was not looked through; `nil` where all were.
  public func next(from place: Int, step: Int) -> Int? {
    order(from: place, step: step).first { !searched.contains($0) }
  }

  /// Whether nothing is left to look through on the way from one line to another.
  ///
  /// - Parameters:
  ///   - place: the place of the piece of a line.
  ///   - step: 1 down the text and around its end, -1 up.
  public func isWhole(from line: Int, to other: Int, step: Int, place: (Int) -> Int) -> Bool {
    let (one, two) = step > 0 ? (place(line), place(other)) : (place(other), place(line))
    let isAround = step > 0 ? other <= line : other >= line
    return pieces.allSatisfy { piece in
      let isBetween = isAround ? piece >= one || piece <= two : piece >= one && piece <= two
      return !isBetween || searched.contains(piece)
    }
  }
}
