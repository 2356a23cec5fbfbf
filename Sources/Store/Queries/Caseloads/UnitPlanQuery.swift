import Database
import Domain

/// A unit's cases and workers with the plan that balances it, to try moves on.
public struct UnitPlanQuery: Query {
  /// The unit's county, a FIPS code.
  public let county: String
  /// The unit; `nil` = the workers without one.
  public let unit: String?
  /// The percent that nobody is to be above; `nil` = no plan.
  public let percent: Int?
  /// The moment that loads and rules are of.
  public let at: Instant

  /// A unit at a moment.
  public init(county: String, unit: String?, percent: Int?, at: Instant) {
    self.county = county
    self.unit = unit
    self.percent = percent
    self.at = at
  }

  /// The views that it reads.
  public var views: [String] { PlanningFactsReader.views(at: at) }

  /// The unit with its plan.
  ///
  /// - Throws: as ``BalanceQuery``.
  public func fetch(_ viewing: Viewing) throws -> UnitPlan {
    try viewing.requireUnitLoads()
    let isWhole =
      viewing.viewer.role.seesCountyLoads
      || viewing.viewer.unit == unit && viewing.viewer.covers(county: county)
    let facts = isWhole ? try PlanningFactsReader(viewing: viewing, at: at).read() : nil
    guard let facts,
      let plan = UnitPlan(county: county, unit: unit, percent: percent, in: facts)
    else { throw StoreError.unknownKey(kind: "units", key: unit ?? "") }
    return plan
  }
}
