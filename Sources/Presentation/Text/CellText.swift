import Domain

/// A cell as one string, for a screen or a table: cleaned, so that nothing from outside can move
/// the cursor, recolour the screen or hide.
public enum CellText {
  /// What stands for a value that is unknown or does not apply.
  public static let unknown = "—"
  /// What stands for a value that the viewer may not see.
  public static let withheld = "[withheld]"
  /// What stands for a count too small to publish.
  public static let suppressed = "[suppressed]"

  /// The cell's text: times local, a share as `97.5 %`.
  public static func text(_ cell: Cell, zone: ZoneRules) -> String {
    PlainCell(style: .text(zone)).text(cell)
  }
}
