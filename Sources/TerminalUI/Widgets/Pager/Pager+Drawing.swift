import SafeText

extension Pager {
  /// Draws the rows in sight and, in the last row, where one is.
  public mutating func draw(
    in rect: Rect, on surface: inout Surface, theme: Theme, unicode: Bool
  ) {
    guard !rect.isEmpty else { return }
    if size != rect.size {
      size = rect.size
      settle()
    }
    let last = drawRows(in: rect, on: &surface, theme: theme, unicode: unicode)
    surface.write(status(last), in: rect.row(rect.height - 1), style: theme.style(.muted))
    if let outline { drawOutline(outline, in: rect, on: &surface, theme, unicode) }
  }

  /// Draws the rows; answers the line of the last one.
  private func drawRows(
    in rect: Rect, on surface: inout Surface, theme: Theme, unicode: Bool
  ) -> Int {
    let room = rect.height - 1
    var row = 0
    var number = top.line
    let pattern = PagerPattern(search)
    while number < source.count, row < room {
      let line = PagerLine(source.line(number))
      let marked = pattern.places(in: line)
      let isCurrent = current.map { found.indices.contains($0) && found[$0] == number } ?? false
      let role: ThemeRole = isCurrent ? .searchCurrent : .searchMatch
      for part in parts(of: line, number: number, width: rect.width) where row < room {
        draw(part, of: line, marked: marked, in: rect.row(row), on: &surface, theme.style(role))
        if !isWrapped {
          drawCuts(line, in: rect.row(row), on: &surface, theme, unicode)
        }
        row += 1
      }
      number += 1
    }
    return max(top.line, number - 1)
  }

  /// Draws one row, as few stretches of one style as it has.
  private func draw(
    _ part: PagerLine.Row, of line: PagerLine, marked: [Range<Int>], in rect: Rect,
    on surface: inout Surface, _ mark: Style
  ) {
    var text = StyledText()
    for index in part.range {
      let glyph = line.glyphs[index]
      let isMarked = marked.contains { $0.contains(index) }
      let style = isMarked ? mark.over(glyph.style) : glyph.style
      if let last = text.spans.indices.last, text.spans[last].style == style {
        text.spans[last].text.append(glyph.character)
      } else {
        text.append(String(glyph.character), style)
      }
    }
    // Blanks at the end of a row may reach past it.
    surface.write(
      text, at: Point(x: rect.x + part.indent, y: rect.y), maxWidth: rect.width - part.indent)
  }

  private func parts(of line: PagerLine, number: Int, width: Int) -> [PagerLine.Row] {
    guard isWrapped else {
      return [PagerLine.Row(range: line.cut(left: left, width: width).range, indent: 0)]
    }
    let rows = line.rows(width: width)
    guard number == top.line else { return rows }
    return Array(rows.drop { $0.range.upperBound <= top.character && !$0.range.isEmpty })
  }

  /// Signs at the edges of a line that goes on there.
  private func drawCuts(
    _ line: PagerLine, in row: Rect, on surface: inout Surface, _ theme: Theme, _ unicode: Bool
  ) {
    let cut = line.cut(left: left, width: row.width)
    let style = theme.style(.accent)
    if cut.isCutLeft { surface.write(unicode ? "‹" : "<", at: row.origin, style: style) }
    if cut.isCutRight {
      let place = Point(x: row.maxX - 1, y: row.y)
      surface.write(unicode ? "›" : ">", at: place, style: style)
    }
  }

  /// `lines 1-18 of 42, 43 %`, and what else holds.
  private func status(_ last: Int) -> String {
    let count = source.count
    if count == 0 { return "nothing to show" }
    var words = ["lines \(top.line + 1)-\(last + 1) of \(count), \((last + 1) * 100 / count) %"]
    if !search.isEmpty {
      let place = current.map { "\($0 + 1) of " } ?? ""
      let isPart = source.isPart(of: search)
      words.append(
        found.isEmpty
          ? isPart ? "looking for '\(search)'" : "no line has '\(search)'"
          : "'\(search)' in line \(place)\(found.count)\(isPart ? " or more" : "")")
      if wanted != nil { words.append("looking further") }
    }
    if !isWrapped {
      words.append(left > 0 ? "not wrapped, from column \(left + 1)" : "not wrapped")
    }
    if !marks.isEmpty {
      words.append("marks \(marks.keys.sorted().map(String.init).joined(separator: " "))")
    }
    return words.joined(separator: "  ")
  }

  private func drawOutline(
    _ list: ListState, in rect: Rect, on surface: inout Surface, _ theme: Theme, _ unicode: Bool
  ) {
    let headings = source.headings
    let widest = headings.map { DisplayWidth.of(TextGuard.clean($0.title)) }.max() ?? 0
    let frame = rect.centered(Size(width: max(widest + 6, 16), height: headings.count + 2))
    surface.fill(frame, style: theme.style(.help))
    surface.drawBox(frame, style: theme.style(.borderFocused), title: "Outline")
    let inside = frame.inset(left: 2, top: 1, right: 2, bottom: 1)
    var list = list
    list.ensureVisible(count: headings.count, height: inside.height)
    let shown = list.visibleRows(count: headings.count, height: inside.height)
    for (line, index) in shown.enumerated() {
      let isSelected = index == list.selection
      let mark = isSelected ? (unicode ? "▸ " : "> ") : "  "
      surface.write(mark + headings[index].title, in: inside.row(line), style: theme.style(.help))
      if isSelected { surface.restyle(inside.row(line), theme.style(.rowSelected)) }
    }
  }
}
