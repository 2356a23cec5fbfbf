/// A bar of load against capacity, with marks at the bounds of the load bands.
///
/// The bar's full length stands for `scale` percent; what lies past it shows as a sign at the
/// end. Eighth blocks give it a resolution of an eighth of a column; in ASCII it is `#` and `.`.
public struct BarView: Hashable, Sendable {
  /// The value in tenths of a percent of capacity; nil draws nothing but the track.
  public var percentTenths: Int?
  /// The percentage at the right edge.
  public var scale: Int
  /// Percentages at which the track is marked, such as 85, 100 and 115.
  public var marks: [Int]
  /// The style of the filled part.
  public var role: ThemeRole
  /// Whether signs beyond ASCII may be used.
  public var unicode: Bool

  /// The percentage at the right edge where none is named.
  public static let fullScale = 130

  /// A bar.
  public init(
    percentTenths: Int?, scale: Int = Self.fullScale, marks: [Int] = [85, 100, 115],
    role: ThemeRole = .barFull, unicode: Bool = true
  ) {
    self.percentTenths = percentTenths
    self.scale = max(1, scale)
    self.marks = marks
    self.role = role
    self.unicode = unicode
  }

  /// Draws the bar in the top row of a rectangle.
  public func draw(in rect: Rect, on surface: inout Surface, theme: Theme) {
    guard !rect.isEmpty else { return }
    let track = rect.row(0)
    let value = min(max(0, percentTenths ?? 0), 10_000_000)
    let eighths = min(value * rect.width * 8 / (scale * 10), rect.width * 8)
    let filled = unicode ? eighths / 8 : (eighths + 4) / 8
    surface.fill(track, unicode ? "·" : ".", style: theme.style(.barEmpty))
    for mark in marks where mark < scale {
      let column = mark * rect.width / scale
      let cell = Rect(x: rect.x + column, y: rect.y, width: 1, height: 1)
      surface.fill(cell, unicode ? "╎" : "|", style: theme.style(.barMark))
    }
    let body = Rect(x: rect.x, y: rect.y, width: filled, height: 1)
    surface.fill(body, unicode ? "█" : "#", style: theme.style(role))
    if unicode, eighths % 8 > 0, filled < rect.width {
      let part = Array("▏▎▍▌▋▊▉")[eighths % 8 - 1]
      let cell = Rect(x: rect.x + filled, y: rect.y, width: 1, height: 1)
      surface.fill(cell, part, style: theme.style(role))
    }
    if value > scale * 10 {
      let cell = Rect(x: rect.maxX - 1, y: rect.y, width: 1, height: 1)
      surface.fill(cell, unicode ? "▶" : ">", style: theme.style(role))
    }
  }
}
