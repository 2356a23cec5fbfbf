import Database
import Domain

/// Needs that no facility met, recorded by a moment, of youth whom the viewer places (S19).
public struct UnmetNeedsQuery: Query {
  /// The moment.
  public let at: Instant
  /// FIPS codes of the youth's counties; empty = all.
  public let counties: [String]

  /// Needs at a moment.
  public init(at: Instant, counties: [String] = []) {
    self.at = at
    self.counties = counties
  }

  /// The views that needs are read from.
  public var views: [String] {
    ["my_unmet_needs_f7", "my_youth_versions_f1", "my_youth_versions_f2", MatchViews.siblings]
  }

  /// One a youth, day and criterion, with the youth's county, age, gender and siblings as they were
  /// then.
  public func fetch(_ viewing: Viewing) throws -> [RecordedNeed] {
    let needs = try viewing.connection.fetchAll(Self.sql, [.integer(at.seconds)]) { row in
      let day = try row.date(1)
      return RecordedNeed(
        youth: row.text(0), day: day, criterion: row.text(2), alone: row.int(3),
        county: row.text(4),
        ageBand: try row.optionalDate(5).map { AgeBand.words(years: $0.wholeYears(until: day)) },
        gender: row.optionalText(6), siblings: max(1, row.int(7)))
    }
    return counties.isEmpty ? needs : needs.filter { counties.contains($0.county) }
  }

  private static let sql = """
    SELECT u.youth, u.day, u.criterion, u.alone, v.county, v.born_on, w.gender,
      (SELECT count(*) FROM my_match_siblings g WHERE g.sibling_group = w.sibling_group
        AND g.valid_from <= u.at AND (g.valid_until IS NULL OR g.valid_until > u.at))
    FROM my_unmet_needs_f7 u
    JOIN my_youth_versions_f1 v ON v.id = u.youth AND v.valid_from =
      (SELECT max(n.valid_from) FROM my_youth_versions_f1 n
       WHERE n.id = u.youth AND n.valid_from <= u.at)
    LEFT JOIN my_youth_versions_f2 w ON w.id = v.id AND w.valid_from = v.valid_from
    WHERE u.at <= ?1
    """
}
