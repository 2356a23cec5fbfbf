import Domain
import Presentation

extension BoardScreen {
  /// The panels, in the order of Tab and of urgency.
  enum Panel: Int, CaseIterable, Sendable {
    case missing, onCall, due, beds, units, unassigned, counties

    /// Rows that the panel gets before any panel gets all of its own.
    var atLeast: Int {
      switch self {
      case .missing, .onCall: 2
      case .units: 6
      case .due, .unassigned: 1
      case .beds, .counties: 0
      }
    }

    /// The panels of a wide screen's left half; the others stand on the right.
    static let left: [Panel] = [.missing, .due, .units]

    /// The panel's empty list.
    var grid: Grid {
      switch self {
      case .missing: Grid(BoardColumns.missing)
      case .onCall: Grid(BoardColumns.onCall)
      case .due: Grid(BoardColumns.due)
      case .beds: Grid(BoardColumns.beds)
      case .units: Grid(BoardColumns.units, barAfter: "band")
      case .unassigned: Grid(BoardColumns.unassigned)
      case .counties: Grid(BoardColumns.counties)
      }
    }
  }
}
