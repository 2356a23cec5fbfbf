/// How many terminal columns text takes.
///
/// The model is the one terminals and the C library share: every spacing scalar takes one or two
/// columns and a combining mark joins the column before it. Clusters on which terminals disagree
/// (joined emoji, flags, variation selectors) are settled by ``TextGuard/clean(_:newlines:)``
/// before they are measured, so a cleaned text has one width everywhere.
public enum DisplayWidth {
  /// Columns of one scalar: 0 for combining marks and controls, 2 for East Asian wide and
  /// full-width scalars and emoji, else 1.
  public static func of(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return value < 0x20 || (0x7F..<0xA0).contains(value) ? 0 : 1 }
    if value < 0x1100 { return WidthTable.contains(value, in: WidthTable.zero) ? 0 : 1 }
    if WidthTable.contains(value, in: WidthTable.wide) { return 2 }
    return WidthTable.contains(value, in: WidthTable.zero) ? 0 : 1
  }

  /// Columns of one character: the sum of its scalars, so an unsettled cluster such as an Indic
  /// conjunct may exceed two.
  public static func of(_ character: Character) -> Int {
    if let ascii = character.asciiValue { return ascii < 0x20 || ascii == 0x7F ? 0 : 1 }
    return character.unicodeScalars.reduce(0) { $0 + of($1) }
  }

  /// Columns of a text; 0 for the empty text.
  /// - Complexity: O(n); a pass over the bytes when the text is printable ASCII.
  public static func of(_ text: String) -> Int {
    if TextGuard.isPrintableASCII(text) { return text.utf8.count }
    return text.unicodeScalars.reduce(0) { $0 + of($1) }
  }
}
