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
    [
      "my_facility_versions_f8", "my_availability_f8", "my_policies", "my_bed_holds_f8",
      "my_licences_f8", "my_counties",
    ]
  }

  /// Fresh and ageing first, then stale, then unknown; by county and key within.
  public func fetch(_ viewing: Viewing) throws -> [FacilityLine] {
    let policies = try viewing.policyBook(of: .bedLimit)
    let day = viewing.zone.localDate(of: at)
    let chosen = Set(counties)
    let holds = try holds(viewing)
    // Rows come county by county: what its facilities of a type share is found once.
    var (county, kinds) = ("", [String: Kind]())
    var lines: [FacilityLine] = []
    try viewing.connection.forEach(Self.sql, [.integer(at.seconds)]) { row in
      let place = row.text(3)
      if place != county { (county, kinds) = (place, [:]) }
      if !chosen.isEmpty, !chosen.contains(county) { return }
      let stored = row.text(2)
      let known = kinds[stored]
      let kind = known ?? kind(of: stored, county, policies, day)
      if known == nil { kinds[stored] = kind }
      lines.append(line(row, kind, county: county, holds))
    }
    return FacilityLine.inOrder(lines)
  }

  private struct Kind {
    let type: FacilityType
    /// Hours after which a confirmation is stale.
    let limit: Int
  }

  private func kind(
    of stored: String, _ county: String, _ policies: PolicyBook, _ day: LocalDate
  ) -> Kind {
    let type = FacilityType(stored: stored) ?? .groupHome
    let limit = policies.value(.bedLimit, type.rawValue, county: county, on: day)?.value
    return Kind(type: type, limit: limit ?? type.confirmationLimitInHours)
  }

  /// By facility, when each bed was held that is held still.
  private func holds(_ viewing: Viewing) throws -> [String: [Instant]] {
    var holds: [String: [Instant]] = [:]
    try viewing.connection.forEach(
      "SELECT facility, from_at FROM my_bed_holds_f8 WHERE until_at > ?1 AND from_at <= ?1",
      [.integer(at.seconds)]
    ) { holds[$0.text(0), default: []].append(Instant(seconds: $0.int64(1))) }
    return holds
  }

  private func line(
    _ row: borrowing Row, _ kind: Kind, county: String, _ holds: [String: [Instant]]
  ) -> FacilityLine {
    let confirmed = row.instant(8)
    // What was held before the confirmation is in its own number.
    let since = holds[row.text(0)]?.count { hold in confirmed.map { hold >= $0 } ?? false } ?? 0
    return FacilityLine(
      facility: row.text(0), name: row.text(1), type: kind.type, county: county,
      licenceNumber: row.optionalText(4), licenceStatus: row.optionalText(5),
      capacityLicensed: row.optionalInt(6), licence: licence(row),
      beds: BedCount(
        contracted: row.optionalInt(7), occupied: row.optionalInt(9),
        held: row.optionalInt(10).map { $0 + since },
        offline: row.optionalInt(11)),
      confirmedAt: confirmed, confirmedBy: row.optionalText(12), limitHours: kind.limit,
      phone: row.optionalText(13), at: at)
  }

  /// What the newest list says of the licence; `nil` for a facility that was on none.
  private func licence(_ row: borrowing Row) -> LicenceDates? {
    if row.isNull(14) { return nil }
    func day(_ column: Int) -> LocalDate? { row.optionalText(column).flatMap { LocalDate($0) } }
    return LicenceDates(licensedOn: day(15), closedOn: day(16), asOf: day(17))
  }

  private static let sql = """
    SELECT v.id, v.name, v.type, v.county, v.licence_number, v.licence_status, v.capacity_licensed,
      v.capacity_contracted, a.confirmed_at, a.occupied, a.held, a.offline, a.confirmed_by, v.phone,
      l.from_at, l.licensed_on, l.closed_on, l.licence_as_of
    FROM my_counties c CROSS JOIN my_facility_versions_f8 v ON v.county = c.fips
    LEFT JOIN my_availability_f8 a ON a.facility = v.id AND a.confirmed_at =
      (SELECT max(b.confirmed_at) FROM my_availability_f8 b
       WHERE b.facility = v.id AND b.confirmed_at <= ?1)
    LEFT JOIN my_licences_f8 l ON l.facility = v.id AND l.from_at =
      (SELECT max(k.from_at) FROM my_licences_f8 k WHERE k.facility = v.id AND k.from_at <= ?1)
    WHERE v.valid_from = (SELECT max(n.valid_from) FROM my_facility_versions_f8 n
      WHERE n.id = v.id AND n.valid_from <= ?1)
    """
}
