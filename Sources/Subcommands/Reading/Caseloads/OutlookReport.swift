import Domain
import Presentation
import Store

/// `caseloads --ahead`, `--continuity` and `--overrides`: what is behind a load and before it.
struct OutlookReport {
  let store: BoardStore
  let context: CommandContext

  /// What will change in the days ahead.
  func printAhead(_ text: String) throws {
    guard let days = Int(text), (1...400).contains(days) else {
      throw UsageError.badValue(
        option: "--ahead", reason: "Must be a number of days from 1 to 400.")
    }
    try requireWeights("--ahead")
    let at = try context.asOf(store)
    let counties = try context.counties(store)
    let rows = try store.read(
      LoadOutlookQuery(at: at, days: days, counties: counties.chosenCodes))
    try context.print(
      OutlookColumns.ahead, rows: rows, store: store, asOf: at, counties: counties.covered,
      summary: OutlookColumns.summary(of: rows, days: days), notes: scopeNotes)
  }

  /// How many primary workers each youth had.
  func printContinuity() throws {
    try requireWeights("--continuity")
    let at = try context.asOf(store)
    let counties = try context.counties(store)
    let rows = try store.read(ContinuityQuery(at: at)).filter { counties.holds($0.county) }
    try context.print(
      OutlookColumns.continuity, rows: rows, store: store, asOf: at, counties: counties.covered,
      summary: OutlookColumns.summary(of: rows), notes: scopeNotes)
  }

  /// Shares that ended, with what the next worker was told.
  func printHandovers() throws {
    try requireWeights("--handovers")
    let at = try context.asOf(store)
    let counties = try context.counties(store)
    let rows = try store.read(CaseHandoversQuery(at: at, counties: counties.chosenCodes))
    try context.print(
      OutlookColumns.handovers, rows: rows, store: store, asOf: at, counties: counties.covered,
      summary: OutlookColumns.summary(of: rows), notes: scopeNotes)
  }

  /// Points that supervisors overrode.
  func printOverrides() throws {
    try requireWeights("--overrides")
    let at = try context.asOf(store)
    let counties = try context.counties(store)
    let rows = try store.read(WeightOverridesQuery(at: at, counties: counties.chosenCodes))
    try context.print(
      OutlookColumns.overrides, rows: rows, store: store, asOf: at, counties: counties.covered,
      summary: OutlookColumns.summary(of: rows), notes: scopeNotes)
  }

  private func requireWeights(_ option: String) throws {
    if store.viewer.role.seesWeights { return }
    throw CommandFailure(
      .notPermitted, what: "caseloads \(option)",
      why: "Your role (\(store.viewer.role.words)) sees no cases.")
  }

  private var scopeNotes: [String] {
    switch store.viewer.role {
    case .everything: []
    case .supervisor: ["your unit's cases and those without a worker; other units are withheld"]
    default: ["your own cases; those of others are withheld"]
    }
  }
}
