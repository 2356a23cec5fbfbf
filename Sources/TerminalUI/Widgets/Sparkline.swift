/// A line of small columns, one a value, the newest at the right.
public struct Sparkline: Hashable, Sendable {
  /// The values, oldest first; nil is a gap.
  public var values: [Int?]
  /// The value of a full column; nil takes the largest value.
  public var maximum: Int?
  /// Whether signs beyond ASCII may be used.
  public var unicode: Bool

  /// A sparkline.
  public init(values: [Int?], maximum: Int? = nil, unicode: Bool = true) {
    self.values = values
    self.maximum = maximum
    self.unicode = unicode
  }

  /// The signs of the last `width` values; a gap is a blank, zero the lowest sign.
  public func text(width: Int) -> String {
    let shown = values.suffix(max(0, width))
    let signs = unicode ? Array("▁▂▃▄▅▆▇█") : Array("_.-:=+*#")
    let top = max(1, maximum ?? shown.compactMap { $0 }.max() ?? 1)
    return String(
      shown.map { value in
        guard let value else { return " " }
        let level = Double(min(max(0, value), top)) / Double(top) * Double(signs.count - 1)
        return signs[Int(level.rounded())]
      })
  }

  /// Draws the sparkline in the top row of a rectangle, from its left edge.
  public func draw(in rect: Rect, on surface: inout Surface, theme: Theme) {
    guard !rect.isEmpty else { return }
    surface.write(text(width: rect.width), at: rect.origin, style: theme.style(.sparkline))
  }
}
