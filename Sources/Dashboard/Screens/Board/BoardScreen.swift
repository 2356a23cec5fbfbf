import Domain
import Presentation
import Store
import TerminalUI

/// The first screen: loads by unit, cases without a worker, posts by county.
struct BoardScreen: Screen {
  /// The panels, in the order of Tab.
  enum Panel: Int, CaseIterable, Sendable { case units, unassigned, counties }

  let id = ScreenID.board
  private var facts: LoadFacts?
  private var grids: [Grid]
  private var focus = Panel.units
  private var workersByBand: [LoadBand: Int] = [:]

  init() {
    grids = [
      Grid(BoardListings.units, barAfter: "band"), Grid(BoardListings.unassigned),
      Grid(BoardListings.counties),
    ]
  }

  func breadcrumb(_ context: ScreenContext) -> [String] { ["Board"] }
  func request(_ context: ScreenContext) -> LoadQuery { LoadQuery(at: context.moment) }
  var nextChange: Instant? { facts?.nextChange }

  var grid: Grid? {
    get { grids[focus.rawValue] }
    set { if let newValue { grids[focus.rawValue] = newValue } }
  }

  var subject: [NamedText] {
    guard focus == .unassigned, let row = grid?.selected,
      let one = facts?.figures.cases.first(where: { $0.gridID == row.id })
    else { return [] }
    return [NamedText(name: "case", text: one.caseID), NamedText(name: "youth", text: one.youth)]
  }

  mutating func receive(_ value: LoadFacts, _ context: ScreenContext) {
    facts = value
    let figures = value.figures
    let units = figures.units.filter { context.covers($0.county) }.map { row in
      UnitLoad(
        row: row, countyName: value.countyName(row.county),
        band: value.band(points: row.points, capacity: row.capacity, county: row.county))
    }
    grids[0].take(
      units.map { unit in
        GridRow(
          unit, id: unit.row.gridID, listing: BoardListings.units,
          bar: value.bar(
            points: unit.row.points, capacity: unit.row.capacity, percent: unit.row.percent,
            county: unit.row.county))
      }, context)
    let open = figures.cases.filter { $0.worker == nil && context.covers($0.county) }
      .sorted { ($1.weight.points, $0.caseID) < ($0.weight.points, $1.caseID) }
    grids[1].take(
      open.map { row in
        GridRow(
          OpenCase(row: row, countyName: value.countyName(row.county)), id: row.gridID,
          listing: BoardListings.unassigned)
      }, context)
    grids[2].take(
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
    let parts = rect.split(rows: [.cells(2), .share(1)])
    drawAttention(in: parts[0].row(0), on: &surface, context)
    for (panel, area) in areas(in: parts[1]) { draw(panel, in: area, on: &surface, context) }
  }

  /// The panels' places: beside each other on a wide screen, else below each other, each no
  /// higher than its rows need.
  private func areas(in rect: Rect) -> [(Panel, Rect)] {
    if rect.width >= 130 {
      let columns = rect.split(columns: [.share(6), .share(5)], spacing: 2)
      let right = columns[1].split(
        rows: heights([.unassigned, .counties], in: columns[1], spacing: 1), spacing: 1)
      return [(.units, columns[0]), (.unassigned, right[0]), (.counties, right[1])]
    }
    let rows = rect.split(
      rows: heights(Panel.allCases, in: rect, spacing: rect.height >= 24 ? 1 : 0),
      spacing: rect.height >= 24 ? 1 : 0)
    return Array(zip(Panel.allCases, rows))
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
    case .units: return "Load by unit (\(count))"
    case .unassigned: return "Cases without a worker (\(count))"
    case .counties: return "Posts and CSE cases by county (\(count))"
    }
  }

  /// The most urgent figures, first of all lines.
  private func drawAttention(
    in rect: Rect, on surface: inout Surface, _ context: ScreenContext
  ) {
    guard facts != nil else { return }
    let open = grids[1].rows.count
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
