import Database
import Domain

/// One dual response.
public struct CalloutLine: Hashable, Sendable {
  /// The callout's key.
  public let id: String
  /// FIPS code.
  public let county: String
  /// When it was opened.
  public let openedAt: Instant
  /// Who called.
  public let source: String?
  /// T1, T2 or T3.
  public let tier: String?
  /// The report's key.
  public let report: String?
  /// Whether that report was screened in.
  public let isScreenedIn: Bool
  /// The child welfare responder's key.
  public let cwsStaff: String?
  /// When they arrived.
  public let cwsArrivedAt: Instant?
  /// The advocate's key.
  public let advocateStaff: String?
  /// When they arrived.
  public let advocateArrivedAt: Instant?
  /// Why one did not come.
  public let exceptionReason: String?

  /// Whether both arrived and are different people.
  public var isDual: Bool {
    cwsArrivedAt != nil && advocateArrivedAt != nil && cwsStaff != advocateStaff
  }

  /// Whole minutes from the opening to an arrival, rounded down.
  public func minutes(to arrival: Instant?) -> Int? {
    arrival.map { Int($0.seconds - openedAt.seconds) / 60 }
  }
}

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
      SELECT c.id, c.county, c.opened_at, c.source, c.tier, c.report, r.screening, r.screened_at,
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
    let decided = row.instant(7) ?? row.instant(8)
    let isScreenedIn =
      row.optionalText(6) == ScreeningDecision.screenedIn.rawValue
      && (decided.map { $0 <= at } ?? false)
    return CalloutLine(
      id: row.text(0), county: row.text(1), openedAt: Instant(seconds: row.int64(2)),
      source: row.optionalText(3), tier: row.optionalText(4), report: row.optionalText(5),
      isScreenedIn: isScreenedIn, cwsStaff: row.optionalText(9),
      cwsArrivedAt: known(row.instant(10)),
      advocateStaff: row.optionalText(11), advocateArrivedAt: known(row.instant(12)),
      exceptionReason: row.optionalText(13))
  }

  private func known(_ instant: Instant?) -> Instant? {
    instant.flatMap { $0 <= at ? $0 : nil }
  }
}
