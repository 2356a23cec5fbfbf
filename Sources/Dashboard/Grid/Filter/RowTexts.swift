import Presentation

/// What every row reads, in lower case, in one piece of memory: a word is looked for in thousands
/// of rows within the time of a key.
struct RowTexts: Sendable {
  private var bytes: [UInt8] = []
  /// Where each row's text ends.
  private var ends: [Int] = []

  /// Reads the texts of each row's cells.
  init(rows: Int, texts: (Int) -> [String]) {
    ends.reserveCapacity(rows)
    for row in 0..<rows {
      for text in texts(row) {
        Self.append(text, to: &bytes)
        // No word that is typed has this in it, so none is found across two cells.
        bytes.append(0x1F)
      }
      ends.append(bytes.count)
    }
  }

  /// Adds a text in lower case; letters beyond ASCII take the longer way.
  private static func append(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    let isPlain = text.withUTF8 { text in
      guard text.allSatisfy({ $0 < 0x80 }) else { return false }
      bytes.append(contentsOf: text.lazy.map { (65...90).contains($0) ? $0 + 32 : $0 })
      return true
    }
    if !isPlain { bytes.append(contentsOf: text.lowercased().utf8) }
  }

  /// The rows among some that have each of the words, in their order.
  func places(in asked: [Int], having words: [String]) -> [Int] {
    let words = words.map { Array($0.utf8) }
    return bytes.withUnsafeBufferPointer { bytes in
      asked.filter { place in
        let text = UnsafeBufferPointer(
          rebasing: bytes[(place == 0 ? 0 : ends[place - 1])..<ends[place]])
        return words.allSatisfy { word in
          word.withUnsafeBufferPointer { ByteSearch.find($0, in: text) != nil }
        }
      }
    }
  }

  /// Whether a row has a text.
  func has(_ text: String, row: Int) -> Bool { !places(in: [row], having: [text]).isEmpty }
}

extension Grid {
  /// The texts of the columns shown; what is withheld has none.
  mutating func rowTexts(_ context: ScreenContext) -> RowTexts {
    if let texts { return texts }
    let columns = shownColumns
    let made = RowTexts(rows: rows.count) { row in
      columns.map { column in
        switch rows[row].shownCell(column, context: context) {
        case .withheld, .suppressed: ""
        default: rows[row].text(column, context: context)
        }
      }
    }
    texts = made
    return made
  }
}
