/// A limit that a roster must keep, as a policy (kind `roster`; D§6.3).
public enum RosterRule: String, ClosedVocabulary {
  /// Least hours of rest between two shifts of one person.
  case restHours = "rest_hours"
  /// Most hours in a row that one person is on call.
  case longestHours = "longest_hours"
  /// Most days in a row on which one person is on call.
  case consecutiveDays = "consecutive_days"
  /// Weeks back over which on-call hours are to be shared out fairly.
  case fairnessWeeks = "fairness_weeks"
  /// The hour of the wall clock at which the night begins.
  case nightFrom = "night_from"
  /// The hour of the wall clock at which the night ends.
  case nightUntil = "night_until"

  /// What its value counts.
  public var unit: String {
    switch self {
    case .restHours, .longestHours: "hours"
    case .consecutiveDays: "days"
    case .fairnessWeeks: "weeks"
    case .nightFrom, .nightUntil: "hour"
    }
  }

  /// What the product ships.
  public var defaultValue: Int {
    switch self {
    case .restHours: 8
    case .longestHours: 16
    case .consecutiveDays: 7
    case .fairnessWeeks: 13
    case .nightFrom: 22
    case .nightUntil: 6
    }
  }
}

/// The limits of one county on one day.
public struct RosterLimits: Hashable, Sendable {
  /// Least seconds of rest between two shifts of one person.
  public let rest: Int64
  /// Most seconds in a row that one person is on call.
  public let longest: Int64
  /// Most days in a row on which one person is on call.
  public let consecutiveDays: Int
  /// Weeks back over which hours are shared out.
  public let fairnessWeeks: Int
  /// The hours of the night.
  public let night: DutyShare.Night

  /// Reads each limit by its rule.
  public init(_ value: (RosterRule) -> Int) {
    rest = Int64(value(.restHours)) * 3_600
    longest = Int64(value(.longestHours)) * 3_600
    consecutiveDays = value(.consecutiveDays)
    fairnessWeeks = value(.fairnessWeeks)
    night = DutyShare.Night(from: value(.nightFrom), until: value(.nightUntil))
  }

  /// The limits in force for a county on a local day.
  public init(_ policies: PolicyBook, county: String?, on day: LocalDate) {
    self.init { rule in
      policies.value(.roster, rule.rawValue, county: county, on: day)?.value ?? rule.defaultValue
    }
  }
}
