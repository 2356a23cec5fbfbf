import Domain

/// The lists beside `placements`: who waits, who stays apart, what is to be reviewed.
public enum PlacementListColumns {
  /// The listing of `placements --waiting`.
  public static let waiting = Listing<WaitingLine>(
    name: "placements", variant: "waiting",
    columns: [
      Column("youth", "Youth", priority: 1) { .key($0.youth) },
      Column("county", "County", priority: 2) { .key($0.county) },
      Column("since", "Since", priority: 2) { .date($0.since) },
      Column("days", "Days", kind: .number, priority: 1, emphasis: { _ in .warning }) {
        .integer($0.days)
      },
      Column("searches", "Days searched", kind: .number, priority: 4) { .integer($0.searches) },
      Column("criteria", "Excluded by", priority: 3) { .list($0.criteria) },
    ],
    summaryKeys: ["youth", "days_longest"],
    emptyText: "Nobody waits: no search has found nothing since a last stay began."
      + " y begins a search.")

  /// The listing of `placements --apart`.
  public static let apart = Listing<ApartLine>(
    name: "placements", variant: "apart",
    columns: [
      Column("sibling_group", "Group", priority: 1) { .key($0.group) },
      Column("youth", "Youth", priority: 1) { .key($0.youth) },
      Column("county", "County", priority: 3) { .key($0.county) },
      Column("facility", "Stays at", priority: 1) { .key($0.facility) },
      Column("places", "Places", kind: .number, priority: 2) { .integer($0.places) },
    ],
    summaryKeys: ["groups", "youth"],
    emptyText: "No siblings stay apart.")

  /// The listing of `placements --review`.
  public static let review = Listing<ReviewLine>(
    name: "placements", variant: "review",
    columns: [
      Column("facility", "Facility", priority: 2) { .key($0.facility) },
      Column("name", "Name", priority: 1, emphasis: { _ in .strong }) { .text($0.name) },
      Column("county", "County", priority: 3) { .key($0.county) },
      Column("reports", "Reports", kind: .number, priority: 1, emphasis: { _ in .warning }) {
        .integer($0.reports)
      },
      Column("youth", "Youth", kind: .number, priority: 2) { .integer($0.youth) },
      Column("last_report_at", "Last", priority: 3) { .instant($0.last) },
    ],
    summaryKeys: ["facilities"],
    emptyText: "At no facility did so many reports come in about youth who stayed there.")

  /// The listing of `placements --custody`.
  public static let custody = Listing<CustodyLine>(
    name: "placements", variant: "custody",
    columns: [
      Column("youth", "Youth", priority: 1) { .key($0.youth) },
      Column("county", "County", priority: 2) { .key($0.county) },
      Column("since", "Since", priority: 2) { .instant($0.since) },
      Column("days", "Days", kind: .number, priority: 1, emphasis: { _ in .warning }) {
        .integer($0.days)
      },
      Column(
        "facility", "A bed is kept at", priority: 3,
        emphasis: { $0.facility == nil ? .normal : .notice }
      ) { .key($0.facility) },
    ],
    summaryKeys: ["youth", "beds_kept"],
    emptyText: "Nobody is in a hospital or in custody.")

  /// The listing of `placements --family`.
  public static let family = Listing<FamilyLine>(
    name: "placements", variant: "family",
    columns: [
      Column("county", "County", priority: 1) { .key($0.county) },
      Column("family_based", "In a family", kind: .share, priority: 1) { .share($0.share) },
    ],
    summaryKeys: ["family_based"],
    emptyText: "No youth with exploitation stays anywhere. Import stays.csv.")

  /// The listing of `placements --decisions`.
  public static let decisions = Listing<DecisionLine>(
    name: "placements", variant: "decisions",
    columns: [
      Column("youth", "Youth", priority: 1) { .key($0.youth) },
      Column("facility", "Placed at", priority: 1) { .key($0.facility) },
      Column("from", "From", priority: 2) { .instant($0.from) },
      Column(
        "overrides", "Override", priority: 2, emphasis: { $0.overrides ? .warning : .normal },
        sign: { $0.overrides ? "!" : "" }
      ) { .boolean($0.overrides) },
      Column("reason", "Reason", priority: 1) { .text($0.reason) },
    ],
    summaryKeys: ["decisions", "overrides"],
    emptyText: "No reason of a placement is recorded: place-stay and move-stay take one.")

  /// How many, and for how many a bed is kept elsewhere.
  public static func summary(of lines: [CustodyLine]) -> [(key: String, cell: Cell)] {
    [
      ("youth", .integer(lines.count)), ("beds_kept", .integer(lines.count { $0.facility != nil })),
    ]
  }

  /// The share of all counties together.
  public static func summary(of lines: [FamilyLine]) -> [(key: String, cell: Cell)] {
    let all = FamilyLine(
      county: "", placed: lines.reduce(0) { $0 + $1.placed },
      inFamily: lines.reduce(0) { $0 + $1.inFamily })
    return [("family_based", .share(all.share))]
  }

  /// How many decisions and overrides.
  public static func summary(of lines: [DecisionLine]) -> [(key: String, cell: Cell)] {
    [
      ("decisions", .integer(lines.count)),
      ("overrides", .integer(lines.count(where: \.overrides))),
    ]
  }

  /// How many wait, and how long at most.
  public static func summary(of lines: [WaitingLine]) -> [(key: String, cell: Cell)] {
    [
      ("youth", .integer(lines.count)), ("days_longest", .integer(lines.map(\.days).max())),
    ]
  }

  /// How many groups and youth.
  public static func summary(of lines: [ApartLine]) -> [(key: String, cell: Cell)] {
    [
      ("groups", .integer(Set(lines.map(\.group)).count)), ("youth", .integer(lines.count)),
    ]
  }
}
