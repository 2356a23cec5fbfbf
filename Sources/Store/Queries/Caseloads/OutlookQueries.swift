import Database
import Domain

/// What will change in the loads of the days ahead.
public struct LoadOutlookQuery: Query {
  /// The moment.
  public let at: Instant
  /// How many days of 24 true hours ahead.
  public let days: Int
  /// FIPS codes of the counties of the cases and workers; empty = every county.
  public let counties: [String]

  /// The days ahead of a moment.
  public init(at: Instant, days: Int = 14, counties: [String] = []) {
    self.at = at
    self.days = days
    self.counties = counties
  }

  /// The views that it reads.
  public var views: [String] {
    let own = CaseloadQuery(at: at).views
    return own
      + ["my_hearings_f16", "my_leave_f12", "my_weight_overrides_f14"].filter { !own.contains($0) }
  }

  /// By time; of the cases and workers whose weights the viewer sees.
  public func fetch(_ viewing: Viewing) throws -> [LoadOutlook] {
    guard viewing.viewer.role.seesWeights else { return [] }
    let figures = try CaseloadQuery(at: at, counties: counties).fetch(viewing)
    let cases = figures.cases.filter { counties.isEmpty || counties.contains($0.county) }
    let workers = figures.workers.filter { counties.isEmpty || counties.contains($0.county) }
    let span = Interval(from: at, until: at.adding(trueDays: days))
    let found =
      LoadOutlook.modifiers(ending: span, in: cases)
      + (try hearings(span, cases, viewing))
      + (try leave(span, Set(workers.map(\.worker)), viewing))
      + (try overrides(span, cases, viewing))
    return found.sorted(by: LoadOutlook.comesFirst)
  }

  private func hearings(
    _ span: Interval, _ cases: [CaseRow], _ viewing: Viewing
  ) throws -> [LoadOutlook] {
    let byYouth = Dictionary(grouping: cases.filter { $0.role == .primary }, by: \.youth)
    var found: [LoadOutlook] = []
    try viewing.connection.forEach(
      "SELECT youth, at, kind FROM my_hearings_f16 WHERE at > ?1 AND at <= ?2",
      [.integer(span.from.seconds), .integer(span.until.seconds)]
    ) { row in
      for one in byYouth[row.text(0)] ?? [] {
        found.append(
          LoadOutlook(
            at: Instant(seconds: row.int64(1)), kind: .hearing, worker: one.worker,
            caseID: one.caseID, youth: one.youth, detail: row.optionalText(2), points: nil))
      }
    }
    return found
  }

  private func leave(
    _ span: Interval, _ workers: Set<String>, _ viewing: Viewing
  ) throws -> [LoadOutlook] {
    var found: [LoadOutlook] = []
    try viewing.connection.forEach(
      "SELECT staff, from_at, until_at, kind FROM my_leave_f12"
        + " WHERE until_at > ?1 AND from_at <= ?2 AND \(LeaveRow.isTaken)",
      [.integer(span.from.seconds), .integer(span.until.seconds)]
    ) { row in
      guard workers.contains(row.text(0)) else { return }
      let (from, until) = (Instant(seconds: row.int64(1)), Instant(seconds: row.int64(2)))
      for (moment, kind) in [(from, LoadOutlook.Kind.leaveBegins), (until, .leaveEnds)]
      where span.from < moment && moment <= span.until {
        found.append(
          LoadOutlook(
            at: moment, kind: kind, worker: row.text(0), caseID: nil, youth: nil,
            detail: row.optionalText(3), points: nil))
      }
    }
    return found
  }

  private func overrides(
    _ span: Interval, _ cases: [CaseRow], _ viewing: Viewing
  ) throws -> [LoadOutlook] {
    try WeightOverridesQuery(at: at).overrides(viewing, cases).compactMap { one in
      guard one.until <= span.until else { return nil }
      return LoadOutlook(
        at: one.until, kind: .overrideEnds, worker: one.worker, caseID: one.caseID,
        youth: one.youth, detail: nil, points: -one.delta)
    }
  }
}

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
