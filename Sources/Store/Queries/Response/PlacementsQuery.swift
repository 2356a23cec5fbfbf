import Database
import Domain

/// A facility and its beds at a moment.
public struct FacilityLine: Hashable, Sendable {
  /// The facility's key.
  public let facility: String
  /// The facility's name.
  public let name: String
  /// Its type's stored name (D§5.1).
  public let type: FacilityType
  /// FIPS code.
  public let county: String
  /// Licence number, where it has one.
  public let licenceNumber: String?
  /// Licence status as recorded, `nil` = unknown.
  public let licenceStatus: String?
  /// Beds by licence.
  public let capacityLicensed: Int?
  /// The beds.
  public let beds: BedCount
  /// The newest confirmation.
  public let confirmedAt: Instant?
  /// Who confirmed it.
  public let confirmedBy: String?
  /// How old the confirmation is against its limit.
  public let freshness: Freshness
  /// Where the provider is reached.
  public let phone: String?

  /// Whether its beds count in a total: fresh or ageing, licensed, with a
  /// contracted capacity (interface §4.7).
  public var counts: Bool {
    freshness.counts && (licenceStatus ?? "").uppercased() == "LICENSED" && beds.contracted != nil
  }
}

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
    var limits: [String: Int] = [:]
    var lines: [FacilityLine] = []
    try viewing.connection.forEach(Self.sql, [.integer(at.seconds)]) { row in
      let county = row.text(3)
      if !counties.isEmpty, !counties.contains(county) { return }
      let type = FacilityType(stored: row.text(2)) ?? .groupHome
      let place = "\(county)\(type.rawValue)"
      let limit =
        limits[place] ?? policies.value(.bedLimit, type.rawValue, county: county, on: day)?.value
        ?? type.confirmationLimitInHours
      limits[place] = limit
      lines.append(line(row, type: type, limit: limit))
    }
    return lines.sorted { Self.order($0) < Self.order($1) }
  }

  private static func order(_ line: FacilityLine) -> (Int, String, String) {
    let rank =
      switch line.freshness {
      case .fresh, .ageing: 0
      case .stale: 1
      case .unknown: 2
      }
    return (rank, line.county, line.facility)
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
      confirmedAt: confirmed, confirmedBy: row.optionalText(12),
      freshness: Freshness(confirmedAt: confirmed, limitHours: limit, at: at),
      phone: row.optionalText(13))
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
