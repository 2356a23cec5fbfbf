import SafeText

extension Surface {
  /// Writes a text from a cell to the right, over what is there.
  ///
  /// - Parameters:
  ///   - text: cleaned first; line feeds show as `⏎`.
  ///   - style: laid over the style of each cell.
  ///   - maxWidth: the most columns to use; the text is cut at a character, without a sign.
  /// - Returns: the columns used, counting those that the clip hid.
  @discardableResult
  public mutating func write(
    _ text: String, at point: Point, style: Style = .plain, maxWidth: Int = .max
  ) -> Int {
    let safe = TextGuard.clean(text)
    let limit = max(0, maxWidth)
    if safe.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
      return writeASCII(safe, at: point, style: style, limit: limit)
    }
    var used = 0
    for character in safe {
      let width = DisplayWidth.of(character)
      if width > limit - used { break }
      put(character, at: Point(x: point.x + used, y: point.y), style: style)
      used += width
    }
    return used
  }

  /// Writes a text of several styles; the same rules.
  @discardableResult
  public mutating func write(
    _ text: StyledText, at point: Point, style: Style = .plain, maxWidth: Int = .max
  ) -> Int {
    var used = 0
    for span in text.spans {
      let place = Point(x: point.x + used, y: point.y)
      used += write(
        span.text, at: place, style: span.style.over(style), maxWidth: maxWidth - used)
    }
    return used
  }

  /// Writes a text into the top row of a rectangle, cut with an ellipsis, aligned.
  public mutating func write(
    _ text: String, in rect: Rect, style: Style = .plain, alignment: TextGuard.Alignment = .leading
  ) {
    guard !rect.isEmpty else { return }
    let short = TextGuard.truncate(text, columns: rect.width)
    let missing = rect.width - DisplayWidth.of(short)
    let shift =
      switch alignment {
      case .leading: 0
      case .trailing: missing
      case .center: missing / 2
      }
    write(short, at: Point(x: rect.x + shift, y: rect.y), style: style, maxWidth: rect.width)
  }

  /// Fills a rectangle with one character in one style, replacing both.
  ///
  /// A character that is not one column wide counts as a blank.
  public mutating func fill(_ rect: Rect, _ character: Character = " ", style: Style = .plain) {
    let area = clip.intersection(rect)
    guard !area.isEmpty else { return }
    var cell = PackedCell.blank
    if DisplayWidth.of(character) == 1, TextGuard.clean(String(character)) == String(character) {
      cell.glyph = glyph(for: character)
    }
    cell.patch(style)
    for row in area.y..<area.maxY {
      breakWide(at: Point(x: area.x, y: row))
      breakWide(at: Point(x: area.maxX, y: row))
      let start = row * size.width
      for index in start + area.x..<start + area.maxX { cells[index] = cell }
    }
  }

  /// Lays a style over the cells of a rectangle and keeps their text.
  public mutating func restyle(_ rect: Rect, _ style: Style) {
    let area = clip.intersection(rect)
    guard !area.isEmpty else { return }
    for row in area.y..<area.maxY {
      let start = row * size.width
      for index in start + area.x..<start + area.maxX { cells[index].patch(style) }
    }
  }

  /// Takes the styles off the cells of a rectangle and keeps their text.
  public mutating func unstyle(_ rect: Rect) {
    let area = clip.intersection(rect)
    guard !area.isEmpty else { return }
    for row in area.y..<area.maxY {
      for column in area.x..<area.maxX {
        let index = row * size.width + column
        cells[index].foreground = 0
        cells[index].background = 0
        cells[index].attributes = []
      }
    }
  }

  /// Draws a frame along the inside edge of a rectangle, with a title in its top edge.
  public mutating func drawBox(_ rect: Rect, style: Style = .plain, title: String = "") {
    guard rect.width >= 2, rect.height >= 2 else { return }
    let bar = String(repeating: "─", count: rect.width - 2)
    write("┌" + bar + "┐", at: rect.origin, style: style)
    write("└" + bar + "┘", at: Point(x: rect.x, y: rect.maxY - 1), style: style)
    for row in rect.y + 1..<max(rect.y + 1, rect.maxY - 1) {
      write("│", at: Point(x: rect.x, y: row), style: style)
      write("│", at: Point(x: rect.maxX - 1, y: row), style: style)
    }
    if !title.isEmpty, rect.width > 4 {
      let short = TextGuard.truncate(title, columns: rect.width - 4)
      write(" " + short + " ", at: Point(x: rect.x + 1, y: rect.y), style: style)
    }
  }

  // MARK: - Cells

  private mutating func writeASCII(
    _ text: String, at point: Point, style: Style, limit: Int
  ) -> Int {
    let used = min(text.utf8.count, limit)
    let area = clip.intersection(Rect(x: point.x, y: point.y, width: used, height: 1))
    guard !area.isEmpty else { return used }
    breakWide(at: area.origin)
    breakWide(at: Point(x: area.maxX, y: area.y))
    var index = area.y * size.width + area.x
    for byte in text.utf8.dropFirst(area.x - point.x).prefix(area.width) {
      cells[index].glyph = UInt32(byte)
      cells[index].width = 1
      cells[index].patch(style)
      index += 1
    }
    return used
  }

  /// Puts one cleaned character, cell by cell for each spacing scalar in it.
  private mutating func put(_ character: Character, at point: Point, style: Style) {
    var column = point.x
    var pending = ""
    var pendingWidth = 0
    for scalar in character.unicodeScalars {
      let width = DisplayWidth.of(scalar)
      if width > 0, !pending.isEmpty {
        putCell(pending, pendingWidth, at: Point(x: column, y: point.y), style: style)
        column += pendingWidth
        pending = ""
      }
      if width > 0 { pendingWidth = width }
      pending.unicodeScalars.append(scalar)
    }
    putCell(pending, pendingWidth, at: Point(x: column, y: point.y), style: style)
  }

  private mutating func putCell(_ text: String, _ width: Int, at point: Point, style: Style) {
    guard point.y >= clip.y, point.y < clip.maxY, width > 0 else { return }
    let isWhole = point.x >= clip.x && point.x + width <= clip.maxX
    guard isWhole else {
      for column in point.x..<point.x + width where clip.contains(Point(x: column, y: point.y)) {
        setCell(0x20, width: 1, at: Point(x: column, y: point.y), style: style)
      }
      return
    }
    setCell(glyph(for: text), width: width, at: point, style: style)
  }

  private mutating func setCell(_ glyph: UInt32, width: Int, at point: Point, style: Style) {
    breakWide(at: point)
    breakWide(at: Point(x: point.x + width, y: point.y))
    let index = point.y * size.width + point.x
    cells[index].glyph = glyph
    cells[index].width = UInt8(width)
    cells[index].patch(style)
    if width == 2 {
      cells[index + 1] = cells[index]
      cells[index + 1].glyph = 0x20
      cells[index + 1].width = 0
    }
  }

  /// Turns the wide cell of which a boundary would cut the right half off into two blanks.
  private mutating func breakWide(at point: Point) {
    guard point.x > 0, point.x < size.width, point.y >= 0, point.y < size.height else { return }
    let index = point.y * size.width + point.x
    guard cells[index].width == 0 else { return }
    for half in index - 1...index {
      cells[half].glyph = 0x20
      cells[half].width = 1
    }
  }

  private mutating func glyph(for character: Character) -> UInt32 { glyph(for: String(character)) }

  private mutating func glyph(for text: String) -> UInt32 {
    let scalars = text.unicodeScalars
    if let first = scalars.first, scalars.count == 1 { return first.value }
    return clusterGlyph(text)
  }
}
