import Domain

/// Which rows of each kind of record a role sees of one field group (D§7.2).
enum ViewRows {
  /// The condition on the rows, or `nil` for every row.
  static func condition(kind: RecordKind, table: String, group: FieldGroup, role: Role) -> String? {
    if role == .everything { return nil }
    if role == .provider { return ownFacilities(kind) }
    let access = AccessMatrix.access(role, group)
    switch kind.name {
    case "youth": return "id \(inYouth(group))"
    case "staff": return staff(group, access, role)
    case "assignments": return assignments(group, access, role)
    case "cases": return "youth \(inYouth(group))" + (role.seesStub ? " AND \(caseIsOpen)" : "")
    case "missing": return "youth \(inYouth(group))" + whileOpen(access, "id")
    case "notices", "efforts", "episode_steps", "episode_details", "clock_exemptions",
      "acknowledgements", "notifications":
      return "episode IN (SELECT m.id FROM main.missing m WHERE m.youth \(inYouth(group)))"
        + whileOpen(access, "episode")
    case "team_members":
      return "team IN (SELECT t.id FROM main.teams t WHERE t.youth \(inYouth(group)))"
    case "reports": return reports(group, access, role)
    case "leave", "training": return "staff IN (\(countyStaff))"
    case "positions", "submissions", "shifts", "named_gaps", "temporary_schedules",
      "plans", "plan_texts", "responsibilities", "county_notes", "protocol_steps", "partners",
      "budget_parts", "surveys", "survey_answers":
      return inCounty
    // What a study found of the whole state is for every county.
    case "study_figures": return "(county IS NULL OR \(inCounty))"
    case "agenda_items": return agenda
    // Signed counts of reports are for whoever could count them.
    case "count_sign_offs": return role.seesWholeCounties(.f3) ? inCounty : "0"
    case "agenda_signatures", "agenda_indicators":
      return "item IN (SELECT i.id FROM main.agenda_items i WHERE \(inCounty))"
    case "callouts": return callouts(group, access)
    case "response_steps":
      return "callout IN (SELECT c.id FROM main.callouts c WHERE \(callouts(group, access)))"
    case "shift_swaps": return "shift IN (SELECT h.id FROM main.shifts h WHERE \(inCounty))"
    case "handovers": return handovers(access)
    case "facilities": return group == .f7 ? placesOfYouth(access) : nil
    case "county_requests": return requests(role)
    case "availability", "licences": return nil
    case "bed_holds": return group == .f8 ? nil : "youth \(inYouth(group))"
    case "break_glass": return openings(role)
    default: return "youth \(inYouth(group))"
    }
  }

  private static func inYouth(_ group: FieldGroup) -> String {
    "IN (SELECT id FROM \(ViewScopes.youth(group)))"
  }

  private static let inCounty = "county IN (\(ViewScopes.counties))"

  private static let countyStaff =
    "SELECT s.id FROM main.staff s WHERE s.owner_county IN (\(ViewScopes.counties))"

  /// Whoever stands on a county's roster can be called by it, wherever their record belongs: one
  /// agency's advocates serve several counties, and a seat that they fill must not read NOBODY.
  private static let rosteredStaff =
    "SELECT h.staff FROM main.shifts h WHERE h.county IN (\(ViewScopes.counties))"

  private static func staff(_ group: FieldGroup, _ access: Access, _ role: Role) -> String {
    if group == .f14 { return "id IN (SELECT id FROM \(ViewScopes.weights))" }
    if role.seesContactsAlone {
      return "id IN (SELECT a.staff FROM main.assignments a JOIN main.cases c ON c.id = a.case_id"
        + " WHERE c.youth \(inYouth(.f1)) AND \(ViewScopes.inForce))"
    }
    return "id IN (\(countyStaff) UNION \(rosteredStaff))"
  }

  private static func assignments(_ group: FieldGroup, _ access: Access, _ role: Role) -> String {
    let force = role.seesStub ? " AND \(ViewScopes.openCase)" : ""
    let rows =
      "case_id IN (SELECT c.id FROM main.cases c WHERE c.youth \(inYouth(group))\(force))"
      + (role.seesStub ? " AND \(assignmentIsInForce)" : "")
    guard group == .f4 else { return rows }
    if access.reach == .agency {
      return "\(rows) AND staff IN (SELECT id FROM \(ViewScopes.agency))"
    }
    return "\(rows) AND \(notAdvocates)"
  }

  private static let caseIsOpen =
    "ifnull(closed_on, '9999-12-31') >= viewing_day() AND opened_on <= viewing_day()"

  private static let assignmentIsInForce =
    "from_at <= viewing_moment() AND ifnull(until_at, 9223372036854775807) > viewing_moment()"

  /// What a youth tells their advocate is privileged (Evidence Code 1038): no other role reads it,
  /// on no team and under no general consent.
  private static let notAdvocates =
    "NOT EXISTS (SELECT 1 FROM main.staff_versions p JOIN main.agencies g ON g.id = p.agency"
    + " WHERE p.id = staff AND g.kind = '\(AgencyKind.advocate.rawValue)')"

  /// Where the open episode is the only ground, former episodes stay closed.
  private static func whileOpen(_ access: Access, _ key: String) -> String {
    access.reads == [.missing] ? " AND \(key) IN (SELECT id FROM \(ViewScopes.episodes))" : ""
  }

  private static func reports(_ group: FieldGroup, _ access: Access, _ role: Role) -> String {
    if access.reach == .incident {
      return "youth IN (SELECT id FROM \(ViewScopes.own)) AND reporter_kind = '\(ownReporter)'"
    }
    // A desk that answers for counties sees a report before it is known whom it is about.
    if role.home == .counties, access.reads.contains(.own) { return inCounty }
    return "youth \(inYouth(group))"
  }

  private static let ownReporter = "law_enforcement"

  private static func callouts(_ group: FieldGroup, _ access: Access) -> String {
    switch access.reach {
    case .seat: "\(inCounty) AND advocate_staff IN (SELECT id FROM \(ViewScopes.agency))"
    case .incident: "youth IN (SELECT id FROM \(ViewScopes.own))"
    default: access.reads.contains(.own) ? inCounty : "youth \(inYouth(group))"
    }
  }

  /// An item about one youth is for whoever sees the youth.
  private static let agenda =
    "\(inCounty) AND id NOT IN (SELECT u.item FROM main.agenda_youth u"
    + " WHERE u.youth NOT \(inYouth(.f1)))"

  /// A county that asks sees its requests about the youth whom each account sees; one that is asked
  /// sees what it has not done with, for whoever works with youth there.
  private static func requests(_ role: Role) -> String {
    if !role.seesRequests { return "0" }
    return "id IN (SELECT r.id FROM main.county_requests r WHERE r.county IN"
      + " (\(ViewScopes.counties)) AND r.youth \(inYouth(.f1))"
      + " UNION SELECT r.id FROM main.county_requests r WHERE r.to_county IN"
      + " (\(ViewScopes.counties))"
      + " AND ifnull(r.ended_at, 9223372036854775807) > viewing_moment())"
  }

  /// A duty is its county's: no part of it belongs to one seat or one incident.
  private static func handovers(_ access: Access) -> String {
    switch access.reach {
    case .seat, .incident: "0"
    default: access.reads.contains(.own) ? inCounty : "0"
    }
  }

  /// A provider's own facilities, their beds and who holds one until when; no group of theirs names
  /// a youth.
  private static func ownFacilities(_ kind: RecordKind) -> String {
    let keys = "(SELECT facility FROM temp.viewer_facilities)"
    return kind.name == "facilities" ? "id IN \(keys)" : "facility IN \(keys)"
  }

  private static func placesOfYouth(_ access: Access) -> String? {
    if access.reads.contains(.own), access.reach == .all { return nil }
    return "id IN (SELECT s.facility FROM main.stays s WHERE s.youth \(inYouth(.f7)))"
  }

  /// Break-glass openings are reviewed by whoever sees the doings of the account; one's own is
  /// shown to whoever made it, in a role without an audit trail too.
  private static func openings(_ role: Role) -> String? {
    let access = AccessMatrix.access(role, .f18)
    if access.mayRead, access.reach == .all { return nil }
    return "account IN (SELECT id FROM \(ViewScopes.accounts))"
  }
}
