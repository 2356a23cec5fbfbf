import Database
import Domain

/// Who leads, supports and is informed, in each function of each county (S46).
public struct ResponsibilitiesQuery: Query {
  /// The moment.
  public let at: Instant
  /// FIPS codes; empty = all that the viewer sees.
  public let counties: [String]

  /// Responsibilities at a moment.
  public init(at: Instant, counties: [String] = []) {
    self.at = at
    self.counties = counties
  }

  /// The views that it reads.
  public var views: [String] { ["my_counties", "my_responsibilities_f15"] }

  /// By county and function.
  public func fetch(_ viewing: Viewing) throws -> [ResponsibilityLine] {
    let chosen = try CountiesQuery().fetch(viewing).map(\.fips)
      .filter { viewing.viewer.covers(county: $0) }
      .filter { counties.isEmpty || counties.contains($0) }
    let parts = try viewing.connection.fetchAll(
      """
      SELECT r.county, r.function, r.agency, r.role FROM my_responsibilities_f15 r
      WHERE r.from_at = (SELECT max(n.from_at) FROM my_responsibilities_f15 n
        WHERE n.county = r.county AND n.function = r.function AND n.agency = r.agency
        AND n.from_at <= ?1)
      """, [.integer(at.seconds)]
    ) { row -> ResponsibilityLine.Part? in
      guard let function = CountyFunction(stored: row.text(1)),
        let role = ResponsibilityRole(stored: row.text(3))
      else { return nil }
      return .init(county: row.text(0), function: function, agency: row.text(2), role: role)
    }
    return ResponsibilityLine.lines(counties: chosen, parts: parts.compactMap { $0 })
  }
}
