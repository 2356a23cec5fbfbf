import Domain

/// The listing of `clocks`: every clock of every episode, those still running first, by due moment.
public enum ClockColumns {
  /// One row a clock.
  public static let listing = Listing<ClockLine>(
    name: "clocks",
    columns: [
      Column("clock", "Clock", priority: 7) { .code($0.reading.clock) },
      Column("title", "What is due", priority: 1, emphasis: { _ in .strong }) {
        .text($0.reading.clock.title)
      },
      Column("episode", "Episode", priority: 3) { .key($0.episode.id) },
      Column("youth", "Youth", priority: 2) { .key($0.episode.youth) },
      Column("county", "County", priority: 5) { .key($0.episode.county) },
      Column(
        "state", "State", priority: 1,
        emphasis: { ClockStateStyle.emphasis($0.reading.state) },
        sign: { ClockStateStyle.sign($0.reading.state) }
      ) { .code($0.reading.state) },
      Column("started_at", "Since", priority: 6) { .instant($0.reading.startedAt) },
      Column("due_at", "Due", priority: 2) { .instant($0.reading.dueAt) },
      Column("met_at", "Done", priority: 4) { .instant($0.reading.metAt) },
      Column(
        "minutes_left", "Left, min", kind: .number, priority: 3,
        emphasis: { ClockStateStyle.emphasis($0.reading.state) }
      ) { .integer($0.reading.minutesLeft) },
      Column("recovery_worker", "Looking", priority: 4) { .key($0.episode.recoveryWorker) },
      Column("citation", "Source", priority: 9) { .text($0.reading.citation) },
      Column("exempt_reason", "Why exempt", priority: 8) { .code($0.reading.exemptReason) },
    ],
    summaryKeys: ClockState.allCases.map(\.rawValue),
    emptyText: "No clock stands so here. Name another --state, or none for every clock.")

  /// How many clocks stand where, whichever of them are listed.
  public static func summary(of lines: [ClockLine]) -> [(key: String, cell: Cell)] {
    ClockState.allCases.map { state in
      (state.rawValue, .integer(lines.count { $0.reading.state == state }))
    }
  }
}
