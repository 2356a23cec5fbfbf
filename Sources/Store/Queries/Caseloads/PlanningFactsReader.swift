import Database
import Domain

/// Reads what giving out cases goes by: caseloads, leave, conflicts of interest, languages, and who
/// was a youth's primary worker within twelve months.
struct PlanningFactsReader {
  let viewing: Viewing
  let at: Instant
  /// Of whom staff, leave and conflicts are read; `nil` = everyone.
  var only: String?
  /// From when a conflict of interest counts; `nil` = at the moment.
  var since: Instant?

  /// The views that it reads.
  static func views(at: Instant) -> [String] {
    CaseloadQuery(at: at).views + ["my_leave_f12", "my_conflicts_f9", "my_youth_versions_f2"]
  }

  /// The facts of every case and worker whose weights the viewer sees.
  func read() throws -> PlanningFacts {
    let day = viewing.zone.localDate(of: at)
    var facts = try facts(of: try CaseFactsReader(viewing: viewing, at: at, day: day).read(.all))
    for (key, workers) in try PrimaryWorkersReader(viewing: viewing, at: at).read() {
      facts.youth[key, default: .init()].primaryWorkers = Set(workers.map(\.staff))
    }
    return facts
  }

  /// The facts of some cases, without who was the primary worker of their youth.
  func facts(of cases: [CaseFacts]) throws -> PlanningFacts {
    PlanningFacts(
      cases: cases, staff: try staff(), people: try people(), youth: try youth(of: cases),
      policies: try viewing.policyBook(), at: at, zone: viewing.zone)
  }

  /// The staff, and of those who are designated whether they are currently trained: a course counts
  /// through its last day, and the first of somebody's that lapsed and was not renewed ends it.
  private func staff() throws -> [StaffFacts] {
    let day = viewing.zone.localDate(of: at)
    var (trained, lapsed): (Set<String>, [String: LocalDate]) = ([], [:])
    try viewing.connection.forEach(
      CSETraining.courses(in: "my_training_f12", condition("staff")), [.text(day.text)] + own
    ) { row in
      let (key, end) = (row.text(0), try row.date(1))
      trained.insert(key)
      if end < day { lapsed[key] = min(lapsed[key] ?? end, end) }
    }
    var staff = try CaseloadQuery(at: at).staff(
      viewing, only: only.map { [$0] }, lapsed: lapsed)
    for place in staff.indices where staff[place].cseDesignated {
      staff[place].lacksTraining = !trained.contains(staff[place].id)
    }
    return staff
  }

  /// `?2` is whoever alone is asked for.
  private func condition(_ column: String) -> String { only == nil ? "" : " AND \(column) = ?2" }
  private var own: [DatabaseValue] { only.map { [.text($0)] } ?? [] }

  private func people() throws -> [String: PlanningFacts.PersonFacts] {
    var people: [String: PlanningFacts.PersonFacts] = [:]
    try viewing.connection.forEach(
      "SELECT v.id, v.languages FROM my_staff_versions_f12 v WHERE v.languages IS NOT NULL"
        + " AND v.valid_from = (SELECT max(n.valid_from) FROM my_staff_versions_f12 n"
        + " WHERE n.id = v.id AND n.valid_from <= ?1)\(condition("v.id"))",
      [.integer(at.seconds)] + own
    ) { row in
      people[row.text(0), default: .init()].languages = Self.languages(row.text(1))
    }
    try viewing.connection.forEach(
      "SELECT staff, from_at, until_at FROM my_leave_f12 WHERE until_at > ?1"
        + " AND \(LeaveRow.isTaken)\(condition("staff"))",
      [.integer(at.seconds)] + own
    ) { row in
      people[row.text(0), default: .init()].leave.append(
        Interval(from: Instant(seconds: row.int64(1)), until: Instant(seconds: row.int64(2))))
    }
    let since = min(since ?? at, at)
    try viewing.connection.forEach(
      "SELECT staff, youth, until_at FROM my_conflicts_f9 WHERE from_at <= ?1"
        + condition("staff"), [.integer(at.seconds)] + own
    ) { row in
      if row.instant(2).map({ $0 > since }) ?? true {
        people[row.text(0), default: .init()].conflicts.insert(row.text(1))
      }
    }
    return people
  }

  /// What youth speak: of everyone, or, where it is of one worker, of the youth of their cases.
  private func youth(of cases: [CaseFacts]) throws -> [String: PlanningFacts.YouthNeeds] {
    var youth: [String: PlanningFacts.YouthNeeds] = [:]
    let keys = only == nil ? [] : Set(cases.map(\.youth)).sorted()
    let statement =
      "SELECT v.id, v.languages FROM my_youth_versions_f2 v WHERE v.languages IS NOT NULL"
      + " AND v.valid_from = (SELECT max(n.valid_from) FROM my_youth_versions_f2 n"
      + " WHERE n.id = v.id AND n.valid_from <= ?1)"
    func take(_ row: borrowing Row) {
      youth[row.text(0), default: .init()].languages = Self.languages(row.text(1))
    }
    if only == nil {
      try viewing.connection.forEach(statement, [.integer(at.seconds)]) { take($0) }
    }
    for list in KeyLists.of(keys) {
      try viewing.connection.forEach(
        statement + " AND v.id IN (\(KeyLists.marks(from: 2)))", [.integer(at.seconds)] + list
      ) { take($0) }
    }
    return youth
  }

  private static func languages(_ text: String) -> Set<String> {
    Set(FieldReading.items(text).map { $0.lowercased() })
  }
}

/// Reads who was the primary worker of each youth within twelve months of a moment (S35).
struct PrimaryWorkersReader {
  let viewing: Viewing
  let at: Instant

  /// The assignments of each youth, oldest first, without those put right on their first day.
  func read() throws -> [String: [AssignmentFacts]] {
    let zone = viewing.zone
    let since = zone.firstInstant(of: zone.localDate(of: at).adding(months: -12))
    var found: [String: [AssignmentFacts]] = [:]
    try viewing.connection.forEach(
      "SELECT c.youth, a.staff, a.from_at, a.until_at FROM my_assignments_f1 a"
        + " JOIN my_cases_f1 c ON c.id = a.case_id WHERE a.role = 'primary' AND a.from_at <= ?1"
        + " AND (a.until_at IS NULL OR a.until_at > ?2) ORDER BY a.from_at",
      [.integer(at.seconds), .integer(since.seconds)]
    ) { row in
      let one = AssignmentFacts(
        staff: row.text(1), role: .primary, from: Instant(seconds: row.int64(2)),
        until: row.instant(3))
      if !one.isCorrection(in: zone) { found[row.text(0), default: []].append(one) }
    }
    return found
  }
}
