import Database
import Domain

/// What workers carried week by week, as it was recorded.
public struct LoadWeeksQuery: Query {
  /// The moment.
  public let at: Instant

  /// The weeks up to a moment.
  public init(at: Instant) { self.at = at }

  /// The views that it reads.
  public var views: [String] {
    let own = CaseloadQuery(at: at).views + ["my_weekly_loads"]
    return own + DutySharesQuery(at: at).views.filter { !own.contains($0) }
  }

  /// By county, unit and key; of workers with capacity whose weights the viewer sees.
  public func fetch(_ viewing: Viewing) throws -> [LoadWeeks] {
    guard viewing.viewer.role.seesWeights else { return [] }
    let day = viewing.zone.localDate(of: at)
    let policies = try viewing.policyBook()
    let recorded = try WeeklyLoadsReader(viewing: viewing, day: day).read()
    let workers = try CaseloadQuery(at: at).fetch(viewing).workers.filter { $0.capacity > 0 }
    let duties = try DutySharesQuery(at: at, counties: Set(workers.map(\.county)).sorted())
      .fetch(viewing)
    let duty = Dictionary(duties.map { ($0.staff, $0) }, uniquingKeysWith: { one, _ in one })
    return workers.map { one in
      LoadWeeks(
        worker: one, recorded: recorded[one.worker] ?? [], today: day,
        limit: AssignmentRules(policies, county: one.county, on: day)[.weeksOver],
        duty: duty[one.worker])
    }.sorted(by: LoadWeeks.comesFirst)
  }
}

/// Consolidation, continuity, posts and turnover, with the beds and the money beside them (S31, S34,
/// S35, S98).
public struct WorkforceQuery: Query {
  /// The moment.
  public let at: Instant

  /// The workforce at a moment.
  public init(at: Instant) { self.at = at }

  private var resources: CountyResourcesReader { CountyResourcesReader(at: at) }

  /// The views that it reads.
  public var views: [String] {
    CaseloadQuery(at: at).views + resources.views
  }

  /// One line a county for whoever sees counties whole, else one for the viewer's unit; most points
  /// for each filled post first.
  public func fetch(_ viewing: Viewing) throws -> [WorkforceLine] {
    let role = viewing.viewer.role
    guard role.seesUnitLoads else { return [] }
    let day = viewing.zone.localDate(of: at)
    let query = CaseloadQuery(at: at)
    let policies = try viewing.policyBook()
    let staff = try query.staff(viewing)
    let figures = try query.fetch(viewing)
    let continuity = try ContinuityQuery(at: at).fetch(viewing)
    let vacant = WorkforceLine.vacantWorkers(
      positions: try query.positions(viewing), staff: staff, today: day)
    let groups =
      role.seesCountyLoads
      ? figures.counties : figures.units.filter { $0.isWhole(for: viewing.viewer) }
    let resources = try resources.read(Set(groups.map(\.county)), viewing)
    return groups.map { group in
      let members = staff.filter {
        $0.county == group.county && (role.seesCountyLoads || $0.unit == group.unit)
      }
      return WorkforceLine(
        group: group, staff: members,
        vacantWorkers: role.seesCountyLoads ? vacant[group.county] : nil,
        continuity: continuity.filter { $0.county == group.county },
        rules: AssignmentRules(policies, county: group.county, on: day),
        table: policies.weights(for: group.county, on: day),
        resources: resources[group.county] ?? CountyResources(), today: day)
    }.sorted(by: WorkforceLine.comesFirst)
  }
}

/// Caseloads to try a value of a policy on.
public struct PolicyTrialQuery: Query {
  /// The county, a FIPS code; nil for every one that the viewer sees, to try a statewide row.
  public let county: String?
  /// The moment.
  public let at: Instant

  /// A county at a moment.
  public init(county: String?, at: Instant) {
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

/// What a value of a policy would do to today's loads, whatever is typed for it.
public struct PolicyEffectQuery: Query {
  /// The county, a FIPS code; nil for statewide.
  public let county: String?
  /// What kind of value it is; one that caseloads are weighed by.
  public let kind: PolicyKind
  /// Which value of its kind.
  public let key: String
  /// The value.
  public let value: Int
  /// The moment.
  public let at: Instant

  /// A value at a moment.
  public init(county: String?, kind: PolicyKind, key: String, value: Int, at: Instant) {
    self.county = county
    self.kind = kind
    self.key = key
    self.value = value
    self.at = at
  }

  /// The views that it reads.
  public var views: [String] { PolicyTrialQuery(county: county, at: at).views }

  /// The workers whose loads the viewer sees, those who change most first.
  ///
  /// - Throws: ``StoreError/notPermitted(reason:)`` for a role that sees no unit's load.
  public func fetch(_ viewing: Viewing) throws -> [PolicyTrial.Line] {
    try PolicyTrialQuery(county: county, at: at).fetch(viewing).lines(kind, key, value: value)
  }
}
