import Domain

/// The listings of `policies`: every value that a county may set.
public enum PolicyColumns {
  /// `policies`: the rows in force.
  public static let inForce = Listing<PolicyRow>(
    name: "policies", columns: columns, summaryKeys: ["values", "not_approved"],
    emptyText: "No policy is in force here. Import weights.csv, or name other counties.")

  /// `policies --history`: every row there ever was.
  public static let history = Listing<PolicyRow>(
    name: "policies", variant: "history", columns: columns,
    summaryKeys: ["values", "not_approved"],
    emptyText: "No policy is known here. Import weights.csv, or name other counties.")

  /// The sentence for values that stand only because the program ships them.
  public static let defaultNote = DefaultPolicies.provenance

  private static let columns: [Column<PolicyRow>] = [
    Column("county", "County", priority: 4) { .key($0.county) },
    Column("kind", "Kind", priority: 1) { .code($0.kind) },
    Column("key", "Key", priority: 1, emphasis: { _ in .strong }) { .code($0.key) },
    Column("value", "Value", kind: .number, priority: 1) { .integer($0.value) },
    Column("unit", "Unit", priority: 6) { .text(unit(of: $0)) },
    Column("effective_on", "Since", priority: 3) {
      // A shipped default holds at every date before another row; its stored day says nothing.
      $0.isShippedDefault ? .null : .date($0.effectiveOn)
    },
    Column("approved_by", "Approved by", priority: 3) { .text($0.approvedBy) },
    Column(
      "provenance", "Provenance", priority: 4,
      emphasis: { $0.approvedBy == nil ? .notice : .normal }
    ) { .text($0.provenance) },
    Column("citation", "Source", priority: 7) { .text($0.citation) },
  ]

  private static func unit(of row: PolicyRow) -> String {
    switch row.kind {
    case .base, .modifier, .capacity, .match: "points"
    case .tier, .role, .band: "percent"
    case .clock: ClockKey(stored: row.key)?.unit.rawValue ?? "hours"
    case .clockState: "standing"
    case .bedLimit, .access: "hours"
    case .limit: AccessCount(stored: row.key)?.unit ?? ""
    case .breakGlass: "1 = may"
    case .escalation: "minutes"
    case .roster: RosterRule(stored: row.key)?.unit ?? ""
    case .placement: PlacementLimit(stored: row.key)?.unit ?? ""
    case .assignment: AssignmentRule(stored: row.key)?.unit ?? ""
    case .agenda: AgendaRule(stored: row.key)?.unit ?? ""
    }
  }
}

extension PolicyRow {
  /// Whether the row is one that the program ships and nobody has approved.
  public var isShippedDefault: Bool {
    approvedBy == nil && provenance == DefaultPolicies.provenance
  }
}
