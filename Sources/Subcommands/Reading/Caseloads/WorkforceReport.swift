import Domain
import Presentation
import Store

/// `caseloads --weeks`, `--workforce` and `--with`: how a workforce fares, and what another value of
/// a policy would do to it.
struct WorkforceReport {
  let store: BoardStore
  let context: CommandContext

  /// What each worker carried, week by week.
  func printWeeks() throws {
    try require(store.viewer.role.seesWeights, "--weeks")
    let (at, counties) = (try context.asOf(store), try context.counties(store))
    let rows = try store.read(LoadWeeksQuery(at: at)).filter { counties.holds($0.worker.county) }
    try context.print(
      WorkforceColumns.weeks, rows: rows, store: store, asOf: at, counties: counties.covered,
      summary: WorkforceColumns.summary(of: rows),
      notes: ["a week is recorded by the first 'notify' of it, or a supervisor's first board"])
  }

  /// Consolidation, continuity, posts and turnover.
  func printWorkforce() throws {
    try require(store.viewer.role.seesUnitLoads, "--workforce")
    let (at, counties) = (try context.asOf(store), try context.counties(store))
    let rows = try store.read(WorkforceQuery(at: at)).filter { counties.holds($0.group.county) }
    try context.print(
      WorkforceColumns.workforce, rows: rows, store: store, asOf: at, counties: counties.covered,
      summary: WorkforceColumns.summary(of: rows),
      notes: [
        WorkforceColumns.warning(rows),
        WorkforceColumns.noteOnResources(on: store.zone.localDate(of: at)),
      ].compactMap { $0 })
  }

  /// Workers as they would be under another value: `tier.confirmed=210`.
  func printTrial(_ text: String) throws {
    let (kind, key, value) = try Self.value(text)
    try require(store.viewer.role.seesUnitLoads, "--with")
    let (at, counties) = (try context.asOf(store), try context.counties(store))
    guard counties.covered.count == 1, let county = counties.covered.first else {
      throw UsageError.badValue(
        option: "--with", reason: "A value is a county's; choose one with --county.")
    }
    let trial = try store.read(PolicyTrialQuery(county: county, at: at))
    let lines = trial.lines(kind, key, value: value)
    try context.print(
      WorkforceColumns.trial, rows: lines, store: store, asOf: at, counties: counties.covered,
      summary: WorkforceColumns.summary(of: lines, trial, kind, key, value: value),
      notes: ["nothing is saved; 'do set-policy' sets it"])
  }

  private static func value(_ text: String) throws(UsageError) -> (PolicyKind, String, Int) {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    let names = (parts.first ?? "").split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2, names.count == 2, let kind = PolicyKind(stored: names[0]),
      PolicyKind.importable.contains(kind),
      let key = PolicyRow.keys(of: kind).first(where: { $0.lowercased() == names[1].lowercased() }),
      let value = Int(parts[1]), (0...1_000_000).contains(value), kind != .capacity || value > 0
    else {
      throw .badValue(
        option: "--with",
        reason: "'\(text)' does not read; write KIND.KEY=VALUE, such as tier.confirmed=210.")
    }
    return (kind, key, value)
  }

  private func require(_ mayRead: Bool, _ option: String) throws(CommandFailure) {
    if mayRead { return }
    throw CommandFailure(
      .notPermitted, what: "caseloads \(option)",
      why: "Your role (\(store.viewer.role.words)) sees no load but its own.")
  }
}
