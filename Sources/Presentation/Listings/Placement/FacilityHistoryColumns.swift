import Domain

/// The listing of `placements --history`: what was said of one facility.
public enum FacilityHistoryColumns {
  /// Events, the newest first.
  public static let listing = Listing<FacilityEvent>(
    name: "placements", variant: "history",
    columns: [
      Column("at", "When", priority: 1) { .instant($0.at) },
      Column("event", "What", priority: 1, emphasis: { _ in .strong }) { .code($0.kind) },
      Column("occupied", "Occupied", kind: .number, priority: 2) { .integer($0.beds?.occupied) },
      Column("held", "Held", kind: .number, priority: 3) { .integer($0.beds?.held) },
      Column("offline", "Offline", kind: .number, priority: 3) { .integer($0.beds?.offline) },
      Column("open", "Open", kind: .number, priority: 1) { .integer($0.beds?.open) },
      Column("until", "Until", priority: 4) { .instant($0.until) },
      Column("detail", "More", priority: 2) { .text($0.detail) },
      Column("by", "Said by", priority: 5) { .text($0.by) },
    ],
    summaryKeys: ["confirmations", "holds"],
    emptyText: "Nothing is known of this facility yet. Press a to confirm its beds.")

  /// How often its beds were confirmed, and held.
  public static func summary(of events: [FacilityEvent]) -> [(key: String, cell: Cell)] {
    [
      ("confirmations", .integer(events.count { $0.kind == .confirmed })),
      ("holds", .integer(events.count { $0.kind == .held })),
    ]
  }
}
