/// Whole lines of a plan that follow one another, as one text.
public struct PlanRun: Hashable, Sendable {
  /// The line of the file that it begins with, from 1.
  public let first: Int
  private let text: String
  /// The byte with which each line begins.
  private let starts: [Int]
  /// Whether a line may begin or end code: a byte of the text is a mark of a fence.
  public let mayHaveCode: Bool
  /// Whether a line may be a table's row.
  public let mayHaveTable: Bool

  /// How many lines it has.
  public var count: Int { starts.count }

  /// The whole lines of pieces that follow one another; the first may begin within a line, which is
  /// left out then.
  ///
  /// - Parameter pieces: at least one.
  public init(_ pieces: [PlanPiece]) {
    var text = ""
    var first = pieces[0].line
    for (place, piece) in pieces.enumerated() {
      if place > 0 {
        text += piece.body
      } else if piece.lead == 0 {
        text = piece.text
      } else if let end = piece.text.utf8.firstIndex(of: 0x0A) {
        text = String(piece.text[piece.text.utf8.index(after: end)...])
        first += 1
      }
    }
    text.makeContiguousUTF8()
    var starts: [Int] = []
    var (hasFence, hasBar) = (false, false)
    text.utf8.withContiguousStorageIfAvailable { bytes in
      var isStart = true
      for place in bytes.indices {
        if isStart { starts.append(place) }
        let byte = bytes[place]
        isStart = byte == 0x0A
        if byte == 0x60 || byte == 0x7E { hasFence = true }
        if byte == 0x7C { hasBar = true }
      }
    }
    (self.first, self.text, self.starts) = (first, text, starts)
    (mayHaveCode, mayHaveTable) = (hasFence, hasBar)
  }

  /// Each line with its number.
  public var lines: some Sequence<(line: Int, text: Substring)> {
    starts.indices.lazy.compactMap { place in
      text(ofLine: first + place).map { (first + place, $0) }
    }
  }

  /// The text of a line of the file without its end; `nil` for one that is another's.
  public func text(ofLine number: Int) -> Substring? {
    let place = number - first
    guard starts.indices.contains(place) else { return nil }
    let bytes = text.utf8
    let end = place + 1 < starts.count ? starts[place + 1] : bytes.count
    let from = bytes.index(bytes.startIndex, offsetBy: starts[place])
    var until = bytes.index(bytes.startIndex, offsetBy: end)
    if until > from, bytes[bytes.index(before: until)] == 0x0A {
      until = bytes.index(before: until)
    }
    return text[from..<until]
  }
}
