import Database
import Domain

/// Dual responses opened in an interval (S29, interface §4.4).
public struct CalloutsQuery: Query {
  /// The interval's first moment.
  public let from: Instant
  /// The interval's end, not part of it.
  public let until: Instant
  /// The moment: later facts are left out.
  public let at: Instant
  /// FIPS codes; empty = all.
  public let counties: [String]

  /// Dual responses of an interval.
  public init(from: Instant, until: Instant, at: Instant, counties: [String] = []) {
    self.from = from
    self.until = until
    self.at = at
    self.counties = counties
  }

  /// The views that it reads.
  public var views: [String] { ["my_callouts_f13", "my_reports_f3"] }

  /// By opening, then key.
  public func fetch(_ viewing: Viewing) throws -> [CalloutLine] {
    let rows = try viewing.connection.fetchAll(
      """
      SELECT c.id, c.county, c.opened_at, c.source, c.tier, c.report, r.id, r.screening, r.screened_at,
        r.received_at, c.cws_staff, c.cws_arrived_at, c.advocate_staff, c.advocate_arrived_at,
        c.exception_reason
      FROM my_callouts_f13 c LEFT JOIN my_reports_f3 r ON r.id = c.report
      WHERE c.opened_at >= ?1 AND c.opened_at < ?2 AND c.opened_at <= ?3
      ORDER BY c.opened_at, c.id
      """, [.integer(from.seconds), .integer(until.seconds), .integer(at.seconds)]
    ) { line($0) }
    return counties.isEmpty ? rows : rows.filter { counties.contains($0.county) }
  }

  private func line(_ row: borrowing Row) -> CalloutLine {
    CalloutLine(
      id: row.text(0), county: row.text(1), openedAt: Instant(seconds: row.int64(2)),
      source: row.optionalText(3), tier: row.optionalText(4), report: row.optionalText(5),
      decision: decision(row), cwsStaff: row.optionalText(10), cwsArrivedAt: known(row.instant(11)),
      advocateStaff: row.optionalText(12), advocateArrivedAt: known(row.instant(13)),
      exceptionReason: row.optionalText(14))
  }

  /// A decision counts from its own time, or, without one, from the report's receipt.
  private func decision(_ row: borrowing Row) -> CalloutLine.Decision {
    if row.isNull(5) { return .noReport }
    if row.isNull(6) { return .withheld }
    guard let screening = row.optionalText(7).flatMap({ ScreeningDecision(stored: $0) }),
      let decidedAt = row.instant(8) ?? row.instant(9), decidedAt <= at
    else { return .undecided }
    return .decided(screening)
  }

  private func known(_ instant: Instant?) -> Instant? {
    instant.flatMap { $0 <= at ? $0 : nil }
  }
}
