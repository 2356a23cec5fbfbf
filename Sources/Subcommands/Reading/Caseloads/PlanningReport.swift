import Domain
import Presentation
import Store

/// `caseloads --next`, `caseloads --balance` and `caseloads --move`: what a supervisor may do about a load.
struct PlanningReport {
  let store: BoardStore
  let context: CommandContext

  /// Who may take a case on next.
  func printNext(_ key: String) throws {
    try requireUnitLoads("--next")
    let at = try context.asOf(store)
    let counties = try context.counties(store)
    let next = try store.read(NextAssignmentQuery(caseID: key, at: at))
    try context.print(
      PlanningColumns.next, rows: next.candidates, store: store, asOf: at,
      counties: counties.covered, summary: PlanningColumns.summary(of: next),
      notes: scopeNotes + (try context.noteOnDefaults(.assignment, "rules", counties, store, at)))
  }

  /// The fewest moves that bring everyone of a unit under a percent.
  func printBalance(_ unit: String, under: Int) throws {
    try requireUnitLoads("--balance")
    let at = try context.asOf(store)
    let counties = try context.counties(store)
    let county = try county(of: unit, at, counties)
    let balance = try store.read(
      BalanceQuery(county: county, unit: unit, percent: under, at: at))
    try context.print(
      PlanningColumns.balance(of: balance), rows: balance.steps, store: store, asOf: at,
      counties: counties.covered, summary: PlanningColumns.summary(of: balance),
      notes: [PlanningColumns.sentence(balance)]
        + (try context.noteOnDefaults(.assignment, "rules", counties, store, at)))
  }

  /// What some moves on paper would make of whoever they touch.
  func printMoves(_ texts: [String]) throws {
    let wishes = try texts.map { text throws(UsageError) in try Self.wish(text) }
    try requireUnitLoads("--move")
    let at = try context.asOf(store)
    let counties = try context.counties(store)
    let trial = try store.read(MoveTrialQuery(wishes, at: at))
    try context.print(
      WorkforceColumns.move, rows: trial.lines, store: store, asOf: at,
      counties: counties.covered, summary: WorkforceColumns.summary(of: trial),
      notes: WorkforceColumns.notes(of: trial)
        + ["nothing is saved; 'do reassign-case' takes a move"] + scopeNotes)
  }

  private static func wish(_ text: String) throws(UsageError) -> MoveTrial.Wish {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
      throw .badValue(
        option: "--move", reason: "'\(text)' does not read; write CASE=STAFF, as C-0034=W-302.")
    }
    return MoveTrial.Wish(caseID: String(parts[0]), to: String(parts[1]))
  }

  /// The percent of `--under`.
  static func percent(_ text: String?) throws(UsageError) -> Int {
    guard let text else { return 100 }
    guard let percent = Int(text), (1...500).contains(percent) else {
      throw .badValue(option: "--under", reason: "Must be a percent from 1 to 500.")
    }
    return percent
  }

  /// The county of a unit, which is named within its county.
  private func county(of unit: String, _ at: Instant, _ counties: CountyScope) throws -> String {
    let units = try store.read(CaseloadQuery(at: at)).units.filter {
      $0.unit == unit && counties.holds($0.county) && $0.isWhole(for: store.viewer)
    }
    if units.count > 1 {
      let names = units.map(\.county).sorted().joined(separator: ", ")
      throw UsageError.badValue(
        option: "--balance", reason: "'\(unit)' is a unit of \(names); choose one with --county.")
    }
    guard let found = units.first else { throw StoreError.unknownKey(kind: "units", key: unit) }
    return found.county
  }

  private func requireUnitLoads(_ option: String) throws {
    if store.viewer.role.seesUnitLoads { return }
    throw CommandFailure(
      .notPermitted, what: "caseloads \(option)",
      why: "Your role (\(store.viewer.role.words)) gives out no cases.")
  }

  private var scopeNotes: [String] {
    store.viewer.role.seesCountyLoads ? [] : ["workers of other units are not shown"]
  }
}
