/// One value that a county may set, from a date on: a row of `weights.csv`.
public struct PolicyRow: Hashable, Sendable {
  /// The county's FIPS code; nil for a statewide row.
  public var county: String?
  /// The first local day on which the value holds.
  public var effectiveOn: LocalDate
  /// What kind of value it is.
  public var kind: PolicyKind
  /// Which value of its kind: a component, a status, a role, a modifier's name, `full_time`,
  /// or a band.
  public var key: String
  /// Hundredths of a standard case for `base`, `modifier` and `capacity`; hours for
  /// `clock` (days where a clock is counted in days), `bed_limit` and `access`; 0 off, 1 on or
  /// 2 proposed for `clock_state`; for `limit` what the key says; 1 or 0 for `break_glass`;
  /// minutes for `escalation`; for `roster` what the key says; points, below zero too, for `match`;
  /// hours or days for `placement`; for `assignment` what the key says; days, or
  /// hours where the key says so, for `agenda`; percent for the others.
  public var value: Int
  /// Where the value comes from.
  public var citation: String
  /// How it came to be policy.
  public var provenance: String
  /// Who approved it; nil where nobody has, and it applies all the same (interface §4.7).
  public var approvedBy: String?

  /// Makes the row.
  public init(
    county: String? = nil, effectiveOn: LocalDate, kind: PolicyKind, key: String, value: Int,
    citation: String, provenance: String, approvedBy: String? = nil
  ) {
    self.county = county
    self.effectiveOn = effectiveOn
    self.kind = kind
    self.key = key
    self.value = value
    self.citation = citation
    self.provenance = provenance
    self.approvedBy = approvedBy
  }

  /// The keys that a kind may have, in the contract's order and spelling.
  ///
  /// Source: interface §4.7.
  public static func keys(of kind: PolicyKind) -> [String] {
    switch kind {
    case .base: CaseComponent.storedNames
    case .tier: ExploitationStatus.storedNames
    case .role: AssignmentRole.storedNames
    case .capacity: [Key.fullTime]
    case .band: [LoadBand.room, .full, .over].map(\.rawValue)
    case .modifier: CaseModifier.storedNames + [Key.placementChangeMost, Key.floor, Key.ceiling]
    case .clock, .clockState: ClockKey.storedNames
    case .bedLimit: FacilityType.storedNames
    case .access: AccessLimit.storedNames
    case .limit: AccessCount.storedNames
    case .breakGlass: Role.allCases.filter(\.mayBreakGlass).map(\.rawValue)
    case .escalation: LadderStep.storedNames
    case .roster: RosterRule.storedNames
    case .match: SoftCriterion.storedNames
    case .placement: PlacementLimit.storedNames
    case .assignment: AssignmentRule.storedNames
    case .agenda: AgendaRule.storedNames
    }
  }

  /// Keys that are no word of a vocabulary.
  enum Key {
    static let fullTime = "full_time"
    static let placementChangeMost = "placement_change_max"
    static let floor = "floor"
    static let ceiling = "ceiling"
  }
}
