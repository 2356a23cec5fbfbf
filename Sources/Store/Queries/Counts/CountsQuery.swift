import Database
import Domain

/// Counts for a role that may have nothing else: of the end of the last whole quarter, of all of
/// its counties together, with small ones hidden and those that moved too little since the quarter
/// before (S19).
public struct CountsQuery: Query {
  /// Of what.
  public let subject: CountedSubject
  /// The moment; counts are of the quarter that was over by then.
  public let at: Instant

  /// Whether the counts are for everybody, asked for by a role that sees every row of them.
  public let isPublic: Bool

  /// Counts by a moment.
  public init(of subject: CountedSubject, at: Instant, isPublic: Bool = false) {
    self.isPublic = isPublic
    self.subject = subject
    self.at = at
  }

  /// The views that it reads.
  public var views: [String] { [CountingViews.view(of: subject), "my_policies"] }

  /// The counts.
  /// - Throws: ``StoreError/notPermitted(reason:)`` for a role that sees rows, unless they are for
  ///   everybody; for one that sees a part of them, or nothing.
  public func fetch(_ viewing: Viewing) throws -> CountedTable {
    let role = viewing.viewer.role
    guard role.counts(subject.group) || isPublic && role.seesWholeCounties(subject.group) else {
      throw StoreError.notPermitted(
        reason: isPublic
          ? "counts need all of a county's \(subject.words), and your role sees a part"
          : "counts alone are for a role that may have no row")
    }
    let end = FunnelQuery.lastQuarterEnd(before: at, zone: viewing.zone)
    let former = FunnelQuery.lastQuarterEnd(before: end, zone: viewing.zone)
    return try table(through: end.adding(seconds: -1), viewing).suppressed(
      below: try FunnelQuery.leastCount(viewing, at: at),
      since: try table(through: former.adding(seconds: -1), viewing))
  }

  private func table(through moment: Instant, _ viewing: Viewing) throws -> CountedTable {
    let day: [DatabaseValue] =
      subject == .caseloads ? [.text(viewing.zone.localDate(of: moment).text)] : []
    let lines = try viewing.connection.fetchAll(sql, [.integer(moment.seconds)] + day) { row in
      CountedTable.Line(
        county: row.text(0), unit: row.optionalText(1),
        counts: (2..<row.columnCount).map { row.int($0) })
    }
    return CountedTable(subject, through: moment, parts: lines)
  }

  private var sql: String {
    switch subject {
    case .missing: Self.episodes
    case .callouts: Self.responses
    case .caseloads: Self.cases
    }
  }

  private static let episodes = """
    SELECT county, NULL, sum(ifnull(returned_at, ?1 + 1) > ?1 AND ifnull(closed_at, ?1 + 1) > ?1),
      sum(ifnull(returned_at, ?1 + 1) <= ?1),
      sum(ifnull(returned_at, ?1 + 1) > ?1 AND ifnull(closed_at, ?1 + 1) <= ?1)
    FROM my_counted_missing WHERE received_at <= ?1 AND ifnull(error_at, ?1 + 1) > ?1
    GROUP BY county ORDER BY county
    """

  private static let responses = """
    SELECT county, NULL, sum(is_dual), sum(NOT is_dual) FROM
      (SELECT county, ifnull(cws_arrived_at <= ?1 AND advocate_arrived_at <= ?1, 0)
        AND are_different AS is_dual FROM my_counted_callouts WHERE opened_at <= ?1)
    GROUP BY county ORDER BY county
    """

  private static let cases = """
    SELECT county, unit, sum(cse_designated), sum(NOT cse_designated)
    FROM my_counted_caseloads
    WHERE from_at <= ?1 AND ifnull(until_at, ?1 + 1) > ?1 AND unit_from <= ?1
      AND ifnull(unit_until, ?1 + 1) > ?1 AND opened_on <= ?2 AND ifnull(closed_on, ?2) >= ?2
    GROUP BY county, unit ORDER BY county, unit
    """
}
