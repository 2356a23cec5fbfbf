import SafeText

/// A line of text in several styles.
public struct StyledText: Hashable, Sendable, ExpressibleByStringInterpolation {
  /// A stretch of one style.
  public struct Span: Hashable, Sendable {
    /// The text, cleaned when it is drawn.
    public var text: String
    /// Its style, over what lies beneath.
    public var style: Style
    /// A stretch.
    public init(_ text: String, _ style: Style = .plain) {
      self.text = text
      self.style = style
    }
  }

  /// The stretches, from the left.
  public var spans: [Span]

  /// A text of stretches.
  public init(_ spans: [Span] = []) { self.spans = spans }

  /// A text in one style.
  public init(_ text: String, _ style: Style = .plain) { spans = [Span(text, style)] }

  /// A text without style.
  public init(stringLiteral value: String) { self.init(value) }

  /// Adds a stretch at the end.
  public mutating func append(_ text: String, _ style: Style = .plain) {
    spans.append(Span(text, style))
  }

  /// One text after the other.
  public static func + (left: StyledText, right: StyledText) -> StyledText {
    StyledText(left.spans + right.spans)
  }

  /// The text without its styles, as typed.
  public var text: String { spans.reduce(into: "") { $0 += $1.text } }

  /// Columns it takes when drawn.
  public var width: Int {
    spans.reduce(0) { $0 + DisplayWidth.of(TextGuard.clean($1.text)) }
  }
}
