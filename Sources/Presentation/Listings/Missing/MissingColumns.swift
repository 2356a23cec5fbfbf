import Domain

/// The listing of `missing`: episodes with their clocks, most urgent first (interface §4.3).
public enum MissingColumns {
  /// Open episodes, or all of them with `--all`.
  public static let listing = Listing<EpisodeLine>(
    name: "missing",
    columns: [
      Column("episode", "Episode", priority: 1, emphasis: { _ in .strong }) {
        .key($0.episode.id)
      },
      Column("youth", "Youth", priority: 2) { .key($0.episode.youth) },
      Column("county", "County", priority: 5) { .key($0.episode.county) },
      Column("state", "State", priority: 2) { .code($0.state) },
      Column("received_at", "Received", priority: 4) { .instant($0.episode.receivedAt) },
      Column("last_seen_at", "Last seen", priority: 6) { .instant($0.episode.lastSeenAt) },
      Column("elapsed_hours", "Missing, h", kind: .number, priority: 3) {
        .tenths($0.elapsedTenths)
      },
      Column(
        "recovery_worker", "Looking", priority: 3,
        emphasis: { $0.episode.recoveryWorker == nil ? .warning : .normal }
      ) { .key($0.episode.recoveryWorker) },
      Column("episode_number", "No.", kind: .number, priority: 7) { .integer($0.number) },
      Column("suspected_county", "May be in", priority: 6) { .key($0.episode.suspectedCounty) },
      Column("clocks", "Clocks", priority: 8) { .records($0.clocks.map(record)) },
    ],
    summaryKeys: ["open", "unassigned", "late"]
      + EpisodeSummary.noticeClocks.map { "\($0.rawValue)_on_time" },
    emptyText:
      "No youth whom you may see is missing from care here. 'csecboard do report-missing' reports one; --all lists"
      + " those who are back.")

  /// The figures under the list.
  public static func summary(of lines: [EpisodeLine]) -> [(key: String, cell: Cell)] {
    let summary = EpisodeSummary(lines)
    let shares = zip(EpisodeSummary.noticeClocks, summary.onTime).map { clock, share in
      (key: "\(clock.rawValue)_on_time", cell: Cell.share(share))
    }
    return [
      ("open", .integer(summary.open)), ("unassigned", .integer(summary.unassigned)),
      ("late", .integer(summary.late)),
    ] + shares
  }

  /// One clock in a list of them.
  static func record(of reading: ClockReading) -> CellRecord {
    CellRecord([
      .init("clock", .code(reading.clock)), .init("title", .text(reading.clock.title)),
      .init("due_at", .instant(reading.dueAt)), .init("met_at", .instant(reading.metAt)),
      .init("state", .code(reading.state)),
      .init("minutes_left", .integer(reading.minutesLeft)),
    ])
  }
}
