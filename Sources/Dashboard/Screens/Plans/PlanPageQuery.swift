import Domain
import Store

/// A plan to read, and the years and counties that one key away others are of.
struct PlanPageQuery: Query {
  let county: String
  let year: FiscalYear
  let at: Instant
  /// FIPS codes; empty = every county of the viewer's.
  let counties: [String]
  /// The county whose plan of the same year stands in for that of the year before.
  var other: String?
  /// Of a plan that is read in parts: which part, and what is looked for in it.
  var part = Part()

  /// Which part of a long plan.
  struct Part: Hashable, Sendable {
    /// The place of the piece that is at the top.
    var place = 0
    /// The line to begin with, from 1, in place of that.
    var line: Int?
    /// What is looked for; empty = nothing new.
    var search = ""
    /// Where that search goes on.
    var further: PlanStretchQuery.Further?
    /// Whether what happened is read too; the first screen does not wait for it.
    var hasEvidence = false
  }

  private func stretch(
    _ viewing: Viewing, of county: String, _ year: FiscalYear, _ part: Part
  ) throws -> PlanStretch? {
    try PlanStretchQuery(
      county: county, year: year, at: at, place: part.place, line: part.line, search: part.search,
      further: part.further
    ).fetch(viewing)
  }

  /// A plan that is no longer than can be held whole.
  private func whole(
    _ viewing: Viewing, of county: String, _ year: FiscalYear
  ) throws -> PlanReading? {
    if try stretch(viewing, of: county, year, Part()) != nil { return nil }
    return try PlanQuery(county: county, year: year, at: at).fetch(viewing)
  }

  private var evidence: PlanEvidenceQuery { PlanEvidenceQuery(county: county, year: year, at: at) }

  private var survey: SurveyQuery { SurveyQuery(at: at, counties: [county], year: year) }

  var views: [String] {
    PlansQuery(at: at).views + evidence.views + AgendaQuery(at: at).views
      + BudgetQuery(at: at).views + survey.views
  }

  func fetch(_ viewing: Viewing) throws -> PlanPage {
    let stretch = try stretch(viewing, of: county, year, part)
    let plan =
      stretch == nil ? try PlanQuery(county: county, year: year, at: at).fetch(viewing) : nil
    var before: PlanReading?
    if stretch == nil {
      before =
        try other.map { try whole(viewing, of: $0, year) }
        ?? whole(viewing, of: county, year.adding(-1))
    }
    return PlanPage(
      county: county, year: year, plan: plan, stretch: stretch,
      lacking: (plan?.line ?? stretch?.line).map(PlanHead.lacking) ?? [],
      before: before,
      evidence: stretch == nil || part.hasEvidence ? try evidence.fetch(viewing) : nil,
      agenda: try AgendaQuery(at: at, counties: [county]).fetch(viewing),
      budget: try BudgetQuery(at: at, counties: [county]).fetch(viewing).first { $0.year == year },
      survey: try survey.fetch(viewing).lines.first,
      lines: try PlansQuery(at: at, counties: counties, readsSections: false).fetch(viewing))
  }
}

/// One county's plan of one year with what stands around it.
struct PlanPage: Sendable {
  let county: String
  let year: FiscalYear
  /// `nil` where none was received, and where it is read in parts.
  let plan: PlanReading?
  /// A part of a plan that is too long to be held whole.
  let stretch: PlanStretch?
  /// The required sections that it lacks, in words.
  let lacking: [String]
  /// That of the year before, or of the other county that was asked for.
  let before: PlanReading?
  /// What happened, beside what the plan says; `nil` where it was not read.
  let evidence: [PlanEvidence]?
  /// What the county agreed and owes.
  let agenda: [AgendaLine]
  /// What the year's allocation is for; `nil` = nothing is known of it.
  let budget: CountyBudget?
  /// What it answered to the year's survey.
  let survey: SurveyLine?
  /// Every county and year, without what each plan lacks.
  let lines: [PlanLine]

  /// What the overview says of the plan; `nil` where none was received.
  var line: PlanLine? { plan?.line ?? stretch?.line }

  /// What changed since the year before, or differs from the other county; `nil` where one of the two is not there.
  var changes: [PlanDifference]? {
    guard let plan, let before else { return nil }
    return PlanDifference.between(before.sections, plan.sections)
  }

  /// The year so many on, among those that there are rows of.
  func year(_ step: Int) -> FiscalYear? { Self.neighbour(of: year, in: lines.map(\.year), step) }

  /// The county so many on, in the order of their codes.
  func county(_ step: Int) -> String? {
    Self.neighbour(of: county, in: lines.map(\.county), step)
  }

  /// The other county so many on whose plan of the year was received.
  func received(_ step: Int, from other: String) -> String? {
    let others = lines.filter { $0.year == year && $0.header != nil && $0.county != county }
    return Self.neighbour(of: other, in: others.map(\.county), step)
  }

  /// The county to compare with first: the next one whose plan of the year was received, or else the
  /// last before.
  var nearest: String? { received(1, from: county) ?? received(-1, from: county) }

  private static func neighbour<Value: Hashable & Comparable>(
    of value: Value, in values: [Value], _ step: Int
  ) -> Value? {
    let order = Set(values).sorted()
    return step > 0 ? order.first { $0 > value } : order.last { $0 < value }
  }
}
