/// A field's name and its text, as typed or as it would be typed.
public struct NamedText: Hashable, Sendable {
  /// The field's name.
  public let name: String
  /// Its text; empty = nothing there.
  public let text: String

  /// One field's text.
  public init(name: String, text: String) {
    self.name = name
    self.text = text
  }
}
