import Database
import Domain

/// What workers carried week by week, as it was recorded.
public struct LoadWeeksQuery: Query {
  /// The moment.
  public let at: Instant

  /// The weeks up to a moment.
  public init(at: Instant) { self.at = at }

  /// The views that it reads.
  public var views: [String] { CaseloadQuery(at: at).views + ["my_weekly_loads"] }

  /// By county, unit and key; of workers with capacity whose weights the viewer sees.
  public func fetch(_ viewing: Viewing) throws -> [LoadWeeks] {
    guard viewing.viewer.role.seesWeights else { return [] }
    let day = viewing.zone.localDate(of: at)
    let policies = PolicyBook(rows: try PoliciesQuery(inForceOn: nil).fetch(viewing))
    let oldest = WeeklyLoad.week(of: day).adding(days: -7 * (LoadWeeks.count - 1))
    var recorded: [String: [WeeklyLoad]] = [:]
    try viewing.connection.forEach(
      "SELECT staff, week, points, capacity FROM my_weekly_loads WHERE week >= ?1 AND week <= ?2",
      [.text(oldest.text), .text(day.text)]
    ) { row in
      recorded[row.text(0), default: []].append(
        WeeklyLoad(
          worker: row.text(0), week: try row.date(1), points: row.int(2), capacity: row.int(3)))
    }
    return try CaseloadQuery(at: at).fetch(viewing).workers.filter { $0.capacity > 0 }.map { one in
      LoadWeeks(
        worker: one, recorded: recorded[one.worker] ?? [], today: day,
        limit: AssignmentRules(policies, county: one.county, on: day)[.weeksOver])
    }.sorted(by: LoadWeeks.comesFirst)
  }
}

/// Consolidation, continuity, posts and turnover (S31, S34, S35).
public struct WorkforceQuery: Query {
  /// The moment.
  public let at: Instant

  /// The workforce at a moment.
  public init(at: Instant) { self.at = at }

  /// The views that it reads.
  public var views: [String] { CaseloadQuery(at: at).views }

  /// One line a county for whoever sees counties whole, else one for the viewer's unit.
  public func fetch(_ viewing: Viewing) throws -> [WorkforceLine] {
    let role = viewing.viewer.role
    guard role.seesUnitLoads else { return [] }
    let day = viewing.zone.localDate(of: at)
    let query = CaseloadQuery(at: at)
    let policies = PolicyBook(rows: try PoliciesQuery(inForceOn: nil).fetch(viewing))
    let staff = try query.staff(viewing)
    let figures = try query.fetch(viewing)
    let continuity = try ContinuityQuery(at: at).fetch(viewing)
    let vacant = WorkforceLine.vacantWorkers(
      positions: try query.positions(viewing), staff: staff, today: day)
    let groups =
      role.seesCountyLoads
      ? figures.counties : figures.units.filter { $0.isWhole(for: viewing.viewer) }
    return groups.map { group in
      let members = staff.filter {
        $0.county == group.county && (role.seesCountyLoads || $0.unit == group.unit)
      }
      return WorkforceLine(
        group: group, staff: members,
        vacantWorkers: role.seesCountyLoads ? vacant[group.county] : nil,
        continuity: continuity.filter { $0.county == group.county },
        rules: AssignmentRules(policies, county: group.county, on: day),
        table: policies.weights(for: group.county, on: day), today: day)
    }
  }
}

/// A county's caseloads, to try a value of its policy on.
public struct PolicyTrialQuery: Query {
  /// The county, a FIPS code.
  public let county: String
  /// The moment.
  public let at: Instant

  /// A county at a moment.
  public init(county: String, at: Instant) {
    self.county = county
    self.at = at
  }

  /// The views that it reads.
  public var views: [String] { PlanningFactsReader.views(at: at) }

  /// The county as far as the viewer sees its weights.
  ///
  /// - Throws: ``StoreError/notPermitted(reason:)`` for a role that sees no unit's load.
  public func fetch(_ viewing: Viewing) throws -> PolicyTrial {
    try viewing.requireUnitLoads()
    return PolicyTrial(
      county: county, rows: try PoliciesQuery(inForceOn: nil).fetch(viewing),
      in: try PlanningFactsReader(viewing: viewing, at: at).read())
  }
}
