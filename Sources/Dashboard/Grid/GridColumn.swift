import Domain
import Presentation
import TerminalUI

/// One column of a grid: the listing's header, and what a screen adds to it.
struct GridColumn: Hashable, Sendable {
  /// What fills the column.
  enum Content: Hashable, Sendable {
    /// The row's cell at that place.
    case cell(Int)
    /// A person's name, shown as initials while names are masked.
    case personName(Int)
    /// The row's bar against capacity.
    case bar
    /// The small columns of the load's last weeks, once those were read.
    case weeks
  }

  let header: ColumnHeader
  let content: Content

  /// Whether it holds FIPS codes: a screen shows the counties' names, files keep the codes.
  var isCounty: Bool {
    ["county", "suspected_county", "to_county", "counties"].contains(header.key)
  }

  /// Whether it is drawn and holds no cell: nothing sorts, filters or writes by it.
  var isDrawn: Bool { cellIndex == nil }

  /// The least and most columns of the bar.
  static let barWidth = (least: 14, most: 44)

  /// Where its cell stands in a row; nil of what is drawn.
  var cellIndex: Int? {
    switch content {
    case .cell(let index), .personName(let index): index
    case .bar, .weeks: nil
    }
  }
}

/// A load against capacity, with the county's own limits.
struct BarFigure: Hashable, Sendable {
  let percentTenths: Int?
  let marks: [Int]
  let band: LoadBand?

  /// The role by which the filled part is coloured; the band's word and sign say the same.
  var role: ThemeRole {
    switch band {
    case .room: .barGood
    case .full: .barNotice
    case .over: .barWarning
    case .blocked: .barCritical
    case nil: .barFull
    }
  }
}
