import Database
import Domain

/// A youth found, and whom to call about them.
public struct YouthFound: Hashable, Sendable {
  /// The youth's key.
  public let youth: String
  /// Shown in place of the name.
  public let initials: String?
  /// FIPS code of the county of responsibility.
  public let county: String
  /// The primary worker's name, where a case has one now.
  public let worker: String?
  /// Where the primary worker is reached.
  public let phone: String?
  /// The agency that has oversight.
  public let leadAgency: String?
}

/// Youth by key, initials, any name they ever had, or its sound; each word of
/// the text must be found, by its beginning or its sound.
public struct YouthSearchQuery: Query {
  /// What was typed.
  public let text: String
  /// The moment that workers and phones are of.
  public let at: Instant
  /// How many are given at the most.
  public static let limit = 50

  /// A search at a moment.
  public init(text: String, at: Instant) {
    self.text = text
    self.at = at
  }

  /// The views that it reads.
  public var views: [String] {
    [
      "my_youth_words", "my_youth_versions_f1", "my_cases_f1", "my_assignments_f1",
      "my_staff_versions_f12",
    ]
  }

  /// Those found, by key; none for a text without a word.
  public func fetch(_ viewing: Viewing) throws -> [YouthFound] {
    let words = YouthWords.split(text)
    if words.isEmpty { return [] }
    var arguments: [DatabaseValue] = []
    let each = words.map { word -> String in
      arguments += [.text(word), .text(word + "\u{10FFFF}"), .text(Self.sound(word))]
      return Self.oneWord
    }
    arguments.append(.integer(Int64(Self.limit)))
    let keys = try viewing.connection.fetchAll(
      each.joined(separator: " INTERSECT ") + " ORDER BY 1 LIMIT ?", arguments
    ) { $0.text(0) }
    return try keys.compactMap { try found($0, viewing) }
  }

  /// A short word sounds like too many others.
  private static func sound(_ word: String) -> String {
    word.count < 4 ? "" : YouthWords.sound(word)
  }

  private static let oneWord =
    "SELECT youth FROM (SELECT youth FROM my_youth_words WHERE word >= ? AND word < ?"
    + " UNION SELECT youth FROM my_youth_words WHERE sound = ? AND sound <> '')"

  private func found(_ key: String, _ viewing: Viewing) throws -> YouthFound? {
    try viewing.connection.fetchOne(
      """
      SELECT v.id, v.initials, v.county, v.lead_agency, s.name, s.phone
      FROM my_youth_versions_f1 v
      LEFT JOIN my_cases_f1 c ON c.youth = v.id AND ifnull(c.closed_on, '9999-12-31') >= ?3
        AND c.opened_on <= ?3
      LEFT JOIN my_assignments_f1 a ON a.case_id = c.id AND a.role = 'primary' AND a.from_at <= ?2
        AND (a.until_at IS NULL OR a.until_at > ?2)
      LEFT JOIN my_staff_versions_f12 s ON s.id = a.staff AND s.valid_from =
        (SELECT max(n.valid_from) FROM my_staff_versions_f12 n
         WHERE n.id = a.staff AND n.valid_from <= ?2)
      WHERE v.id = ?1 AND v.valid_from = (SELECT max(n.valid_from) FROM my_youth_versions_f1 n
        WHERE n.id = ?1 AND n.valid_from <= ?2)
      ORDER BY s.name IS NULL LIMIT 1
      """,
      [.text(key), .integer(at.seconds), .text(viewing.zone.localDate(of: at).text)]
    ) { row in
      YouthFound(
        youth: row.text(0), initials: row.optionalText(1), county: row.text(2),
        worker: row.optionalText(4), phone: row.optionalText(5), leadAgency: row.optionalText(3))
    }
  }
}
