import Database
import Domain

/// Reads what giving out cases goes by: caseloads, leave, conflicts of interest, languages, and who
/// was a youth's primary worker within twelve months.
struct PlanningFactsReader {
  let viewing: Viewing
  let at: Instant

  /// The views that it reads.
  static func views(at: Instant) -> [String] {
    let own = CaseloadQuery(at: at).views
    return own
      + ["my_leave_f12", "my_conflicts_f9", "my_youth_versions_f2"].filter { !own.contains($0) }
  }

  /// The facts of every case and worker whose weights the viewer sees.
  func read() throws -> PlanningFacts {
    let day = viewing.zone.localDate(of: at)
    let cases = try CaseFactsReader(viewing: viewing, at: at, day: day).read(.all)
    return PlanningFacts(
      cases: cases, staff: try CaseloadQuery(at: at).staff(viewing), people: try people(),
      youth: try youth(),
      policies: try viewing.policyBook(), at: at,
      zone: viewing.zone)
  }

  private func people() throws -> [String: PlanningFacts.PersonFacts] {
    var people: [String: PlanningFacts.PersonFacts] = [:]
    try viewing.connection.forEach(
      "SELECT v.id, v.languages FROM my_staff_versions_f12 v WHERE v.languages IS NOT NULL"
        + " AND v.valid_from = (SELECT max(n.valid_from) FROM my_staff_versions_f12 n"
        + " WHERE n.id = v.id AND n.valid_from <= ?1)", [.integer(at.seconds)]
    ) { row in
      people[row.text(0), default: .init()].languages = Self.languages(row.text(1))
    }
    try viewing.connection.forEach(
      "SELECT staff, from_at, until_at FROM my_leave_f12 WHERE until_at > ?1",
      [.integer(at.seconds)]
    ) { row in
      people[row.text(0), default: .init()].leave.append(
        Interval(from: Instant(seconds: row.int64(1)), until: Instant(seconds: row.int64(2))))
    }
    try viewing.connection.forEach(
      "SELECT staff, youth FROM my_conflicts_f9 WHERE from_at <= ?1"
        + " AND (until_at IS NULL OR until_at > ?1)", [.integer(at.seconds)]
    ) { row in people[row.text(0), default: .init()].conflicts.insert(row.text(1)) }
    return people
  }

  private func youth() throws -> [String: PlanningFacts.YouthNeeds] {
    var youth: [String: PlanningFacts.YouthNeeds] = [:]
    try viewing.connection.forEach(
      "SELECT v.id, v.languages FROM my_youth_versions_f2 v WHERE v.languages IS NOT NULL"
        + " AND v.valid_from = (SELECT max(n.valid_from) FROM my_youth_versions_f2 n"
        + " WHERE n.id = v.id AND n.valid_from <= ?1)", [.integer(at.seconds)]
    ) { row in
      youth[row.text(0), default: .init()].languages = Self.languages(row.text(1))
    }
    for (key, workers) in try PrimaryWorkersReader(viewing: viewing, at: at).read() {
      youth[key, default: .init()].primaryWorkers = Set(workers.map(\.staff))
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
