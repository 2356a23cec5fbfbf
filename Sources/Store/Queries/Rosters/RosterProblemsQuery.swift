import Database
import Domain

/// What makes the roster of an interval invalid, person by person (D§6.3).
public struct RosterProblemsQuery: Query {
  /// The interval.
  public let span: Interval
  /// The moment whose people and limits count.
  public let at: Instant
  /// FIPS codes of the people's own counties; empty = every county of the viewer's.
  public let counties: [String]

  /// What is wrong in an interval.
  public init(span: Interval, at: Instant, counties: [String] = []) {
    self.span = span
    self.at = at
    self.counties = counties
  }

  /// The views that it reads.
  public var views: [String] { RosterMembersReader.views + ["my_counties", "my_policies"] }

  /// By time, person, kind.
  public func fetch(_ viewing: Viewing) throws -> [RosterProblem] {
    let chosen = try CountiesQuery().fetch(viewing).map(\.fips)
      .filter { viewing.viewer.covers(county: $0) }
      .filter { counties.isEmpty || counties.contains($0) }
    let policies = try viewing.policyBook()
    let day = viewing.zone.localDate(of: at)
    let limits = Dictionary(
      uniqueKeysWithValues: chosen.map { ($0, RosterLimits(policies, county: $0, on: day)) })
    let statewide = RosterLimits(policies, county: nil, on: day)
    // A turn or a run of days that touches the interval may begin long before it.
    let members = try RosterMembersReader(viewing).members(
      of: Set(chosen), at: at,
      over: Interval(
        from: span.from.adding(trueDays: -Self.around),
        until: span.until.adding(
          trueDays: Self.around)), withoutSeats: true)
    return RosterProblem.problems(
      of: members, within: span, limits: { limits[$0] ?? statewide }, zone: viewing.zone)
  }

  private static let around = 31
}
