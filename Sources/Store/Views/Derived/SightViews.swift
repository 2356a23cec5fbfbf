import Domain

/// Views of what opens a youth to accounts, for whoever answers for the youth: who can see them,
/// and why. No other role has a row of them.
enum SightViews {
  /// Accounts with a grant in force.
  static let accounts = "my_sight_accounts"
  /// The youth whom the viewer answers for.
  static let youth = "my_sight_youth"
  /// Who works on their open cases.
  static let workers = "my_sight_workers"
  /// Their teams in force, once a member.
  static let teams = "my_sight_teams"
  /// Consents and orders in force.
  static let consents = "my_sight_consents"
  /// Openings for life safety in force.
  static let openings = "my_sight_openings"
  /// Episodes of being missing that run now.
  static let missing = "my_sight_missing"
  /// What other counties are asked about them and have not done with.
  static let requests = "my_sight_requests"
  /// Every one.
  static let all = [accounts, youth, workers, teams, consents, openings, missing, requests]

  /// The definition of one of them, or `nil` for another view.
  static func definition(of view: String, for role: Role) -> String? {
    guard all.contains(view) else { return nil }
    // The maker of a demonstration answers for everybody: no set of all youth is made.
    let isOwn = role == .everything ? "IS NOT NULL" : "IN (SELECT id FROM \(ViewScopes.own))"
    guard let sql = definitions(isOwn)[view] else { return nil }
    return role.seesWhoSees ? sql : "SELECT * FROM (\(sql)) WHERE 0"
  }

  private static func definitions(_ isOwn: String) -> [String: String] {
    [
      accounts:
        "SELECT account, role, agency, counties, staff, unit FROM main.grants"
        + " WHERE from_at <= viewing_moment()"
        + " AND ifnull(until_at, 9223372036854775807) > viewing_moment()",
      youth: "SELECT id, owner_county FROM main.youth WHERE id \(isOwn)",
      workers:
        "SELECT c.youth AS youth, a.staff AS staff, v.unit AS unit, v.county AS county"
        + " FROM main.cases c JOIN main.assignments a ON a.case_id = c.id"
        + " JOIN main.staff_versions v ON v.id = a.staff AND v.valid_from ="
        + " (SELECT max(n.valid_from) FROM main.staff_versions n"
        + " WHERE n.id = a.staff AND n.valid_from <= viewing_moment())"
        + " WHERE \(ViewScopes.inForce) AND c.youth \(isOwn)",
      teams:
        "SELECT t.youth AS youth, t.id AS id, t.purpose AS purpose, e.account AS account,"
        + " min(t.until_at, ifnull(e.until_at, t.until_at)) AS until_at"
        + " FROM main.teams t JOIN main.team_members e ON e.team = t.id"
        + " WHERE t.from_at <= viewing_moment() AND t.until_at > viewing_moment()"
        + " AND e.from_at <= viewing_moment()"
        + " AND ifnull(e.until_at, 9223372036854775807) > viewing_moment() AND t.youth \(isOwn)",
      consents:
        "SELECT youth, id, basis, agency, fields, until_at FROM main.consents"
        + " WHERE from_at <= viewing_moment() AND until_at > viewing_moment() AND youth \(isOwn)",
      openings:
        "SELECT youth, id, account, until_at FROM main.break_glass"
        + " WHERE from_at <= viewing_moment() AND until_at > viewing_moment() AND youth \(isOwn)",
      missing:
        "SELECT m.youth AS youth, m.suspected_county AS suspected_county,"
        + " \(NearbyViews.placed) AS placed_county,"
        + " ifnull(m.whereabouts_known, 0) AS is_located FROM main.missing m"
        + " WHERE m.closed_at IS NULL AND m.returned_at IS NULL"
        + " AND m.received_at <= viewing_moment() AND m.youth \(isOwn)",
      requests:
        "SELECT youth, to_county FROM main.county_requests"
        + " WHERE ifnull(ended_at, 9223372036854775807) > viewing_moment() AND youth \(isOwn)",
    ]
  }
}
