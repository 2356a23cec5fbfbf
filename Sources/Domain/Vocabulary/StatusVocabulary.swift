/// How far exploitation of a youth is recognised: `none < at_risk < possible < clear < confirmed`.
///
/// Source: interface §4.1, D§3.3.
public enum ExploitationStatus: String, ClosedVocabulary {
  case none
  case atRisk = "at_risk"
  /// Once confirmed, with no indicator for more than 12 months; it is a result, never recorded.
  /// It weighs as its own tier and counts as a CSE case.
  case confirmedHistoric = "confirmed_historic"
  case possible
  case clear
  case confirmed

  /// The words that a row of `cse_status.csv` may hold.
  public static let recordable: [ExploitationStatus] = [.atRisk, .possible, .clear, .confirmed]

  /// Whether a case of such a youth is a CSE case: `possible` or above, or once confirmed.
  public var isExploitation: Bool {
    switch self {
    case .none, .atRisk: false
    case .possible, .clear, .confirmed, .confirmedHistoric: true
    }
  }

  /// Whether a row may hold it.
  public var isRecordable: Bool { Self.recordable.contains(self) }

  private var order: Int {
    switch self {
    case .none: 0
    case .atRisk: 1
    case .confirmedHistoric: 2
    case .possible: 3
    case .clear: 4
    case .confirmed: 5
    }
  }
}

extension ExploitationStatus: Comparable {
  /// Lower concern comes first; `confirmed_historic`, which the contract leaves out of the
  /// order, stands between `at_risk` and `possible`.
  public static func < (one: ExploitationStatus, other: ExploitationStatus) -> Bool {
    one.order < other.order
  }
}

/// What a recorded status rests on.
public enum StatusBasis: String, ClosedVocabulary {
  case grid
  case cseIt = "cse_it"
  case lawEnforcement = "law_enforcement"
  case disclosure
  case court
  case other
}

/// Who brought a recorded status.
public enum StatusSource: String, ClosedVocabulary {
  case screening
  case worker
  case advocate
  case lawEnforcement = "law_enforcement"
  case hotline
  case school
  case health
  case selfDisclosed = "self"
  case other
}

/// The band of a CSE-IT 2.0 total.
///
/// Source: D§3.1: 0–3 no concern, 4–8 possible, 9–23 clear.
public enum ScreeningBand: String, ClosedVocabulary {
  case noConcern = "no_concern"
  case possible
  case clear

  /// The band of a total; nil outside 0…23.
  public init?(total: Int) {
    switch total {
    case 0...3: self = .noConcern
    case 4...8: self = .possible
    case 9...23: self = .clear
    default: return nil
    }
  }

  /// The status that the band gives; `none` for no concern.
  public var status: ExploitationStatus {
    switch self {
    case .noConcern: .none
    case .possible: .possible
    case .clear: .clear
    }
  }
}
