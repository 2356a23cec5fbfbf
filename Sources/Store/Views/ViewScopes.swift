import Domain

/// Which rows a role sees of each kind of record (D§7.2: own caseload, own
/// unit). The sets are temporary views of ids, so that a scope is written once
/// and the engine can drive a query from it (`id IN (SELECT … UNION …)`, never
/// OR of EXISTS, which does not scale).
enum ViewScopes {
  /// The set of youth whose records the viewer works with.
  static let youth = "my_scope_youth"
  /// The set of staff whose caseload weights the viewer sees.
  static let weights = "my_scope_weights"

  /// The definition of a scope's own view, or `nil` for another view or an unscoped role.
  static func definition(of view: String, for role: Role) -> String? {
    switch (view, role) {
    case (youth, .caseworker):
      "\(assignedTo("(SELECT staff FROM temp.viewer)"))"
    case (youth, .supervisor):
      "\(assignedTo(unitStaff)) UNION \(unassignedYouth)"
    case (weights, .caseworker):
      "SELECT staff AS id FROM temp.viewer"
    case (weights, .supervisor):
      "SELECT id FROM (\(unitMembers))"
    default: nil
    }
  }

  /// The scopes that a view of this kind and group needs to exist before it.
  static func needed(for role: Role) -> [String] {
    role == .caseworker || role == .supervisor ? [weights, youth] : []
  }

  /// The condition on the rows of one kind for one group, or `nil` for every row.
  static func condition(kind: RecordKind, group: FieldGroup, role: Role) -> String? {
    if role == .everything { return nil }
    if !AccessMatrix.access(role, group).mayRead { return "0" }
    switch kind.name {
    case "youth": return "id IN (SELECT id FROM \(youth))"
    case "flags", "cse_status", "screenings", "cases", "reports", "stays", "missing",
      "no_contact", "conflicts", "hearings", "facilitators":
      return "youth IN (SELECT id FROM \(youth))"
    case "assignments":
      return "case_id IN (SELECT c.id FROM main.cases c WHERE c.youth IN (SELECT id FROM \(youth)))"
    case "staff":
      return group == .f14
        ? "id IN (SELECT id FROM \(weights))"
        : "id IN (SELECT s.id FROM main.staff s WHERE s.owner_county IN "
          + "(SELECT fips FROM temp.viewer_counties) UNION \(rosteredStaff))"
    case "notices", "efforts":
      return "episode IN (SELECT m.id FROM main.missing m WHERE m.youth IN"
        + " (SELECT id FROM \(youth)))"
    case "leave", "training":
      return "staff IN (SELECT s.id FROM main.staff s WHERE s.owner_county IN "
        + "(SELECT fips FROM temp.viewer_counties))"
    case "positions", "submissions", "shifts", "callouts":
      return "county IN (SELECT fips FROM temp.viewer_counties)"
    case "facilities", "availability": return nil
    default: return "0"
    }
  }

  /// Whoever stands on a county's roster can be called by it, wherever their record belongs: one
  /// agency's advocates serve several counties, and a seat that they fill must not read NOBODY.
  private static let rosteredStaff =
    "SELECT h.staff FROM main.shifts h WHERE h.county IN (SELECT fips FROM temp.viewer_counties)"

  /// Rights are always those of the real present, whatever time a query asks about.
  private static let inForce =
    "a.from_at <= viewing_moment() AND ifnull(a.until_at, 9223372036854775807) > viewing_moment()"
    + " AND ifnull(c.closed_on, '9999-12-31') >= viewing_day() AND c.opened_on <= viewing_day()"

  private static func assignedTo(_ staff: String) -> String {
    "SELECT c.youth AS id FROM main.assignments a JOIN main.cases c ON c.id = a.case_id"
      + " WHERE a.staff IN \(staff) AND \(inForce)"
  }

  private static let unitMembers =
    "SELECT v.id AS id FROM main.staff_versions v JOIN temp.viewer w ON v.unit = w.unit"
    + " WHERE v.county IN (SELECT fips FROM temp.viewer_counties) AND v.valid_from ="
    + " (SELECT max(n.valid_from) FROM main.staff_versions n"
    + " WHERE n.id = v.id AND n.valid_from <= viewing_moment())"
    + " UNION SELECT staff FROM temp.viewer WHERE staff IS NOT NULL"

  private static let unitStaff = "(\(unitMembers))"

  /// Youth of the supervisor's counties whom nobody carries: they must be seen to be assigned.
  private static let unassignedYouth =
    "SELECT y.id AS id FROM main.youth y WHERE y.owner_county IN"
    + " (SELECT fips FROM temp.viewer_counties) AND y.id NOT IN"
    + " (SELECT c.youth FROM main.assignments a JOIN main.cases c ON c.id = a.case_id"
    + " WHERE \(inForce))"
}
