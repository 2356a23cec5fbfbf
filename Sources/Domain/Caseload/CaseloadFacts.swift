/// A staff member's part in a case, in force from `from` to before `until`.
public struct AssignmentFacts: Hashable, Sendable {
  /// The staff member's key.
  public var staff: String
  /// The part.
  public var role: AssignmentRole
  /// The first instant at which it holds.
  public var from: Instant
  /// The first instant at which it no longer holds; nil while it holds on.
  public var until: Instant?

  /// Makes the assignment.
  public init(staff: String, role: AssignmentRole, from: Instant, until: Instant? = nil) {
    self.staff = staff
    self.role = role
    self.from = from
    self.until = until
  }
}

/// A case with its assignments and what is known of its youth.
public struct CaseFacts: Hashable, Sendable {
  /// The case's key.
  public var id: String
  /// The youth's key.
  public var youth: String
  /// The case's county, a FIPS code: whose weights apply.
  public var county: String
  /// The service component.
  public var component: CaseComponent
  /// The first local day on which it is open.
  public var openedOn: LocalDate
  /// The last local day on which it is open; nil while it is.
  public var closedOn: LocalDate?
  /// Its assignments, of any time, in any order.
  public var assignments: [AssignmentFacts]
  /// What is known of its youth.
  public var evidence: YouthEvidence

  /// Makes the case.
  public init(
    id: String, youth: String, county: String, component: CaseComponent, openedOn: LocalDate,
    closedOn: LocalDate? = nil, assignments: [AssignmentFacts] = [], evidence: YouthEvidence
  ) {
    self.id = id
    self.youth = youth
    self.county = county
    self.component = component
    self.openedOn = openedOn
    self.closedOn = closedOn
    self.assignments = assignments
    self.evidence = evidence
  }

  /// Whether the case is open on the local day, its last day counted.
  public func isOpen(on day: LocalDate) -> Bool {
    openedOn <= day && (closedOn.map { day <= $0 } ?? true)
  }
}

/// A member of staff as they are at the time that is asked for.
public struct StaffFacts: Hashable, Sendable {
  /// The staff member's key.
  public var id: String
  /// The name.
  public var name: String
  /// The agency's key.
  public var agency: String
  /// What they do.
  public var role: StaffRole
  /// Their unit, named within the county; nil without one.
  public var unit: String?
  /// Their county, a FIPS code: whose capacity and bands apply.
  public var county: String
  /// Full-time equivalent in hundredths; 100 is full time.
  public var fteHundredths: Int
  /// Percent of capacity that they are relieved of, 0 to 100.
  public var reliefPercent: Int
  /// Whether CSE cases are meant to be theirs.
  public var cseDesignated: Bool
  /// The first local day in service.
  public var startedOn: LocalDate
  /// The last local day in service; nil while in service.
  public var endedOn: LocalDate?
  /// The last day of the first of their CSE trainings to have lapsed and not been renewed; nil where
  /// none has.
  public var trainingEndedOn: LocalDate?
  /// Whether no CSE training of theirs is recorded that was completed by then.
  public var lacksTraining: Bool

  /// Makes the member of staff.
  public init(
    id: String, name: String, agency: String, role: StaffRole, unit: String? = nil,
    county: String, fteHundredths: Int = 100, reliefPercent: Int = 0,
    cseDesignated: Bool = false, startedOn: LocalDate, endedOn: LocalDate? = nil,
    trainingEndedOn: LocalDate? = nil, lacksTraining: Bool = false
  ) {
    self.id = id
    self.name = name
    self.agency = agency
    self.role = role
    self.unit = unit
    self.county = county
    self.fteHundredths = fteHundredths
    self.reliefPercent = reliefPercent
    self.cseDesignated = cseDesignated
    self.startedOn = startedOn
    self.endedOn = endedOn
    self.trainingEndedOn = trainingEndedOn
    self.lacksTraining = lacksTraining
  }

  /// When the training ended of somebody who is designated for CSE cases, and since then is not
  /// currently so (rows S31, S36); nil where it holds, and for whoever is not designated.
  public var designationEndedOn: LocalDate? { cseDesignated ? trainingEndedOn : nil }

  /// Why CSE cases are not theirs to take on now, in words; nil for whoever is designated and
  /// currently trained (rows S31, S36).
  public var designationGap: String? {
    if !cseDesignated { return "not designated for CSE cases" }
    if let ended = trainingEndedOn { return "not currently: training ended \(ended.text)" }
    return lacksTraining ? "not currently: no CSE training is recorded" : nil
  }

  /// Whether the last day in service lies before the local day.
  public func hasLeft(by day: LocalDate) -> Bool { endedOn.map { $0 < day } ?? false }

  /// Whether in service on the local day, the last day counted.
  public func isInService(on day: LocalDate) -> Bool {
    startedOn <= day && (endedOn.map { day <= $0 } ?? true)
  }
}

/// How many posts a county funds: a row of `positions.csv`.
public struct PositionFacts: Hashable, Sendable {
  /// The county, a FIPS code.
  public var county: String
  /// The agency's key.
  public var agency: String
  /// The role that the posts are of.
  public var role: StaffRole
  /// How many there are.
  public var funded: Int
  /// The local day from which the count holds, until a newer one.
  public var asOf: LocalDate

  /// Makes the row.
  public init(county: String, agency: String, role: StaffRole, funded: Int, asOf: LocalDate) {
    self.county = county
    self.agency = agency
    self.role = role
    self.funded = funded
    self.asOf = asOf
  }
}

/// A county's code, name and day of opting in.
public struct CountyFacts: Hashable, Sendable {
  /// The FIPS code, as `06037`.
  public var fips: String
  /// The name.
  public var name: String
  /// The first local day on which it is opted in; nil where it is not or that is unknown.
  public var optedInOn: LocalDate?

  /// Makes the county.
  public init(fips: String, name: String, optedInOn: LocalDate? = nil) {
    self.fips = fips
    self.name = name
    self.optedInOn = optedInOn
  }
}
