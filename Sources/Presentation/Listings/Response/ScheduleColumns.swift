import Domain

/// The listing of `schedules`: what stands for a time before whatever else is planned for a seat.
public enum ScheduleColumns {
  /// A schedule, with how it stands.
  public struct Row: Sendable {
    /// The schedule.
    public let schedule: TemporarySchedule
    /// How it stands at the moment of the listing.
    public let standing: TemporarySchedule.Standing

    /// A schedule at a moment.
    public init(_ schedule: TemporarySchedule, at moment: Instant) {
      self.schedule = schedule
      standing = schedule.standing(at: moment)
    }
  }

  /// The columns.
  public static let listing = Listing<Row>(
    name: "schedules",
    columns: [
      Column("schedule", "Schedule", priority: 2) { .key($0.schedule.id) },
      Column("county", "County", priority: 3) { .key($0.schedule.county) },
      Column("seat", "Seat", priority: 1) { .code($0.schedule.seat) },
      Column("rank", "Rank", priority: 3) { .code($0.schedule.rank) },
      Column("starts_at", "From", priority: 1) { .instant($0.schedule.span.from) },
      Column("ends_at", "Until", priority: 1) { .instant($0.schedule.span.until) },
      Column("fallback", "Fills its holes", priority: 2) { .key($0.schedule.fallback) },
      Column("standing", "Stands", priority: 1, emphasis: { emphasis($0.standing) }) {
        .code($0.standing)
      },
      Column("shifts", "Shifts", kind: .number, priority: 2) { .integer($0.schedule.shifts) },
      Column("put_at", "Put", priority: 5) { .instant($0.schedule.putAt) },
      Column("ended_at", "Ended", priority: 6) { .instant($0.schedule.endedAt) },
    ],
    summaryKeys: ["schedules", "standing"],
    emptyText: "No temporary schedule stands."
      + " Press a to put one: for its time it goes before what is planned for a seat.")

  /// How many there are, and how many stand or will.
  public static func summary(of rows: [Row]) -> [(key: String, cell: Cell)] {
    [
      ("schedules", .integer(rows.count)),
      ("standing", .integer(rows.count { $0.standing == .coming || $0.standing == .running })),
    ]
  }

  private static func emphasis(_ standing: TemporarySchedule.Standing) -> Emphasis {
    switch standing {
    case .coming: .normal
    case .running: .strong
    case .over, .ended: .muted
    }
  }
}
