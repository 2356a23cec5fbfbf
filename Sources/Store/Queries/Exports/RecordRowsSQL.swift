import Domain

/// The statement that reads one kind's records through the viewer's views: the record's own view,
/// joined by those of its other field groups, and by the versions in force where it has any.
///
/// `?1` is the moment, `?2` and those after it the counties.
struct RecordRowsSQL {
  private let kind: RecordKind
  /// How many counties are chosen; 0 = those of the viewer.
  private let countyCount: Int
  /// Every view beside the record's own that has a column, by table and group, in order.
  private let sources: [Source]

  private struct Source: Hashable {
    let table: String
    let group: FieldGroup?
    var view: String { group.map { "my_\(table)_\($0.rawValue)" } ?? "my_\(table)" }
  }

  init(_ kind: RecordKind, counties countyCount: Int) {
    self.kind = kind
    self.countyCount = countyCount
    var sources = [Self.own(kind)]
    for column in kind.columns where !kind.identity.contains(column.name) {
      let source = Self.source(of: column, kind)
      if !sources.contains(source) { sources.append(source) }
    }
    self.sources = sources
  }

  /// The views that the statement names.
  var views: [String] {
    if kind.name == "flags" { return [ViewCatalog.everyFlag] + scopeViews }
    return sources.map(\.view) + scopeViews + errorViews
  }

  /// Whether a role sees the values of a column in any row.
  func shows(_ column: RecordColumn, to role: Role) -> Bool {
    guard let group = column.group, !kind.identity.contains(column.name) else { return true }
    // The rows of `flags` are withheld one by one, by what they say.
    if kind.name == "flags" { return true }
    return ViewCatalog.shows(
      table: Self.source(of: column, kind).table, column: column.sqlName, group: group, role: role)
  }

  /// The place in the row of what says that the column's source has the record; `nil` of the
  /// record's own.
  func presence(of index: Int) -> Int? {
    let column = kind.columns[index]
    guard kind.name != "flags", let place = place(of: column), place > 0 else { return nil }
    return kind.columns.count + place - 1
  }

  /// The whole statement: the kind's columns, then the key of each joined source.
  var text: String {
    let chosen = kind.columns.map { column in
      "\(alias(place(of: column) ?? 0)).\(column.sqlName)"
    }
    let isFlags = kind.name == "flags"
    let marks = isFlags ? [] : sources.indices.dropFirst().map { "\(alias($0)).\(keys[0])" }
    let from = isFlags ? "\(ViewCatalog.everyFlag) s0" : sources.enumerated().map(joined).joined()
    // Every value that is bound stands in the statement, whether the kind asks for it or not.
    let rules =
      [scope, rule].compactMap { $0 } + ["?1 IS NOT NULL", "?\(countyCount + 1) IS NOT NULL"]
    let order = keys.map { "s0.\($0)" }.joined(separator: ", ")
    return "SELECT \((chosen + marks).joined(separator: ", ")) FROM \(from)"
      + " WHERE \(rules.joined(separator: " AND ")) ORDER BY \(order)"
  }

  private var keys: [String] {
    kind.columns.filter { kind.identity.contains($0.name) }.map(\.sqlName)
  }

  private func alias(_ place: Int) -> String { "s\(place)" }

  private func place(of column: RecordColumn) -> Int? {
    if kind.identity.contains(column.name) { return 0 }
    return sources.firstIndex(of: Self.source(of: column, kind))
  }

  private func joined(_ place: Int, _ source: Source) -> String {
    if place == 0 { return "\(source.view) s0" }
    let name = alias(place)
    let same = keys.map { "\(name).\($0) = s0.\($0)" }.joined(separator: " AND ")
    guard source.table == kind.versionTable else {
      return " LEFT JOIN \(source.view) \(name) ON \(same)"
    }
    return " LEFT JOIN \(source.view) \(name) ON \(same) AND \(name).valid_from ="
      + " (SELECT max(n.valid_from) FROM \(source.view) AS n WHERE n.id = s0.id"
      + " AND n.valid_from <= ?1)"
  }

  private static func own(_ kind: RecordKind) -> Source {
    Source(table: kind.table, group: kind.listGroup)
  }

  private static func source(of column: RecordColumn, _ kind: RecordKind) -> Source {
    let isVersion = kind.isDated && !column.isUndated
    return Source(table: isVersion ? kind.versionTable : kind.table, group: column.group)
  }
}

// MARK: - Which rows

extension RecordRowsSQL {
  /// The condition that a row is of one of the chosen counties.
  private var scope: String? {
    guard countyCount > 0 else { return nil }
    switch kind.name {
    case "counties": return chosen("s0.fips")
    case "agencies": return "(ifnull(s0.county, '') = '' OR \(chosen("s0.county")))"
    case "weights": return "(s0.county = '' OR \(chosen("s0.county")))"
    case "missing": return "s0.id IN (\(episodes))"
    case "notices", "efforts": return "s0.episode IN (\(episodes))"
    default: break
    }
    switch kind.county {
    case .none: return nil
    case .column(let name):
      return kind.column(name).map { chosen("\(alias(place(of: $0) ?? 0)).\($0.sqlName)") }
    case .of(let name):
      guard let column = kind.column(name), case .key(let target) = column.kind,
        let inside = records[target]
      else { return nil }
      return "s0.\(column.sqlName) IN (\(inside.sql))"
    }
  }

  /// The condition that a row is one that its file would hold.
  private var rule: String? {
    switch kind.name {
    case "shifts": "s0.ends_at > s0.starts_at"
    case "missing": "s0.id NOT IN (\(Self.errors))"
    case "notices", "efforts": "s0.episode NOT IN (\(Self.errors))"
    case "weights":
      "s0.kind IN (\(PolicyKind.importable.map { "'\($0.rawValue)'" }.joined(separator: ", ")))"
    default: nil
    }
  }

  /// Whether a row is an episode or hangs on one.
  private var isOfEpisodes: Bool { ["missing", "notices", "efforts"].contains(kind.name) }

  private var errorViews: [String] {
    isOfEpisodes ? ["my_episode_steps_f5"] : []
  }

  private var scopeViews: [String] {
    guard countyCount > 0 else { return [] }
    if isOfEpisodes {
      return [
        "my_missing_f5", "my_missing_f7", "my_youth_versions_f1", "my_facility_versions_f8",
      ]
    }
    guard case .of(let name) = kind.county, case .key(let target)? = kind.column(name)?.kind
    else { return [] }
    return records[target]?.views ?? []
  }

  private func chosen(_ column: String) -> String {
    let marks = (0..<countyCount).map { "?\($0 + 2)" }
    return "\(column) IN (\(marks.joined(separator: ", ")))"
  }

  /// The keys of the chosen counties' records of the kinds that others belong to.
  private var records: [String: (sql: String, views: [String])] {
    [
      "youth": (versions(of: "my_youth_versions_f1"), ["my_youth_versions_f1"]),
      "staff": (versions(of: "my_staff_versions_f12"), ["my_staff_versions_f12"]),
      "facilities": (versions(of: "my_facility_versions_f8"), ["my_facility_versions_f8"]),
      "cases": ("SELECT c.id FROM my_cases_f1 c WHERE \(chosen("c.county"))", ["my_cases_f1"]),
    ]
  }

  private func versions(of view: String) -> String {
    "SELECT v.id FROM \(view) AS v WHERE \(chosen("v.county")) AND v.valid_from ="
      + " (SELECT max(n.valid_from) FROM \(view) AS n WHERE n.id = v.id AND n.valid_from <= ?1)"
  }

  /// Episodes by the youth's county, the one they went missing from, the suspected one (interface
  /// §1).
  private var episodes: String {
    "SELECT m.id FROM my_missing_f5 m LEFT JOIN my_missing_f7 p ON p.id = m.id"
      + " WHERE \(chosen("m.suspected_county"))"
      + " OR m.youth IN (\(versions(of: "my_youth_versions_f1")))"
      + " OR p.facility IN (\(versions(of: "my_facility_versions_f8")))"
  }

  private static let errors =
    "SELECT e.episode FROM my_episode_steps_f5 e"
    + " WHERE e.step = '\(EpisodeStep.enteredInError.rawValue)'"
}
