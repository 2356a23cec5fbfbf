extension TextGuard {
  /// Where a text stands in a wider field.
  public enum Alignment: Sendable, Hashable {
    /// At the left edge, blanks after it.
    case leading
    /// At the right edge, for numbers.
    case trailing
    /// In the middle, the odd blank on the right.
    case center
  }

  /// The cleaned text cut to a width, never inside a character.
  ///
  /// A text that fits comes back whole. One that is cut ends in the ellipsis; where the ellipsis
  /// itself is too wide, the text is cut without it.
  /// - Parameter columns: the width available; below 1 gives the empty text.
  public static func truncate(_ text: String, columns: Int, ellipsis: String = "…") -> String {
    let safe = clean(text)
    if columns <= 0 { return "" }
    if DisplayWidth.of(safe) <= columns { return safe }
    let sign = DisplayWidth.of(ellipsis) <= columns ? ellipsis : ""
    let room = columns - DisplayWidth.of(sign)
    var used = 0
    var kept = ""
    for character in safe {
      let width = DisplayWidth.of(character)
      if used + width > room { break }
      used += width
      kept.append(character)
    }
    return kept + sign
  }

  /// The cleaned text with blanks up to a width; a wider text comes back whole.
  public static func pad(
    _ text: String, columns: Int, alignment: Alignment = .leading
  ) -> String {
    let safe = clean(text)
    let missing = columns - DisplayWidth.of(safe)
    if missing <= 0 { return safe }
    let before =
      switch alignment {
      case .leading: 0
      case .trailing: missing
      case .center: missing / 2
      }
    return String(repeating: " ", count: before) + safe
      + String(repeating: " ", count: missing - before)
  }

  /// The cleaned text exactly as wide as asked: cut or padded.
  ///
  /// Where a wide character does not
  /// fit the last column, a blank stands there.
  public static func fit(
    _ text: String, columns: Int, alignment: Alignment = .leading, ellipsis: String = "…"
  ) -> String {
    pad(
      truncate(text, columns: columns, ellipsis: ellipsis), columns: columns, alignment: alignment)
  }
}
