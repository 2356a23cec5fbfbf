import Domain
import Presentation
import Store
import TerminalUI

/// The first screen: missing youth, who answers, what is due, open beds, loads by unit, cases
/// without a worker, posts.
struct BoardScreen: Screen {
  let id = ScreenID.board
  private(set) var facts: BoardFacts?
  private var grids = Panel.allCases.map(\.grid)
  private(set) var focus = Panel.units
  /// Whether the keyboard has a panel: from then on it stays there until Tab.
  private var isFocusChosen = false
  /// The viewer's role, once anything was read.
  private var role: Role?
  private var workersByBand: [LoadBand: Int] = [:]
  /// Cases of which every primary worker has left.
  private var casesLeft = 0
  private var missing: [UrgentEpisode] = []
  private var due: [DueItem] = []
  /// The minute that the clocks are read at.
  private var minute: Int64?

  init() {}

  func breadcrumb(_ context: ScreenContext) -> [String] { ["Board"] }

  func request(_ context: ScreenContext) -> BoardQuery {
    BoardQuery(at: context.moment, counties: context.counties)
  }

  var nextChange: Instant? { facts?.nextChange }
  var hasPanels: Bool { true }

  var grid: Grid? {
    get { self[focus] }
    set { if let newValue { self[focus] = newValue } }
  }

  /// A panel's list.
  subscript(_ panel: Panel) -> Grid {
    get { grids[panel.rawValue] }
    set { grids[panel.rawValue] = newValue }
  }

  /// The panels of which the viewer's role sees something.
  var panels: [Panel] {
    guard let watch = facts?.watch, let role else { return Panel.allCases }
    return Panel.allCases.filter { panel in
      switch panel {
      case .missing: watch.episodes != nil
      case .due: watch.episodes != nil || watch.requests != nil
      case .onCall: watch.onCall != nil
      case .beds: watch.facilities != nil
      case .units, .unassigned: role.seesUnitLoads
      case .counties: role.seesCountyLoads
      }
    }
  }

  var subject: [NamedText] {
    guard let row = grid?.selected else { return [] }
    switch focus {
    case .missing: return selectedEpisode?.subject ?? []
    case .due:
      let request = selectedDue?.request.map { [NamedText(name: "request", text: $0.id)] }
      return request ?? selectedEpisode?.subject ?? []
    case .onCall:
      let empty = facts?.watch.onCall?.first { $0.county == row.id && $0.shift == nil }
      return [NamedText(name: "county", text: row.id)]
        + (empty.map { [NamedText(name: "seat", text: $0.seat.rawValue)] } ?? [])
    case .unassigned:
      guard let one = facts?.load.figures.cases.first(where: { $0.gridID == row.id }) else {
        return []
      }
      return [NamedText(name: "case", text: one.caseID), NamedText(name: "youth", text: one.youth)]
        + (one.worker.map { [NamedText(name: "staff", text: $0)] } ?? [])
    case .beds, .units, .counties: return []
    }
  }

  var selectedUnit: SelectedUnit? {
    guard focus == .units, let id = grid?.selected?.id else { return nil }
    let row = facts?.load.figures.units.first { $0.gridID == id }
    return row.map { SelectedUnit(county: $0.county, unit: $0.unit) }
  }

  private var selectedDue: DueItem? {
    guard focus == .due, let id = grid?.selected?.id else { return nil }
    return due.first { $0.gridID == id }
  }

  var selectedEpisode: SelectedEpisode? {
    guard let id = grid?.selected?.id else { return nil }
    switch focus {
    case .missing:
      return missing.first { $0.line.episode.id == id }.map { SelectedEpisode($0.line) }
    case .due: return selectedDue.flatMap { SelectedEpisode($0) }
    default: return nil
    }
  }

  mutating func receive(_ value: BoardFacts, _ context: ScreenContext) {
    facts = value
    role = context.viewer.role
    readClocks(context)
    fillWatch(value, context)
    fillLoad(value.load, context)
    if !isFocusChosen {
      isFocusChosen = true
      focus = mostUrgent
    }
    if !panels.contains(focus) { focus = panels.first ?? .units }
  }

  mutating func update(_ command: Command, _ context: ScreenContext) -> [Effect] {
    switch command {
    case .nextPanel: turnFocus(by: 1)
    case .previousPanel: turnFocus(by: -1)
    case .open: return open()
    default: break
    }
    return []
  }

  /// Where the keyboard begins: at late notices, else at an empty seat, else at the loads.
  private var mostUrgent: Panel { [.missing, .onCall].first(where: isUrgent) ?? .units }

  private mutating func turnFocus(by step: Int) {
    let panels = panels
    if panels.isEmpty { return }
    let place = panels.firstIndex(of: focus) ?? 0
    focus = panels[(place + step + panels.count) % panels.count]
  }

  private func open() -> [Effect] {
    guard let load = facts?.load, let row = grid?.selected else { return [] }
    switch focus {
    case .missing:
      let line = missing.first { $0.line.episode.id == row.id }?.line
      return line.map { [.show(EpisodeScreen($0.episode))] } ?? []
    case .due:
      guard let item = selectedDue else { return [] }
      return [.show(item.screen)]
    case .onCall: return [.show(OnCallScreen(county: row.id))]
    case .beds: return [.show(PlacementsScreen(county: row.id, name: load.countyName(row.id)))]
    case .units:
      guard let unit = load.figures.units.first(where: { $0.gridID == row.id }) else { return [] }
      return [.show(CaseloadsScreen(county: unit.county, unit: .some(unit.unit)))]
    case .unassigned:
      guard let one = load.figures.cases.first(where: { $0.gridID == row.id }) else { return [] }
      return [.show(YouthScreen(youth: one.youth))]
    case .counties:
      guard let county = load.figures.counties.first(where: { $0.gridID == row.id }) else {
        return []
      }
      return [.show(CaseloadsScreen(county: county.county))]
    }
  }

  mutating func draw(in rect: Rect, on surface: inout Surface, _ context: ScreenContext) {
    guard facts != nil else { return }
    if minute != context.clockMoment.seconds / 60 { readClocks(context) }
    let parts = rect.split(rows: [.cells(1), .share(1)])
    surface.write(attention(context), at: parts[0].origin, maxWidth: parts[0].width)
    guard rect.width >= 130 else { return draw(panels, in: parts[1], on: &surface, context) }
    let columns = parts[1].inset(top: 1).split(columns: [.share(6), .share(5)], spacing: 2)
    draw(panels.filter { Panel.left.contains($0) }, in: columns[0], on: &surface, context)
    draw(panels.filter { !Panel.left.contains($0) }, in: columns[1], on: &surface, context)
  }

  private mutating func draw(
    _ panels: [Panel], in rect: Rect, on surface: inout Surface, _ context: ScreenContext
  ) {
    let stack = PanelStack(
      panels: panels.map { panel in
        PanelStack.Panel(
          title: title(of: panel, context), isUrgent: isUrgent(panel),
          rows: max(1, self[panel].shown.count), atLeast: panel.atLeast)
      }, focus: panels.firstIndex(of: focus))
    stack.draw(in: rect, on: &surface, context) { index, area, surface in
      let panel = panels[index]
      self[panel].draw(in: area, on: &surface, context: context, isFocused: panel == focus)
    }
  }
}

// MARK: - Rows

extension BoardScreen {
  /// Reads every clock at the present minute; the facts stay those that were fetched.
  private mutating func readClocks(_ context: ScreenContext) {
    guard let facts else { return }
    let moment = context.clockMoment
    minute = moment.seconds / 60
    let episodes = facts.watch.episodes ?? []
    missing = episodes.map {
      UrgentEpisode($0, countyName: facts.load.countyName($0.episode.county), at: moment)
    }
    due = DueItem.next(
      of: episodes, requests: facts.watch.requests ?? [], at: moment,
      countyName: facts.load.countyName)
    self[.missing].take(
      missing.map {
        GridRow(
          $0, id: $0.line.episode.id, listing: BoardColumns.missing,
          mark: "\($0.line.episode.hashValue) \($0.clock?.state.rawValue ?? "")")
      }, context)
    self[.due].take(
      due.map {
        GridRow(
          $0, id: $0.gridID, listing: BoardColumns.due,
          mark: "\($0.dueAt.seconds) \($0.state.rawValue)")
      }, context)
  }

  private mutating func fillWatch(_ value: BoardFacts, _ context: ScreenContext) {
    let name = value.load.countyName
    self[.onCall].take(
      CountySeats.counties(of: value.watch.onCall ?? [], countyName: name).map {
        GridRow($0, id: $0.county, listing: BoardColumns.onCall)
      }, context)
    self[.beds].take(
      CountyBeds.counties(of: value.watch.facilities ?? [], countyName: name).map {
        GridRow($0, id: $0.county, listing: BoardColumns.beds)
      }, context)
  }

  private mutating func fillLoad(_ value: LoadFacts, _ context: ScreenContext) {
    let figures = value.figures
    self[.units].take(
      figures.units.filter { context.covers($0.county) }.map { row in
        GridRow(
          UnitLoad(
            row: row, countyName: value.countyName(row.county),
            band: value.band(points: row.points, capacity: row.capacity, county: row.county)),
          id: row.gridID, listing: BoardColumns.units,
          bar: value.bar(
            points: row.points, capacity: row.capacity, percent: row.percent, county: row.county))
      }, context)
    let open = figures.casesWithoutWorker.filter { context.covers($0.county) }
    casesLeft = open.count { $0.worker != nil }
    self[.unassigned].take(
      open.map { row in
        GridRow(
          OpenCase(row: row, countyName: value.countyName(row.county)), id: row.gridID,
          listing: BoardColumns.unassigned)
      }, context)
    self[.counties].take(
      figures.counties.filter { context.covers($0.county) }.map {
        GridRow($0, id: $0.gridID, listing: BoardColumns.counties)
      }, context)
    workersByBand = [:]
    for worker in figures.workers where context.covers(worker.county) {
      if let band = worker.band { workersByBand[band, default: 0] += 1 }
    }
  }

  // MARK: - Headings

  /// A panel's heading, with the figure that matters.
  func title(of panel: Panel, _ context: ScreenContext) -> String {
    let count = self[panel].rows.count
    switch panel {
    case .missing: return BoardHeadlines.missing(missing)
    case .onCall: return BoardHeadlines.onCall(facts?.watch.onCall ?? [])
    case .due: return BoardHeadlines.due(due, zone: context.zone)
    case .beds: return BoardHeadlines.beds(facts?.watch.facilities ?? [])
    case .units: return "Load by unit (\(count))"
    case .unassigned: return BoardColumns.titleOfUnassigned(count, left: casesLeft)
    case .counties: return "Posts and CSE cases by county (\(count))"
    }
  }

  func isUrgent(_ panel: Panel) -> Bool {
    switch panel {
    case .missing: missing.contains { $0.late > 0 }
    case .onCall: facts?.watch.onCall?.contains { $0.shift == nil } ?? false
    case .unassigned: !self[.unassigned].rows.isEmpty
    case .due: due.contains { $0.state == .late }
    case .beds, .units, .counties: false
    }
  }

  /// Youth whom nobody leads, cases without a worker, workers by band.
  func attention(_ context: ScreenContext) -> StyledText {
    let theme = context.theme
    var line = StyledText("  ")
    if let text = BoardHeadlines.oversight(facts?.watch.withoutOversight ?? []) {
      line.append("! " + text, theme.style(.critical))
      line.append("   ")
    }
    guard context.viewer.role.seesUnitLoads else {
      line.append(ownLoad(context), theme.style(.muted))
      return line
    }
    let open = self[.unassigned].rows.count
    line.append(
      "\(Plural.of(open, "case")) without a worker",
      theme.style(open == 0 ? .muted : .warning))
    line.append("   Workers:", theme.style(.title))
    for band in [LoadBand.blocked, .over, .full, .room] {
      let count = workersByBand[band] ?? 0
      let style = theme.style(count == 0 ? .muted : Grid.role(LoadBandStyle.emphasis(band)))
      line.append("  ")
      line.append("\(LoadBandStyle.sign(band)) \(count) \(band.rawValue)", style)
    }
    return line
  }
}
