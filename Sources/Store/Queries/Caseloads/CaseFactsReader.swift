import Database
import Domain

/// Open cases at a moment with their assignments and the evidence about their youth.
struct CaseFactsReader {
  let viewing: Viewing
  let at: Instant
  let day: LocalDate

  /// The open cases, in the order of their keys' storage.
  func read() throws -> [CaseFacts] {
    let assignments = try assignments()
    let evidence = try YouthEvidenceReader(viewing: viewing, at: at, youth: .withOpenCase(on: day))
      .read()
    return try viewing.connection.fetchAll(Self.casesSQL, [.text(day.text)]) { row in
      let id = row.text(0)
      let youth = row.text(1)
      return CaseFacts(
        id: id, youth: youth, county: row.text(2),
        component: CaseComponent(stored: row.text(3)) ?? .familyReunification,
        openedOn: try row.date(4), closedOn: try row.optionalDate(5),
        assignments: assignments[id] ?? [],
        evidence: evidence[youth] ?? YouthEvidence(county: row.text(2)))
    }
  }

  static let casesSQL = """
    SELECT id, youth, county, component, opened_on, closed_on FROM my_cases_f1
    WHERE ifnull(closed_on, '9999-12-31') >= ?1 AND opened_on <= ?1
    """

  private func assignments() throws -> [String: [AssignmentFacts]] {
    var byCase: [String: [AssignmentFacts]] = [:]
    try viewing.connection.forEach(
      Self.assignmentsSQL, [.text(day.text), .integer(at.seconds)]
    ) { row in
      byCase[row.text(0), default: []].append(
        AssignmentFacts(
          staff: row.text(1), role: AssignmentRole(stored: row.text(2)) ?? .primary,
          from: Instant(seconds: row.int64(3)),
          until: row.optionalInt64(4).map { Instant(seconds: $0) }))
    }
    return byCase
  }

  static let assignmentsSQL = """
    SELECT a.case_id, a.staff, a.role, a.from_at, a.until_at
    FROM my_cases_f1 c JOIN my_assignments_f1 a ON a.case_id = c.id
    WHERE ifnull(c.closed_on, '9999-12-31') >= ?1 AND c.opened_on <= ?1
      AND a.from_at <= ?2 AND (a.until_at IS NULL OR a.until_at > ?2)
    """
}
