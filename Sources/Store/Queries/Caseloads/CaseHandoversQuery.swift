import Database
import Domain

/// Shares of cases that ended within twelve months, with what the next worker was told (S37).
public struct CaseHandoversQuery: Query {
  /// The moment.
  public let at: Instant
  /// FIPS codes of the cases' counties; empty = every county.
  public let counties: [String]

  /// Handovers up to a moment.
  public init(at: Instant, counties: [String] = []) {
    self.at = at
    self.counties = counties
  }

  /// The views that it reads.
  public var views: [String] {
    ["my_cases_f1", "my_assignments_f1", "my_assignments_f4", ViewScopes.own]
  }

  /// Newest first; of the role's own cases, open or closed. Of a primary worker the next is whoever
  /// became one first after them, at once or days later; of another share whoever took it on at
  /// that moment.
  public func fetch(_ viewing: Viewing) throws -> [CaseHandover] {
    guard viewing.viewer.role.seesWeights else { return [] }
    let zone = viewing.zone
    let since = zone.firstInstant(of: zone.localDate(of: at).adding(months: -12))
    let own =
      viewing.viewer.role == .everything
      ? "" : " AND c.youth IN (SELECT id FROM \(ViewScopes.own))"
    let found = try viewing.connection.fetchAll(
      """
      SELECT c.id, c.youth, c.county, a.staff, a.role, a.from_at, a.until_at, h.handover,
        h.case_id IS NULL,
        (SELECT b.staff FROM my_assignments_f1 b WHERE b.case_id = a.case_id
         AND b.role = a.role AND b.from_at >= a.until_at AND b.from_at <= ?2
         AND (b.from_at = a.until_at OR a.role = 'primary')
         ORDER BY b.from_at, b.staff LIMIT 1)
      FROM my_assignments_f1 a JOIN my_cases_f1 c ON c.id = a.case_id
      LEFT JOIN my_assignments_f4 h ON h.case_id = a.case_id AND h.staff = a.staff
        AND h.role = a.role AND h.from_at = a.from_at
      WHERE a.until_at > ?1 AND a.until_at <= ?2\(own) ORDER BY a.until_at DESC, c.id, a.staff
      """, [.integer(since.seconds), .integer(at.seconds)]
    ) { row in
      CaseHandover(
        caseID: row.text(0), youth: row.text(1), county: row.text(2),
        share: AssignmentFacts(
          staff: row.text(3), role: AssignmentRole(stored: row.text(4)) ?? .primary,
          from: Instant(seconds: row.int64(5)), until: row.instant(6)),
        to: row.optionalText(9).flatMap { $0 == row.text(3) ? nil : $0 }, note: row.optionalText(7),
        isWithheld: row.bool(8), zone: zone)
    }
    return found.filter { counties.isEmpty || counties.contains($0.county) }
  }
}
