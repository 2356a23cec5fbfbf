import SafeText

/// One line of a pager as characters with their styles, cut into the rows that it fills.
struct PagerLine {
  /// A cleaned character, its style and the columns it takes.
  struct Glyph {
    let character: Character
    let style: Style
    let width: Int
  }

  let glyphs: [Glyph]

  init(_ text: StyledText) {
    glyphs = text.spans.flatMap { span in
      TextGuard.clean(span.text).map {
        Glyph(character: $0, style: span.style, width: DisplayWidth.of($0))
      }
    }
  }

  /// One row: the glyphs it shows, and the blanks ahead of them.
  struct Row: Hashable {
    let range: Range<Int>
    let indent: Int
  }

  /// Blanks at the beginning: rows that go on are set under the line's first word.
  private func indent(width: Int) -> Int {
    min(glyphs.prefix { $0.character == " " }.count, width / 3)
  }

  /// The rows at a width, at least one; cut after a blank where there is one.
  /// - Complexity: O(n) in the line's length.
  func rows(width: Int) -> [Row] {
    guard width > 0, !glyphs.isEmpty else { return [Row(range: 0..<glyphs.count, indent: 0)] }
    var rows: [Row] = []
    var start = 0
    while start < glyphs.count {
      let indent = rows.isEmpty ? 0 : self.indent(width: width)
      let end = self.end(from: start, room: width - indent)
      rows.append(Row(range: start..<end, indent: indent))
      start = end
    }
    return rows
  }

  /// Where a row that begins at a glyph ends: after the last blank that fits, else where it is full.
  private func end(from start: Int, room: Int) -> Int {
    var used = 0
    var end = start
    while end < glyphs.count, used + glyphs[end].width <= room {
      used += glyphs[end].width
      end += 1
    }
    if end == glyphs.count { return end }
    // A glyph wider than the room stands alone, so that every row gets on.
    if end == start { return start + 1 }
    // Blanks at the cut belong to the row that ends, though there is no room to show them.
    if glyphs[end].character == " " {
      return glyphs[end...].prefix { $0.character == " " }.endIndex
    }
    let begun = glyphs[start..<end].firstIndex { $0.character != " " } ?? start
    guard let blank = glyphs[start..<end].lastIndex(where: { $0.character == " " }), blank > begun
    else { return end }
    return blank + 1
  }

  /// The glyphs in columns `left` to `left + width`, for a line that is not wrapped.
  func cut(left: Int, width: Int) -> (range: Range<Int>, isCutLeft: Bool, isCutRight: Bool) {
    var column = 0
    var start = 0
    while start < glyphs.count, column < left {
      column += glyphs[start].width
      start += 1
    }
    var end = start
    var used = 0
    while end < glyphs.count, used + glyphs[end].width <= width {
      used += glyphs[end].width
      end += 1
    }
    return (start..<end, start > 0, end < glyphs.count)
  }

  /// The places of a text in the line, one after the other, case ignored.
  func places(of text: [Character]) -> [Range<Int>] {
    guard !text.isEmpty, glyphs.count >= text.count else { return [] }
    var found: [Range<Int>] = []
    var start = 0
    while start + text.count <= glyphs.count {
      let isHere = text.indices.allSatisfy {
        Self.isSame(glyphs[start + $0].character, text[$0])
      }
      if isHere { found.append(start..<start + text.count) }
      start += isHere ? text.count : 1
    }
    return found
  }

  private static func isSame(_ one: Character, _ other: Character) -> Bool {
    one == other || one.lowercased() == other.lowercased()
  }
}
