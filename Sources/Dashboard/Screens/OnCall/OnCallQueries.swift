import Domain
import Store

/// Who is on call at a moment, and the shifts and gaps of the days ahead, of one snapshot.
struct RosterOutlookQuery: Query {
  /// The moment.
  let at: Instant
  /// FIPS codes; empty = every county of the viewer's.
  let counties: [String]

  /// Local days that are looked ahead, the present one counted.
  var ahead = days

  /// How many are looked ahead at first.
  static let days = 14

  var views: [String] {
    let gaps = GapsQuery(from: at, until: at, counties: counties).views
    return gaps + CountiesQuery().views.filter { !gaps.contains($0) }
  }

  func fetch(_ viewing: Viewing) throws -> RosterOutlook {
    let zone = viewing.zone
    let from = Instant(seconds: at.seconds / 60 * 60)
    let until = zone.firstInstant(of: zone.localDate(of: at).adding(days: ahead))
    let gaps = try GapsQuery(from: from, until: until, counties: counties).fetch(viewing)
    return RosterOutlook(
      from: from, until: until,
      now: try OnCallQuery(at: at, counties: counties).fetch(viewing),
      coverage: gaps.coverage, gaps: gaps.lines,
      shifts: try RosterQuery(from: from, until: until, at: at, counties: counties)
        .fetch(viewing),
      counties: try CountiesQuery().fetch(viewing))
  }
}

/// The rosters of some counties from a moment on.
struct RosterOutlook: Sendable {
  let from: Instant
  let until: Instant
  let now: [OnCallLine]
  let coverage: [CoverageLine]
  /// The first one first.
  let gaps: [GapLine]
  let shifts: [ShiftLine]
  let counties: [CountyRecord]

  /// A county's name, or its code where it has none.
  func countyName(_ fips: String) -> String {
    counties.first { $0.fips == fips }?.name ?? fips
  }

  /// When somebody's shift begins or ends next.
  func nextChange(after moment: Instant) -> Instant? {
    shifts.lazy.flatMap(\.edges).filter { $0 > moment }.min()
  }

  /// All counties' minutes together.
  var share: Share {
    Share(
      count: coverage.reduce(0) { $0 + $1.coverage.minutesCovered },
      total: coverage.reduce(0) { $0 + $1.coverage.minutesTotal }, of: "minutes")
  }
}
