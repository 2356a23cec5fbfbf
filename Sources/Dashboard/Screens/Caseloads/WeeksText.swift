import Domain
import TerminalUI

/// What was carried in the last thirteen weeks, by the rows of the grids that show it.
struct ShownWeeks: Sendable {
  /// Whose weeks a grid shows.
  enum Kind: Sendable { case workers, units, counties }

  private var lines: [Kind: [String: [Int?]]] = [:]

  /// Nothing, before it is read.
  init() {}

  /// By the identities of the rows; of whom no week is known there is no line.
  init(_ weeks: RecentWeeks) {
    lines[.workers] = weeks.workers.filter { Self.isKnown($0.value) }
    lines[.counties] = weeks.counties.filter { Self.isKnown($0.value) }
    lines[.units] = Dictionary(
      weeks.units.filter { Self.isKnown($0.value) }.map { ($0.gridID, $1) },
      uniquingKeysWith: { one, _ in one })
  }

  /// The weeks of a row, the oldest first; nil where none is known.
  func line(_ kind: Kind, _ id: String) -> [Int?]? { lines[kind]?[id] }

  /// Whether something is known of rows of a kind.
  func knows(_ kind: Kind) -> Bool { lines[kind]?.isEmpty == false }

  private static func isKnown(_ line: [Int?]) -> Bool { line.contains { $0 != nil } }
}

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
