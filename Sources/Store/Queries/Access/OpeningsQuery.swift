import Database
import Domain

/// Openings of records for life safety that the viewer made or sees: of their unit, their agency,
/// or every one.
///
/// Rights and reviews are those of the real present, so it takes no moment but that one.
public struct OpeningsQuery: Query {
  /// The present, by which they are late.
  public let at: Instant
  /// Whether those that are reviewed and over are listed too.
  public let includesReviewed: Bool

  /// Openings at the present.
  public init(at: Instant, includesReviewed: Bool = false) {
    self.at = at
    self.includesReviewed = includesReviewed
  }

  /// The views that it reads.
  public var views: [String] { ["my_break_glass_f18", "my_holidays", "my_policies"] }

  /// Those to be reviewed first, the longest waiting ahead; then the reviewed, the newest ahead.
  /// - Throws: ``StoreError/notPermitted(reason:)`` for a role that opens and reviews none.
  public func fetch(_ viewing: Viewing) throws -> [OpeningLine] {
    guard viewing.viewer.role.seesOpenings else {
      throw StoreError.notPermitted(reason: "your role sees no openings for life safety")
    }
    let found = try lines(viewing)
    let open = found.filter { $0.reviewedAt == nil }.sorted { ($0.from, $0.id) < ($1.from, $1.id) }
    let done = found.filter { $0.reviewedAt != nil }.sorted { ($1.from, $1.id) < ($0.from, $0.id) }
    return open + done
  }

  private func lines(_ viewing: Viewing) throws -> [OpeningLine] {
    let calendar = BusinessDays(
      holidays: Set(
        try viewing.connection.fetchAll("SELECT date FROM my_holidays WHERE kind = 'state'") {
          try $0.date(0)
        }))
    let days = try reviewDays(viewing)
    return try viewing.connection.fetchAll(
      "SELECT id, youth, account, reason, from_at, until_at, reviewed_at, reviewed_by, finding"
        + " FROM my_break_glass_f18"
        + (includesReviewed ? "" : " WHERE reviewed_at IS NULL OR until_at > ?1"),
      includesReviewed ? [] : [.integer(at.seconds)]
    ) { row in
      let from = Instant(seconds: row.int64(4))
      return OpeningLine(
        id: row.text(0), youth: row.optionalText(1), account: row.text(2),
        reason: row.optionalText(3), from: from, until: Instant(seconds: row.int64(5)),
        reviewedAt: row.instant(6), reviewedBy: row.optionalText(7), finding: row.optionalText(8),
        dueAt: OpeningLine.due(from: from, days: days, calendar: calendar, zone: viewing.zone))
    }
  }

  /// Business days until a review, by the policy of the viewer's county.
  private func reviewDays(_ viewing: Viewing) throws -> Int {
    let book = try viewing.policyBook()
    return book.value(
      .limit, AccessCount.reviewDays.rawValue, county: viewing.viewer.counties.first,
      on: viewing.zone.localDate(of: at))?.value ?? AccessCount.reviewDays.defaultValue
  }
}
