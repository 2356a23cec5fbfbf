import Database
import Domain

/// What counties stated of how many reports they had, what is in the store, and who signed (S96).
public struct SubmittedQuery: Query {
  /// The interval that a statement has to touch; `nil` = from the first, or up to the moment.
  public let from: Instant?
  /// Its end, not part of it.
  public let until: Instant?
  /// The moment: later reports, statements and signatures are left out.
  public let at: Instant
  /// FIPS codes; empty = every county of the viewer's.
  public let counties: [String]

  /// The statements at a moment.
  public init(
    from: Instant? = nil, until: Instant? = nil, at: Instant, counties: [String] = []
  ) {
    self.from = from
    self.until = until
    self.at = at
    self.counties = counties
  }

  /// The views that it reads.
  public var views: [String] {
    ["my_counties", "my_submissions_f15", "my_reports_f3", "my_count_sign_offs_f3"]
  }

  /// One a county and days, in that order. Of the reports each statement counts its own days
  /// alone, however many there are.
  public func fetch(_ viewing: Viewing) throws -> [SubmittedFigures] {
    let scope = try viewing.counties(among: counties)
    let names = Dictionary(uniqueKeysWithValues: scope.map { ($0.fips, $0.name) })
    let stated = SubmittedFigures.statements(
      try FunnelQuery.submissions(viewing), counties: scope,
      in: ReportSpan(from: from, until: until, at: at, zone: viewing.zone))
    if stated.isEmpty { return [] }
    let signOffs = Dictionary(grouping: try signOffs(viewing), by: \.county)
    return try stated.map { one in
      SubmittedFigures(
        one, name: names[one.county] ?? one.county, inStore: try count(one, viewing),
        signOffs: signOffs[one.county] ?? [], at: at)
    }
  }

  private func count(_ statement: CountySubmission, _ viewing: Viewing) throws -> Int {
    let end = min(viewing.zone.endOfDay(statement.lastDay), at.adding(seconds: 1))
    return try viewing.connection.fetchOne(
      "SELECT count(*) FROM my_reports_f3"
        + " WHERE county = ?1 AND received_at >= ?2 AND received_at < ?3",
      [
        .text(statement.county),
        .integer(viewing.zone.firstInstant(of: statement.firstDay).seconds),
        .integer(end.seconds),
      ]
    ) { $0.int(0) } ?? 0
  }

  private func signOffs(_ viewing: Viewing) throws -> [CountSignOff] {
    try viewing.connection.fetchAll(
      "SELECT county, first_day, last_day, at, submitted, in_store, note, author"
        + " FROM my_count_sign_offs_f3 WHERE at <= ?1", [.integer(at.seconds)]
    ) { row in
      CountSignOff(
        county: row.text(0), firstDay: try row.date(1), lastDay: try row.date(2),
        at: Instant(seconds: row.int64(3)), submitted: row.int(4), inStore: row.int(5),
        note: row.optionalText(6), author: row.text(7))
    }
  }
}
