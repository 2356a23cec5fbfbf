import Database
import Domain

/// What counties know and keep whoever leaves (S37).
public struct CountyNotesQuery: Query {
  /// The moment.
  public let at: Instant
  /// Whether wordings that a later one took the place of are among them.
  public let includesFormer: Bool
  /// FIPS codes; empty = all that the viewer sees.
  public let counties: [String]

  /// Notes at a moment.
  public init(at: Instant, includesFormer: Bool = false, counties: [String] = []) {
    self.at = at
    self.includesFormer = includesFormer
    self.counties = counties
  }

  /// The views that it reads.
  public var views: [String] { ["my_counties", "my_county_notes_f15"] }

  /// By county and topic, the newest wording first.
  public func fetch(_ viewing: Viewing) throws -> [CountyNote] {
    let notes = try viewing.connection.fetchAll(
      """
      SELECT county, topic, text, author, at,
        row_number() OVER (PARTITION BY county, topic ORDER BY at),
        row_number() OVER (PARTITION BY county, topic ORDER BY at DESC)
      FROM my_county_notes_f15 WHERE at <= ?1 ORDER BY county, topic, at DESC
      """, [.integer(at.seconds)]
    ) { row in
      CountyNote(
        county: row.text(0), topic: row.text(1), text: row.text(2), author: row.text(3),
        at: Instant(seconds: row.int64(4)), version: row.int(5), isCurrent: row.int(6) == 1)
    }
    return notes.filter { note in
      (includesFormer || note.isCurrent)
        && (counties.isEmpty || counties.contains(note.county))
    }
  }
}
