/// What a county knows of a topic, as somebody worded it; it stays with the county whoever leaves.
///
/// Source: row S37.
public struct CountyNote: Hashable, Sendable {
  /// FIPS code.
  public let county: String
  /// What it is of.
  public let topic: String
  /// The words.
  public let text: String
  /// The account of whoever worded it so.
  public let author: String
  /// When it was worded so.
  public let at: Instant
  /// Which wording of the topic it is, from 1.
  public let version: Int
  /// Whether no later one took its place.
  public let isCurrent: Bool

  /// Makes the note.
  public init(
    county: String, topic: String, text: String, author: String, at: Instant, version: Int,
    isCurrent: Bool
  ) {
    self.county = county
    self.topic = topic
    self.text = text
    self.author = author
    self.at = at
    self.version = version
    self.isCurrent = isCurrent
  }
}
