/// Whether a county or a unit holds together: consolidation, continuity, posts, turnover, and what
/// the load would be if vacancies were filled.
///
/// Source: rows S31, S34, S35 and S38, D§4.3.
public struct WorkforceLine: Hashable, Sendable {
  /// The figures of the county or unit.
  public let group: GroupRow
  /// Percent of the CSE cases below which they count as spread, by the county's policy.
  public let designatedPercent: Int
  /// Youth with as many primary workers in twelve months as break continuity.
  public let broken: Int
  /// Workers whose last day was within the twelve months that end with the day.
  public let separations: Int
  /// Mean number of workers in service over those months, in tenths, rounded half up.
  public let meanHeadcountTenths: Int
  /// Separations over mean headcount in tenths of a percent; nil without a worker.
  public let turnoverTenths: Int?
  /// Points that could be carried if each vacant worker's post were filled full time; nil where no
  /// posts are known.
  public let capacityIfFilled: Int?
  /// Clinicians in service.
  public let clinicians: Int
  /// Advocates in service.
  public let advocates: Int

  /// What the county, or the unit's county, has of beds and money.
  public let resources: CountyResources

  /// Points for each filled post, rounded half up (S98); nil where no posts are known or none is
  /// filled.
  public var pointsPerPost: Int? {
    guard let filled = group.posts?.filled, filled > 0 else { return nil }
    return Rounding.halfUp(group.points, over: filled)
  }

  /// The group with most points for each filled post first, and before it one that has points and
  /// nobody to carry them; then those of which no posts are known.
  public static func comesFirst(_ one: WorkforceLine, _ other: WorkforceLine) -> Bool {
    func rank(_ line: WorkforceLine) -> Int {
      if let points = line.pointsPerPost { return points }
      return line.group.posts == nil ? -1 : line.group.points > 0 ? .max : 0
    }
    let (left, right) = (rank(one), rank(other))
    return left == right
      ? (one.group.county, one.group.unit ?? "") < (other.group.county, other.group.unit ?? "")
      : left > right
  }

  /// Whether CSE cases are spread over the workforce instead of consolidated.
  public var isSpread: Bool {
    guard let count = group.cseInDesignated.count, let total = group.cseInDesignated.total,
      total > 0
    else { return false }
    return 100 * count < designatedPercent * total
  }

  /// Points of the capacity that there would be.
  public var percentIfFilled: Share {
    Share(count: group.points, total: capacityIfFilled, of: "capacity_if_filled")
  }

  /// Puts a line together.
  ///
  /// - Parameters:
  ///   - staff: of the county or unit, of any time, as they are at the day.
  ///   - vacantWorkers: vacant posts of workers; nil where none are known.
  public init(
    group: GroupRow, staff: [StaffFacts], vacantWorkers: Int?, continuity: [Continuity],
    rules: AssignmentRules, table: WeightTable, resources: CountyResources = CountyResources(),
    today: LocalDate
  ) {
    self.group = group
    self.resources = resources
    designatedPercent = rules[.designatedPercent]
    broken = continuity.count(where: \.isBroken)
    func inService(_ role: StaffRole) -> Int {
      staff.count { $0.role == role && $0.isInService(on: today) }
    }
    clinicians = inService(.clinician)
    advocates = inService(.advocate)
    capacityIfFilled = vacantWorkers.map {
      group.capacity + $0 * table.capacity(fteHundredths: 100, reliefPercent: 0)
    }
    let first = today.adding(months: -12).adding(days: 1)
    let days = today.daysSinceEpoch - first.daysSinceEpoch + 1
    let workers = staff.filter { $0.role == .worker }
    separations = workers.count { one in
      one.endedOn.map { first <= $0 && $0 <= today } ?? false
    }
    let personDays = workers.reduce(0) { sum, one in
      let from = max(one.startedOn, first)
      let until = min(one.endedOn ?? today, today)
      return sum + max(0, until.daysSinceEpoch - from.daysSinceEpoch + 1)
    }
    meanHeadcountTenths = Rounding.halfUp(10 * personDays, over: days)
    turnoverTenths =
      personDays == 0 ? nil : Rounding.halfUp(1_000 * separations * days, over: personDays)
  }

  /// Vacant posts of workers by county.
  public static func vacantWorkers(
    positions: [PositionFacts], staff: [StaffFacts], today: LocalDate
  ) -> [String: Int] {
    Posts.byCounty(
      positions: positions.filter { $0.role == .worker }, staff: staff, today: today
    ).mapValues(\.vacant)
  }
}
