/// What a role that may have counts only is given counts of (D§7.2, the cells `D`).
public enum CountedSubject: String, CaseIterable, Sendable {
  /// Episodes of being missing, by county.
  case missing
  /// Responses in person, by county.
  case callouts
  /// Cases that somebody carries, by unit.
  case caseloads

  /// The field group whose cell of the matrix gives the counts.
  public var group: FieldGroup {
    switch self {
    case .missing: .f5
    case .callouts: .f13
    case .caseloads: .f14
    }
  }

  /// The keys of the counts, in order; the first is the sum of all others.
  public var measures: [String] {
    switch self {
    case .missing: ["episodes", "away", "returned", "ended_otherwise"]
    case .callouts: ["callouts", "dual", "not_dual"]
    case .caseloads: ["cases", "with_designated", "with_others"]
    }
  }

  /// Whether groups are units; else counties.
  public var isByUnit: Bool { self == .caseloads }

  /// What the counts are of, in words.
  public var words: String {
    switch self {
    case .missing: "episodes of being missing from care"
    case .callouts: "responses in person"
    case .caseloads: "cases that a primary worker carries"
    }
  }
}
