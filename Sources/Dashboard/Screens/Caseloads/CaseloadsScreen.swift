import Domain
import Presentation
import Store
import TerminalUI

/// Weighted caseloads: counties, their units, the unit's workers, the worker's cases.
struct CaseloadsScreen: Screen {
  /// How deep the user has gone.
  enum Level: Int, CaseIterable, Sendable { case counties, units, workers, cases }
  /// All units or all workers in one list in place of the counties, the fullest first.
  enum Whole: Int, CaseIterable, Sendable { case units, workers }

  let id = ScreenID.caseloads
  private(set) var level: Level
  private(set) var county: String?
  /// The unit chosen; `.some(nil)` is the workers without one.
  private(set) var unit: String??
  /// The worker chosen; `.some(nil)` is nobody: the cases without an assignment.
  private(set) var worker: String??
  private(set) var facts: LoadFacts?
  /// What the outermost list shows in place of counties.
  private(set) var whole: Whole?
  /// What the viewer sees whole, in the order of b; nil stands for the counties.
  private var groupings: [Whole?] = [nil, .units, .workers]
  var grids: [Grid]
  var wholeGrids = [
    Grid(CaseloadColumns.byUnit, barAfter: "percent", weeks: .units),
    Grid(CaseloadColumns.byWorker, names: ["name"], barAfter: "band", weeks: .workers),
  ]
  /// The cases of the lowest level, so that a frame need not search all.
  private var cases: [CaseRow] = []
  private var workerName = ""
  private(set) var restatement: String?

  /// The screen at the counties, at a county's units, at a unit's workers, or at a worker's cases.
  init(county: String? = nil, unit: String?? = nil, worker: String? = nil) {
    self.county = county
    self.unit = unit
    self.worker = worker.map { .some($0) }
    level =
      county == nil ? .counties : worker != nil ? .cases : unit == nil ? .units : .workers
    grids = [
      Grid(
        CaseloadColumns.byCounty, leaving: ["county"], barAfter: "percent", weeks: .counties),
      Grid(CaseloadColumns.byUnit, leaving: ["county"], barAfter: "percent", weeks: .units),
      Grid(
        CaseloadColumns.byWorker, leaving: ["unit", "county"], names: ["name"],
        barAfter: "band", weeks: .workers),
      Grid(CaseloadColumns.byCase, leaving: ["unit", "county", "worker"]),
    ]
  }

  func request(_ context: ScreenContext) -> LoadQuery {
    LoadQuery(at: context.moment, counties: context.counties)
  }
  var nextChange: Instant? { facts?.nextChange }

  var grid: Grid? {
    get { shownWhole.map { wholeGrids[$0.rawValue] } ?? grids[level.rawValue] }
    set {
      guard let newValue else { return }
      if let shownWhole {
        wholeGrids[shownWhole.rawValue] = newValue
      } else {
        grids[level.rawValue] = newValue
      }
    }
  }

  /// The list of the whole that is on screen.
  var shownWhole: Whole? { level == .counties ? whole : nil }
  var hasGroupings: Bool { level == .counties }

  func breadcrumb(_ context: ScreenContext) -> [String] {
    var path = ["Caseloads"]
    switch shownWhole {
    case .units: return path + ["all units, fullest first"]
    case .workers: return path + ["all workers, fullest first"]
    case nil: break
    }
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
    case .counties where shownWhole != .workers: return []
    case .units: return []
    case .counties, .workers:
      return grid?.selected.map { [NamedText(name: "staff", text: $0.id)] } ?? []
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
    let role = context.viewer.role
    groupings =
      role.seesCountyLoads
      ? [nil, .units, .workers] : role.seesUnitLoads ? [.units, .workers] : [.workers]
    if !groupings.contains(whole) { whole = groupings[0] }
    refill(context)
  }

  mutating func update(_ command: Command, _ context: ScreenContext) -> [Effect] {
    switch command {
    case .open: return open(context)
    case .back: return goBack(context)
    case .groupBy:
      let place = groupings.firstIndex(of: whole) ?? 0
      whole = groupings[(place + 1) % groupings.count]
      return []
    default: return []
    }
  }

  // MARK: - Down and up

  private mutating func open(_ context: ScreenContext) -> [Effect] {
    guard let row = grid?.selected else { return [] }
    if let shownWhole { return open(row, of: shownWhole, context) }
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

  /// Opens a unit or a worker from the list of all.
  private mutating func open(
    _ row: GridRow, of whole: Whole, _ context: ScreenContext
  ) -> [Effect] {
    switch whole {
    case .units:
      guard let chosen = facts?.figures.units.first(where: { $0.gridID == row.id }) else {
        return []
      }
      county = chosen.county
      unit = .some(chosen.unit)
      return descend(to: .workers, context)
    case .workers:
      guard let chosen = facts?.figures.workers.first(where: { $0.gridID == row.id }) else {
        return []
      }
      county = chosen.county
      worker = .some(chosen.worker)
      return descend(to: .cases, context)
    }
  }

  private mutating func descend(to level: Level, _ context: ScreenContext) -> [Effect] {
    self.level = level
    let fresh = CaseloadsScreen()
    grids[level.rawValue] = fresh.grids[level.rawValue]
    refill(context)
    return []
  }

  private mutating func goBack(_ context: ScreenContext) -> [Effect] {
    let isFromWhole = whole == .units && level == .workers || whole == .workers && level == .cases
    if isFromWhole, unit == nil || whole == .units {
      (county, unit, worker, level) = (nil, nil, nil, .counties)
      return []
    }
    switch level {
    case .counties where whole != groupings[0]:
      whole = groupings[0]
      return []
    case .counties: return [.back]
    // Without counties to go back to, a screen that was opened here is left.
    case .units where !groupings.contains(nil): return [.back]
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
    restatement = facts.restatement(counties: county.map { [$0] } ?? context.coveredCounties)
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
    fillWhole(facts, context)
  }

  private mutating func fillWhole(_ facts: LoadFacts, _ context: ScreenContext) {
    let units = facts.figures.units.filter { context.covers($0.county) }
      .sorted { Self.isFuller(($0.points, $0.capacity), ($1.points, $1.capacity)) }
    let workers = facts.figures.workers.filter { context.covers($0.county) }
      .sorted { one, other in
        let (rank, otherRank) = (Self.rank(one), Self.rank(other))
        if rank != otherRank { return rank < otherRank }
        return Self.isFuller((one.points, one.capacity), (other.points, other.capacity))
      }
    wholeGrids[Whole.units.rawValue].take(
      units.map { row($0, CaseloadColumns.byUnit, facts) }, context)
    wholeGrids[Whole.workers.rawValue].take(workers.map { row($0, facts) }, context)
  }

  private typealias Load = (points: Int, capacity: Int)
  /// Whether more of the capacity is used, compared exactly; those without capacity come last.
  private static func isFuller(_ one: Load, _ other: Load) -> Bool {
    guard one.capacity > 0, other.capacity > 0 else { return one.capacity > other.capacity }
    return one.points * other.capacity > other.points * one.capacity
  }

  /// Whoever is over, then whoever has left with cases that nobody works on, then the others.
  private static func rank(_ row: WorkerRow) -> Int {
    switch row.band {
    case .over, .blocked: 0
    default: row.leftOn == nil ? 2 : 1
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
      let members = figures.workers.filter { $0.county == county && $0.unit == unit }
      return (0...2).flatMap { rank in members.filter { Self.rank($0) == rank } }
        .map { row($0, facts) }
    case .cases:
      return cases.map { GridRow($0, id: $0.gridID, listing: CaseloadColumns.byCase) }
    }
  }

  private func row(_ row: WorkerRow, _ facts: LoadFacts) -> GridRow {
    GridRow(
      row, id: row.gridID, listing: CaseloadColumns.byWorker,
      bar: facts.bar(
        points: row.points, capacity: row.capacity, percent: row.percent, county: row.county))
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
}
