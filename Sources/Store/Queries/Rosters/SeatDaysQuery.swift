import Domain

/// Both seats of some counties, day by day and hour by hour.
public struct SeatDaysQuery: Query {
  /// The first local day.
  public let from: LocalDate
  /// How many days.
  public let days: Int
  /// FIPS codes; empty = every county of the viewer's.
  public let counties: [String]

  /// Days of a roster.
  public init(from: LocalDate, days: Int, counties: [String] = []) {
    self.from = from
    self.days = days
    self.counties = counties
  }

  /// The views that it reads.
  public var views: [String] {
    CoverageQuery(from: Instant(seconds: 0), until: Instant(seconds: 0), counties: counties).views
  }

  /// By county, day, seat.
  public func fetch(_ viewing: Viewing) throws -> [SeatDay] {
    let zone = viewing.zone
    let coverage = try CoverageQuery(
      from: zone.firstInstant(of: from), until: zone.firstInstant(of: from.adding(days: days)),
      counties: counties
    ).fetch(viewing)
    return coverage.flatMap {
      SeatDay.days(
        of: $0.county, gaps: $0.coverage.gaps, from: from, count: days, zone: zone)
    }
  }
}
