import Domain

/// The sets of ids that the views are scoped by: one for each ground on which
/// records open (own caseload, unit or counties; team; consent; open episode;
/// break-glass), and for each field group the youth whose group the role reads.
///
/// They are temporary views, so that a scope is written once and the engine can
/// drive a query from it (`id IN (SELECT … UNION …)`, never OR of EXISTS, which
/// does not scale). Rights are always those of the real present: each compares
/// with `viewing_moment()` when it is run, not when it was prepared.
enum ViewScopes {
  private static let prefix = "my_scope_"
  /// The youth who are the role's own rows.
  static let own = prefix + "own"
  /// The youth of the viewer's counties, whose index partner agencies see.
  static let index = prefix + "index"
  /// Staff whose caseload weights the viewer sees.
  static let weights = prefix + "weights"
  /// Staff of the viewer's agency.
  static let agency = prefix + "agency"
  /// Accounts whose doings the viewer sees.
  static let accounts = prefix + "accounts"
  /// Missing episodes that are open.
  static let episodes = prefix + "episodes"
  /// Episodes of other counties' youth that the viewer's counties see the least of.
  static let nearby = prefix + "nearby"
  private static let team = prefix + "team"
  private static let transport = prefix + "transport"
  private static let missing = prefix + "missing"
  private static let emergency = prefix + "emergency"

  /// The set of youth whose group the viewer reads.
  static func youth(_ group: FieldGroup) -> String { prefix + group.rawValue }

  private static func consent(_ group: FieldGroup) -> String {
    "\(prefix)consent_\(group.rawValue)"
  }

  /// The names of the sets that a definition reads.
  static func names(in sql: String) -> [String] {
    // By byte: a definition is ASCII, and to walk it by grapheme costs more than to make the view.
    sql.utf8.split { !isOfName($0) }
      .filter { $0.starts(with: prefix.utf8) }.map { String(Substring($0)) }
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// The definition of a set, or `nil` for another view.
  static func definition(of view: String, for role: Role) -> String? {
    guard view.hasPrefix(prefix) else { return nil }
    if view == nearby { return NearbyViews.scope(role) }
    if role == .everything { return "SELECT id FROM main.youth" }
    switch view {
    case own: return ownYouth(role)
    case index: return countyYouth
    case team: return teamYouth("")
    case transport: return teamYouth(" AND t.purpose = '\(TeamPurpose.transport.rawValue)'")
    case missing: return missingYouth
    case emergency: return openedYouth
    case episodes: return openEpisodes
    case weights: return people(AccessMatrix.access(role, .f14))
    case agency: return agencyStaff
    case accounts: return accountsOf(role)
    default: return groupOrConsent(view, role)
    }
  }

  private static func groupOrConsent(_ view: String, _ role: Role) -> String? {
    for group in FieldGroup.allCases {
      if view == consent(group) { return consentYouth(group) }
      if view == youth(group) { return groupYouth(group, role) }
    }
    return nil
  }

  /// The temporary table that holds a set for the length of a read, or `nil` for a set that each
  /// statement works out for itself.
  ///
  /// A supervisor's own youth are those whom nobody carries too, and to find these takes every
  /// youth of the county: too long for each of the fifteen statements of one match. The other sets
  /// are read off an index.
  static func keepingTable(of view: String, for role: Role) -> String? {
    view == own && role.home == .unit ? "kept_own" : nil
  }

  // MARK: - The youth of one group

  private static func groupYouth(_ group: FieldGroup, _ role: Role) -> String {
    let access = AccessMatrix.access(role, group)
    var sets: [String] = []
    if access.reads.contains(.own) {
      sets.append(group == .f1 && role.isPartner ? index : own)
    }
    if access.reads.contains(.team) { sets.append(team) }
    if access.reads.contains(.transport) { sets.append(transport) }
    if access.reads.contains(.missing) { sets.append(missing) }
    if access.reads.contains(.consent) { sets.append(consent(group)) }
    if role.mayBreakGlass, group.isForLifeSafety, access.mayRead { sets.append(emergency) }
    // Whoever reads anything of a youth sees whom to call about them.
    if group == .f1, access.mayRead { sets += indexBeyondOwn(role) }
    if sets.isEmpty { return nobody }
    let union = sets.map { "SELECT id FROM \($0)" }.joined(separator: " UNION ")
    guard access.reach == .counsel else { return union }
    return
      "\(union) WHERE (SELECT g.kind FROM temp.viewer w JOIN main.agencies g ON g.id = w.agency)"
      + " = '\(AgencyKind.legal.rawValue)'"
  }

  private static func indexBeyondOwn(_ role: Role) -> [String] {
    let groups = FieldGroup.allCases.map { ($0, AccessMatrix.access(role, $0).reads) }
    let consents = groups.filter { $0.1.contains(.consent) }.map { consent($0.0) }
    return [team] + (groups.contains { $0.1.contains(.missing) } ? [missing] : []) + consents
  }

  fileprivate static let nobody = "SELECT NULL AS id WHERE 0"

  // MARK: - The grounds

  private static func ownYouth(_ role: Role) -> String {
    switch role.home {
    case .caseload: assignedTo("(SELECT staff FROM temp.viewer)")
    case .unit: "\(assignedTo("(\(unitMembers))")) UNION \(unassignedYouth)"
    case .counties: countyYouth
    case .nothing: nobody
    }
  }

  private static let countyYouth =
    "SELECT y.id AS id FROM main.youth y WHERE y.owner_county IN"
    + " (SELECT fips FROM temp.viewer_counties)"

  /// What holds of an assignment `a` and its case `c` that are in force.
  static let inForce =
    "a.from_at <= viewing_moment() AND ifnull(a.until_at, 9223372036854775807) > viewing_moment()"
    + " AND \(openCase)"

  /// What holds of a case `c` that is open.
  static let openCase =
    "ifnull(c.closed_on, '9999-12-31') >= viewing_day() AND c.opened_on <= viewing_day()"

  private static func assignedTo(_ staff: String) -> String {
    "SELECT c.youth AS id FROM main.assignments a JOIN main.cases c ON c.id = a.case_id"
      + " WHERE a.staff IN \(staff) AND \(inForce)"
  }

  /// Youth of the supervisor's counties whom nobody carries: they must be seen to be assigned. Each
  /// is asked about alone, so that the rest of a state's assignments costs a small county nothing.
  private static let unassignedYouth =
    "\(countyYouth) AND NOT EXISTS"
    + " (SELECT 1 FROM main.cases c JOIN main.assignments a ON a.case_id = c.id"
    + " WHERE c.youth = y.id AND \(inForce))"

  private static func teamYouth(_ condition: String) -> String {
    "SELECT t.youth AS id FROM main.team_members e JOIN main.teams t ON t.id = e.team"
      + " WHERE e.account IN (SELECT account FROM temp.viewer)"
      + " AND e.from_at <= viewing_moment() AND ifnull(e.until_at, 9223372036854775807) >"
      + " viewing_moment() AND t.from_at <= viewing_moment() AND t.until_at > viewing_moment()"
      + condition
  }

  private static func consentYouth(_ group: FieldGroup) -> String {
    "SELECT n.youth AS id FROM main.consents n"
      + " WHERE n.agency IN (SELECT agency FROM temp.viewer WHERE agency <> '')"
      + " AND n.from_at <= viewing_moment() AND n.until_at > viewing_moment()"
      + " AND instr(';' || n.fields || ';', ';\(group.rawValue);') > 0"
  }

  private static let openedYouth =
    "SELECT b.youth AS id FROM main.break_glass b"
    + " WHERE b.account IN (SELECT account FROM temp.viewer)"
    + " AND b.from_at <= viewing_moment() AND b.until_at > viewing_moment()"

  /// Episodes that run now: the youth is away, and has not been seen again.
  private static let openEpisodes =
    "SELECT m.id AS id FROM main.missing m WHERE m.closed_at IS NULL AND m.returned_at IS NULL"
    + " AND m.received_at <= viewing_moment()"

  /// Youth who are missing from one of the viewer's counties, or may be in one.
  private static let missingYouth =
    "SELECT m.youth AS id FROM main.missing m JOIN main.youth y ON y.id = m.youth"
    + " WHERE m.closed_at IS NULL AND m.returned_at IS NULL AND m.received_at <= viewing_moment()"
    + " AND (y.owner_county IN (SELECT fips FROM temp.viewer_counties)"
    + " OR m.suspected_county IN (SELECT fips FROM temp.viewer_counties))"
}

// MARK: - Staff and accounts

extension ViewScopes {
  private static func people(_ access: Access) -> String {
    if !access.mayRead { return nobody }
    return switch access.reach {
    case .person: "SELECT staff AS id FROM temp.viewer"
    case .unit: "SELECT id FROM (\(unitMembers))"
    case .agency: "SELECT id FROM \(agency)"
    case .all: "SELECT s.id AS id FROM main.staff s WHERE s.owner_county IN (\(counties))"
    case .seat, .incident, .counsel: nobody
    }
  }

  /// The viewer's counties.
  static let counties = "SELECT fips FROM temp.viewer_counties"

  private static let unitMembers =
    "SELECT v.id AS id FROM main.staff_versions v JOIN temp.viewer w ON v.unit = w.unit"
    + " WHERE v.county IN (\(counties)) AND v.valid_from ="
    + " (SELECT max(n.valid_from) FROM main.staff_versions n"
    + " WHERE n.id = v.id AND n.valid_from <= viewing_moment())"
    + " UNION SELECT staff FROM temp.viewer WHERE staff IS NOT NULL"

  private static let agencyStaff =
    "SELECT v.id AS id FROM main.staff_versions v"
    + " WHERE v.agency IN (SELECT agency FROM temp.viewer) AND v.valid_from ="
    + " (SELECT max(n.valid_from) FROM main.staff_versions n"
    + " WHERE n.id = v.id AND n.valid_from <= viewing_moment())"

  private static func accountsOf(_ role: Role) -> String {
    let oneself = "SELECT account AS id FROM temp.viewer"
    let access = AccessMatrix.access(role, .f18)
    if !access.mayRead { return oneself }
    return switch access.reach {
    case .person: oneself
    case .unit:
      "\(oneself) UNION SELECT g.account FROM main.grants g WHERE g.staff IN (\(unitMembers))"
    case .agency:
      "\(oneself) UNION SELECT g.account FROM main.grants g WHERE g.agency IN"
        + " (SELECT agency FROM temp.viewer)"
    default: "SELECT g.account AS id FROM main.grants g"
    }
  }
}
