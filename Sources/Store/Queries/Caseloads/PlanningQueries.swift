import Database
import Domain

/// Who may take a case on next (D§4.3).
public struct NextAssignmentQuery: Query {
  /// The case's key.
  public let caseID: String
  /// The moment that loads and rules are of.
  public let at: Instant

  /// The next worker of a case.
  public init(caseID: String, at: Instant) {
    self.caseID = caseID
    self.at = at
  }

  /// The views that it reads.
  public var views: [String] { PlanningFactsReader.views(at: at) }

  /// The candidates whose weights the viewer sees.
  ///
  /// - Throws: ``StoreError/unknownKey(kind:key:)`` for a case that is not open or not seen,
  ///   ``StoreError/notPermitted(reason:)`` for a role that sees no unit's load.
  public func fetch(_ viewing: Viewing) throws -> NextAssignment {
    try viewing.requireUnitLoads()
    let facts = try PlanningFactsReader(viewing: viewing, at: at).read()
    guard let next = NextAssignment(of: caseID, in: facts) else {
      throw StoreError.unknownKey(kind: "cases", key: caseID)
    }
    return next
  }
}

/// The fewest cases that must change hands within a unit so that nobody is above a percent.
public struct BalanceQuery: Query {
  /// The unit's county, a FIPS code.
  public let county: String
  /// The unit; `nil` = the workers without one.
  public let unit: String?
  /// The percent of capacity.
  public let percent: Int
  /// The moment that loads and rules are of.
  public let at: Instant

  /// The plan of a unit.
  public init(county: String, unit: String?, percent: Int, at: Instant) {
    self.county = county
    self.unit = unit
    self.percent = percent
    self.at = at
  }

  /// The views that it reads.
  public var views: [String] { PlanningFactsReader.views(at: at) }

  /// The plan.
  ///
  /// - Throws: ``StoreError/unknownKey(kind:key:)`` for a unit that has no worker in service or is
  ///   not seen whole, ``StoreError/notPermitted(reason:)`` for a role that sees no unit's load.
  public func fetch(_ viewing: Viewing) throws -> Balance {
    try viewing.requireUnitLoads()
    let facts = try PlanningFactsReader(viewing: viewing, at: at).read()
    let isWhole =
      viewing.viewer.role.seesCountyLoads
      || viewing.viewer.unit == unit && viewing.viewer.covers(county: county)
    guard isWhole,
      let balance = Balance(county: county, unit: unit, percent: percent, in: facts)
    else { throw StoreError.unknownKey(kind: "units", key: unit ?? "") }
    return balance
  }
}

extension Viewing {
  /// Refuses a role that sees only the own load: a choice among one is none.
  func requireUnitLoads() throws {
    guard viewer.role.seesUnitLoads else {
      throw StoreError.notPermitted(
        reason: "the loads of a unit are not for the role \(viewer.role.words)")
    }
  }
}
