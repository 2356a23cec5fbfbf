import Domain
import Presentation
import Store
import TerminalUI

/// The first screen: missing youth and who answers, loads by unit, cases without a worker, posts.
struct BoardScreen: Screen {
  /// The panels, in the order of Tab.
  enum Panel: Int, CaseIterable, Sendable { case missing, onCall, units, unassigned, counties }

  let id = ScreenID.board
  private var board: BoardFacts?
  private var facts: LoadFacts? { board?.load }
  private var grids: [Grid]
  private var focus = Panel.units
  private(set) var nextChange: Instant?
  private var workersByBand: [LoadBand: Int] = [:]

  init() {
    grids = [
      Grid(MissingRows.listing, leaving: ["county", "suspected_county", "number", "initials"]),
      Grid(BoardListings.seats), Grid(BoardListings.units, barAfter: "band"),
      Grid(BoardListings.unassigned),
      Grid(BoardListings.counties),
    ]
  }

  func breadcrumb(_ context: ScreenContext) -> [String] { ["Board"] }
  func request(_ context: ScreenContext) -> BoardQuery {
    BoardQuery(at: context.moment, counties: context.counties)
  }

  var grid: Grid? {
    get { grids[focus.rawValue] }
    set { if let newValue { grids[focus.rawValue] = newValue } }
  }

  var subject: [NamedText] {
    guard let row = grid?.selected else { return [] }
    switch focus {
    case .missing:
      guard let line = board?.missing.first(where: { $0.episode.id == row.id }) else { return [] }
      return [
        NamedText(name: "episode", text: line.episode.id),
        NamedText(name: "youth", text: line.episode.youth),
      ]
    case .unassigned:
      guard let one = facts?.figures.cases.first(where: { $0.gridID == row.id }) else { return [] }
      return [NamedText(name: "case", text: one.caseID), NamedText(name: "youth", text: one.youth)]
    case .onCall, .units, .counties: return []
    }
  }

  mutating func receive(_ board: BoardFacts, _ context: ScreenContext) {
    self.board = board
    nextChange = board.nextChange(context.moment)
    self[.missing].take(
      board.missing.map { GridRow($0, id: $0.episode.id, listing: MissingRows.listing) }, context)
    self[.onCall].take(
      // Seats that nobody fills first: they are what must be mended tonight.
      (board.seats.filter { $0.shift == nil } + board.seats.filter { $0.shift != nil }).map {
        seat in
        GridRow(
          NamedSeat(line: seat, countyName: board.load.countyName(seat.county)),
          id: "\(seat.county)/\(seat.seat.rawValue)/\(seat.shift?.id ?? "nobody")",
          listing: BoardListings.seats)
      }, context)
    receive(board.load, context)
  }

  private subscript(_ panel: Panel) -> Grid {
    get { grids[panel.rawValue] }
    set { grids[panel.rawValue] = newValue }
  }

  private mutating func receive(_ value: LoadFacts, _ context: ScreenContext) {
    let figures = value.figures
    let units = figures.units.filter { context.covers($0.county) }.map { row in
      UnitLoad(
        row: row, countyName: value.countyName(row.county),
        band: value.band(points: row.points, capacity: row.capacity, county: row.county))
    }
    self[.units].take(
      units.map { unit in
        GridRow(
          unit, id: unit.row.gridID, listing: BoardListings.units,
          bar: value.bar(
            points: unit.row.points, capacity: unit.row.capacity, percent: unit.row.percent,
            county: unit.row.county))
      }, context)
    let open = figures.cases.filter { $0.worker == nil && context.covers($0.county) }
      .sorted { ($1.weight.points, $0.caseID) < ($0.weight.points, $1.caseID) }
    self[.unassigned].take(
      open.map { row in
        GridRow(
          OpenCase(row: row, countyName: value.countyName(row.county)), id: row.gridID,
          listing: BoardListings.unassigned)
      }, context)
    self[.counties].take(
      figures.counties.filter { context.covers($0.county) }.map {
        GridRow($0, id: $0.gridID, listing: BoardListings.counties)
      }, context)
    workersByBand = [:]
    for worker in figures.workers where context.covers(worker.county) {
      if let band = worker.band { workersByBand[band, default: 0] += 1 }
    }
  }

  mutating func update(_ command: Command, _ context: ScreenContext) -> [Effect] {
    switch command {
    case .nextPanel: turnFocus(by: 1)
    case .previousPanel: turnFocus(by: -1)
    case .open: return open(context)
    default: break
    }
    return []
  }

  private mutating func turnFocus(by step: Int) {
    let count = Panel.allCases.count
    focus = Panel(rawValue: (focus.rawValue + step + count) % count) ?? .units
  }

  private func open(_ context: ScreenContext) -> [Effect] {
    guard let facts, let row = grid?.selected else { return [] }
    switch focus {
    case .missing: return [.show(MissingScreens.episode(row.id))]
    case .onCall: return [.show(ResponseScreens.onCall())]
    case .units:
      guard let unit = facts.figures.units.first(where: { $0.gridID == row.id }) else { return [] }
      return [.show(CaseloadsScreen(county: unit.county, unit: .some(unit.unit)))]
    case .unassigned:
      guard let one = facts.figures.cases.first(where: { $0.gridID == row.id }) else { return [] }
      return [.show(YouthScreen(youth: one.youth))]
    case .counties:
      guard let county = facts.figures.counties.first(where: { $0.gridID == row.id }) else {
        return []
      }
      return [.show(CaseloadsScreen(county: county.county))]
    }
  }

  // MARK: - Drawing

  mutating func draw(in rect: Rect, on surface: inout Surface, _ context: ScreenContext) {
    let parts = rect.split(rows: [.cells(rect.height >= 18 ? 3 : 2), .share(1)])
    drawUrgent(in: parts[0].row(0), on: &surface, context)
    drawAttention(in: parts[0].row(1), on: &surface, context)
    for (panel, area) in areas(in: parts[1]) { draw(panel, in: area, on: &surface, context) }
  }

  /// The panels' places: beside each other on a wide screen, else below each other, each no
  /// higher than its rows need.
  private func areas(in rect: Rect) -> [(Panel, Rect)] {
    if rect.width >= 130 {
      let columns = rect.split(columns: [.share(6), .share(5)], spacing: 2)
      return stacked([.missing, .units], in: columns[0], spacing: 1)
        + stacked([.onCall, .unassigned, .counties], in: columns[1], spacing: 1)
    }
    // What does not fit is counted above and has a screen of its own.
    let room = rect.height / 4
    let panels = Panel.allCases.sorted { $0.rank < $1.rank }.prefix(max(1, room))
    return stacked(
      panels.sorted { $0.rawValue < $1.rawValue }, in: rect, spacing: rect.height >= 30 ? 1 : 0)
  }

  private func stacked(_ panels: [Panel], in rect: Rect, spacing: Int) -> [(Panel, Rect)] {
    let rows = rect.split(rows: heights(panels, in: rect, spacing: spacing), spacing: spacing)
    return Array(zip(panels, rows))
  }

  /// Heights by need; where they don't fit, a heading and two rows each, and what is left goes
  /// from the first panel to the last.
  private func heights(_ panels: [Panel], in rect: Rect, spacing: Int) -> [Extent] {
    let wanted = panels.map { panel in
      let grid = grids[panel.rawValue]
      return 2 + (grid.shown.isEmpty ? 2 : grid.shown.count)
    }
    var given = wanted.map { min($0, 4) }
    var free = rect.height - spacing * (panels.count - 1) - given.reduce(0, +)
    for index in panels.indices where free > 0 {
      let more = min(free, wanted[index] - given[index])
      given[index] += more
      free -= more
    }
    return given.map { .cells($0) }
  }

  private mutating func draw(
    _ panel: Panel, in rect: Rect, on surface: inout Surface, _ context: ScreenContext
  ) {
    guard !rect.isEmpty else { return }
    let isFocused = panel == focus
    let title = title(of: panel)
    let mark = isFocused ? (context.unicode ? "▸ " : "> ") : "  "
    surface.write(
      mark + title, in: rect.row(0), style: context.theme.style(isFocused ? .accent : .title))
    grids[panel.rawValue].draw(
      in: rect.inset(top: 1), on: &surface, context: context, isFocused: isFocused)
  }

  private func title(of panel: Panel) -> String {
    let count = grids[panel.rawValue].rows.count
    switch panel {
    case .missing: return "Missing from care (\(count))"
    case .onCall: return "On call now (\(count))"
    case .units: return "Load by unit (\(count))"
    case .unassigned: return "Cases without a worker (\(count))"
    case .counties: return "Posts and CSE cases by county (\(count))"
    }
  }

  /// Notices late, seats empty, beds, youth nobody leads: first of all lines.
  private func drawUrgent(in rect: Rect, on surface: inout Surface, _ context: ScreenContext) {
    guard let board else { return }
    let summary = EpisodeSummary(board.missing)
    let nobody = board.seats.count { $0.shift == nil }
    var pieces = [
      Headline.count(summary.late, "late", .critical, context),
      Headline.count(board.missing.count, "missing", .warning, context),
      Headline.count(nobody, "seats with NOBODY", .critical, context),
      Headline.count(
        board.beds.open, "beds open (\(board.beds.leftOut) left out)", .normal, context),
    ]
    if board.withoutOversight > 0 {
      pieces.append(
        Headline.count(board.withoutOversight, "without oversight", .critical, context))
    }
    surface.write(Headline.joined(pieces), at: rect.origin, maxWidth: rect.width)
  }

  /// Cases without a worker and how workers stand.
  private func drawAttention(
    in rect: Rect, on surface: inout Surface, _ context: ScreenContext
  ) {
    guard facts != nil else { return }
    let open = self[.unassigned].rows.count
    var line = StyledText("  ")
    line.append(
      "\(open) \(open == 1 ? "case" : "cases") without a worker",
      context.theme.style(open == 0 ? .muted : .warning))
    line.append("   Workers:", context.theme.style(.title))
    for band in [LoadBand.blocked, .over, .full, .room] {
      let count = workersByBand[band] ?? 0
      let style = context.theme.style(
        count == 0 ? .muted : Grid.role(LoadBandStyle.emphasis(band)))
      line.append("  ")
      line.append("\(LoadBandStyle.sign(band)) \(count) \(band.rawValue)", style)
    }
    surface.write(line, at: rect.origin, maxWidth: rect.width)
  }
}

extension BoardScreen.Panel {
  /// Which panels stay where there is little room.
  fileprivate var rank: Int {
    switch self {
    case .missing: 0
    case .units: 1
    case .onCall: 2
    case .unassigned: 3
    case .counties: 4
    }
  }
}
