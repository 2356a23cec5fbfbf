import Database
import Domain

/// What counties ask of one another about youth, what waits first (S40).
///
/// A county that was asked sees a request until it ends, with the youth's key; rights are those of
/// the real present.
public struct RequestsQuery: Query {
  /// The moment.
  public let at: Instant
  /// FIPS codes of counties that ask or are asked; empty = all that the viewer sees.
  public let counties: [String]
  /// Whether those alone are read that wait, without the youth's initials.
  public let waitingAlone: Bool

  /// Requests at a moment.
  public init(at: Instant, counties: [String] = [], waitingAlone: Bool = false) {
    self.at = at
    self.counties = counties
    self.waitingAlone = waitingAlone
  }

  /// The views that it reads.
  public var views: [String] {
    ["my_county_requests_f1", "my_policies"] + (waitingAlone ? [] : ["my_youth_versions_f1"])
  }

  /// Every request that was made, longest waiting first.
  /// - Throws: ``StoreError/notPermitted(reason:)`` for a role that works with no youth.
  public func fetch(_ viewing: Viewing) throws -> [RequestLine] {
    guard viewing.viewer.role.seesRequests else {
      throw StoreError.notPermitted(reason: "your role sees no requests between counties")
    }
    let sql = waitingAlone ? Self.waiting : Self.sql
    let found = try viewing.connection.fetchAll(sql, [.integer(at.seconds)]) { row in
      RequestKind(stored: row.text(4)).map { kind in
        CountyRequest(
          id: row.text(0), youth: row.text(1), initials: row.optionalText(14),
          county: row.text(2), toCounty: row.text(3), kind: kind, asked: row.text(5),
          at: Instant(seconds: row.int64(6)), author: row.text(7),
          answer: row.optionalText(8).flatMap { RequestAnswer(stored: $0) },
          answeredAt: row.instant(9), staff: row.optionalText(10), post: row.optionalText(11),
          reason: row.optionalText(12), endedAt: row.instant(13))
      }
    }
    let requests = found.compactMap { $0 }.filter {
      counties.isEmpty || counties.contains($0.county) || counties.contains($0.toCounty)
    }
    if requests.isEmpty { return [] }
    let policies = try viewing.policyBook(of: .agenda)
    return RequestLine.longestFirst(
      requests.map { request in
        // What the county that is asked had for its answer on the day on which it was asked.
        let rules = AgendaRules(
          policies, county: request.toCounty, on: viewing.zone.localDate(of: request.at))
        return RequestLine(request, hours: rules.requestHours, at: at)
      })
  }

  private static let waiting =
    columns + """
      NULL FROM my_county_requests_f1 r
      WHERE r.at <= ?1 AND ifnull(r.answered_at, ?1 + 1) > ?1 AND ifnull(r.ended_at, ?1 + 1) > ?1
      """

  private static let sql =
    columns + """
      v.initials FROM my_county_requests_f1 r
      LEFT JOIN my_youth_versions_f1 v ON v.id = r.youth AND v.valid_from =
        (SELECT max(n.valid_from) FROM my_youth_versions_f1 n
         WHERE n.id = r.youth AND n.valid_from <= ?1)
      WHERE r.at <= ?1
      """

  /// What is read of a request, before the youth's initials.
  private static let columns =
    "SELECT r.id, r.youth, r.county, r.to_county, r.kind, r.asked, r.at, r.author, r.answer,"
    + " r.answered_at, r.staff, r.post, r.reason, r.ended_at, "
}
