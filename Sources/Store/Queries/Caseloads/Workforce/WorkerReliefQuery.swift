import Database
import Domain

/// Why a worker carries what they carry, and what would help.
public struct WorkerReliefQuery: Query {
  /// The worker's key.
  public let staff: String
  /// The moment that loads and rules are of.
  public let at: Instant

  /// A worker at a moment.
  public init(staff: String, at: Instant) {
    self.staff = staff
    self.at = at
  }

  /// The views that it reads.
  public var views: [String] {
    let own = PlanningFactsReader.views(at: at) + ["my_weekly_loads"]
    return own + DutySharesQuery(at: at).views.filter { !own.contains($0) }
  }

  /// The worker with their cases.
  ///
  /// - Throws: ``StoreError/unknownKey(kind:key:)`` for whoever neither is in service nor holds a
  ///   case, or is not seen, ``StoreError/notPermitted(reason:)`` for a role that sees no unit's
  ///   load.
  public func fetch(_ viewing: Viewing) throws -> WorkerRelief {
    try viewing.requireUnitLoads()
    let recorded = try WeeklyLoadsReader(viewing: viewing, day: viewing.zone.localDate(of: at))
      .read(of: staff)
    let facts = try PlanningFactsReader(viewing: viewing, at: at).read()
    let county = facts.staff.first { $0.id == staff }.map { [$0.county] } ?? []
    let duties = county.isEmpty ? [] : try DutySharesQuery(at: at, counties: county).fetch(viewing)
    guard
      let relief = WorkerRelief(
        of: staff, recorded: recorded[staff] ?? [], duty: duties.first { $0.staff == staff },
        in: facts)
    else { throw StoreError.unknownKey(kind: "staff", key: staff) }
    return relief
  }
}
