/// The `'` that CSV output sets before a text cell which a spreadsheet would take for a formula,
/// and that import takes off again (interface §3).
///
/// A cell is guarded when it is one `'` or more and then one of `= + - @` TAB CR. Import takes one
/// off; so output must set one not only before a bare formula, but also before a cell that is
/// guarded by its own content: then every text reads back unchanged.
public enum LeadingQuote {
  /// The cell's content: without one leading `'` where that guards a formula.
  public static func removed(from cell: String) -> String {
    guard cell.utf8.first == mark, startsFormula(cell) else { return cell }
    return String(cell.dropFirst())
  }

  /// The cell as output writes it.
  public static func added(to text: String) -> String {
    startsFormula(text) ? "'" + text : text
  }

  /// Whether the first byte that is not a `'` begins a formula.
  private static func startsFormula(_ text: String) -> Bool {
    guard let byte = text.utf8.first(where: { $0 != mark }) else { return false }
    return formulaStarts.contains(byte)
  }

  private static let mark = UInt8(ascii: "'")
  private static let formulaStarts: [UInt8] = [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D]
}
