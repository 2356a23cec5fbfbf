import Domain

/// The listings of `notices`: how timely the notices of missing youth were.
public enum NoticeColumns {
  /// One row for each kind of notice in each group.
  public static func listing(_ grouping: EpisodeGrouping) -> Listing<NoticeFigures> {
    Listing(
      name: "notices", variant: "by \(grouping.rawValue)",
      columns: [EpisodeGroupColumn.column(grouping) { $0.group }] + figures,
      summaryKeys: summaryKeys,
      emptyText: "No youth was reported missing in this span. Choose other counties or times.")
  }

  /// `notices --late`: what an audit would find.
  public static let late = Listing<AuditFinding>(
    name: "notices", variant: "late",
    columns: [
      Column("episode", "Episode", priority: 1, emphasis: { _ in .strong }) { .key($0.episode.id) },
      Column("youth", "Youth", priority: 3) { .key($0.episode.youth) },
      Column("county", "County", priority: 4) { .key($0.episode.county) },
      Column("clock", "Clock", priority: 2) { .code($0.clock) },
      Column(
        "finding", "Finding", priority: 1,
        emphasis: { $0.finding == .late ? .warning : .critical }
      ) { .code($0.finding) },
      Column("received_at", "Received", priority: 4) { .instant($0.episode.receivedAt) },
      Column("due_at", "24 h after", priority: 5) { .instant($0.dueAt) },
      Column("made_at", "Made", priority: 3) { .instant($0.madeAt) },
      Column("minutes_late", "Late, min", kind: .number, priority: 2) { .integer($0.minutesLate) },
      Column("exempt_reason", "Why exempt", priority: 6) { .code($0.exemptReason) },
    ],
    summaryKeys: ["findings"] + AuditFinding.Finding.allCases.map(\.rawValue) + ["from", "until"],
    emptyText: "No notice to law enforcement or NCMEC was late or left out in this span.")

  private static let figures: [Column<NoticeFigures>] = [
    Column("clock", "Notice", priority: 1) { .code($0.clock) },
    Column("on_time", "On time, of notices due", kind: .share, priority: 1) { .share($0.onTime) },
    Column("made_late", "Made late", kind: .number, priority: 2) { .integer($0.madeLate) },
    Column(
      "not_made", "Not made", kind: .number, priority: 2,
      emphasis: { $0.notMade > 0 ? .critical : .normal }
    ) { .integer($0.notMade) },
    Column("exempt", "Exempt", kind: .number, priority: 4) { .integer($0.exempt) },
    Column("pending", "Have time", kind: .number, priority: 4) { .integer($0.pending) },
    Column("median_minutes", "Median, min", kind: .number, priority: 3) {
      .integer($0.medianMinutes)
    },
  ]

  /// The summary's keys: of each notice its share and median, then the interval.
  public static let summaryKeys =
    EpisodeSummary.noticeClocks.flatMap {
      ["\($0.rawValue)_on_time", "\($0.rawValue)_median_minutes"]
    } + ["from", "until"]

  /// The figures of all groups together.
  public static func summary(
    of total: [NoticeFigures], from: Instant?, until: Instant?
  ) -> [(key: String, cell: Cell)] {
    total.flatMap { one in
      [
        ("\(one.clock.rawValue)_on_time", Cell.share(one.onTime)),
        ("\(one.clock.rawValue)_median_minutes", .integer(one.medianMinutes)),
      ]
    } + [("from", .instant(from)), ("until", .instant(until))]
  }

  /// The figures under the list of findings.
  public static func summary(
    of findings: [AuditFinding], from: Instant?, until: Instant?
  ) -> [(key: String, cell: Cell)] {
    let counts = AuditFinding.Finding.allCases.map { kind in
      (key: kind.rawValue, cell: Cell.integer(findings.count { $0.finding == kind }))
    }
    return [("findings", .integer(findings.count))] + counts
      + [("from", .instant(from)), ("until", .instant(until))]
  }
}

/// The first column of figures of episodes: the group under the grouping's name.
enum EpisodeGroupColumn {
  static func column<Row>(
    _ grouping: EpisodeGrouping, _ group: @escaping @Sendable (Row) -> String
  ) -> Column<Row> {
    let title =
      switch grouping {
      case .county: "County"
      case .month: "Month"
      case .quarter: "Quarter"
      case .year: "Year"
      case .fiscalYear: "Fiscal year"
      }
    return Column(grouping.rawValue, title, priority: 1, emphasis: { _ in .strong }) { row in
      grouping == .county ? .key(group(row)) : .code(group(row))
    }
  }
}
