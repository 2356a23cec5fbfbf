import Database
import Domain

/// Facilities and open beds at a moment (S18, interface §4.2).
public struct PlacementsQuery: Query {
  /// The moment.
  public let at: Instant
  /// FIPS codes of the facilities' counties; empty = all.
  public let counties: [String]

  /// Placements at a moment.
  public init(at: Instant, counties: [String] = []) {
    self.at = at
    self.counties = counties
  }

  /// The views that placements read.
  public var views: [String] {
    ["my_facility_versions_f8", "my_availability_f8", "my_policies"]
  }

  /// Fresh and ageing first, then stale, then unknown; by county and key within.
  public func fetch(_ viewing: Viewing) throws -> [FacilityLine] {
    let policies = PolicyBook(rows: try PoliciesQuery(inForceOn: nil).fetch(viewing))
    let day = viewing.zone.localDate(of: at)
    var limits: [Place: Int] = [:]
    var lines: [FacilityLine] = []
    try viewing.connection.forEach(Self.sql, [.integer(at.seconds)]) { row in
      let county = row.text(3)
      if !counties.isEmpty, !counties.contains(county) { return }
      let type = FacilityType(stored: row.text(2)) ?? .groupHome
      let place = Place(county: county, type: type)
      let limit =
        limits[place] ?? policies.value(.bedLimit, type.rawValue, county: county, on: day)?.value
        ?? type.confirmationLimitInHours
      limits[place] = limit
      lines.append(line(row, type: type, limit: limit))
    }
    return FacilityLine.inOrder(lines)
  }

  /// Facilities of one type in one county have one limit.
  private struct Place: Hashable {
    let county: String
    let type: FacilityType
  }

  private func line(_ row: borrowing Row, type: FacilityType, limit: Int) -> FacilityLine {
    let confirmed = row.instant(8)
    return FacilityLine(
      facility: row.text(0), name: row.text(1), type: type, county: row.text(3),
      licenceNumber: row.optionalText(4), licenceStatus: row.optionalText(5),
      capacityLicensed: row.optionalInt(6),
      beds: BedCount(
        contracted: row.optionalInt(7), occupied: row.optionalInt(9), held: row.optionalInt(10),
        offline: row.optionalInt(11)),
      confirmedAt: confirmed, confirmedBy: row.optionalText(12), limitHours: limit,
      phone: row.optionalText(13), at: at)
  }

  private static let sql = """
    SELECT v.id, v.name, v.type, v.county, v.licence_number, v.licence_status, v.capacity_licensed,
      v.capacity_contracted, a.confirmed_at, a.occupied, a.held, a.offline, a.confirmed_by, v.phone
    FROM my_facility_versions_f8 v
    LEFT JOIN my_availability_f8 a ON a.facility = v.id AND a.confirmed_at =
      (SELECT max(b.confirmed_at) FROM my_availability_f8 b
       WHERE b.facility = v.id AND b.confirmed_at <= ?1)
    WHERE v.valid_from = (SELECT max(n.valid_from) FROM my_facility_versions_f8 n
      WHERE n.id = v.id AND n.valid_from <= ?1)
    """
}
