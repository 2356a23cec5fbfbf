/// Days and hours that an agenda goes by, which a county may set.
public enum AgendaRule: String, ClosedVocabulary {
  /// Days after which an open conflict of mandates goes to the steering committee by itself.
  case conflictDays = "conflict_days"
  /// Days ahead in which an item counts as due soon.
  case soonDays = "soon_days"
  /// Hours after which a request of another county that is not answered is overdue.
  case requestHours = "request_hours"

  /// What its value counts.
  public var unit: String { self == .requestHours ? "hours" : "days" }

  /// What the product ships.
  public var defaultValue: Int {
    switch self {
    case .conflictDays: 30
    case .soonDays: 14
    case .requestHours: 48
    }
  }

  /// Where it comes from.
  public var citation: String {
    switch self {
    case .conflictDays:
      "D§1.3; the steering committee settles what agencies do not, after how long is a proposal"
    case .soonDays: "D§1.3; plans and agreements are reviewed by a day, how far ahead is a proposal"
    case .requestHours:
      "D§8.1; counties serve one region together, how soon they answer one another is a proposal"
    }
  }
}

/// What an agenda goes by in a county on a day.
public struct AgendaRules: Hashable, Sendable {
  /// Days that a conflict of mandates may be open.
  public let conflictDays: Int
  /// Days ahead in which an item counts as due soon.
  public let soonDays: Int
  /// Hours that it has to answer another county.
  public let requestHours: Int

  /// Those of a county on a local day.
  public init(_ policies: PolicyBook, county: String, on day: LocalDate) {
    func value(_ rule: AgendaRule) -> Int {
      policies.value(.agenda, rule.rawValue, county: county, on: day)?.value ?? rule.defaultValue
    }
    (conflictDays, soonDays) = (value(.conflictDays), value(.soonDays))
    requestHours = value(.requestHours)
  }
}
