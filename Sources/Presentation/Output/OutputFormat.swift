/// How a listing is printed.
public enum OutputFormat: String, CaseIterable, Sendable {
  /// An aligned table for people.
  case text
  /// RFC 4180, one header row.
  case csv
  /// One object a listing.
  case json
}
