/// A number with the word for what it counts, so that no sentence says "1 cases".
public enum Plural {
  /// `1 case`, `3 cases`, `0 cases`; `several` is the word for other than one where it is not the
  /// first with an s.
  public static func of(_ count: Int, _ one: String, _ several: String? = nil) -> String {
    "\(count) \(word(count, one, several))"
  }

  /// The word alone.
  public static func word(_ count: Int, _ one: String, _ several: String? = nil) -> String {
    count == 1 ? one : several ?? one + "s"
  }
}
