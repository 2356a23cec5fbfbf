import Domain
import Presentation
import Store
import TerminalUI

/// The funnel from a report to what was found, by county, time, venue or source.
struct ReportsScreen: Screen {
  let id = ScreenID.reports
  private var grouping = FunnelGrouping.county
  private var period = Period.allTime
  private var figures: FunnelFigures?
  private var isPartOnly = false
  /// Whether the viewer has counts only.
  private var counted = false
  private var shownGrid = Self.emptyGrid(.county)

  init() {}

  func breadcrumb(_ context: ScreenContext) -> [String] {
    ["Reports", "by \(grouping.words)", period.words(context)]
  }

  func request(_ context: ScreenContext) -> FunnelQuery {
    FunnelQuery(
      by: grouping, from: context.viewer.role.counts(.f3) ? nil : period.from(context), until: nil,
      at: context.moment,
      counties: context.coveredCounties)
  }

  var hasGroupings: Bool { true }
  var hasPeriods: Bool { !counted }
  var opens: String { "reports" }

  /// A grid with a bar of what was received against the largest group.
  private static func emptyGrid(_ grouping: FunnelGrouping) -> Grid {
    Grid(
      FunnelColumns.listing(grouping), leaving: grouping == .county ? ["county"] : [],
      barAfter: "received", bar: ColumnHeader(key: "bar", title: "Of the most", priority: 6))
  }

  var grid: Grid? {
    get { shownGrid }
    set { if let newValue { shownGrid = newValue } }
  }

  mutating func receive(_ value: FunnelFigures, _ context: ScreenContext) {
    figures = value
    counted = context.viewer.role.counts(.f3)
    // A part of a county's reports would be read as all of them.
    isPartOnly = !context.viewer.role.seesFunnel(by: grouping)
    let listing = FunnelColumns.listing(grouping)
    shownGrid.take(
      isPartOnly
        ? [] : Self.rows(value, listing), context)
  }

  private static func rows(_ value: FunnelFigures, _ listing: Listing<FunnelLine>) -> [GridRow] {
    let most = max(1, value.lines.compactMap { $0.counts?.received }.max() ?? 1)
    return value.lines.map { line in
      let isShown = line.counts != nil && !line.hidden.contains(.received)
      let tenths = line.counts.map { $0.received * BarView.fullScale * 10 / most }
      return GridRow(
        line, id: line.group, listing: listing,
        bar: isShown ? BarFigure(percentTenths: tenths, marks: [], band: nil) : nil)
    }
  }

  mutating func update(_ command: Command, _ context: ScreenContext) -> [Effect] {
    switch command {
    case .back: return [.back]
    case .groupBy:
      let all =
        context.viewer.role.counts(.f3) ? Role.countedGroupings : FunnelGrouping.allCases
      let place = all.firstIndex(of: grouping) ?? 0
      grouping = all[(place + 1) % all.count]
      beginAnew()
    case .period:
      period = period.next
      beginAnew()
    case .open:
      guard context.viewer.role.lists(.f3), let group = shownGrid.selected?.id else { return [] }
      let name = grouping == .county ? context.countyName(group) : group
      return [
        .show(
          ReportListScreens.list(by: grouping, group: group, named: name, period: period))
      ]
    default: break
    }
    return []
  }

  /// In a list begun anew no row counts as changed.
  private mutating func beginAnew() {
    figures = nil
    shownGrid = Self.emptyGrid(grouping)
  }

  mutating func draw(in rect: Rect, on surface: inout Surface, _ context: ScreenContext) {
    guard let figures else { return }
    let theme = context.theme
    if isPartOnly {
      let why = "The funnel needs all of a county's reports, and your role sees a part."
      for (index, line) in TextLines.wrap(why, width: rect.width).enumerated() {
        surface.write(line, in: rect.row(index), style: theme.style(.warning))
      }
      return
    }
    let width = rect.width
    let totals = TextLines.wrap(
      counted ? countedNote(context) : totals(figures.total, context), width: width)
    let notes = TextLines.wrap(
      counted
        ? ""
        : (figures.note.map { "Not counted: \($0). " } ?? "")
          + "b groups by \(FunnelGrouping.allCases.map(\.words).joined(separator: ", ")),"
          + " p shows the \(period.other),"
          + " % shows more figures, * counties by quarter.",
      width: width)
    let head = totals + notes
    let room = min(head.count, max(1, rect.height - 5))
    let parts = rect.split(rows: [.cells(room), .share(1)], spacing: 1)
    for (index, line) in head.prefix(room).enumerated() {
      surface.write(
        line, in: parts[0].row(index),
        style: theme.style(index < totals.count ? .strong : .muted))
    }
    shownGrid.draw(in: parts[1], on: &surface, context: context)
  }

  private func countedNote(_ context: ScreenContext) -> String {
    FunnelColumns.countedNote(
      through: FunnelQuery.lastQuarterEnd(before: context.moment, zone: context.zone),
      zone: context.zone)
  }

  /// The counts and both denominators in a sentence.
  private func totals(_ total: FunnelCounts, _ context: ScreenContext) -> String {
    func percent(_ share: Share) -> String { NumberText.percent(share) }
    return "\(period.dates(context)): \(Plural.of(total.received, "report")) received,"
      + " \(total.screenedIn) screened in"
      + " (\(percent(total.screenedInOfReceived)) of received); substantiated"
      + " \(total.substantiated): \(percent(total.substantiatedOfScreenedIn)) of \(total.screenedIn) screened in,"
      + " \(percent(total.substantiatedOfReceived)) of received"
  }
}

extension FunnelGrouping {
  /// The grouping in words.
  var words: String { self == .ageBand ? "age" : plainWords }
}
