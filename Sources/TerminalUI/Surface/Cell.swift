/// One cell of a surface in sixteen bytes.
///
/// `glyph` is a scalar, or, with the top bit set, an index into the surface's table of clusters
/// (a base with combining marks). A cell whose width is 0 is the right half of the wide cell
/// before it.
public struct PackedCell: Hashable, Sendable {
  /// A scalar, or `clusterBit` and an index.
  public internal(set) var glyph: UInt32
  /// Columns: 1, 2, or 0 for the right half of a wide cell.
  public internal(set) var width: UInt8
  /// The attributes.
  public internal(set) var attributes: Attributes
  /// The packed foreground: 0 default, `0x01…` indexed, `0x02rrggbb`.
  public internal(set) var foreground: UInt32
  /// The packed background, in the same form.
  public internal(set) var background: UInt32

  /// Marks `glyph` as an index.
  public static let clusterBit: UInt32 = 0x8000_0000
  /// A blank in the terminal's own colours.
  public static let blank = PackedCell(
    glyph: 0x20, width: 1, attributes: [], foreground: 0, background: 0)

  /// The index into the surface's clusters, when the glyph is one.
  public var clusterIndex: Int? {
    glyph & Self.clusterBit == 0 ? nil : Int(glyph & ~Self.clusterBit)
  }

  /// The style, with both colours given.
  public var style: Style {
    Style(
      foreground: Color(packed: foreground), background: Color(packed: background),
      attributes: attributes)
  }

  mutating func patch(_ style: Style) {
    if let color = style.foreground { foreground = color.packed }
    if let color = style.background { background = color.packed }
    attributes.formUnion(style.attributes)
  }
}

extension Color {
  /// The colour in 32 bits, for cells and pair tables.
  public var packed: UInt32 {
    switch self {
    case .default: 0
    case .indexed(let index): 0x0100_0000 | UInt32(index)
    case .rgb(let red, let green, let blue):
      0x0200_0000 | UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
    }
  }

  /// The colour of a packed value.
  public init(packed: UInt32) {
    switch packed >> 24 {
    case 1: self = .indexed(UInt8(truncatingIfNeeded: packed))
    case 2:
      self = .rgb(
        UInt8(truncatingIfNeeded: packed >> 16), UInt8(truncatingIfNeeded: packed >> 8),
        UInt8(truncatingIfNeeded: packed))
    default: self = .default
    }
  }
}
