/// The field groups of the access matrix (D§7.2). Each column of each
/// protected table belongs to exactly one.
public enum FieldGroup: String, CaseIterable, Comparable, Sendable {
  /// Index: name, birth date, county, agency and worker contact, dates of contact (WIC 18961.5).
  case f1
  /// Demographics and description.
  case f2
  /// Exploitation status, grid rows, screening bands.
  case f3
  /// Narrative and disclosure text.
  case f4
  /// Missing episode facts and clocks.
  case f5
  /// Missing episodes: leads, devices, associates.
  case f6
  /// Current placement.
  case f7
  /// Bed inventory and programme rules.
  case f8
  /// Exclusion zones and no-contact pairs.
  case f9
  /// Health, pregnancy, mental health, substance use.
  case f10
  /// Sexual orientation, gender identity and expression.
  case f11
  /// Roster and phones.
  case f12
  /// Dispatch log.
  case f13
  /// Worker caseload weights.
  case f14
  /// County plans, positions, budget.
  case f15
  /// Court dates, orders, status.
  case f16
  /// Reporter's identity.
  case f17
  /// The audit trail.
  case f18

  /// By the number of the group.
  public static func < (left: FieldGroup, right: FieldGroup) -> Bool {
    left.number < right.number
  }

  /// The group in words, for screens and messages.
  public var words: String {
    switch self {
    case .f1: "index"
    case .f2: "description"
    case .f3: "exploitation status"
    case .f4: "narrative"
    case .f5: "missing episodes"
    case .f6: "leads of missing episodes"
    case .f7: "placement"
    case .f8: "beds"
    case .f9: "exclusion zones"
    case .f10: "health"
    case .f11: "orientation and identity"
    case .f12: "roster"
    case .f13: "dispatch log"
    case .f14: "caseload weights"
    case .f15: "county plan"
    case .f16: "court"
    case .f17: "reporter"
    case .f18: "audit trail"
    }
  }

  /// Whether an opening for life safety shows it: not narrative, not what asks for consent, not
  /// the reporter, nor what says nothing about where the youth is and how to keep them safe.
  public var isForLifeSafety: Bool {
    switch self {
    case .f1, .f2, .f3, .f5, .f6, .f7, .f9, .f10, .f16: true
    default: false
    }
  }

  /// The groups that a consent or an order may open.
  public static let consentable: [FieldGroup] = [.f2, .f3, .f4, .f7, .f10, .f11]

  private var number: Int { Int(rawValue.dropFirst()) ?? 0 }
}
