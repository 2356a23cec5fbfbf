import Domain
import TerminalUI

/// The small columns of a load's last thirteen weeks, the newest at the right.
enum WeeksText {
  /// Tenths of percent of a full column: somewhat over the mark of what is blocked.
  private static let maximum = 1_300

  /// - Parameter tenths: tenths of percent of capacity, the oldest week first; nil = not recorded.
  static func text(_ tenths: [Int?], _ context: ScreenContext) -> StyledText {
    let line = Sparkline(values: tenths, maximum: maximum, unicode: context.unicode)
    return StyledText(line.text(width: LoadWeeks.count), context.theme.style(.sparkline))
  }
}
