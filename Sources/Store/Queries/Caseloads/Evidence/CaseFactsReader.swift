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
  }

  let viewing: Viewing
  let at: Instant
  /// The end of a span of which every moment is asked for: the cases that are open at one, the
  /// assignments in force at one, facts that begin in it. The moment itself where it is asked for
  /// alone; then nothing else is said of these here.
  let through: Instant
  let day: LocalDate

  private let components = StoredWords<CaseComponent>()
  private let roles = StoredWords<AssignmentRole>()
  private let text: EvidenceText
  private let lastDay: LocalDate

  init(viewing: Viewing, at: Instant, day: LocalDate, through: Instant? = nil) {
    self.viewing = viewing
    self.at = at
    self.through = through ?? at
    self.day = day
    lastDay = through.map { viewing.zone.localDate(of: $0) } ?? day
    text = EvidenceText(
      at: at, through: self.through, days: day...lastDay,
      facilities: FacilityPlaces(viewing: viewing, at: at))
  }

  /// The open cases, in no order.
  func read(_ chosen: Chosen) throws -> [CaseFacts] {
    var cases: [CaseFacts] = []
    try forEach(chosen) { one in
      cases.keep(&one)
    }
    return cases
  }

  /// Calls `body` with each open case, in no order; what it leaves in a case is room for the next.
  func forEach(_ chosen: Chosen, _ body: (inout CaseFacts) throws -> Void) throws {
    switch chosen {
    case .all: try cases(where: { "\($0).county IN (SELECT fips FROM my_counties)" }, [], body)
    case .near(let youth):
      try cases(
        where: { "\($0).youth IN (\(Self.near(youth: "?3", moment: "?2")))" }, [.text(youth)], body)
    case .bearing(let staff, let key):
      try cases(
        where: { "\($0).youth IN (\(Self.youth(ofCases: Self.bearing)))" },
        [.text(key), .text(staff)], body)
    }
  }

  /// The open cases of which something holds: of a row that is named has a `county` and a `youth`.
  /// `?1` is the day, `?2` the moment, `?3` the first of `values`.
  func cases(
    where condition: (String) -> String, _ values: [DatabaseValue],
    _ body: (inout CaseFacts) throws -> Void
  ) throws {
    guard EvidenceView.isOpen(to: viewing.viewer.role) else {
      return try recorded(where: condition("c"), values, body)
    }
    // Room for one case after the other.
    var (one, kept) = (blank, KeptCases())
    // Those of whom nothing is kept that the viewer may read.
    var unkept: Set<Place> = []
    try viewing.connection.forEach(
      Self.kept + condition("e") + own("e"), moment + values
    ) { row in
      let isKept = try row.withTextBytes(2) { try text.read($0, into: &kept) } ?? false
      if !isKept {
        unkept.insert(Place(youth: row.text(0), county: row.text(1)))
      } else if !kept.isEmpty {
        one.youth = row.text(0)
        // Of one county after the other.
        if !row.holds(one.county, 1) { one.county = row.text(1) }
        try kept.forEach(in: &one, body)
      }
    }
    for list in KeyLists.of(Set(unkept.map(\.youth)).sorted()) {
      let marks = KeyLists.marks(from: 3 + values.count)
      try recorded(where: "\(condition("c")) AND c.youth IN (\(marks))", values + list) { one in
        if unkept.contains(Place(youth: one.youth, county: one.county)) { try body(&one) }
      }
    }
  }

  private struct Place: Hashable {
    let youth: String
    let county: String
  }

  /// The open cases of which something holds, with what is recorded fact by fact.
  private func recorded(
    where condition: String, _ values: [DatabaseValue], _ body: (inout CaseFacts) throws -> Void
  ) throws {
    try viewing.require(YouthEvidenceReader.views)
    var cases: [CaseFacts] = []
    try viewing.connection.forEach(recorded + condition + own("c"), moment + values) { row in
      cases.append(
        CaseFacts(
          id: row.text(0), youth: row.text(1), county: row.text(2),
          component: row.word(3, of: components) ?? .familyReunification,
          openedOn: try row.date(4), closedOn: try row.optionalDate(5),
          evidence: YouthEvidence(county: "")))
    }
    let evidence = try YouthEvidenceReader.read(
      of: Set(cases.map(\.youth)).sorted(), at: at, through: through, viewing)
    var assignments = try assignments(of: cases.map(\.id))
    for var one in cases {
      one.evidence = evidence[one.youth] ?? YouthEvidence(county: one.county)
      one.assignments = assignments.removeValue(forKey: one.id) ?? []
      try body(&one)
    }
  }

  private var blank: CaseFacts {
    CaseFacts(
      id: "", youth: "", county: "", component: .familyReunification, openedOn: day,
      evidence: YouthEvidence(county: ""))
  }

  /// The assignments in force of some cases, by case.
  private func assignments(of keys: [String]) throws -> [String: [AssignmentFacts]] {
    var found: [String: [AssignmentFacts]] = [:]
    for list in KeyLists.of(keys) {
      try viewing.connection.forEach(
        "SELECT a.case_id, a.staff, a.role, a.from_at, a.until_at FROM my_assignments_f1 a"
          + " WHERE \(isHeld("a", "?1")) AND a.case_id IN (\(KeyLists.marks(from: 2)))",
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

  /// A caseload is of the role's own cases: a team, a consent or an opening for life safety lets
  /// somebody read a record, and gives nobody the work.
  private func own(_ row: String) -> String {
    viewing.viewer.role == .everything
      ? "" : " AND \(row).youth IN (SELECT id FROM \(ViewScopes.own))"
  }

  /// The views that cases read, beside those of ``YouthEvidenceReader`` where of a youth nothing is
  /// kept.
  static let views = [
    "my_counties", "my_cases_f1", "my_assignments_f1", "my_facility_versions_f8", ViewScopes.own,
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

  /// The keys of the youth of some cases.
  static func youth(ofCases keys: String) -> String {
    "SELECT b.youth FROM my_cases_f1 b WHERE b.id IN (\(keys))"
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

  /// What is kept of youth whose cases in a county were not all closed before the day.
  private static let kept =
    "SELECT e.youth, e.county, e.facts FROM \(EvidenceView.name) AS e"
    + " WHERE e.until >= ?1 AND ?2 IS NOT NULL AND "

  private var recorded: String {
    let last = lastDay == day ? "?1" : "'\(lastDay.text)'"
    return """
      SELECT c.id, c.youth, c.county, c.component, c.opened_on, c.closed_on FROM my_cases_f1 c
      WHERE ifnull(c.closed_on, '9999-12-31') >= ?1 AND c.opened_on <= \(last)
        AND ?2 IS NOT NULL AND\(" ")
      """
  }

  /// ``inForce(_:_:)`` at some moment of the span.
  func isHeld(_ name: String, _ moment: String) -> String {
    guard through > at else { return Self.inForce(name, moment) }
    return "\(name).from_at <= \(through.seconds)"
      + " AND ifnull(\(name).until_at, 9223372036854775807) > \(moment)"
  }
}

extension [CaseFacts] {
  /// Keeps a case for longer than its turn; room that is used again would be copied with what is in
  /// it.
  mutating func keep(_ one: inout CaseFacts) {
    append(one)
    (one.assignments, one.evidence) = ([], YouthEvidence(county: ""))
  }
}
