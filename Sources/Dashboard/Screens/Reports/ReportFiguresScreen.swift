import Domain
import Presentation
import Store
import TerminalUI

/// What is worked out from reports beyond the funnel, one figure after the other.
struct ReportFiguresScreen: Screen {
  let id = ScreenID.reportFigures
  private static let figures = ReportFigure.allCases.filter { $0 != .heat }
  private var place = 0
  private var groupingPlace = 0
  private var period = Period.allTime
  private var table: ReportTable?
  private var shownGrid: Grid

  init() {
    shownGrid = ReportTable.grid(Self.figures[0], by: .county)
  }

  private var figure: ReportFigure { Self.figures[place] }

  private func grouping(_ context: ScreenContext) -> FunnelGrouping? {
    let all = context.viewer.role.groupings(of: figure)
    return all.isEmpty ? nil : all[groupingPlace % all.count]
  }

  func breadcrumb(_ context: ScreenContext) -> [String] {
    let by = grouping(context).map { ["by \($0.words)"] } ?? []
    return ["Figures of reports", figure.words] + by + [period.words(context)]
  }

  func request(_ context: ScreenContext) -> ReportFiguresQuery {
    ReportFiguresQuery(
      figure: figure, grouping: grouping(context) ?? .county, from: period.from(context),
      at: context.moment, counties: context.coveredCounties)
  }

  var hasPanels: Bool { true }
  var hasGroupings: Bool { true }
  var hasPeriods: Bool { true }
  var opens: String { "reports" }

  var subject: [NamedText] {
    shownGrid.selected.flatMap { table?.subjects[$0.id] } ?? []
  }

  var grid: Grid? {
    get { shownGrid }
    set { if let newValue { shownGrid = newValue } }
  }

  mutating func receive(_ value: ReportTable, _ context: ScreenContext) {
    table = value
    shownGrid.take(value.rows, context)
  }

  mutating func update(_ command: Command, _ context: ScreenContext) -> [Effect] {
    switch command {
    case .back: return [.back]
    case .nextPanel, .previousPanel:
      let count = Self.figures.count
      place = (place + (command == .nextPanel ? 1 : count - 1)) % count
      groupingPlace = 0
      beginAnew(context)
    case .groupBy:
      groupingPlace += 1
      beginAnew(context)
    case .period:
      period = period.next
      beginAnew(context)
    case .open:
      guard let row = shownGrid.selected, let measure = figure.measure,
        let grouping = grouping(context), let group = table?.groups[row.id]
      else { return [] }
      let name = grouping == .county ? context.countyName(group) : group
      return [
        .show(
          ReportListScreens.list(
            measure, by: grouping, group: group, named: name, period: period))
      ]
    default: break
    }
    return []
  }

  /// In a list begun anew no row counts as changed.
  private mutating func beginAnew(_ context: ScreenContext) {
    table = nil
    shownGrid = ReportTable.grid(figure, by: grouping(context) ?? .county)
  }

  mutating func draw(in rect: Rect, on surface: inout Surface, _ context: ScreenContext) {
    guard let table else { return }
    // What is counted from each county's opt-in has no period of its own.
    let dates = (figure == .aligned ? .allTime : period).dates(context)
    let head = TextLines.wrap("\(dates): \(table.total)", width: rect.width)
    let note = TextLines.wrap(
      "Tab shows the next figure, b groups otherwise, p shows the"
        + " \(period.other).", width: rect.width)
    ReportHead(strong: head, muted: note).draw(
      above: &shownGrid, in: rect, on: &surface, context)
  }
}

/// One figure of reports, worked out where the store is read: of many reports it takes a while, and
/// no key waits for it.
struct ReportFiguresQuery: Query {
  let figure: ReportFigure
  let grouping: FunnelGrouping
  let from: Instant?
  let at: Instant
  let counties: [String]

  private var records: ReportRecordsQuery {
    ReportRecordsQuery(for: figure, by: grouping, at: at, counties: counties)
  }
  private var identified: IdentificationsQuery {
    IdentificationsQuery(at: at, counties: counties)
  }

  private var submitted: SubmittedQuery {
    SubmittedQuery(from: from, at: at, counties: counties)
  }

  var views: [String] {
    (records.views + identified.views + submitted.views).reduce(into: []) { all, view in
      if !all.contains(view) { all.append(view) }
    }
  }

  /// What one of the figures needs is read, and no more.
  func fetch(_ viewing: Viewing) throws -> ReportTable {
    let span = ReportSpan(from: from, at: at, zone: viewing.zone)
    return switch figure {
    case .identified: ReportTable(try identified.fetch(viewing), in: span)
    case .submitted: ReportTable(try submitted.fetch(viewing))
    default:
      ReportTable(
        figure, by: grouping, try records.fetch(viewing), in: span, role: viewing.viewer.role)
    }
  }
}
