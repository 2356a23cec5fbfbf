import Domain

/// The listings of `caseloads --ahead`, `--continuity`, `--handovers` and `--overrides`.
public enum OutlookColumns {
  /// `caseloads --ahead`: what will change, the first first.
  public static let ahead = Listing<LoadOutlook>(
    name: "caseloads", variant: "ahead",
    columns: [
      Column("at", "When", priority: 1) { .instant($0.at) },
      Column("change", "What", priority: 1, emphasis: { _ in .strong }) {
        .code($0.kind)
      },
      Column("detail", "Which", priority: 2) { .code($0.detail) },
      Column("points", "Load by", kind: .number, priority: 1, emphasis: { _ in .strong }) {
        .points($0.points)
      },
      Column("worker", "Worker", priority: 1) { .key($0.worker) },
      Column("case", "Case", priority: 2) { .key($0.caseID) },
      Column("case_points", "Case by", kind: .number, priority: 3) { .points($0.casePoints) },
      Column("capacity", "Capacity by", kind: .number, priority: 4) { .points($0.capacity) },
      Column("youth", "Youth", priority: 5) { .key($0.youth) },
    ],
    summaryKeys: ["changes", "points", "capacity", "days"],
    emptyText: "Nothing changes by itself in the days ahead; csecboard caseloads --ahead 60 looks"
      + " further.")

  /// How much changes.
  public static func summary(
    of rows: [LoadOutlook], days: Int
  ) -> [(key: String, cell: Cell)] {
    [
      ("changes", .integer(rows.count)),
      ("points", .points(rows.reduce(0) { $0 + ($1.points ?? 0) })),
      ("capacity", .points(rows.reduce(0) { $0 + ($1.capacity ?? 0) })),
      ("days", .integer(days)),
    ]
  }

  /// `caseloads --continuity`: primary workers of each youth, most first.
  public static let continuity = Listing<Continuity>(
    name: "caseloads", variant: "continuity",
    columns: [
      Column("youth", "Youth", priority: 1) { .key($0.youth) },
      Column("county", "County", priority: 5) { .key($0.county) },
      Column(
        "primary_workers", "Workers", kind: .number, priority: 1,
        emphasis: { $0.isBroken ? .warning : .normal }, sign: { $0.isBroken ? "!" : "" }
      ) { .integer($0.workers.count) },
      Column("broken", "Broken", priority: 4) { .boolean($0.isBroken) },
      Column("workers", "Who, in turn", priority: 2) { .list($0.workers) },
      Column("worker", "Now", priority: 3) { .key($0.worker) },
      Column("since", "Since", priority: 4) { .instant($0.since) },
    ],
    summaryKeys: ["youth", "broken", "percent"],
    emptyText: "No youth with an open case is yours to see here. Import cases.csv and"
      + " assignments.csv, or name other counties.")

  /// How many youth have had too many workers.
  public static func summary(of rows: [Continuity]) -> [(key: String, cell: Cell)] {
    let broken = rows.count(where: \.isBroken)
    return [
      ("youth", .integer(rows.count)), ("broken", .integer(broken)),
      ("percent", .share(Share(count: broken, total: rows.count, of: "youth"))),
    ]
  }

  /// `caseloads --handovers`: shares that ended with what the next worker was told, newest first.
  public static let handovers = Listing<CaseHandover>(
    name: "caseloads", variant: "handovers",
    columns: [
      Column("at", "When", priority: 1) { .instant($0.at) },
      Column("case", "Case", priority: 1) { .key($0.caseID) },
      Column("youth", "Youth", priority: 4) { .key($0.youth) },
      Column("county", "County", priority: 6) { .key($0.county) },
      Column("role", "Role", priority: 5) { .code($0.role) },
      Column("worker", "From", priority: 2) { .key($0.from) },
      Column("to", "To", priority: 2) { .key($0.to) },
      Column(
        "handover", "What to know", priority: 1,
        emphasis: { $0.lacksNote ? .warning : .normal }, sign: { $0.lacksNote ? "! none" : "" }
      ) { $0.isWithheld ? .withheld : .text($0.note) },
      Column("lacks_note", "Lacks it", priority: 7) { .boolean($0.lacksNote) },
    ],
    summaryKeys: ["handovers", "without_note"],
    emptyText: "No case changed hands in twelve months. Press J on a case to see who may take it"
      + " on.")

  /// How many there were, and how many without a note.
  public static func summary(of rows: [CaseHandover]) -> [(key: String, cell: Cell)] {
    [
      ("handovers", .integer(rows.count)),
      ("without_note", .integer(rows.count(where: \.lacksNote))),
    ]
  }

  /// `caseloads --overrides`: points that supervisors overrode, apart from the scheme's.
  public static let overrides = Listing<WeightOverride>(
    name: "caseloads", variant: "overrides",
    columns: [
      Column("override", "Override", priority: 4) { .key($0.id) },
      Column("case", "Case", priority: 1) { .key($0.caseID) },
      Column("youth", "Youth", priority: 4) { .key($0.youth) },
      Column("worker", "Worker", priority: 2) { .key($0.worker) },
      Column("points", "Points", kind: .number, priority: 2) { .points($0.points) },
      Column("delta", "By", kind: .number, priority: 1, emphasis: { _ in .strong }) {
        .points($0.delta)
      },
      Column("points_with", "With it", kind: .number, priority: 1) { .points($0.pointsWith) },
      Column("from", "Since", priority: 5) { .instant($0.from) },
      Column("until", "Until", priority: 2) { .instant($0.until) },
      Column("reason", "Why", priority: 3) { .text($0.reason) },
    ],
    summaryKeys: ["overrides", "delta"],
    emptyText: "No case's points are overridden. Press a on a case to override them for a time.")

  /// How much is overridden.
  public static func summary(of rows: [WeightOverride]) -> [(key: String, cell: Cell)] {
    [
      ("overrides", .integer(rows.count)),
      ("delta", .points(rows.reduce(0) { $0 + $1.delta })),
    ]
  }
}
