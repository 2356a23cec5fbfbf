import Domain

/// An open episode with the clock to look at first.
public struct UrgentEpisode: Hashable, Sendable {
  /// The episode.
  public let line: EpisodeLine
  /// Its county's name.
  public let countyName: String
  /// The clock still running that is due first; `nil` = none runs.
  public let clock: ClockReading?
  /// How many of its clocks are late.
  public let late: Int

  /// An episode as it stands at a moment.
  public init(_ line: EpisodeLine, countyName: String, at moment: Instant) {
    self.line = line
    self.countyName = countyName
    clock = line.mostUrgent?.read(at: moment)
    late = line.clocks.count { $0.read(at: moment).state == .late }
  }
}

/// Both seats of a county at a moment, by who is called first.
public struct CountySeats: Hashable, Sendable {
  /// FIPS code.
  public let county: String
  /// The county's name.
  public let countyName: String
  /// Who sits for child welfare; `nil` = NOBODY.
  public let childWelfare: ShiftLine?
  /// The advocate; `nil` = NOBODY.
  public let advocate: ShiftLine?

  /// Whether a seat is empty.
  public var hasGap: Bool { childWelfare == nil || advocate == nil }

  /// The counties of a list, those with an empty seat first, else in the list's order.
  public static func counties(
    of lines: [OnCallLine], countyName: (String) -> String
  ) -> [CountySeats] {
    var order: [String] = []
    var seats: [String: [Seat: ShiftLine]] = [:]
    for line in lines {
      if seats[line.county] == nil {
        order.append(line.county)
        seats[line.county] = [:]
      }
      // Lines come with the one called first ahead.
      if let shift = line.shift, seats[line.county]?[line.seat] == nil {
        seats[line.county]?[line.seat] = shift
      }
    }
    let rows = order.map { county in
      CountySeats(
        county: county, countyName: countyName(county),
        childWelfare: seats[county]?[.childWelfare], advocate: seats[county]?[.advocate])
    }
    return rows.filter(\.hasGap) + rows.filter { !$0.hasGap }
  }
}

/// The open beds of a county's facilities.
public struct CountyBeds: Hashable, Sendable {
  /// FIPS code.
  public let county: String
  /// The county's name.
  public let countyName: String
  /// The sums.
  public let totals: BedTotals
  /// How many facilities are stale.
  public let stale: Int

  /// The counties that have facilities, by code.
  public static func counties(
    of lines: [FacilityLine], countyName: (String) -> String
  ) -> [CountyBeds] {
    Dictionary(grouping: lines, by: \.county).sorted { $0.key < $1.key }.map { county, lines in
      CountyBeds(
        county: county, countyName: countyName(county), totals: BedTotals(lines),
        stale: lines.count { $0.freshness == .stale })
    }
  }
}

/// A unit's load with the county's name and the band by the county's limits.
public struct UnitLoad: Sendable {
  /// The unit.
  public let row: GroupRow
  /// The county's name.
  public let countyName: String
  /// The band; `nil` = no capacity.
  public let band: LoadBand?

  /// A unit.
  public init(row: GroupRow, countyName: String, band: LoadBand?) {
    self.row = row
    self.countyName = countyName
    self.band = band
  }
}

/// A case that nobody works on, with its county's name.
public struct OpenCase: Sendable {
  /// The case.
  public let row: CaseRow
  /// The county's name.
  public let countyName: String

  /// A case, whose worker, if it has one, has left.
  public init(row: CaseRow, countyName: String) {
    self.row = row
    self.countyName = countyName
  }
}
