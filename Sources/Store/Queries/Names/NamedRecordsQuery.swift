import Database
import Domain

/// Records of one kind that begin with what is typed, a few of them: what a line that is being typed
/// offers to be completed to. Only what the viewer may see is found.
public struct NamedRecordsQuery: Query {
  /// Which records.
  public let kind: NamedRecordKind
  /// What was typed; nothing = the first of all, and no youth.
  public let text: String
  /// The moment whose names and open records are meant.
  public let at: Instant
  /// FIPS codes that the records are of; empty = all.
  public let counties: [String]
  /// How many are given at the most.
  public static let limit = 20

  /// Records of a kind by what was typed.
  public init(_ kind: NamedRecordKind, text: String, at: Instant, counties: [String] = []) {
    self.kind = kind
    self.text = text
    self.at = at
    self.counties = counties
  }

  /// The views that records of the kind read.
  public var views: [String] {
    switch kind {
    case .county: ["my_counties"]
    case .unit, .staff: ["my_counties", "my_staff_versions_f12"]
    case .youth: YouthSearchQuery(text: text, at: at).views
    case .cases: ["my_cases_f1"]
    case .facilities: ["my_counties", "my_facility_versions_f8"]
    case .agencies: ["my_agencies"]
    case .missing: ["my_missing_f5", "my_youth_versions_f1"]
    }
  }

  /// The records, by county and name, or by key.
  ///
  /// - Complexity: a pass over the counties' staff or facilities; a search of an index for cases
  ///   and youth, of which there are many.
  public func fetch(_ viewing: Viewing) throws -> [NamedRecord] {
    switch kind {
    case .county: try counties(viewing)
    case .unit: try units(viewing)
    case .staff: try staff(viewing)
    case .youth: try youth(viewing)
    case .cases: try cases(viewing)
    case .facilities: try facilities(viewing)
    case .agencies: try agencies(viewing)
    case .missing: try episodes(viewing)
    }
  }

  // MARK: - Words

  /// What was typed, word by word, each as a pattern for the beginning of a word.
  private var patterns: [DatabaseValue] {
    text.split(separator: " ").prefix(4).map { word in
      let escaped = word.flatMap { "%_\\".contains($0) ? "\\\($0)" : String($0) }
      return .text("% \(String(escaped))%")
    }
  }

  /// The condition that every word typed begins a word of the expressions.
  private func condition(_ expressions: String...) -> String {
    let text = expressions.map { "' ' || ifnull(\($0), '')" }.joined(separator: " || ")
    return patterns.map { _ in " AND \(text) LIKE ? ESCAPE '\\'" }.joined()
  }

  private func arguments(_ more: DatabaseValue...) -> [DatabaseValue] {
    [.integer(at.seconds), .text(counties.joined(separator: " "))] + more + patterns
  }

  private static let inCounties = "(?2 = '' OR instr(?2, c.fips) > 0)"

  // MARK: - Kinds

  private func counties(_ viewing: Viewing) throws -> [NamedRecord] {
    try viewing.connection.fetchAll(
      "SELECT c.fips, c.name FROM my_counties c WHERE ?1 IS NOT NULL AND \(Self.inCounties)"
        + condition("c.name", "c.fips") + " ORDER BY c.name LIMIT \(Self.limit)", arguments()
    ) { NamedRecord(key: $0.text(0), name: $0.text(1), county: $0.text(0)) }
  }

  private func units(_ viewing: Viewing) throws -> [NamedRecord] {
    try viewing.connection.fetchAll(
      """
      SELECT DISTINCT v.unit, c.name, c.fips
      FROM my_counties c CROSS JOIN my_staff_versions_f12 v ON v.county = c.fips
      WHERE v.unit <> '' AND \(Self.inCounties) AND v.valid_from = (\(Self.newestStaff))
      \(condition("v.unit", "c.name")) ORDER BY v.unit, c.name LIMIT \(Self.limit)
      """, arguments()
    ) { NamedRecord(key: $0.text(0), detail: $0.text(1), county: $0.text(2)) }
  }

  private static let newestStaff =
    "SELECT max(n.valid_from) FROM my_staff_versions_f12 n WHERE n.id = v.id AND n.valid_from <= ?1"

  private func staff(_ viewing: Viewing) throws -> [NamedRecord] {
    try viewing.connection.fetchAll(
      """
      SELECT v.id, v.name, v.unit, c.name, c.fips
      FROM my_counties c CROSS JOIN my_staff_versions_f12 v ON v.county = c.fips
      WHERE \(Self.inCounties) AND v.valid_from = (\(Self.newestStaff))
      \(condition("v.id", "replace(v.id, '-', ' ')", "v.name", "v.unit"))
      ORDER BY v.id LIMIT \(Self.limit)
      """, arguments()
    ) { row in
      let place = [row.optionalText(2), row.text(3)].compactMap { $0?.isEmpty == true ? nil : $0 }
      return NamedRecord(
        key: row.text(0), name: row.text(1), detail: place.joined(separator: ", "),
        county: row.text(4))
    }
  }

  private func facilities(_ viewing: Viewing) throws -> [NamedRecord] {
    try viewing.connection.fetchAll(
      """
      SELECT v.id, v.name, v.type, c.name, c.fips
      FROM my_counties c CROSS JOIN my_facility_versions_f8 v ON v.county = c.fips
      WHERE \(Self.inCounties) AND v.valid_from =
        (SELECT max(n.valid_from) FROM my_facility_versions_f8 n
         WHERE n.id = v.id AND n.valid_from <= ?1)
      \(condition("v.id", "replace(v.id, '-', ' ')", "v.name", "c.name"))
      ORDER BY v.id LIMIT \(Self.limit)
      """, arguments()
    ) { row in
      NamedRecord(
        key: row.text(0), name: row.text(1), detail: "\(row.text(2)), \(row.text(3))",
        county: row.text(4))
    }
  }

  private func agencies(_ viewing: Viewing) throws -> [NamedRecord] {
    try viewing.connection.fetchAll(
      """
      SELECT a.id, a.name, a.kind, a.county FROM my_agencies a
      WHERE ?1 IS NOT NULL AND (?2 = '' OR ifnull(a.county, '') = '' OR instr(?2, a.county) > 0)
      \(condition("a.id", "replace(a.id, '-', ' ')", "a.name")) ORDER BY a.id LIMIT \(Self.limit)
      """, arguments()
    ) { row in
      let county = row.optionalText(3)
      return NamedRecord(
        key: row.text(0), name: row.text(1), detail: row.text(2),
        county: county?.isEmpty == true ? nil : county)
    }
  }

  private func youth(_ viewing: Viewing) throws -> [NamedRecord] {
    let found = try YouthSearchQuery(text: text, at: at).fetch(viewing)
    return found.filter { counties.isEmpty || counties.contains($0.county) }.prefix(Self.limit)
      .map { NamedRecord(key: $0.youth, name: $0.initials, county: $0.county, youth: $0.youth) }
  }

  /// By the case's key or its youth's, as typed or in capitals: keys are found by their index.
  private func cases(_ viewing: Viewing) throws -> [NamedRecord] {
    let day = viewing.zone.localDate(of: at).text
    let sql = ["id", "youth"].map { column in
      """
      SELECT id, youth, component, county FROM my_cases_f1
      WHERE ((\(column) >= ?3 AND \(column) < ?4) OR (\(column) >= ?5 AND \(column) < ?6))
        AND ifnull(closed_on, '9999-12-31') >= ?1 AND (?2 = '' OR instr(?2, county) > 0)
      """
    }.joined(separator: "\nUNION\n")
    let upper = text.uppercased()
    return try viewing.connection.fetchAll(
      sql + "\nORDER BY 1 LIMIT \(Self.limit)",
      [
        .text(day), .text(counties.joined(separator: " ")), .text(text), .text(text + Self.end),
        .text(upper), .text(upper + Self.end),
      ]
    ) { row in
      NamedRecord(
        key: row.text(0),
        detail: [row.optionalText(2), "of \(row.text(1))"].compactMap { $0 }.joined(separator: " "),
        county: row.text(3),
        youth: row.text(1))
    }
  }

  private static let end = "\u{10FFFF}"

  /// Open episodes: few at any time.
  private func episodes(_ viewing: Viewing) throws -> [NamedRecord] {
    try viewing.connection.fetchAll(
      """
      SELECT m.id, m.youth, v.initials, v.county
      FROM my_missing_f5 m JOIN my_youth_versions_f1 v ON v.id = m.youth AND v.valid_from =
        (SELECT max(n.valid_from) FROM my_youth_versions_f1 n
         WHERE n.id = m.youth AND n.valid_from <= ?1)
      WHERE m.closed_at IS NULL AND m.received_at <= ?1
        AND (?2 = '' OR instr(?2, v.county) > 0)
      \(condition("m.id", "replace(m.id, '-', ' ')", "m.youth", "v.initials"))
      ORDER BY m.id LIMIT \(Self.limit)
      """, arguments()
    ) { row in
      NamedRecord(
        key: row.text(0), name: row.optionalText(2), detail: row.text(1), county: row.text(3),
        youth: row.text(1))
    }
  }
}
