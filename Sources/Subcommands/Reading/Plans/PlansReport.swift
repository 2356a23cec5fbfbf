import Domain
import Presentation
import Store

/// Prints each form of `plans`.
struct PlansReport {
  let store: BoardStore
  let at: Instant
  let counties: CountyScope
  let context: CommandContext

  func printOverview() throws {
    let lines = try store.read(PlansQuery(at: at, counties: counties.chosenCodes))
    try print(PlanColumns.listing, lines, PlanColumns.summary(of: lines))
  }

  func printGaps() throws {
    let plans = try store.read(PlansQuery(at: at, counties: counties.chosenCodes))
    let lines = PlanGapLine.lines(of: plans)
    try print(PlanColumns.gaps, lines, PlanColumns.summary(of: lines))
  }

  func printPlan(_ county: String, _ year: String) throws {
    let plan = try plan(of: county, try fiscalYear(year))
    try print(PlanColumns.sections, plan.sections, PlanColumns.summary(of: plan))
  }

  /// Two plans of one county, or one of each of two.
  func printDifference(_ comparison: PlanComparison) throws {
    let (from, to) = (try fiscalYear(comparison.from), try fiscalYear(comparison.to))
    let one = try plan(of: comparison.county, from)
    let other = try plan(of: comparison.other ?? comparison.county, to)
    let lines = PlanDifference.between(one.sections, other.sections)
    try print(
      PlanColumns.differences, lines,
      PlanColumns.summary(
        of: lines, county: one.line.county,
        other: comparison.other == nil ? nil : other.line.county, from: from, to: to))
  }

  func printHits(_ search: PlanSearch) throws {
    let hits = try store.read(
      PlanSearchQuery(search, at: at, counties: counties.chosenCodes))
    try print(PlanColumns.hits, hits, PlanColumns.summary(of: hits))
  }

  func printEvidence(_ county: String, _ year: String?) throws {
    let chosen = try year.map { try fiscalYear($0) }
    let lines = try fips(of: county).map {
      try store.read(PlanEvidenceQuery(county: $0, year: chosen, at: at))
    }
    guard let lines, !lines.isEmpty else { throw noPlan(county, chosen?.text ?? "") }
    try print(PlanEvidenceColumns.listing, lines, PlanEvidenceColumns.summary(of: lines))
  }

  func printSurvey(_ year: String?) throws {
    let chosen = try year.map { try fiscalYear($0) }
    let survey = try store.read(
      SurveyQuery(at: at, counties: counties.chosenCodes, year: chosen))
    try print(
      SurveyColumns.listing, survey.lines,
      SurveyColumns.summary(of: survey.lines, year: survey.year),
      notes: [SurveyColumns.note(on: survey.lines, year: survey.year)])
  }

  private func fiscalYear(_ text: String) throws(UsageError) -> FiscalYear {
    if let year = FiscalYear(text) { return year }
    throw .other(
      what: "plans", reason: "'\(text)' is no fiscal year; write it as 2025-26, from 1 July.")
  }

  /// The plan, or the failure that there is none: the same for one that is not the viewer's.
  private func plan(of county: String, _ year: FiscalYear) throws -> PlanReading {
    if let fips = try fips(of: county),
      let plan = try store.read(PlanQuery(county: fips, year: year, at: at))
    {
      return plan
    }
    throw noPlan(county, year.text)
  }

  /// The code of a county that the answer may be of.
  private func fips(of county: String) throws -> String? {
    let known = try store.read(CountiesQuery())
    return (try? CountyScope.fips(of: county, among: known)).flatMap { code in
      counties.holds(code) ? code : nil
    }
  }

  private func noPlan(_ county: String, _ year: String) -> CommandFailure {
    CommandFailure(
      .noInput, what: "plan '\(year.isEmpty ? county : "\(county) \(year)")'",
      why: "There is no such plan, or it is not yours to see.")
  }

  private func print<Row: Sendable>(
    _ listing: Listing<Row>, _ rows: [Row], _ summary: [(key: String, cell: Cell)],
    notes: [String] = []
  ) throws {
    try context.print(
      listing, rows: rows, store: store, asOf: at, counties: counties.covered, summary: summary,
      notes: notes)
  }
}
