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
  let chosen: Chosen

  private let components = StoredWords<CaseComponent>()
  private let roles = StoredWords<AssignmentRole>()
  private let text: EvidenceText

  init(viewing: Viewing, at: Instant, day: LocalDate, chosen: Chosen = .all) {
    self.viewing = viewing
    self.at = at
    self.day = day
    self.chosen = chosen
    text = EvidenceText(at: at, facilities: FacilityPlaces(viewing: viewing, at: at))
  }

  /// The open cases, in no order.
  func read() throws -> [CaseFacts] {
    var cases: [CaseFacts] = []
    try forEach { one in
      cases.append(one)
      // Room that is used again would be copied with what is in it.
      (one.assignments, one.evidence) = ([], YouthEvidence(county: ""))
    }
    return cases
  }

  /// Calls `body` with each open case, in no order; what it leaves in a case is room for the next.
  func forEach(_ body: (inout CaseFacts) throws -> Void) throws {
    if !EvidenceView.isOpen(to: viewing.viewer.role) {
      try viewing.require(YouthEvidenceReader.views)
    }
    switch chosen {
    case .all: try cases(where: "", [], body)
    case .near(let youth):
      try cases(
        where: " AND c.youth IN (\(Self.near(youth: "?3", moment: "?2")))", [.text(youth)], body)
    case .bearing(let staff, let key):
      try cases(where: " AND c.id IN (\(Self.bearing))", [.text(key), .text(staff)], body)
    case .counties(let codes): try cases(bearingOn: codes, body)
    }
  }

  /// The open cases of which something more holds; `?1` is the day, `?2` the moment, `?3` the first
  /// of `values`.
  func cases(
    where condition: String, _ values: [DatabaseValue], _ body: (inout CaseFacts) throws -> Void
  ) throws {
    // Room for one case after the other.
    var one = CaseFacts(
      id: "", youth: "", county: "", component: .familyReunification, openedOn: day,
      evidence: YouthEvidence(county: ""))
    // Those of whom nothing is kept that the viewer may read.
    var unkept: [CaseFacts] = []
    try viewing.connection.forEach(Self.sql + condition + own, moment + values) { row in
      try begin(&one, row)
      let isKept = try row.withTextBytes(6) { try text.read($0, into: &one) } ?? false
      if isKept { try body(&one) } else { unkept.append(one) }
    }
    if unkept.isEmpty { return }
    try viewing.require(YouthEvidenceReader.views)
    let evidence = try YouthEvidenceReader.read(
      of: Set(unkept.map(\.youth)).sorted(), at: at, viewing)
    var assignments = try assignments(of: unkept.map(\.id))
    for var one in unkept {
      one.evidence = evidence[one.youth] ?? YouthEvidence(county: one.county)
      one.assignments = assignments.removeValue(forKey: one.id) ?? []
      try body(&one)
    }
  }

  /// The assignments in force of some cases, by case.
  private func assignments(of keys: [String]) throws -> [String: [AssignmentFacts]] {
    var found: [String: [AssignmentFacts]] = [:]
    for list in KeyLists.of(keys) {
      try viewing.connection.forEach(
        "SELECT a.case_id, a.staff, a.role, a.from_at, a.until_at FROM my_assignments_f1 a"
          + " WHERE \(Self.inForce("a", "?1")) AND a.case_id IN (\(KeyLists.marks(from: 2)))",
        [.integer(at.seconds)] + list
      ) { row in
        found[row.text(0), default: []].append(
          AssignmentFacts(
            staff: row.text(1), role: row.word(2, of: roles) ?? .primary,
            from: Instant(seconds: row.int64(3)), until: row.instant(4)))
      }
    }
    return found
  }

  /// Begins a case in the room of the last.
  private func begin(_ one: inout CaseFacts, _ row: borrowing Row) throws {
    one.id = row.text(0)
    one.youth = row.text(1)
    // Of one county after the other.
    if !row.holds(one.county, 2) { one.county = row.text(2) }
    one.component = row.word(3, of: components) ?? .familyReunification
    one.openedOn = try row.date(4)
    one.closedOn = try row.optionalDate(5)
  }

  /// A caseload is of the role's own cases: a team, a consent or an opening for life safety lets
  /// somebody read a record, and gives nobody the work.
  private var own: String {
    viewing.viewer.role == .everything ? "" : " AND c.youth IN (SELECT id FROM \(ViewScopes.own))"
  }

  /// The views that cases read, beside those of ``YouthEvidenceReader`` where of a youth nothing is
  /// kept.
  static let views = [
    "my_cases_f1", "my_assignments_f1", "my_facility_versions_f8", ViewScopes.own,
    EvidenceView.name,
  ]

  private var moment: [DatabaseValue] { [.text(day.text), .integer(at.seconds)] }

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

  /// What holds of an assignment in force, as the index of a worker's assignments has it.
  static func inForce(_ name: String, _ moment: String) -> String {
    "\(name).from_at <= \(moment)"
      + " AND ifnull(\(name).until_at, 9223372036854775807) > \(moment)"
  }

  /// The keys of the cases that bear on worker `?4` with case `?3`: theirs, and those of whoever is
  /// the primary worker of one of them. They are worked out once, and workers before their cases: a
  /// join of assignments with themselves would run through all of them.
  private static let bearing =
    "WITH bearing(id) AS MATERIALIZED (SELECT ?3 UNION SELECT a.case_id FROM my_assignments_f1 a"
    + " WHERE a.staff = ?4 AND \(inForce("a", "?2")))"
    + " SELECT id FROM bearing UNION SELECT q.case_id FROM my_assignments_f1 q"
    + " WHERE q.role = 'primary' AND \(inForce("q", "?2")) AND q.staff IN (SELECT p.staff"
    + " FROM my_assignments_f1 p WHERE p.case_id IN (SELECT id FROM bearing)"
    + " AND p.role = 'primary' AND \(inForce("p", "?2")))"

  /// One statement: what is kept of their youth, and who has them, comes with the cases.
  private static let sql = """
    SELECT c.id, c.youth, c.county, c.component, c.opened_on, c.closed_on, e.facts
    FROM my_cases_f1 c LEFT JOIN \(EvidenceView.name) AS e ON e.youth = c.youth
    WHERE ifnull(c.closed_on, '9999-12-31') >= ?1 AND c.opened_on <= ?1 AND ?2 IS NOT NULL
    """
}
