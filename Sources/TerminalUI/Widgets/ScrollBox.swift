import SafeText

/// A framed box of lines over the screen, scrolled when they don't fit: help, details, questions.
public struct ScrollBox: Hashable, Sendable {
  /// The heading in the frame.
  public var title: String
  /// The lines.
  public var lines: [StyledText]
  /// The first line shown.
  public private(set) var offset = 0

  /// A box of lines.
  public init(title: String, lines: [StyledText]) {
    self.title = title
    self.lines = lines
  }

  /// The box of a table of keys and what they do, each group under its heading.
  public static func help(
    title: String, groups: [(heading: String, keys: [(key: String, summary: String)])],
    theme: Theme
  ) -> ScrollBox {
    let width =
      groups.flatMap { $0.keys.map { DisplayWidth.of(TextGuard.clean($0.key)) } }.max() ?? 0
    var lines: [StyledText] = []
    for group in groups {
      if !lines.isEmpty { lines.append("") }
      lines.append(StyledText(group.heading, theme.style(.title)))
      for entry in group.keys {
        var line = StyledText("  ")
        line.append(TextGuard.pad(entry.key, columns: width), theme.style(.helpKey))
        line.append("  " + entry.summary, theme.style(.help))
        lines.append(line)
      }
    }
    return ScrollBox(title: title, lines: lines)
  }

  /// The frame it takes in a rectangle: as large as its lines need, at most the rectangle.
  public func frame(in rect: Rect) -> Rect {
    let widest = max(lines.map(\.width).max() ?? 0, DisplayWidth.of(TextGuard.clean(title)) + 2)
    return rect.centered(Size(width: widest + 4, height: lines.count + 2))
  }

  /// Scrolls by the usual keys.
  /// - Parameter rect: the rectangle it is drawn in.
  /// - Returns: whether the key was one of them.
  @discardableResult
  public mutating func handle(_ key: KeyPress, in rect: Rect) -> Bool {
    let height = max(1, frame(in: rect).height - 2)
    switch key {
    case .down, .character("j"): offset += 1
    case .up, .character("k"): offset -= 1
    case .pageDown, .character(" "), .control("f"): offset += height
    case .pageUp, .control("b"): offset -= height
    case .home, .character("g"): offset = 0
    case .end, .character("G"): offset = lines.count
    default: return false
    }
    offset = min(max(0, offset), max(0, lines.count - height))
    return true
  }

  /// Draws the box in the middle of a rectangle, over what is there.
  public func draw(in rect: Rect, on surface: inout Surface, theme: Theme) {
    let frame = frame(in: rect)
    guard !frame.isEmpty else { return }
    surface.fill(frame, style: theme.style(.help))
    let isFramed = frame.width >= 4 && frame.height >= 3
    if isFramed { surface.drawBox(frame, style: theme.style(.borderFocused), title: title) }
    let inside = isFramed ? frame.inset(left: 2, top: 1, right: 2, bottom: 1) : frame
    let first = min(offset, max(0, lines.count - inside.height))
    surface.clipped(to: inside) { surface in
      for (row, line) in lines.dropFirst(first).prefix(inside.height).enumerated() {
        surface.write(line, at: Point(x: inside.x, y: inside.y + row), maxWidth: inside.width)
      }
    }
    drawMore(in: frame, first: first, shown: inside.height, on: &surface, theme: theme)
  }

  private func drawMore(
    in frame: Rect, first: Int, shown: Int, on surface: inout Surface, theme: Theme
  ) {
    guard lines.count > shown, frame.width >= 16, frame.height >= 3 else { return }
    let place = " \(min(first + shown, lines.count))/\(lines.count) "
    let area = Rect(x: frame.x + 2, y: frame.maxY - 1, width: frame.width - 4, height: 1)
    surface.write(place, in: area, style: theme.style(.muted), alignment: .trailing)
  }
}
