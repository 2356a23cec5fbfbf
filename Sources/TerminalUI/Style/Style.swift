/// A colour as a theme names it; the terminal's ladder turns it into what the terminal has.
public enum Color: Hashable, Sendable {
  /// The terminal's own foreground or background.
  case `default`
  /// One of the 256 palette entries; 0...15 follow the user's own scheme.
  case indexed(UInt8)
  /// Red, green and blue, 0...255.
  case rgb(UInt8, UInt8, UInt8)
}

/// How a character is drawn besides its colour.
public struct Attributes: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: UInt8
  /// Attributes from bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Heavier or brighter.
  public static let bold = Attributes(rawValue: 1)
  /// Fainter.
  public static let dim = Attributes(rawValue: 2)
  /// Foreground and background exchanged.
  public static let reverse = Attributes(rawValue: 4)
  /// Underlined.
  public static let underline = Attributes(rawValue: 8)
  /// Slanted, where the terminal can.
  public static let italic = Attributes(rawValue: 16)
}

/// The look of a cell, or a patch over one: what is nil leaves what lies beneath.
public struct Style: Hashable, Sendable {
  /// The character's colour; nil keeps the one beneath.
  public var foreground: Color?
  /// The cell's colour; nil keeps the one beneath.
  public var background: Color?
  /// Attributes added to those beneath.
  public var attributes: Attributes

  /// A style; with no argument, one that changes nothing.
  public init(
    foreground: Color? = nil, background: Color? = nil, attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  /// Changes nothing.
  public static let plain = Style()
  /// Bold only.
  public static let bold = Style(attributes: .bold)
  /// Reverse only.
  public static let reverse = Style(attributes: .reverse)

  /// This style laid over another: its colours where it has them, both sets of attributes.
  public func over(_ base: Style) -> Style {
    Style(
      foreground: foreground ?? base.foreground, background: background ?? base.background,
      attributes: base.attributes.union(attributes))
  }
}
