import Domain

/// The listings of `recovery`: how youth were found, and what waits (S25, S27).
public enum RecoveryColumns {
  /// One row a group.
  public static func listing(_ grouping: EpisodeGrouping) -> Listing<RecoveryFigures> {
    Listing(
      name: "recovery", variant: "by \(grouping.rawValue)",
      columns: [EpisodeGroupColumn.column(grouping) { $0.group }] + figures,
      summaryKeys: figures.map(\.key) + ["from", "until"],
      emptyText: "No youth was reported missing in this span. Choose other counties or times.")
  }

  private static let figures: [Column<RecoveryFigures>] = [
    Column("episodes", "Episodes", kind: .number, priority: 1) { .integer($0.episodes) },
    Column("located", "Located", kind: .number, priority: 2) { .integer($0.located) },
    Column("median_hours", "Median to location, h", kind: .number, priority: 1) {
      .tenths($0.medianTenths)
    },
    Column(
      "unassigned", "Nobody looking", kind: .number, priority: 2,
      emphasis: { $0.unassigned > 0 ? .warning : .normal }
    ) { .integer($0.unassigned) },
    Column("repeated", "Not the first", kind: .number, priority: 3) { .integer($0.repeated) },
    Column("conversation_offered", "Conversation offered", kind: .share, priority: 3) {
      .share($0.offered)
    },
    Column("recovery_workers", "Recovery workers", kind: .number, priority: 4) {
      .integer($0.recoveryWorkers)
    },
  ]

  /// The figures of all groups together.
  public static func summary(
    of total: RecoveryFigures, from: Instant?, until: Instant?
  ) -> [(key: String, cell: Cell)] {
    figures.map { ($0.key, $0.value(total)) } + [
      ("from", .instant(from)), ("until", .instant(until)),
    ]
  }

  /// `recovery --list unassigned`.
  public static let unassigned = Listing<EpisodeLine>(
    name: "recovery", variant: "unassigned",
    columns: heads + [
      Column("received_at", "Received", priority: 3) { .instant($0.episode.receivedAt) },
      Column("elapsed_hours", "Missing, h", kind: .number, priority: 1) {
        .tenths($0.elapsedTenths)
      },
      Column("state", "State", priority: 3) { .code($0.state) },
    ], summaryKeys: ["episodes"], emptyText: "Somebody looks for each youth who is missing.")

  /// `recovery --list not_offered`.
  public static let notOffered = Listing<EpisodeLine>(
    name: "recovery", variant: "not_offered",
    columns: heads + [
      Column("returned_at", "Returned", priority: 1) { .instant($0.episode.returnedAt) },
      Column("state", "State", priority: 3) { .code($0.state) },
      Column("recovery_worker", "Looked", priority: 4) { .key($0.episode.recoveryWorker) },
    ], summaryKeys: ["episodes"],
    emptyText: "The return conversation was offered after each return.")

  /// `recovery --list repeats`.
  public static let repeats = Listing<RepeatAbsence>(
    name: "recovery", variant: "repeats",
    columns: [
      Column("youth", "Youth", priority: 1, emphasis: { _ in .strong }) { .key($0.youth) },
      Column("county", "County", priority: 3) { .key($0.county) },
      Column("episodes", "Episodes", kind: .number, priority: 1) { .integer($0.episodes) },
      Column("episode", "Newest", priority: 2) { .key($0.newest.episode.id) },
      Column("episode_number", "No.", kind: .number, priority: 3) { .integer($0.newest.number) },
      Column("received_at", "Received", priority: 3) { .instant($0.newest.episode.receivedAt) },
      Column("state", "State", priority: 4) { .code($0.newest.state) },
    ], summaryKeys: ["youth"], emptyText: "No youth went missing twice in this span.")

  private static let heads: [Column<EpisodeLine>] = [
    Column("episode", "Episode", priority: 1, emphasis: { _ in .strong }) { .key($0.episode.id) },
    Column("youth", "Youth", priority: 2) { .key($0.episode.youth) },
    Column("county", "County", priority: 4) { .key($0.episode.county) },
    Column("episode_number", "No.", kind: .number, priority: 4) { .integer($0.number) },
  ]
}
