import Database
import Domain

/// Youth who wait for a place, longest first.
public struct WaitingQuery: Query {
  /// The moment.
  public let at: Instant
  /// FIPS codes of the youth's counties; empty = all.
  public let counties: [String]

  /// Who waits at a moment.
  public init(at: Instant, counties: [String] = []) {
    self.at = at
    self.counties = counties
  }

  /// The views that it reads.
  public var views: [String] { ["my_unmet_needs_f7", "my_youth_versions_f1", "my_stays_f7"] }

  /// Longest first, then by key.
  public func fetch(_ viewing: Viewing) throws -> [WaitingLine] {
    let today = viewing.zone.localDate(of: at)
    let lines = try viewing.connection.fetchAll(
      """
      SELECT u.youth, y.county, min(u.day), count(DISTINCT u.day),
        group_concat(DISTINCT u.criterion)
      FROM my_unmet_needs_f7 u JOIN my_youth_versions_f1 y ON y.id = u.youth AND y.valid_from =
        (SELECT max(n.valid_from) FROM my_youth_versions_f1 n
         WHERE n.id = u.youth AND n.valid_from <= ?1)
      WHERE u.at <= ?1 AND u.at >= ifnull(
        (SELECT max(s.from_at) FROM my_stays_f7 s WHERE s.youth = u.youth AND s.from_at <= ?1),
        u.at)
      GROUP BY u.youth, y.county
      """, [.integer(at.seconds)]
    ) { row in
      let since = try row.date(2)
      let found = Set(row.text(4).split(separator: ",").map(String.init))
      return WaitingLine(
        youth: row.text(0), county: row.text(1), since: since,
        days: today.daysSinceEpoch - since.daysSinceEpoch, searches: row.int(3),
        criteria: UnmetNeed.criteria.filter(found.contains))
    }
    return lines.filter { counties.isEmpty || counties.contains($0.county) }
      .sorted { ($1.days, $0.youth) < ($0.days, $1.youth) }
  }
}

/// Siblings who stay apart now, group by group.
public struct SiblingsApartQuery: Query {
  /// The moment.
  public let at: Instant
  /// FIPS codes of the youth's counties; empty = all.
  public let counties: [String]

  /// Who stays apart at a moment.
  public init(at: Instant, counties: [String] = []) {
    self.at = at
    self.counties = counties
  }

  /// The views that it reads.
  public var views: [String] {
    ["my_youth_versions_f1", "my_youth_versions_f2", "my_stays_f7"]
  }

  /// By group, then key; a youth without a stay is in no place.
  public func fetch(_ viewing: Viewing) throws -> [ApartLine] {
    let stays = try viewing.connection.fetchAll(
      """
      SELECT v.sibling_group, y.county, y.id, s.facility
      FROM my_stays_f7 s JOIN my_youth_versions_f1 y ON y.id = s.youth AND y.valid_from =
        (SELECT max(n.valid_from) FROM my_youth_versions_f1 n
         WHERE n.id = s.youth AND n.valid_from <= ?1)
      JOIN my_youth_versions_f2 v ON v.id = y.id AND v.valid_from = y.valid_from
      WHERE v.sibling_group IS NOT NULL AND s.from_at <= ?1
        AND (s.until_at IS NULL OR s.until_at > ?1)
      ORDER BY v.sibling_group, y.id
      """, [.integer(at.seconds)]
    ) { ($0.text(0), $0.text(1), $0.text(2), $0.text(3)) }
    let places = Dictionary(grouping: stays, by: \.0).mapValues { Set($0.map(\.3)).count }
    return stays.filter { places[$0.0, default: 0] > 1 }
      .filter { counties.isEmpty || counties.contains($0.1) }
      .map {
        ApartLine(
          group: $0.0, county: $0.1, youth: $0.2, facility: $0.3, places: places[$0.0, default: 0])
      }
  }
}

/// Facilities to be reviewed: youth stayed there when several reports came in (S22).
public struct FacilityReviewQuery: Query {
  /// The moment.
  public let at: Instant
  /// FIPS codes of the facilities' counties; empty = all.
  public let counties: [String]

  /// Facilities to be reviewed at a moment.
  public init(at: Instant, counties: [String] = []) {
    self.at = at
    self.counties = counties
  }

  /// The views that it reads.
  public var views: [String] {
    ["my_reports_f3", "my_stays_f7", "my_facility_versions_f8", "my_policies"]
  }

  /// Most reports first, then by key.
  public func fetch(_ viewing: Viewing) throws -> [ReviewLine] {
    let policies = try viewing.policyBook()
    let day = viewing.zone.localDate(of: at)
    func limit(_ limit: PlacementLimit, _ county: String?) -> Int {
      policies.value(.placement, limit.rawValue, county: county, on: day)?.value
        ?? limit.defaultValue
    }
    let since = viewing.zone.firstInstant(
      of: day.adding(months: -limit(.reviewMonths, nil)))
    let lines = try viewing.connection.fetchAll(
      """
      SELECT s.facility, v.name, v.county, count(DISTINCT r.id), count(DISTINCT r.youth),
        max(r.received_at)
      FROM my_reports_f3 r JOIN my_stays_f7 s ON s.youth = r.youth AND s.from_at <= r.received_at
        AND (s.until_at IS NULL OR s.until_at > r.received_at)
      JOIN my_facility_versions_f8 v ON v.id = s.facility AND v.valid_from =
        (SELECT max(n.valid_from) FROM my_facility_versions_f8 n
         WHERE n.id = v.id AND n.valid_from <= ?2)
      WHERE r.received_at >= ?1 AND r.received_at <= ?2
      GROUP BY s.facility, v.name, v.county ORDER BY 4 DESC, 1
      """, [.integer(since.seconds), .integer(at.seconds)]
    ) { row in
      ReviewLine(
        facility: row.text(0), name: row.text(1), county: row.text(2), reports: row.int(3),
        youth: row.int(4), last: Instant(seconds: row.int64(5)))
    }
    return lines.filter { $0.reports >= limit(.reviewReports, $0.county) }
      .filter { counties.isEmpty || counties.contains($0.county) }
  }
}
