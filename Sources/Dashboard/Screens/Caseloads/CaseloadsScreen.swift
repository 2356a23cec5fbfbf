import Domain
import Presentation
import Store
import TerminalUI

/// Weighted caseloads: counties, their units, the unit's workers, the worker's cases.
struct CaseloadsScreen: Screen {
  /// How deep the user has gone.
  enum Level: Int, CaseIterable, Sendable { case counties, units, workers, cases }

  let id = ScreenID.caseloads
  private(set) var level: Level
  private(set) var county: String?
  /// The unit chosen; `.some(nil)` is the workers without one.
  private(set) var unit: String??
  /// The worker chosen; `.some(nil)` is nobody: the cases without an assignment.
  private(set) var worker: String??
  private(set) var facts: LoadFacts?
  private var grids: [Grid]
  /// The cases of the lowest level, so that a frame need not search all.
  private var cases: [CaseRow] = []
  private var workerName = ""

  /// The screen at the counties, at a county's units, at a unit's workers, or at a worker's cases.
  init(county: String? = nil, unit: String?? = nil, worker: String? = nil) {
    self.county = county
    self.unit = unit
    self.worker = worker.map { .some($0) }
    level =
      county == nil ? .counties : worker != nil ? .cases : unit == nil ? .units : .workers
    grids = [
      Grid(CaseloadColumns.byCounty, leaving: ["county"], barAfter: "percent"),
      Grid(CaseloadColumns.byUnit, leaving: ["county"], barAfter: "percent"),
      Grid(
        CaseloadColumns.byWorker, leaving: ["unit", "county"], names: ["name"],
        barAfter: "band"),
      Grid(CaseloadColumns.byCase, leaving: ["unit", "county", "worker"]),
    ]
  }

  func request(_ context: ScreenContext) -> LoadQuery { LoadQuery(at: context.moment) }
  var nextChange: Instant? { facts?.nextChange }

  var grid: Grid? {
    get { grids[level.rawValue] }
    set { if let newValue { grids[level.rawValue] = newValue } }
  }

  func breadcrumb(_ context: ScreenContext) -> [String] {
    var path = ["Caseloads"]
    if let county { path.append(facts?.countyName(county) ?? county) }
    if let unit { path.append(unit ?? "no unit") }
    if let worker {
      guard let worker else { return path + ["no worker"] }
      path.append("\(Mask.shown(workerName, isMasked: context.isMasked)) \(worker)")
    }
    return path
  }

  var subject: [NamedText] {
    switch level {
    case .counties, .units: return []
    case .workers: return grid?.selected.map { [NamedText(name: "staff", text: $0.id)] } ?? []
    case .cases:
      guard let row = selectedCase else { return [] }
      var named = [
        NamedText(name: "case", text: row.caseID), NamedText(name: "youth", text: row.youth),
      ]
      if let worker = row.worker { named.append(NamedText(name: "staff", text: worker)) }
      if let role = row.role { named.append(NamedText(name: "role", text: role.rawValue)) }
      return named
    }
  }

  /// The case under the cursor.
  var selectedCase: CaseRow? {
    guard level == .cases, let row = grid?.selected else { return nil }
    return cases.first { $0.gridID == row.id }
  }

  mutating func receive(_ value: LoadFacts, _ context: ScreenContext) {
    facts = value
    refill(context)
  }

  mutating func update(_ command: Command, _ context: ScreenContext) -> [Effect] {
    switch command {
    case .open: return open(context)
    case .back: return goBack(context)
    default: return []
    }
  }

  // MARK: - Down and up

  private mutating func open(_ context: ScreenContext) -> [Effect] {
    guard let row = grid?.selected else { return [] }
    switch level {
    case .counties: county = row.id
    case .units where row.id == Self.nobodyID:
      worker = .some(nil)
      return descend(to: .cases, context)
    case .units: unit = .some(facts?.figures.units.first { $0.gridID == row.id }?.unit)
    case .workers: worker = .some(row.id)
    case .cases: return selectedCase.map { [.show(YouthScreen(youth: $0.youth))] } ?? []
    }
    return descend(to: Level(rawValue: level.rawValue + 1) ?? level, context)
  }

  private mutating func descend(to level: Level, _ context: ScreenContext) -> [Effect] {
    self.level = level
    let fresh = CaseloadsScreen()
    grids[level.rawValue] = fresh.grids[level.rawValue]
    refill(context)
    return []
  }

  private mutating func goBack(_ context: ScreenContext) -> [Effect] {
    switch level {
    case .counties: return [.back]
    case .units:
      let left = county
      county = nil
      level = .counties
      refill(context)
      grids[level.rawValue].select(id: left)
    case .workers:
      let left = unit ?? nil
      unit = nil
      level = .units
      refill(context)
      grids[level.rawValue].select(id: left.map { "\(county ?? "")/u/\($0)" } ?? county)
    case .cases:
      let left = worker ?? nil
      worker = nil
      level = unit == nil ? .units : .workers
      refill(context)
      grids[level.rawValue].select(id: left ?? Self.nobodyID)
    }
    return []
  }

  // MARK: - Rows

  private static let nobodyID = "nobody"

  private mutating func refill(_ context: ScreenContext) {
    guard let facts else { return }
    cases =
      worker.map { worker in
        facts.figures.cases.filter {
          $0.worker == worker && (worker != nil || $0.county == county)
        }
      } ?? []
    workerName = facts.figures.workers.first { .some($0.worker) == worker }?.name ?? ""
    for level in Level.allCases where level.rawValue <= self.level.rawValue {
      grids[level.rawValue].take(rows(of: level, facts, context), context)
    }
  }

  private func rows(of level: Level, _ facts: LoadFacts, _ context: ScreenContext) -> [GridRow] {
    let figures = facts.figures
    switch level {
    case .counties:
      return figures.counties.filter { context.covers($0.county) }
        .map { row($0, CaseloadColumns.byCounty, facts) }
    case .units:
      let units = figures.units.filter { $0.county == county }
        .map { row($0, CaseloadColumns.byUnit, facts) }
      return units + nobody(facts)
    case .workers:
      guard let unit else { return [] }
      return figures.workers.filter { $0.county == county && $0.unit == unit }.map {
        GridRow(
          $0, id: $0.gridID, listing: CaseloadColumns.byWorker,
          bar: facts.bar(
            points: $0.points, capacity: $0.capacity, percent: $0.percent, county: $0.county))
      }
    case .cases:
      return cases.map { GridRow($0, id: $0.gridID, listing: CaseloadColumns.byCase) }
    }
  }

  private func row(_ row: GroupRow, _ listing: Listing<GroupRow>, _ facts: LoadFacts) -> GridRow {
    GridRow(
      row, id: row.gridID, listing: listing,
      bar: facts.bar(
        points: row.points, capacity: row.capacity, percent: row.percent, county: row.county))
  }

  /// The county's cases that nobody works on, as a last row among its units.
  private func nobody(_ facts: LoadFacts) -> [GridRow] {
    let open = facts.figures.cases.filter { $0.county == county && $0.worker == nil }
    guard !open.isEmpty else { return [] }
    let columns = CaseloadColumns.byUnit.columns
    let cells: [Presentation.Cell] = columns.map { column in
      switch column.key {
      case "unit": .text("without a worker")
      case "cases": .integer(open.count)
      case "cse_cases": .integer(open.count { $0.weight.status.isExploitation })
      default: .null
      }
    }
    return [
      GridRow(
        id: Self.nobodyID, cells: cells,
        emphasis: columns.map { $0.key == "unit" ? .warning : .normal },
        signs: columns.map { _ in "" }, bar: nil)
    ]
  }

  /// Why a case has its points; elsewhere the row.
  func reading(_ context: ScreenContext) -> Reading? {
    guard let facts, let row = selectedCase else { return grid?.reading }
    return Reading(title: "why \(row.weight.points)") { context in
      let lines = CaseItems(row: row, facts: facts).lines(context)
      var text = PagerText()
      text.add(heading: lines[0])
      text.add(Array(lines.dropFirst()))
      return text
    }
  }

  // MARK: - Drawing

  private static let itemsWidth = 58

  mutating func draw(in rect: Rect, on surface: inout Surface, _ context: ScreenContext) {
    guard level == .cases else {
      grids[level.rawValue].draw(in: rect, on: &surface, context: context)
      return
    }
    let isBeside = rect.width >= 130
    let lines =
      facts.flatMap { facts in
        selectedCase.map {
          CaseItems(row: $0, facts: facts).lines(context)
        }
      } ?? []
    let list = grids[level.rawValue].shown.count + 1
    // Every item in sight counts for more than rows that can be scrolled to; four stay in any case.
    let parts =
      isBeside
      ? rect.split(columns: [.share(1), .cells(Self.itemsWidth)], spacing: 2)
      : rect.split(
        rows: [.cells(max(min(list, 5), min(list, rect.height - lines.count - 1))), .share(1)],
        spacing: 1)
    grids[level.rawValue].draw(in: parts[0], on: &surface, context: context)
    let room = lines.count > parts[1].height ? parts[1].height - 1 : lines.count
    if room < lines.count {
      surface.write(
        "\(lines.count - room) more lines; Enter shows all of them",
        in: parts[1].row(room), style: context.theme.style(.accent))
    }
    for (index, line) in lines.prefix(room).enumerated() {
      surface.write(
        line, at: Point(x: parts[1].x, y: parts[1].y + index), maxWidth: parts[1].width)
    }
  }
}
