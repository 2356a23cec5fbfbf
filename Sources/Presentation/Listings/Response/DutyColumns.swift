import Domain

/// The listings of duty: swaps, handovers, and how it was shared out.
public enum DutyColumns {
  /// The listing of `swaps`.
  public static let swaps = Listing<ShiftSwap>(
    name: "swaps",
    columns: [
      Column("swap", "Swap", priority: 2) { .key($0.id) },
      Column("county", "County", priority: 3) { .key($0.county) },
      Column("seat", "Seat", priority: 2) { .code($0.seat) },
      Column("starts_at", "From", priority: 1) { .instant($0.startsAt) },
      Column("ends_at", "Until", priority: 3) { .instant($0.endsAt) },
      Column("from", "Whose it is", priority: 1) { .key($0.from) },
      Column("to", "Who was asked", priority: 1) { .key($0.to) },
      Column("standing", "Stands", priority: 1, emphasis: { emphasis($0.standing) }) {
        .code($0.standing)
      },
      Column("asked_at", "Asked", priority: 5) { .instant($0.askedAt) },
      Column("accepted_at", "Accepted", priority: 6) { .instant($0.acceptedAt) },
      Column("approved_at", "Approved", priority: 6) { .instant($0.approvedAt) },
      Column("shift", "Shift", priority: 4) { .key($0.shift) },
    ],
    summaryKeys: ["swaps", "waiting"],
    emptyText: "Nobody asks for a swap."
      + " Press a on a shift of the roster to ask somebody to take it over.")

  /// The listing of `handovers`.
  public static let handovers = Listing<Handover>(
    name: "handovers",
    columns: [
      Column("handover", "Handover", priority: 2) { .key($0.id) },
      Column("county", "County", priority: 3) { .key($0.county) },
      Column("from", "From", priority: 1) { .key($0.from) },
      Column("to", "To", priority: 1) { .key($0.to) },
      Column("started_at", "Started", priority: 1) { .instant($0.startedAt) },
      Column("signed_at", "Signed", priority: 2) { .instant($0.signedAt) },
      Column(
        "state", "State", priority: 1, emphasis: { $0.signedAt == nil ? .warning : .good }
      ) { .text($0.signedAt == nil ? "waits for the taker" : "signed by both") },
      Column("items", "Open then", priority: 2) { .list($0.items) },
    ],
    summaryKeys: ["handovers", "waiting"],
    emptyText: "No duty was handed over. Press a to hand one over, with all that is open."
  )

  /// The listing of `roster --shares`.
  public static let shares = Listing<DutyShare>(
    name: "roster", variant: "shares",
    columns: [
      Column("county", "County", priority: 2) { .key($0.county) },
      Column("seat", "Seat", priority: 2) { .code($0.seat) },
      Column("staff", "Key", priority: 3) { .key($0.staff) },
      Column("person", "Person", priority: 1, emphasis: { _ in .strong }) { .text($0.name) },
      Column("hours", "Hours", kind: .number, priority: 1) { .tenths(tenths($0.seconds)) },
      Column("mean_hours", "Mean", kind: .number, priority: 2) { .tenths(tenths($0.mean)) },
      Column("night_hours", "Nights", kind: .number, priority: 2) { .tenths(tenths($0.night)) },
      Column("weekend_hours", "Weekends", kind: .number, priority: 3) {
        .tenths(tenths($0.weekend))
      },
      Column("holiday_hours", "Holidays", kind: .number, priority: 4) {
        .tenths(tenths($0.holiday))
      },
    ],
    summaryKeys: ["people", "hours"],
    emptyText: "Nobody here may sit in a seat of the roster."
      + " Import staff.csv, or choose other counties.")

  /// Tenths of true hours.
  static func tenths(_ seconds: Int64) -> Int { Rounding.halfUp(Int(seconds), over: 360) }

  /// How many there are, and how many wait.
  public static func summary(of swaps: [ShiftSwap]) -> [(key: String, cell: Cell)] {
    [
      ("swaps", .integer(swaps.count)),
      ("waiting", .integer(swaps.count { $0.standing != .done && $0.standing != .withdrawn })),
    ]
  }

  /// How many there are, and how many wait.
  public static func summary(of handovers: [Handover]) -> [(key: String, cell: Cell)] {
    [
      ("handovers", .integer(handovers.count)),
      ("waiting", .integer(handovers.count { $0.signedAt == nil })),
    ]
  }

  /// How many people, and their hours.
  public static func summary(of shares: [DutyShare]) -> [(key: String, cell: Cell)] {
    [
      ("people", .integer(shares.count)),
      ("hours", .tenths(tenths(shares.reduce(0) { $0 + $1.seconds }))),
    ]
  }

  private static func emphasis(_ standing: ShiftSwap.Standing) -> Emphasis {
    switch standing {
    case .asked, .accepted, .approved: .warning
    case .done: .good
    case .withdrawn: .muted
    }
  }
}
