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

  /// Those found, by the word that begins as typed, then those that sound like
  /// it; none for a text without a word.
  ///
  /// - Complexity: the rarest word leads, and reading stops at the limit, so
  ///   that a letter that thousands of names begin with costs what a name does.
  public func fetch(_ viewing: Viewing) throws -> [YouthFound] {
    let words = YouthWords.split(text).map { SearchedWord($0) }
    let counts = try words.map { try count($0, viewing) }
    guard let lead = words.indices.min(by: { counts[$0] < counts[$1] }) else { return [] }
    let others = words.indices.filter { $0 != lead }.map { words[$0] }
    var keys = try find(Self.beginning, words[lead].beginning, others, viewing)
    if keys.count < Self.limit, let sound = words[lead].sound {
      let known = Set(keys)
      keys += try find(Self.sounding, [sound], others, viewing).filter { !known.contains($0) }
    }
    return try keys.prefix(Self.limit).compactMap { try found($0, viewing) }
  }

  private static let beginning = "w.word >= ? AND w.word < ?"
  private static let sounding = "w.sound = ? AND w.sound <> ''"

  /// Above this many a word is common, however many more there are.
  private static let common = 1000

  /// How many entries a word has, up to what counts as common.
  private func count(_ word: SearchedWord, _ viewing: Viewing) throws -> Int {
    try viewing.connection.fetchOne(
      """
      SELECT (SELECT count(*) FROM (SELECT 1 FROM my_youth_words w WHERE \(Self.beginning)
          LIMIT \(Self.common)))
        + (SELECT count(*) FROM (SELECT 1 FROM my_youth_words w WHERE \(Self.sounding)
          LIMIT \(Self.common)))
      """, word.beginning + [word.sound ?? .text("")]
    ) { $0.int(0) } ?? 0
  }

  /// Youth by one word, who have every other word too.
  private func find(
    _ condition: String, _ leading: [DatabaseValue], _ others: [SearchedWord], _ viewing: Viewing
  ) throws -> [String] {
    let each = others.map { _ in
      " AND EXISTS (SELECT 1 FROM my_youth_words o WHERE o.youth = w.youth"
        + " AND ((o.word >= ? AND o.word < ?) OR (o.sound = ? AND o.sound <> '')))"
    }
    let arguments = others.flatMap { $0.beginning + [$0.sound ?? .text("")] }
    return try viewing.connection.fetchAll(
      "SELECT DISTINCT w.youth FROM my_youth_words w WHERE \(condition)\(each.joined()) LIMIT ?",
      leading + arguments + [.integer(Int64(Self.limit))]
    ) { $0.text(0) }
  }

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

/// A word as it is looked for.
private struct SearchedWord {
  /// From the word up to all that begins with it.
  let beginning: [DatabaseValue]
  /// How it sounds; `nil` for a short word, which sounds like too many others.
  let sound: DatabaseValue?

  init(_ word: String) {
    beginning = [.text(word), .text(word + "\u{10FFFF}")]
    let code = word.count < 4 ? "" : YouthWords.sound(word)
    sound = code.isEmpty ? nil : .text(code)
  }
}
