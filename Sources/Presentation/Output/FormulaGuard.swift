/// Keeps a spreadsheet from running a cell that came from outside (interface §3, reliability S3).
///
/// A cell that a spreadsheet would take for a formula gets a leading `'`, which import takes off
/// again. A cell that already has the shape "`'` and then a formula" gets one more, so that
/// `restored(neutralised(x)) == x` for every text.
public enum FormulaGuard {
  /// The text with a leading `'` where it needs one.
  public static func neutralised(_ text: String) -> String {
    isDangerous(text) ? "'" + text : text
  }

  /// The text as it was before `neutralised`.
  public static func restored(_ text: String) -> String {
    text.unicodeScalars.first == "'" && isDangerous(text)
      ? String(text.unicodeScalars.dropFirst()) : text
  }

  /// Whether the text, past apostrophes and blanks, begins like a formula.
  private static func isDangerous(_ text: String) -> Bool {
    for scalar in text.unicodeScalars.drop(while: { $0 == "'" }) {
      if startsFormula(scalar) { return true }
      if !isBlank(scalar) { return false }
    }
    return false
  }

  /// Their full-width twins count too: spreadsheets with an East Asian locale read them alike.
  private static func startsFormula(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "=", "+", "-", "@", "\t", "\r", "\0": true
    case "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
    default: false
    }
  }

  /// What a spreadsheet drops, or shows as nothing, ahead of a formula.
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint
      || scalar.properties.generalCategory == .format
      || scalar.properties.generalCategory == .control
  }
}
