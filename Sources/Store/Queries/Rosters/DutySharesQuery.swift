import Database
import Domain

/// How duty was shared out over the weeks before a moment (D§6.3: fairness).
public struct DutySharesQuery: Query {
  /// The moment.
  public let at: Instant
  /// FIPS codes of the people's own counties; empty = every county of the viewer's.
  public let counties: [String]

  /// Shares of duty up to a moment.
  public init(at: Instant, counties: [String] = []) {
    self.at = at
    self.counties = counties
  }

  /// The views that it reads.
  public var views: [String] {
    RosterMembersReader.views + ["my_policies", "my_holidays", "my_counties"]
  }

  /// By county and key; over the longest of the counties' weeks.
  public func fetch(_ viewing: Viewing) throws -> [DutyShare] {
    let policies = try viewing.policyBook()
    let today = viewing.zone.localDate(of: at)
    let chosen = try CountiesQuery().fetch(viewing).map(\.fips)
      .filter { viewing.viewer.covers(county: $0) && (counties.isEmpty || counties.contains($0)) }
    let rules = Dictionary(
      uniqueKeysWithValues: chosen.map { county in
        (county, RosterLimits(policies, county: county, on: today))
      })
    let weeks = rules.values.map(\.fairnessWeeks).max() ?? 0
    let span = Interval(from: at.adding(trueDays: -7 * weeks), until: at)
    let members = try RosterMembersReader(viewing).members(of: Set(chosen), at: at, over: span)
    let holidays = try viewing.connection.fetchAll(
      "SELECT date FROM my_holidays WHERE kind = ?", [.text(HolidayKind.state.rawValue)]
    ) { try $0.date(0) }
    return DutyShare.shares(
      of: members, over: span,
      nights: { rules[$0]?.night ?? RosterLimits { $0.defaultValue }.night },
      holidays: Set(holidays), zone: viewing.zone)
  }
}
