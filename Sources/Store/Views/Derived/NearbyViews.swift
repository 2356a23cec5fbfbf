import Domain

/// Views of missing youth of other counties who went missing from one of the viewer's counties, or
/// may be there: the key, an age in bands, what they look like, the facts of clocks without who
/// was told what, and whom to call. Nothing else of them is in these views, and a youth who was
/// located is in none.
enum NearbyViews {
  /// The episodes.
  static let episodes = "my_nearby_missing"
  /// To whom notices were made, and when.
  static let notices = "my_nearby_notices"
  /// When something was done to find them.
  static let efforts = "my_nearby_efforts"
  /// The steps of the episodes.
  static let steps = "my_nearby_steps"
  /// Clocks that need not be kept.
  static let exemptions = "my_nearby_exemptions"
  /// Every one.
  static let all = [episodes, notices, efforts, steps, exemptions]

  /// The definition of one of them, or `nil` for another view.
  static func definition(of view: String, for role: Role) -> String? {
    guard let columns = columns[view] else { return nil }
    guard role.seesNearby else {
      return "SELECT \(columns.map { "NULL AS \($0.name)" }.joined(separator: ", ")) WHERE 0"
    }
    let shown = columns.map { "\($0.value) AS \($0.name)" }.joined(separator: ", ")
    if view == episodes {
      return "SELECT \(shown) FROM \(source) WHERE m.id IN (SELECT id FROM \(ViewScopes.nearby))"
    }
    return "SELECT \(shown) FROM main.\(tables[view] ?? "") r"
      + " WHERE r.episode IN (SELECT id FROM \(ViewScopes.nearby))"
  }

  /// The episodes that run now, of youth whose whereabouts nobody knows.
  static func scope(_ role: Role) -> String {
    if !role.seesNearby { return "SELECT NULL AS id WHERE 0" }
    let running =
      "SELECT m.id AS id FROM main.missing m JOIN main.youth y ON y.id = m.youth"
      + " WHERE m.closed_at IS NULL AND m.returned_at IS NULL"
      + " AND m.received_at <= viewing_moment() AND ifnull(m.whereabouts_known, 0) = 0"
    if role == .everything {
      return "\(running) AND (m.suspected_county <> y.owner_county OR \(placed) <> y.owner_county)"
    }
    return "\(running) AND y.owner_county NOT IN (\(ViewScopes.counties))"
      + " AND (m.suspected_county IN (\(ViewScopes.counties))"
      + " OR \(placed) IN (\(ViewScopes.counties)))"
  }

  /// The county of the place that the youth went missing from.
  static let placed =
    "(SELECT f.county FROM main.facility_versions f WHERE f.id = m.facility"
    + " AND f.valid_from <= viewing_moment() ORDER BY f.valid_from DESC LIMIT 1)"

  private typealias Shown = (name: String, value: String)

  private static let columns: [String: [Shown]] = [
    episodes: [
      ("id", "m.id"), ("youth", "m.youth"), ("county", "y.owner_county"),
      ("received_at", "m.received_at"), ("last_seen_at", "m.last_seen_at"),
      ("placed_county", placed), ("suspected_county", "m.suspected_county"),
      ("age_band", ageBand), ("gender", "v.gender"), ("clothing", "d.clothing"),
      ("height", "d.height"), ("weight", "d.weight"), ("hair", "d.hair"), ("eyes", "d.eyes"),
      ("marks", "d.marks"), ("photo_on", "d.photo_on"), ("worker", "w.id"),
      ("worker_name", "w.name"), ("worker_phone", "w.phone"), ("agency", "v.lead_agency"),
    ],
    notices: [
      ("episode", "r.episode"), ("party", "r.party"), ("at", "r.at"),
      ("has_number", "ifnull(r.reference, '') <> ''"),
      ("is_exempt", "ifnull(r.exempt_reason, '') <> ''"),
    ],
    efforts: [("episode", "r.episode"), ("at", "r.at")],
    steps: [("episode", "r.episode"), ("step", "r.step"), ("at", "r.at")],
    exemptions: [("episode", "r.episode"), ("clock", "r.clock"), ("at", "r.at")],
  ]

  private static let tables = [
    notices: "notices", efforts: "efforts", steps: "episode_steps",
    exemptions: "clock_exemptions",
  ]

  private static let source =
    "main.missing m JOIN main.youth y ON y.id = m.youth"
    + " JOIN main.youth_versions v ON v.id = m.youth AND v.valid_from ="
    + " (SELECT max(n.valid_from) FROM main.youth_versions n"
    + " WHERE n.id = m.youth AND n.valid_from <= viewing_moment())"
    + " LEFT JOIN main.episode_details d ON d.episode = m.id"
    + " LEFT JOIN main.staff_versions w ON w.id = \(responsible) AND w.valid_from ="
    + " (SELECT max(n.valid_from) FROM main.staff_versions n"
    + " WHERE n.id = w.id AND n.valid_from <= viewing_moment())"

  /// Whoever looks for the youth, or else has the case.
  private static let responsible =
    "ifnull(m.recovery_worker, (SELECT a.staff FROM main.cases c"
    + " JOIN main.assignments a ON a.case_id = c.id WHERE c.youth = m.youth"
    + " AND \(ViewScopes.inForce) ORDER BY a.role = 'primary' DESC, a.from_at, a.staff LIMIT 1))"

  /// The birth date stays in the engine: what leaves it is a band of years.
  private static let ageBand =
    "CASE WHEN v.born_on IS NULL THEN NULL"
    + " WHEN \(age) < 13 THEN 'under 13' WHEN \(age) < 16 THEN '13-15'"
    + " WHEN \(age) < 18 THEN '16-17' WHEN \(age) < 21 THEN '18-20' ELSE '21 or over' END"

  private static let age =
    "(CAST(substr(viewing_day(), 1, 4) AS INTEGER) - CAST(substr(v.born_on, 1, 4) AS INTEGER)"
    + " - (substr(viewing_day(), 6) < substr(v.born_on, 6)))"
}
