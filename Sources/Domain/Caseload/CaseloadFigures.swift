/// The caseload listing in its four groupings.
///
/// Source: interface §4.1, §4.7.
public struct CaseloadFigures: Hashable, Sendable {
  /// One row an assignment in force on an open case, one an open case without any; most assigned
  /// points first, then by case, worker and role.
  public let cases: [CaseRow]
  /// Highest percent first; then those without one, most points first; then by key.
  public let workers: [WorkerRow]
  /// Highest percent first, those without one last; then by county and unit, no unit last.
  public let units: [GroupRow]
  /// By FIPS code.
  public let counties: [GroupRow]

  /// The cases of which every primary worker has left, each with the row of one of them: nobody
  /// works on them either.
  public var casesLeft: [CaseRow] {
    let gone = Set(workers.lazy.filter { $0.leftOn != nil }.map(\.worker))
    if gone.isEmpty { return [] }
    let held = Dictionary(grouping: cases.lazy.filter { $0.role == .primary }, by: \.caseID)
    return held.values.compactMap { rows in
      rows.allSatisfy { $0.worker.map(gone.contains) ?? false } ? rows[0] : nil
    }
  }

  /// The open cases that nobody works on: without an assignment, or with a primary worker who has
  /// left; those after the others, each most points first.
  public var casesWithoutWorker: [CaseRow] {
    func isFirst(_ one: CaseRow, _ other: CaseRow) -> Bool {
      (other.weight.points, one.caseID) < (one.weight.points, other.caseID)
    }
    return cases.filter { $0.worker == nil }.sorted(by: isFirst) + casesLeft.sorted(by: isFirst)
  }

  /// The rows of one youth's cases and nothing else.
  public func cases(of youth: String) -> CaseloadFigures {
    CaseloadFigures(
      cases: cases.filter { $0.youth == youth }, workers: [], units: [], counties: [])
  }
}

/// What one assignment, or one case without any, weighs.
public struct CaseRow: Hashable, Sendable {
  /// The case's key.
  public let caseID: String
  /// The youth's key.
  public let youth: String
  /// The case's county, a FIPS code.
  public let county: String
  /// The worker's unit.
  public let unit: String?
  /// Whether the unit is one that the viewer may not see, and not none.
  public var isUnitWithheld = false
  /// The worker's key; nil for a case without an assignment.
  public let worker: String?
  /// The service component.
  public let component: CaseComponent
  /// The worker's part; nil for a case without an assignment.
  public let role: AssignmentRole?
  /// Status, base, tier, modifiers and points of the case.
  public let weight: CaseWeight
  /// `round(points × role ÷ 100)`; 0 for a case without an assignment.
  public let assignedPoints: Int
}

/// What one worker carries.
public struct WorkerRow: Hashable, Sendable {
  /// The worker's key.
  public let worker: String
  /// The name.
  public let name: String
  /// The unit; nil without one.
  public let unit: String?
  /// The county, a FIPS code.
  public let county: String
  /// What they do.
  public let role: StaffRole
  /// Whether CSE cases are meant to be theirs.
  public let cseDesignated: Bool
  /// Full-time equivalent in hundredths.
  public let fteHundredths: Int
  /// Distinct open cases.
  public let cases: Int
  /// Those of them whose status makes them CSE cases.
  public let cseCases: Int
  /// Points of all assignments in force.
  public let points: Int
  /// Points that they can carry; 0 for all but workers in service.
  public let capacity: Int
  /// Points of capacity; without a percent where capacity is 0.
  public let percent: Share
  /// The band; nil without a capacity.
  public let band: LoadBand?
  /// The last day of the training of a designated worker whose training has ended: they are not
  /// currently designated. No figure changes by it.
  public var trainingEndedOn: LocalDate?
  /// The last day in service of whoever has left and holds a case all the same; nil for the others.
  public var leftOn: LocalDate?
  /// When they are back who are away at the moment; nil for the others.
  public var awayUntil: Instant?
}

/// What a unit or a county carries.
public struct GroupRow: Hashable, Sendable {
  /// The county, a FIPS code.
  public let county: String
  /// The unit, nil for the workers without one; always nil in a county's row.
  public let unit: String?
  /// The county's name; nil in a unit's row.
  public let name: String?
  /// The county's day of opting in; nil in a unit's row.
  public let optedInOn: LocalDate?
  /// Distinct open cases of the members.
  public let cases: Int
  /// Those of them whose status makes them CSE cases.
  public let cseCases: Int
  /// Members with a CSE case.
  public let holders: Int
  /// Points of all members.
  public let points: Int
  /// Capacity of all members.
  public let capacity: Int
  /// Points of capacity.
  public let percent: Share
  /// CSE cases whose primary worker is designated, of `cse_cases`.
  public let cseInDesignated: Share
  /// Posts; nil in a unit's row and where no positions are known.
  public let posts: Posts?
  /// Mean of the members' percents in tenths, rounded half up; nil when none has capacity.
  public let meanPercentTenths: Int?
  /// Largest less smallest of the members' percents in tenths; nil when none has capacity.
  public let spreadPercentTenths: Int?
  /// The band by the county's limits; nil without a capacity.
  public var band: LoadBand?
}

/// Funded posts of a county and how far they are filled.
public struct Posts: Hashable, Sendable {
  /// Posts funded.
  public let funded: Int
  /// People in service in those agencies and roles.
  public let filled: Int
  /// `Σ max(0, funded − filled)` over agencies and roles.
  public let vacant: Int
}
