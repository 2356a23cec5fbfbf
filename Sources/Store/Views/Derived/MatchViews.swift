import Domain

/// Views of what a match must heed of others than the youth, whoever looks for a place: where
/// contact is forbidden, how many siblings there are and whether a place fits them, what a court or
/// safety demands. For youth of the viewer's own rows, and for roles that place them; what leaves a
/// match is a result, never whom or what it rests on (D§7.2, F9 "result only").
enum MatchViews {
  /// Facilities where contact is forbidden for a youth, since when and until when, and why where
  /// the role may read that.
  static let forbidden = "my_match_forbidden"
  /// The siblings of youth, in versions.
  static let siblings = "my_match_siblings"
  /// Where they stay.
  static let siblingStays = "my_match_sibling_stays"
  /// Flags that exclude a place.
  static let flags = "my_match_flags"
  /// Every one.
  static let all = [forbidden, siblings, siblingStays, flags]

  /// The definition of one of them, or `nil` for another view.
  static func definition(of view: String, for role: Role) -> String? {
    guard let columns = columns[view] else { return nil }
    // Not even an index of a table is touched where nothing is shown.
    if !role.matches {
      return "SELECT \(columns.map { "NULL AS \($0)" }.joined(separator: ", ")) WHERE 0"
    }
    let isAll = role == .everything
    switch view {
    case forbidden:
      let reads = isAll || AccessMatrix.access(role, .f9).readsOwn
      return forbiddenContacts(of: isAll ? nil : own, withReasons: reads)
    case siblings: return siblingVersions(isAll)
    case siblingStays: return stays(isAll)
    default:
      let named = hardFlags.map { "'\($0.rawValue)'" }.joined(separator: ", ")
      return "SELECT youth, flag, from_at, until_at FROM main.flags WHERE flag IN (\(named))"
        + (isAll ? "" : " AND youth \(own)")
    }
  }

  private static let columns = [
    forbidden: ["youth", "facility", "kind", "from_at", "until_at", "reason"],
    siblings: ["id", "valid_from", "valid_until", "sibling_group", "born_on", "gender"],
    siblingStays: ["youth", "facility", "from_at", "until_at"],
    flags: ["youth", "flag", "from_at", "until_at"],
  ]

  private static let own = "IN (SELECT id FROM \(ViewScopes.own))"

  /// Flags of which a match must know, whatever else of their group the role reads.
  private static let hardFlags: [YouthFlag] = [
    .confidentialLocation, .siblingsOrdered, .exploitationLocal,
  ]

  /// Where contact is forbidden, both ways, and where a named facilitator is (S21, D§5.3): the one
  /// rule by which matches are made and placements refused.
  ///
  /// - Parameters:
  ///   - scope: the condition on the youth's key, or `nil` for every youth.
  ///   - withReasons: whether the youth's own rows say why.
  static func forbiddenContacts(of scope: String?, withReasons: Bool) -> String {
    func rows(
      _ youth: String, _ facility: String, _ kind: String, _ times: String, _ reason: String,
      _ source: String
    ) -> String {
      "SELECT \(youth) AS youth, \(facility) AS facility, '\(kind)' AS kind, \(times),"
        + " \(withReasons ? reason : "NULL") AS reason FROM \(source)"
        + (scope.map { " AND \(youth) \($0)" } ?? "")
    }
    let always = "NULL AS from_at, NULL AS until_at"
    let stay = "s.from_at AS from_at, s.until_at AS until_at"
    return [
      rows(
        "n.youth", "n.facility", "facility", always, "n.reason",
        "main.no_contact n WHERE n.facility <> ''"),
      rows(
        "n.youth", "s.facility", "youth", stay, "n.reason",
        "main.no_contact n JOIN main.stays s ON s.youth = n.other_youth"
          + " WHERE n.other_youth <> ''"),
      rows(
        "n.other_youth", "s.facility", "youth", stay, "NULL",
        "main.no_contact n JOIN main.stays s ON s.youth = n.youth WHERE n.other_youth <> ''"),
      rows(
        "f.youth", "f.facility", "facilitator", "f.from_at AS from_at, f.until_at AS until_at",
        "NULL", "main.facilitators f WHERE f.facility <> ''"),
    ].joined(separator: " UNION ALL ")
  }

  /// What holds of rows of ``forbiddenContacts(of:withReasons:)`` at the moment `?2`.
  static let inForce =
    "(from_at IS NULL OR from_at <= ?2) AND (until_at IS NULL OR until_at > ?2)"

  private static func siblingVersions(_ isAll: Bool) -> String {
    "SELECT v.id AS id, v.valid_from AS valid_from,"
      + " (SELECT min(n.valid_from) FROM main.youth_versions n WHERE n.id = v.id"
      + " AND n.valid_from > v.valid_from) AS valid_until, v.sibling_group AS sibling_group,"
      + " v.born_on AS born_on, v.gender AS gender FROM main.youth_versions v"
      + " WHERE v.sibling_group IS NOT NULL"
      + (isAll
        ? ""
        : " AND EXISTS (SELECT 1 FROM main.youth_versions m"
          + " WHERE m.sibling_group = v.sibling_group AND m.id \(own))")
  }

  private static func stays(_ isAll: Bool) -> String {
    "SELECT s.youth AS youth, s.facility AS facility, s.from_at AS from_at, s.until_at AS until_at"
      + " FROM main.stays s"
      + (isAll
        ? ""
        : " WHERE EXISTS (SELECT 1 FROM main.youth_versions v JOIN main.youth_versions m"
          + " ON m.sibling_group = v.sibling_group WHERE v.id = s.youth AND m.id \(own))")
  }
}
