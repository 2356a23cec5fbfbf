import Database
import Domain

/// Each youth's first confirmed status by a moment, and what was known of them before (S14).
public struct IdentificationsQuery: Query {
  /// The moment.
  public let at: Instant
  /// FIPS codes of the counties of responsibility; empty = every one that the viewer sees.
  public let counties: [String]

  /// Identifications by a moment.
  public init(at: Instant, counties: [String] = []) {
    self.at = at
    self.counties = counties
  }

  /// The views that it reads.
  public var views: [String] {
    ["my_cse_status_f3", "my_youth_versions_f1", "my_reports_f3", "my_cases_f1"]
  }

  /// One a youth, by the youth's key.
  public func fetch(_ viewing: Viewing) throws -> [Identification] {
    let chosen = Set(counties)
    var seen: Set<String> = []
    var found: [Identification] = []
    try viewing.connection.forEach(
      """
      SELECT s.youth, y.county, s.source, s.from_at,
        (SELECT min(e.from_at) FROM my_cse_status_f3 e
         WHERE e.youth = s.youth AND e.status <> ?2 AND e.from_at <= s.from_at),
        (SELECT min(r.received_at) FROM my_reports_f3 r
         WHERE r.youth = s.youth AND r.received_at <= s.from_at),
        (SELECT min(c.opened_on) FROM my_cases_f1 c WHERE c.youth = s.youth)
      FROM my_cse_status_f3 s JOIN my_youth_versions_f1 y ON y.id = s.youth AND y.valid_from =
        (SELECT max(n.valid_from) FROM my_youth_versions_f1 n
         WHERE n.id = s.youth AND n.valid_from <= ?1)
      WHERE s.status = ?2 AND s.from_at <= ?1
      ORDER BY s.youth, s.from_at, s.source
      """, [.integer(at.seconds), .text(ExploitationStatus.confirmed.rawValue)]
    ) { row in
      guard seen.insert(row.text(0)).inserted, chosen.isEmpty || chosen.contains(row.text(1))
      else { return }
      let moment = Instant(seconds: row.int64(3))
      let opened = row.optionalText(6).flatMap { LocalDate($0) }
        .map(viewing.zone.firstInstant).flatMap { $0 <= moment ? $0 : nil }
      found.append(
        Identification(
          youth: row.text(0), county: row.text(1), source: row.optionalText(2), at: moment,
          firstContact: [row.instant(4), row.instant(5), opened].compactMap { $0 }.min()))
    }
    return found
  }
}
