/// What agencies of a county do together for a child who was exploited, or may be (S46).
public enum CountyFunction: String, ClosedVocabulary {
  case hotline
  case screening
  case immediateResponse = "immediate_response"
  case youthWithoutCase = "youth_without_case"
  case caseManagement = "case_management"
  case placement
  case missingYouth = "missing_youth"
  case health
  case court
  case training
  case prevention
  case data
}

/// What an agency does for a function.
public enum ResponsibilityRole: String, ClosedVocabulary {
  case lead
  case support
  case informed
  /// Nothing any more.
  case none
}

/// Why nobody can tell who leads.
public enum ResponsibilityFlag: String, ClosedVocabulary {
  case noLead = "no_lead"
  case severalLeads = "several_leads"
}

/// One function of one county with its agencies.
public struct ResponsibilityLine: Hashable, Sendable {
  /// One agency's part.
  public struct Part: Hashable, Sendable {
    /// FIPS code.
    public let county: String
    /// The function.
    public let function: CountyFunction
    /// The agency's key.
    public let agency: String
    /// What it does.
    public let role: ResponsibilityRole

    /// A part.
    public init(
      county: String, function: CountyFunction, agency: String, role: ResponsibilityRole
    ) {
      self.county = county
      self.function = function
      self.agency = agency
      self.role = role
    }
  }

  /// FIPS code.
  public let county: String
  /// The function.
  public let function: CountyFunction
  /// Keys of the agencies by what they do, in order.
  private let agencies: [ResponsibilityRole: [String]]

  /// Keys of the agencies of a role.
  public func agencies(_ role: ResponsibilityRole) -> [String] { agencies[role] ?? [] }

  /// Whether nobody leads, or several do.
  public var flag: ResponsibilityFlag? {
    switch agencies(.lead).count {
    case 0: .noLead
    case 1: nil
    default: .severalLeads
    }
  }

  /// Every function of every county.
  public static func lines(counties: [String], parts: [Part]) -> [ResponsibilityLine] {
    var found: [String: [ResponsibilityRole: [String]]] = [:]
    for part in parts where part.role != .none {
      found["\(part.county) \(part.function.rawValue)", default: [:]][part.role, default: []]
        .append(part.agency)
    }
    return counties.flatMap { county in
      CountyFunction.allCases.map { function in
        ResponsibilityLine(
          county: county, function: function,
          agencies: (found["\(county) \(function.rawValue)"] ?? [:]).mapValues { $0.sorted() })
      }
    }
  }
}
