import Database
import Domain

/// What was recorded of the last thirteen weeks, for a line of small columns beside each load.
public struct RecentWeeksQuery: Query {
  /// The moment.
  public let at: Instant
  /// FIPS codes of the counties whose lines are wanted; empty = every county.
  public let counties: [String]

  /// The weeks up to a moment.
  public init(at: Instant, counties: [String] = []) {
    self.at = at
    self.counties = counties
  }

  /// The views that it reads.
  public var views: [String] {
    ["my_weekly_loads", "my_weekly_units", "my_staff_versions_f12", "my_counties"]
  }

  /// The lines of workers whose weights the viewer sees, of the units that they see whole, and of
  /// whole counties for those who see them.
  public func fetch(_ viewing: Viewing) throws -> RecentWeeks {
    guard viewing.viewer.role.seesWeights else { return RecentWeeks() }
    let day = viewing.zone.localDate(of: at)
    let reader = WeeklyLoadsReader(viewing: viewing, day: day)
    var weeks = RecentWeeks(
      workers: try reader.read(ofWhomIn: counties).mapValues { recorded in
        LoadWeeks.weeks(recorded, today: day).map { $0?.percent.percentTenths }
      })
    guard viewing.viewer.role.seesUnitLoads else { return weeks }
    let sums = try sums(viewing, since: reader.oldest, until: day)
    weeks.units = sums.mapValues { $0.map(\.tenths) }
    guard viewing.viewer.role.seesCountyLoads else { return weeks }
    // All units of a week are recorded at once, so those of a county are the county.
    var ofCounties: [String: [Sum]] = [:]
    for (unit, sums) in sums {
      for (place, sum) in sums.enumerated() {
        ofCounties[unit.county, default: Self.nothing][place].add(sum)
      }
    }
    weeks.counties = ofCounties.mapValues { $0.map(\.tenths) }
    return weeks
  }

  /// What was carried in a week; of nothing where none was recorded.
  private struct Sum {
    private(set) var points = 0
    private(set) var capacity = 0

    init(points: Int = 0, capacity: Int = 0) {
      self.points = points
      self.capacity = capacity
    }

    mutating func add(_ other: Sum) {
      points += other.points
      capacity += other.capacity
    }

    var tenths: Int? {
      Share(count: points, total: capacity, of: "capacity").percentTenths
    }
  }

  private static let nothing = [Sum](repeating: Sum(), count: LoadWeeks.count)

  private func sums(
    _ viewing: Viewing, since oldest: LocalDate, until day: LocalDate
  ) throws -> [LoadUnit: [Sum]] {
    let marks = KeyLists.marks(of: counties.count, from: 3)
    // County by county, as the rows stand.
    let place = counties.isEmpty ? "SELECT fips FROM my_counties" : marks
    var sums: [LoadUnit: [Sum]] = [:]
    try viewing.connection.forEach(
      "SELECT county, unit, week, points, capacity FROM my_weekly_units"
        + " WHERE week >= ?1 AND week <= ?2 AND county IN (\(place))",
      [.text(oldest.text), .text(day.text)] + counties.map { .text($0) }
    ) { row in
      guard let place = LoadWeeks.place(of: try row.date(2), today: day) else { return }
      let unit = row.text(1)
      let key = LoadUnit(county: row.text(0), unit: unit.isEmpty ? nil : unit)
      sums[key, default: Self.nothing][place] = Sum(points: row.int(3), capacity: row.int(4))
    }
    return sums
  }
}
