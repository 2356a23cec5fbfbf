import Domain
import Presentation
import Store

/// Everything that the board and the caseloads show, of one snapshot.
struct LoadQuery: Query {
  /// The moment.
  let at: Instant
  /// FIPS codes that the session is restricted to; empty = every county of the viewer's.
  var counties: [String] = []

  var views: [String] {
    CaseloadQuery(at: at).views + [AwayReader.view] + viewsBesideFigures
  }

  /// What is needed to show figures that are there already.
  var viewsBesideFigures: [String] {
    ["my_counties", "my_policies", "my_weight_overrides_f14"] + AgenciesQuery(kind: .hotline).views
  }

  func fetch(_ viewing: Viewing) throws -> LoadFacts {
    let query = CaseloadQuery(at: at, counties: counties)
    let figures = try AwayReader(viewing, at: at).noted(try query.fetch(viewing))
    return try facts(of: figures, at: at, viewing)
  }

  /// Figures of a moment with what is needed to show them.
  func facts(of figures: CaseloadFigures, at: Instant, _ viewing: Viewing) throws -> LoadFacts {
    LoadFacts(
      figures: figures.seen(by: viewing.viewer), policies: try viewing.policyBook(),
      counties: try CountiesQuery().fetch(viewing),
      hotlines: try AgenciesQuery(kind: .hotline).fetch(viewing),
      overrides: try WeightOverridesQuery(at: at).overrides(viewing, figures.cases),
      day: viewing.zone.localDate(of: at), at: at)
  }
}

/// The caseloads of a moment with the policies by which they were weighed.
struct LoadFacts: Sendable {
  let figures: CaseloadFigures
  let policies: PolicyBook
  let counties: [CountyRecord]
  let hotlines: [AgencyRecord]
  /// Points that supervisors overrode, in no other figure.
  let overrides: [WeightOverride]
  let day: LocalDate
  let at: Instant
  /// When the first modifier in force ends: the figures change then.
  let nextChange: Instant?
  private let tables: [String: WeightTable]
  /// The counties' names by FIPS code.
  let countyNames: [String: String]

  /// Puts together what was read, and what every frame would look up again.
  init(
    figures: CaseloadFigures, policies: PolicyBook, counties: [CountyRecord],
    hotlines: [AgencyRecord], overrides: [WeightOverride] = [], day: LocalDate, at: Instant
  ) {
    self.figures = figures
    self.policies = policies
    self.counties = counties
    self.hotlines = hotlines
    self.overrides = overrides
    self.day = day
    self.at = at
    countyNames = Dictionary(
      counties.map { ($0.fips, $0.name) }, uniquingKeysWith: { first, _ in first })
    nextChange = figures.cases.lazy.flatMap(\.weight.modifiers).compactMap(\.closesAt)
      .filter { $0 > at }.min()
    let known = Set(figures.counties.map(\.county) + figures.workers.map(\.county))
    tables = Dictionary(
      uniqueKeysWithValues: known.map { ($0, policies.weights(for: $0, on: day)) })
  }

  /// The county's numbers of the day.
  func table(_ county: String) -> WeightTable {
    tables[county] ?? policies.weights(for: county, on: day)
  }

  /// A county's name, or its code where it has none.
  func countyName(_ fips: String) -> String {
    countyNames[fips] ?? fips
  }

  /// The band of a load by the county's own limits.
  func band(points: Int, capacity: Int, county: String) -> LoadBand? {
    table(county).band(points: points, capacity: capacity)
  }

  /// The bar of a load with the county's own limits marked.
  func bar(points: Int, capacity: Int, percent: Share, county: String) -> BarFigure {
    let table = table(county)
    return BarFigure(
      percentTenths: capacity > 0 ? percent.percentTenths : nil,
      marks: [table.roomBelow, table.fullUpTo, table.overUpTo],
      band: table.band(points: points, capacity: capacity))
  }

  /// The hotline's phone for the counties in view: a county's own, else the statewide one.
  func hotline(counties: [String]) -> String? {
    let own = hotlines.first { $0.county.map { counties.contains($0) } ?? false }
    return (own ?? hotlines.first { $0.county == nil })?.phone
  }

  /// Whether every number in force for the county comes from the shipped defaults.
  func policyNote(county: String) -> String {
    let rows = policies.rowsInForce(county: county, on: day)
    let open = rows.count { $0.approvedBy == nil }
    return open == rows.count
      ? "Weights: \(DefaultPolicies.provenance)."
      : "Weights: \(rows.count - open) of \(rows.count) approved; the others are \(DefaultPolicies.provenance)."
  }

  /// That figures of the day read otherwise since they were printed, and by which policy; nil where
  /// they do not.
  func restatement(counties: [String]) -> String? {
    let found = policies.restatements(
      of: counties.isEmpty ? countyNames.keys.sorted() : counties, on: day)
    guard let first = found.first else { return nil }
    let more = found.count > 1 ? " (and \(found.count - 1) more)" : ""
    return first.prefix(1).uppercased() + first.dropFirst() + more + "."
  }
}
