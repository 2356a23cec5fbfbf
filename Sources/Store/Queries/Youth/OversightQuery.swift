import Database
import Domain

/// Youth without a lead agency or lead person at a moment (S45).
public struct OversightQuery: Query {
  /// The moment.
  public let at: Instant
  /// FIPS codes; empty = all.
  public let counties: [String]

  /// Youth without oversight at a moment.
  public init(at: Instant, counties: [String] = []) {
    self.at = at
    self.counties = counties
  }

  /// The view that it reads.
  public var views: [String] { ["my_youth_versions_f1"] }

  /// By county and key.
  public func fetch(_ viewing: Viewing) throws -> [OversightLine] {
    let rows = try viewing.connection.fetchAll(
      """
      SELECT v.id, v.initials, v.county, v.involvement, v.lead_agency, v.lead_person
      FROM my_youth_versions_f1 v
      WHERE (v.lead_agency IS NULL OR v.lead_person IS NULL) AND v.valid_from =
        (SELECT max(n.valid_from) FROM my_youth_versions_f1 n
         WHERE n.id = v.id AND n.valid_from <= ?1)
      ORDER BY v.county, v.id
      """, [.integer(at.seconds)]
    ) { row in
      OversightLine(
        youth: row.text(0), initials: row.optionalText(1), county: row.text(2),
        involvement: row.optionalText(3), leadAgency: row.optionalText(4),
        leadPerson: row.optionalText(5))
    }
    return counties.isEmpty ? rows : rows.filter { counties.contains($0.county) }
  }
}
