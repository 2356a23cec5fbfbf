import Database
import Domain

/// Every county in every fiscal year: its plan, or that none was received (interface §4.5).
public struct PlansQuery: Query {
  /// The moment.
  public let at: Instant
  /// FIPS codes; empty = all that the viewer sees.
  public let counties: [String]

  /// Plans at a moment.
  public init(at: Instant, counties: [String] = []) {
    self.at = at
    self.counties = counties
  }

  /// The views that it reads.
  public var views: [String] { ["my_counties"] + PlanReader.views }

  /// By county and year. Which years there are hangs on no choice of counties.
  public func fetch(_ viewing: Viewing) throws -> [PlanLine] {
    let chosen = try CountiesQuery().fetch(viewing).map(\.fips)
      .filter { viewing.viewer.covers(county: $0) }
      .filter { counties.isEmpty || counties.contains($0) }
    return PlanLine.lines(
      counties: chosen, plans: try PlanReader(viewing, at: at).plans(),
      today: viewing.zone.localDate(of: at))
  }
}
