/// Where one is in a text, and what a key can do there.
extension Pager {
  /// A place in the text: a line, and the character with which the topmost row begins.
  public struct Place: Hashable, Comparable, Sendable {
    /// The line, from 0.
    public var line: Int
    /// The character within it, from 0.
    public var character: Int

    /// By line, then character.
    public static func < (one: Place, other: Place) -> Bool {
      (one.line, one.character) < (other.line, other.character)
    }
  }

  /// A place that has what is searched for, beyond what the source knows of.
  public struct Wanted: Hashable, Sendable {
    /// The line that it is looked for from, from 0.
    public let line: Int
    /// 1 down the text, -1 up.
    public let step: Int
  }

  /// Whether a line is in sight.
  public func shows(_ line: Int) -> Bool { lastShown.contains(line) }

  /// Brings a line into sight; one that is there already is not moved.
  public mutating func show(_ line: Int) {
    if !shows(line) { go(toLine: line) }
  }

  /// What a key can do to it.
  public enum Move: Hashable, Sendable {
    case up, down, pageUp, pageDown, top, bottom, left, right
    case nextHeading, previousHeading, outline, wrap
    case findNext, findPrevious, open, close
  }
}
