import Database
import Domain

/// Every county in every fiscal year: its plan, or that none was received (interface §4.5).
public struct PlansQuery: Query {
  /// The moment.
  public let at: Instant
  /// FIPS codes; empty = all that the viewer sees.
  public let counties: [String]
  /// Whether it is read which sections each plan has; without, the lines say only which plans there
  /// are, and call every section missing.
  public let readsSections: Bool

  /// Plans at a moment.
  public init(at: Instant, counties: [String] = [], readsSections: Bool = true) {
    self.at = at
    self.counties = counties
    self.readsSections = readsSections
  }

  /// The views that it reads.
  public var views: [String] { ["my_counties"] + PlanReader.views }

  /// By county and year. Which years there are hangs on no choice of counties.
  public func fetch(_ viewing: Viewing) throws -> [PlanLine] {
    let chosen = try CountiesQuery().fetch(viewing).map(\.fips)
      .filter { viewing.viewer.covers(county: $0) }
      .filter { counties.isEmpty || counties.contains($0) }
    let reader = PlanReader(viewing, at: at)
    return PlanLine.lines(
      counties: chosen,
      plans: readsSections
        ? try reader.plans()
        : try reader.versions().map { PlanLine.Plan(header: $0.header, headings: []) },
      today: viewing.zone.localDate(of: at))
  }
}
