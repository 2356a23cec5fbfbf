import Database
import Domain

/// Points that supervisors overrode, in force at a moment; shown apart from the scheme's figures.
public struct WeightOverridesQuery: Query {
  /// The moment.
  public let at: Instant
  /// FIPS codes of the cases' counties; empty = every county.
  public let counties: [String]

  /// The overrides of a moment.
  public init(at: Instant, counties: [String] = []) {
    self.at = at
    self.counties = counties
  }

  /// The views that it reads.
  public var views: [String] {
    let own = CaseloadQuery(at: at).views
    return own + ["my_weight_overrides_f14"].filter { !own.contains($0) }
  }

  /// By end; of the open cases whose weights the viewer sees.
  public func fetch(_ viewing: Viewing) throws -> [WeightOverride] {
    guard viewing.viewer.role.seesWeights else { return [] }
    return try overrides(
      viewing,
      try CaseloadQuery(at: at).fetch(viewing).cases.filter {
        counties.isEmpty || counties.contains($0.county)
      })
  }

  /// Those of some cases' rows, at the cost of the overrides alone.
  public func overrides(_ viewing: Viewing, _ cases: [CaseRow]) throws -> [WeightOverride] {
    // There are few, so that the cases are looked through for theirs alone.
    let overridden = Set(
      try viewing.connection.fetchAll(
        "SELECT case_id FROM my_weight_overrides_f14 WHERE until_at > ?1 AND from_at <= ?1",
        [.integer(at.seconds)]
      ) { $0.text(0) })
    if overridden.isEmpty { return [] }
    var points: [String: Int] = [:]
    var workers: [String: String] = [:]
    for row in cases where overridden.contains(row.caseID) {
      points[row.caseID] = row.weight.points
      if row.role == .primary { workers[row.caseID] = row.worker }
    }
    var found: [WeightOverride] = []
    try viewing.connection.forEach(
      "SELECT id, case_id, youth, delta, from_at, until_at, reason FROM my_weight_overrides_f14"
        + " WHERE until_at > ?1 AND from_at <= ?1 ORDER BY until_at, id", [.integer(at.seconds)]
    ) { row in
      guard let weight = points[row.text(1)] else { return }
      found.append(
        WeightOverride(
          id: row.text(0), caseID: row.text(1), youth: row.text(2), worker: workers[row.text(1)],
          points: weight, delta: row.int(3), from: Instant(seconds: row.int64(4)),
          until: Instant(seconds: row.int64(5)), reason: row.optionalText(6)))
    }
    return found
  }
}

/// How many primary workers each youth with an open case has had within twelve months (S35).
public struct ContinuityQuery: Query {
  /// The moment.
  public let at: Instant

  /// Continuity at a moment.
  public init(at: Instant) { self.at = at }

  /// The views that it reads.
  public var views: [String] {
    ["my_cases_f1", "my_assignments_f1", "my_policies", ViewScopes.own]
  }

  /// Most workers first; of the youth of the role's own rows.
  public func fetch(_ viewing: Viewing) throws -> [Continuity] {
    guard viewing.viewer.role.seesWeights else { return [] }
    let day = viewing.zone.localDate(of: at)
    let policies = try viewing.policyBook()
    let assignments = try PrimaryWorkersReader(viewing: viewing, at: at).read()
    let own =
      viewing.viewer.role == .everything
      ? "" : " AND youth IN (SELECT id FROM \(ViewScopes.own))"
    let open = try viewing.connection.fetchAll(
      "SELECT youth, min(county) FROM my_cases_f1"
        + " WHERE ifnull(closed_on, '9999-12-31') >= ?1 AND opened_on <= ?1\(own) GROUP BY youth",
      [.text(day.text)]
    ) { ($0.text(0), $0.text(1)) }
    return open.map { youth, county in
      Continuity(
        youth: youth, county: county, assignments: assignments[youth] ?? [],
        limit: AssignmentRules(policies, county: county, on: day)[.primaryWorkers], at: at)
    }.sorted(by: Continuity.comesFirst)
  }
}
