/// A rule of giving out cases, or a limit that a unit is watched by, as a policy (kind
/// `assignment`).
///
/// Source: D§4.3, rows S31, S33 and S35.
public enum AssignmentRule: String, ClosedVocabulary {
  /// Percent of the days ahead from which a worker counts as away.
  case leavePercent = "leave_percent"
  /// Days ahead over which leave is looked at.
  case leaveDays = "leave_days"
  /// Days for which a CSE case counts as new to its worker.
  case newCaseDays = "new_case_days"
  /// Most CSE cases that may be new to a worker at a time.
  case newCases = "new_cases"
  /// Most cases of a worker who is designated for CSE.
  case rawCap = "raw_cap"
  /// Primary workers of a youth within twelve months from which continuity is broken.
  case primaryWorkers = "primary_workers"
  /// Percent of the CSE cases below which they count as spread over the workforce.
  case designatedPercent = "designated_percent"
  /// Weeks in a row over capacity from which support is offered.
  case weeksOver = "weeks_over"
  /// Most days for which an override of a case's points may stand.
  case overrideDays = "override_days"

  /// What its value counts.
  public var unit: String {
    switch self {
    case .leavePercent, .designatedPercent: "percent"
    case .leaveDays, .newCaseDays, .overrideDays: "days"
    case .newCases, .rawCap: "cases"
    case .primaryWorkers: "workers"
    case .weeksOver: "weeks"
    }
  }

  /// What the product ships.
  public var defaultValue: Int {
    switch self {
    case .leavePercent: 50
    case .leaveDays, .newCaseDays: 7
    case .newCases: 1
    case .rawCap: 15
    case .primaryWorkers, .weeksOver: 3
    case .designatedPercent: 80
    case .overrideDays: 90
    }
  }

  /// The most that a county may choose; nil where it may choose anything.
  ///
  /// Source: D§4.3 rule 3, an override expires within 90 days.
  public var most: Int? { self == .overrideDays ? 90 : nil }

  /// Where it comes from.
  public var citation: String {
    switch self {
    case .designatedPercent: "D§4.3, S31; CSE cases are consolidated in dedicated workers"
    case .primaryWorkers: "D§4.3, S35; turnover reduces trust"
    case .weeksOver: "D§4.3, S33; a flag that offers support"
    case .overrideDays: "D§4.3 rule 3; an override expires"
    default: "D§4.3; next assignment"
    }
  }
}

/// The rules of giving out cases of one county on one local day.
public struct AssignmentRules: Hashable, Sendable {
  private let values: [AssignmentRule: Int]

  /// Reads each value by its rule.
  public init(_ value: (AssignmentRule) throws -> Int) rethrows {
    values = Dictionary(
      uniqueKeysWithValues: try AssignmentRule.allCases.map { ($0, try value($0)) })
  }

  /// The values in force for a county on a local day.
  public init(_ policies: PolicyBook, county: String?, on day: LocalDate) {
    self.init { rule in
      policies.value(.assignment, rule.rawValue, county: county, on: day)?.value
        ?? rule.defaultValue
    }
  }

  /// The value of one rule.
  public subscript(rule: AssignmentRule) -> Int { values[rule] ?? rule.defaultValue }

  /// Whether somebody is away too long to take a case on: for at least the percent of the days
  /// ahead, counted in true seconds.
  ///
  /// - Parameter leave: of any time, in any order; stretches that overlap count once.
  public func isAway(_ leave: [Interval], at moment: Instant) -> Bool {
    let end = moment.adding(trueDays: self[.leaveDays])
    var away: Int64 = 0
    var reached = moment
    for one in leave.sorted(by: { $0.from < $1.from }) {
      let from = max(one.from, reached)
      let until = min(one.until, end)
      guard from < until else { continue }
      away += until.seconds - from.seconds
      reached = until
    }
    return away > 0 && 100 * away >= Int64(self[.leavePercent]) * (end.seconds - moment.seconds)
  }
}

extension LoadBand {
  /// What a supervisor must say so that somebody may take a case on and stand in this band.
  ///
  /// Source: D§4.3: over full the supervisor acknowledges, beyond that assignment is blocked without
  /// a reason.
  public enum Demand: Hashable, Sendable {
    /// Nothing.
    case none
    /// That it is known.
    case acknowledgement
    /// Why it is done all the same.
    case reason
  }

  /// What a supervisor must say.
  public var demand: Demand {
    switch self {
    case .room, .full: .none
    case .over: .acknowledgement
    case .blocked: .reason
    }
  }
}
