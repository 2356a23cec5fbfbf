import Domain
import Presentation
import Store
import TerminalUI

/// A map of counties and quarters: the more there was, the fuller the sign before the number.
struct ReportHeatScreen: Screen {
  /// What the cells are.
  private enum Measure: CaseIterable {
    case received, screenedIn, substantiated, rate

    var words: String {
      switch self {
      case .received: "received"
      case .screenedIn: "screened in"
      case .substantiated: "substantiated"
      case .rate: "substantiated, of screened in"
      }
    }

    func value(_ counts: FunnelCounts) -> Int {
      switch self {
      case .received: counts.received
      case .screenedIn: counts.screenedIn
      case .substantiated: counts.substantiated
      case .rate: counts.substantiatedOfScreenedIn.percentTenths ?? 0
      }
    }
  }

  /// One county's quarters, the newest first.
  private struct Row: Sendable {
    let county: String
    let name: String
    let cells: [HeatFigures]
  }

  let id = ScreenID.reportHeat
  private var measurePlace = 0
  private var period = Period.allTime
  private var map: ReportMap?
  private var shownGrid = Grid(Listing<Row>(name: "reports", columns: [], emptyText: ""))
  private var isAnew = true

  init() {}

  private var measure: Measure { Measure.allCases[measurePlace] }

  func breadcrumb(_ context: ScreenContext) -> [String] {
    ["Counties by quarter", measure.words, period.words(context)]
  }

  func request(_ context: ScreenContext) -> ReportMapQuery {
    ReportMapQuery(
      from: period.from(context), at: context.moment, counties: context.coveredCounties)
  }

  var hasGroupings: Bool { true }
  var hasPeriods: Bool { true }
  var opens: String { "reports" }

  var grid: Grid? {
    get { shownGrid }
    set { if let newValue { shownGrid = newValue } }
  }

  mutating func receive(_ value: ReportMap, _ context: ScreenContext) {
    map = value
    fill(context)
  }

  private mutating func fill(_ context: ScreenContext) {
    guard let map else { return }
    let rows = Dictionary(grouping: map.lines, by: \.county).sorted { $0.key < $1.key }.map {
      Row(county: $0.key, name: $0.value[0].name, cells: $0.value.reversed())
    }
    let listing = listing(rows, context)
    // Other quarters are other columns.
    if isAnew || shownGrid.columns.map(\.header) != listing.headers { shownGrid = Grid(listing) }
    isAnew = false
    shownGrid.take(rows.map { GridRow($0, id: $0.county, listing: listing) }, context)
  }

  private func listing(_ rows: [Row], _ context: ScreenContext) -> Listing<Row> {
    let (measure, unicode) = (measure, context.unicode)
    let most = max(
      1, rows.flatMap(\.cells).compactMap { $0.counts.map(measure.value) }.max() ?? 1)
    let quarters = rows.first?.cells.map(\.quarter) ?? []
    let columns = quarters.enumerated().map { place, quarter in
      Column<Row>(
        quarter, quarter, kind: measure == .rate ? .text : .number,
        priority: min(9, 2 + place / 4),
        emphasis: { Self.emphasis($0.cells[place], measure, most) },
        sign: { row in
          row.cells[place].counts.map {
            let shade = Shade(of: measure.value($0), most: most)
            return shade.level == 0 ? "" : shade.sign(unicode: unicode)
          } ?? ""
        }
      ) { Self.cell($0.cells[place], measure) }
    }
    return Listing(
      name: "reports", variant: "map",
      columns: [
        Column("name", "County", priority: 1, emphasis: { _ in .strong }) { .text($0.name) },
        Column("course", "Oldest to newest", priority: 2) { row in
          let values = row.cells.reversed().map { $0.counts.map(measure.value) }
          return .text(Sparkline(values: values, maximum: most, unicode: unicode).text(width: 16))
        },
      ] + columns,
      emptyText: "No county has opted in here. Import counties.csv with opted_in_on.")
  }

  private static func cell(_ line: HeatFigures, _ measure: Measure) -> Presentation.Cell {
    if line.standing == .notOptedIn { return .text("not in") }
    guard let counts = line.counts else { return .null }
    guard measure == .rate else { return .integer(measure.value(counts)) }
    // No percentage without its counts, which a narrow screen must not cut off.
    let share = counts.substantiatedOfScreenedIn
    return .key(
      "\(NumberText.percent(share)) \(counts.substantiated)/\(counts.screenedIn)")
  }

  private static func emphasis(
    _ line: HeatFigures, _ measure: Measure, _ most: Int
  ) -> Emphasis {
    guard let counts = line.counts else {
      return line.standing == .notOptedIn ? .muted : .notice
    }
    return Shade(of: measure.value(counts), most: most).level >= 4 ? .strong : .normal
  }

  mutating func update(_ command: Command, _ context: ScreenContext) -> [Effect] {
    switch command {
    case .back: return [.back]
    case .groupBy:
      measurePlace = (measurePlace + 1) % Measure.allCases.count
      isAnew = true
      fill(context)
    case .period:
      period = period.next
      isAnew = true
      map = nil
    case .open:
      return shownGrid.selected.map { row in
        [
          .show(
            ReportListScreens.list(
              by: .county, group: row.id, named: context.countyName(row.id), period: period))
        ]
      } ?? []
    default: break
    }
    return []
  }

  mutating func draw(in rect: Rect, on surface: inout Surface, _ context: ScreenContext) {
    guard let map else { return }
    let note = map.note.map { "Not counted: \($0). " } ?? ""
    let head = TextLines.wrap(
      "\(period.dates(context)). A fuller sign is more; \(CellText.unknown) = not reported, 0 = reported none, not in = not"
        + " opted in. \(note)b shows another count, p the \(period.other).", width: rect.width)
    ReportHead(muted: head).draw(above: &shownGrid, in: rect, on: &surface, context)
  }
}

/// Counties and quarters, worked out where the store is read.
struct ReportMapQuery: Query {
  let from: Instant?
  let at: Instant
  let counties: [String]

  private var records: ReportRecordsQuery {
    ReportRecordsQuery(for: .heat, by: nil, at: at, counties: counties)
  }

  var views: [String] { records.views }

  func fetch(_ viewing: Viewing) throws -> ReportMap {
    let span = ReportSpan(from: from, at: at, zone: viewing.zone)
    let found = try records.fetch(viewing)
    return ReportMap(
      lines: HeatFigures.lines(
        found.reports, counties: found.counties, submissions: found.submissions, in: span),
      note: found.note(in: span))
  }
}

/// The cells of the map, and which counties are not in it.
struct ReportMap: Sendable {
  let lines: [HeatFigures]
  let note: String?
}
