import Database
import Domain

/// Open cases at a moment with their assignments and the evidence about their youth.
struct CaseFactsReader {
  /// Which cases.
  enum Chosen {
    /// All of them.
    case all
    /// Those of one youth and of whoever has a primary worker in common with them: half of a base
    /// is taken off where one worker has siblings, so nobody further away bears on the youth.
    case near(String)
    /// Those that bear on what a worker carries with one case more: their own, that one, and those
    /// of whoever is the primary worker of one of them.
    case bearing(on: String, taking: String)
    /// Those that bear on some counties: of the county, of a worker of the county, and those of
    /// whoever is the primary worker of one of them.
    case counties([String])
  }

  let viewing: Viewing
  let at: Instant
  let day: LocalDate
  var chosen = Chosen.all

  /// The open cases, in the order of their keys' storage.
  func read() throws -> [CaseFacts] {
    var cases: [CaseFacts] = []
    // A case comes with each of its assignments, all in a row, or once with none.
    try viewing.connection.forEach(Self.sql + condition, arguments) { row in
      if cases.last?.id != row.text(0) { cases.append(try Self.openCase(row)) }
      guard let staff = row.optionalText(6) else { return }
      cases[cases.count - 1].assignments.append(
        AssignmentFacts(
          staff: staff, role: AssignmentRole(stored: row.text(7)) ?? .primary,
          from: Instant(seconds: row.int64(8)), until: row.instant(9)))
    }
    let evidence = try evidence(of: cases)
    for place in cases.indices {
      if let found = evidence[cases[place].youth] { cases[place].evidence = found }
    }
    return cases
  }

  private static func openCase(_ row: borrowing Row) throws -> CaseFacts {
    CaseFacts(
      id: row.text(0), youth: row.text(1), county: row.text(2),
      component: CaseComponent(stored: row.text(3)) ?? .familyReunification,
      openedOn: try row.date(4), closedOn: try row.optionalDate(5), assignments: [],
      evidence: YouthEvidence(county: row.text(2)))
  }

  private func evidence(of cases: [CaseFacts]) throws -> [String: YouthEvidence] {
    let chosen: YouthEvidenceReader.Chosen
    switch self.chosen {
    case .all: chosen = .withOpenCase(on: day)
    case .near(let youth): chosen = .near(youth)
    case .bearing, .counties:
      return try YouthEvidenceReader.read(
        of: Set(cases.map(\.youth)).sorted(), at: at, viewing)
    }
    return try YouthEvidenceReader(viewing: viewing, at: at, youth: chosen).read()
  }

  /// What follows the condition that a case is open; `?1` is the day, `?2` the moment.
  private var condition: String {
    switch chosen {
    case .all: own
    case .near: " AND c.youth IN (\(Self.near(youth: "?3", moment: "?2")))\(own)"
    case .bearing: " AND c.id IN (\(Self.bearing))\(own)"
    case .counties(let codes): " AND c.id IN (\(Self.bearing(onCounties: codes.count)))\(own)"
    }
  }

  /// A caseload is of the role's own cases: a team, a consent or an opening for life safety lets
  /// somebody read a record, and gives nobody the work.
  private var own: String {
    viewing.viewer.role == .everything ? "" : " AND c.youth IN (SELECT id FROM \(ViewScopes.own))"
  }

  /// The views that cases read.
  static let views = ["my_cases_f1", "my_assignments_f1", ViewScopes.own]

  private var arguments: [DatabaseValue] {
    let moment: [DatabaseValue] = [.text(day.text), .integer(at.seconds)]
    switch chosen {
    case .all: return moment
    case .near(let youth): return moment + [.text(youth)]
    case .bearing(let staff, let key): return moment + [.text(key), .text(staff)]
    case .counties(let codes): return moment + codes.map { .text($0) }
    }
  }

  /// The keys of a youth and of those who have a primary worker in common with them at a moment.
  static func near(youth: String, moment: String) -> String {
    func inForce(_ name: String) -> String {
      "\(name).role = 'primary' AND \(Self.inForce(name, moment))"
    }
    return "SELECT \(youth) UNION ALL SELECT o.youth FROM my_cases_f1 d"
      + " JOIN my_assignments_f1 p ON p.case_id = d.id"
      + " JOIN my_assignments_f1 q ON q.staff = p.staff JOIN my_cases_f1 o ON o.id = q.case_id"
      + " WHERE d.youth = \(youth) AND \(inForce("p")) AND \(inForce("q"))"
  }

  private static func inForce(_ name: String, _ moment: String) -> String {
    "\(name).from_at <= \(moment) AND (\(name).until_at IS NULL OR \(name).until_at > \(moment))"
  }

  /// The keys of the cases that bear on worker `?4` with case `?3`.
  private static let bearing = withThoseOfPrimaries(
    of: "SELECT ?3 UNION SELECT a.case_id FROM my_assignments_f1 a"
      + " WHERE a.staff = ?4 AND \(inForce("a", "?2"))")

  /// The keys of the cases that bear on some counties, whose codes are `?3` and so on.
  private static func bearing(onCounties count: Int) -> String {
    let codes = (0..<count).map { "?\($0 + 3)" }.joined(separator: ", ")
    return withThoseOfPrimaries(
      of: "SELECT o.id FROM my_cases_f1 o WHERE o.county IN (\(codes))"
        + " AND ifnull(o.closed_on, '9999-12-31') >= ?1 AND o.opened_on <= ?1"
        + " UNION SELECT a.case_id FROM my_assignments_f1 a WHERE \(inForce("a", "?2"))"
        + " AND a.staff IN (SELECT v.id FROM my_staff_versions_f12 v WHERE v.county IN (\(codes)))")
  }

  /// Some keys of cases, and those of whoever is the primary worker of one of them: where one worker
  /// has siblings, half of a base is taken off. The keys are worked out once, and workers before
  /// their cases: a join of assignments with themselves would run through all of them.
  private static func withThoseOfPrimaries(of own: String) -> String {
    "WITH bearing(id) AS MATERIALIZED (\(own))"
      + " SELECT id FROM bearing UNION SELECT q.case_id FROM my_assignments_f1 q"
      + " WHERE q.role = 'primary' AND \(inForce("q", "?2")) AND q.staff IN (SELECT p.staff"
      + " FROM my_assignments_f1 p WHERE p.case_id IN (SELECT id FROM bearing)"
      + " AND p.role = 'primary' AND \(inForce("p", "?2")))"
  }

  /// One statement, so that which cases bear on a county is worked out once.
  private static let sql = """
    SELECT c.id, c.youth, c.county, c.component, c.opened_on, c.closed_on,
      a.staff, a.role, a.from_at, a.until_at
    FROM my_cases_f1 c LEFT JOIN my_assignments_f1 a ON a.case_id = c.id
      AND a.from_at <= ?2 AND (a.until_at IS NULL OR a.until_at > ?2)
    WHERE ifnull(c.closed_on, '9999-12-31') >= ?1 AND c.opened_on <= ?1
    """
}
