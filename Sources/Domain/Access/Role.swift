/// What a person may do, and so what they may see (D§7.2). A county grants
/// one role to an account; the role meets the matrix in ``AccessMatrix``.
public enum Role: String, CaseIterable, Sendable {
  /// A child welfare worker: own caseload.
  case caseworker
  /// A child welfare supervisor: own unit.
  case supervisor
  /// Answers the hotline and sends responses: own counties.
  case hotline
  /// A probation officer: own caseload.
  case probation
  /// A community advocate: own youth, and those on whose team they are.
  case advocate
  /// A behavioural health clinician.
  case behavioralHealth = "behavioral_health"
  /// A public health nurse.
  case publicHealthNurse = "public_health_nurse"
  /// A school's foster youth liaison.
  case education
  /// An officer who looks for missing youth.
  case lawEnforcement = "law_enforcement"
  /// The district attorney's victim services.
  case victimServices = "victim_services"
  /// A youth's attorney or CASA.
  case counsel
  /// Finds beds: own counties.
  case placementDesk = "placement_desk"
  /// A facility's own staff: confirms the beds of the facilities that its grant names, and sees
  /// nothing else.
  case provider
  /// The steering committee's analyst: counts, never a youth.
  case analyst
  /// Imports and reverts files; sees import reports and counts, no case content.
  case dataSteward = "data_steward"
  /// Grants accounts; sees accounts and never case content.
  case administrator
  /// Reads what was done and by whom, in own counties.
  case auditor
  /// On a demonstration store only: the account that made it sees and may do everything.
  case everything

  /// The roles that `grant` may give.
  public static let grantable: [Role] = allCases.filter { $0 != .everything }

  /// The role of that name, `-` and `_` alike and case ignored, or `nil`.
  public init?(named text: String) {
    let name = text.lowercased().split(separator: "-").joined(separator: "_")
    guard let role = Role(rawValue: name), role != .everything else { return nil }
    self = role
  }

  /// The role in words, for screens.
  public var words: String {
    switch self {
    case .everything: "everything (demonstration)"
    default: rawValue.split(separator: "_").joined(separator: " ")
    }
  }

  /// Which records the role's own rows hang on.
  public enum Home: Sendable {
    /// The cases to which the person's staff record is assigned.
    case caseload
    /// Those of everyone in the unit, and youth of the counties whom nobody carries.
    case unit
    /// Every youth of the counties.
    case counties
    /// None.
    case nothing
  }

  /// Which records the role's own rows hang on.
  public var home: Home {
    switch self {
    case .supervisor: .unit
    case .hotline, .placementDesk, .auditor, .analyst: .counties
    case .administrator, .dataSteward, .provider, .everything: .nothing
    default: .caseload
    }
  }

  /// Whether the role may open a record for life safety (D§7.1): those who answer and look for a
  /// youth at night.
  public var mayBreakGlass: Bool {
    switch self {
    case .caseworker, .supervisor, .hotline, .probation, .lawEnforcement: true
    default: false
    }
  }

  /// Whether the role sees the index of every youth of its counties, beyond its own rows: staff
  /// designated by a partner agency (WIC 18961.5).
  public var isPartner: Bool {
    switch self {
    case .advocate, .behavioralHealth, .publicHealthNurse, .education, .lawEnforcement,
      .victimServices, .counsel:
      true
    default: false
    }
  }
}
