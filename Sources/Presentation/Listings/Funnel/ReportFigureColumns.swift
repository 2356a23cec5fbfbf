import Domain

/// The listings of `reports --figure`: what is worked out from reports beyond the funnel (S14–S17,
/// S66). Each rate names its own total.
public enum ReportFigureColumns {
  /// That every count is of what somebody noticed (S101).
  public static let detected =
    "counts are of what was detected and reported; what nobody reported is in none of them"

  /// `lags`: days from a report to its decisions, by group.
  public static func lags(_ names: [String: String] = [:]) -> Listing<LagFigures> {
    Listing(
      name: "reports", variant: "lags", columns: heads(names, \.group) + lagFigures,
      summaryKeys: lagFigures.map(\.key) + spanKeys, emptyText: emptyText)
  }

  /// `identified`: by whom exploitation was identified, and how long after the first contact.
  public static let identified = Listing<IdentifiedFigures>(
    name: "reports", variant: "identified",
    columns: [
      Column("source", "Identified by", priority: 1, emphasis: { _ in .strong }) {
        .code($0.source)
      },
      Column("youth_of_identified", "Youth, of identified", kind: .share, priority: 1) {
        .share($0.youth)
      },
    ] + identifiedFigures, summaryKeys: ["identified"] + identifiedFigures.map(\.key) + spanEnds,
    emptyText: "No youth has a confirmed status from this span. Record statuses, or name other"
      + " times.")

  /// `care`: where youth were when exploitation was identified, by group.
  public static func care(_ names: [String: String] = [:]) -> Listing<CareFigures> {
    Listing(
      name: "reports", variant: "care", columns: heads(names, \.group) + careFigures,
      summaryKeys: careFigures.map(\.key) + spanKeys, emptyText: noneFound)
  }

  /// `again`: youth reported again after a substantiation, by group.
  public static func again(_ names: [String: String] = [:]) -> Listing<AgainFigures> {
    Listing(
      name: "reports", variant: "again", columns: heads(names, \.group) + againFigures,
      summaryKeys: againFigures.map(\.key) + spanKeys, emptyText: noneFound)
  }

  /// `venues`: where exploitation was reported to take place, by period.
  public static let venues = Listing<VenueFigures>(
    name: "reports", variant: "venues",
    columns: [
      Column("period", "Period", priority: 1, emphasis: { _ in .strong }) { .text($0.period) }
    ] + venueFigures + [
      Column(
        "trend", "Trend", priority: 1, emphasis: { $0.trend == .rising ? .notice : .normal },
        sign: { line in
          switch line.trend {
          case .rising: "+"
          case .falling: "-"
          case .level: "="
          case nil: ""
          }
        }
      ) { .code($0.trend) }
    ], summaryKeys: venueFigures.map(\.key) + spanKeys, emptyText: emptyText)

  /// `channels`: by which way reports came, by period.
  public static let channels = Listing<ChannelFigures>(
    name: "reports", variant: "channels",
    columns: [
      Column("period", "Period", priority: 1, emphasis: { _ in .strong }) { .text($0.period) },
      Column("channel", "Channel", priority: 1) { .code($0.channel) },
      Column("channel_of_received", "Reports, of the period's", kind: .share, priority: 1) {
        .share($0.share)
      },
    ], summaryKeys: ["received"] + spanKeys, emptyText: emptyText)

  /// `completeness`: how complete reports are, by group.
  public static func completeness(
    _ names: [String: String] = [:]
  ) -> Listing<CompletenessFigures> {
    Listing(
      name: "reports", variant: "completeness",
      columns: heads(names, \.group) + completenessFigures,
      summaryKeys: completenessFigures.map(\.key) + spanKeys, emptyText: emptyText)
  }

  /// `fields`: how often each field is filled.
  public static let fields = Listing<FieldFigures>(
    name: "reports", variant: "fields",
    columns: [
      Column("field", "Field", priority: 1, emphasis: { _ in .strong }) {
        .code($0.field)
      },
      Column("of", "Asked of", priority: 2) { .code($0.field.of) },
      Column("filled", "Filled, of asked", kind: .share, priority: 1) { .share($0.filled) },
      Column("unknown", "Says unknown", kind: .number, priority: 3) { .integer($0.unknown) },
      Column(
        "blank", "Blank", kind: .number, priority: 1,
        emphasis: { $0.blank > 0 ? .warning : .normal }
      ) { .integer($0.blank) },
    ], summaryKeys: completenessFigures.map(\.key) + spanEnds, emptyText: emptyText)

  /// `heat`: the funnel of each county in each quarter; one that sent nothing has no counts.
  public static let heat = Listing<HeatFigures>(
    name: "reports", variant: "heat",
    columns: [
      Column("county", "County", priority: 3) { .key($0.county) },
      Column("name", "Name", priority: 1, emphasis: { _ in .strong }) { .text($0.name) },
      Column("quarter", "Quarter", priority: 1) { .text($0.quarter) },
      Column(
        "standing", "Standing", priority: 2,
        emphasis: { $0.standing == .notReported ? .notice : .normal }
      ) { .code($0.standing) },
      Column("is_part", "Part of the quarter", priority: 5) { .boolean($0.isPart) },
    ]
      + (FunnelColumns.counts + FunnelColumns.rates).map { column in
        Column(column.key, column.title, kind: column.header.kind, priority: column.priority) {
          column.value(FunnelLine(group: $0.quarter, counts: $0.counts))
        }
      }, summaryKeys: FunnelColumns.summaryKeys, emptyText: emptyText)

  /// `aligned`: the funnel in three months counted from each county's opt-in.
  public static let aligned = Listing<AlignedFigures>(
    name: "reports", variant: "aligned",
    columns: [
      Column(
        "quarter_from_opt_in", "Quarter from opt-in", kind: .number, priority: 1,
        emphasis: { _ in .strong }
      ) { .integer($0.quarter) },
      Column("counties", "Counties, n", kind: .number, priority: 1) { .integer($0.counties) },
      Column("silent", "Silent", kind: .number, priority: 3) { .integer($0.silent) },
      Column("open", "Not over", kind: .number, priority: 3) { .integer($0.open) },
      Column("mean_received", "Received a county", kind: .number, priority: 1) {
        .tenths($0.meanTenths)
      },
    ]
      + (FunnelColumns.counts + FunnelColumns.rates).map { column in
        Column(column.key, column.title, kind: column.header.kind, priority: column.priority) {
          column.value(FunnelLine(group: "", counts: $0.counties == 0 ? nil : $0.counts))
        }
      }, summaryKeys: ["counties"],
    emptyText: "No county has opted in here. Import counties.csv with opted_in_on.")

  // MARK: - Summaries

  /// The figures of all groups together, by what they were grouped, and of which interval.
  public static func summary<Figures>(
    of total: Figures, in listing: Listing<Figures>, by grouping: FunnelGrouping?,
    in span: ReportSpan
  ) -> [(key: String, cell: Cell)] {
    listing.columns.filter { listing.summaryKeys.contains($0.key) }
      .map { ($0.key, $0.value(total)) } + ends(by: grouping, in: span)
  }

  /// By what rows were grouped, and of which interval they are.
  public static func ends(
    by grouping: FunnelGrouping?, in span: ReportSpan
  ) -> [(key: String, cell: Cell)] {
    (grouping.map { [("by", .code($0))] } ?? []) + [
      ("from", .instant(span.from)), ("until", .instant(span.until)),
    ]
  }

  static let spanEnds = ["from", "until"]
  private static let spanKeys = ["by"] + spanEnds
  private static let emptyText =
    "No report counts in this span. Import reports.csv, or name other counties or times."
  private static let noneFound =
    "No report of this span was substantiated. Record dispositions, or name other times."

  // MARK: - Columns

  private static func heads<Row>(
    _ names: [String: String], _ group: @escaping @Sendable (Row) -> String
  ) -> [Column<Row>] {
    [
      Column("group", "Group", priority: 1, emphasis: { _ in .strong }) { .code(group($0)) },
      Column("name", "Name", priority: 1) { .text(names[group($0)]) },
    ]
  }

  private static let lagFigures: [Column<LagFigures>] = [
    Column("received", "Received", kind: .number, priority: 2) { .integer($0.received) },
    Column("screened", "Decided, n", kind: .number, priority: 2) { .integer($0.screened) },
    Column("screening_median_days", "To decision, median days", kind: .number, priority: 1) {
      .tenths($0.screeningTenths)
    },
    Column("disposed", "Found, n", kind: .number, priority: 2) { .integer($0.disposed) },
    Column("disposition_median_days", "To finding, median days", kind: .number, priority: 1) {
      .tenths($0.dispositionTenths)
    },
  ]

  private static let identifiedFigures: [Column<IdentifiedFigures>] = [
    Column("known_before", "Known before, n", kind: .number, priority: 2) { .integer($0.known) },
    Column("median_days", "From first contact, median days", kind: .number, priority: 1) {
      .tenths($0.medianTenths)
    },
  ]

  private static let careFigures: [Column<CareFigures>] =
    [Column("identified", "Identified", kind: .number, priority: 2) { .integer($0.identified) }]
    + CareStatus.allCases.map { status in
      Column("\(status.rawValue)_of_recorded", status.title, kind: .share, priority: 1) {
        .share($0.share(status))
      }
    } + [
      Column("not_recorded", "Not recorded", kind: .number, priority: 2) {
        .integer($0.notRecorded)
      }
    ]

  private static let againFigures: [Column<AgainFigures>] =
    [Column("youth", "Youth", kind: .number, priority: 2) { .integer($0.youth) }]
    + AgainFigures.windows.enumerated().flatMap { place, months in
      [
        Column(
          "again_\(months)_of_followed", "Again in \(months) mo, of followed", kind: .share,
          priority: 1
        ) { .share($0.windows[place].share) },
        Column("censored_\(months)", "Censored", kind: .number, priority: 2) {
          .integer($0.windows[place].censored)
        },
      ]
    }

  private static let venueFigures: [Column<VenueFigures>] =
    [
      Column("received", "Received", kind: .number, priority: 2) { .integer($0.received) },
      Column("private_of_received", "Private, of received", kind: .share, priority: 1) {
        .share($0.privateShare)
      },
    ]
    + ReportVenue.allCases.map { venue in
      Column(
        "\(venue.rawValue)_of_received", venue.title, kind: .share,
        priority: venue == .unknown ? 2 : 3
      ) { .share($0.share(venue)) }
    }

  private static let completenessFigures: [Column<CompletenessFigures>] = [
    Column("mean_percent", "Filled, mean %", kind: .number, priority: 1) {
      .tenths($0.meanTenths)
    },
    Column("whole_of_received", "With every field, of received", kind: .share, priority: 2) {
      .share($0.whole)
    },
    Column("worst_field", "Blank most often", priority: 2) { .code($0.worst?.field) },
    Column("worst_blank", "Blank there", kind: .number, priority: 3) {
      .integer($0.worst?.count)
    },
  ]
}

extension CareStatus {
  fileprivate var title: String {
    switch self {
    case .inPlacement: "In placement"
    case .absentFromPlacement: "Absent from it"
    case .priorPlacementNotInCare: "Earlier placement"
    case .none: "None"
    }
  }
}

extension ReportVenue {
  fileprivate var title: String {
    switch self {
    case .publicEstablishment: "Public"
    case .privateHome: "Private home"
    case .hotel: "Hotel"
    case .online: "Online"
    case .massageBusiness: "Massage business"
    case .street: "Street"
    case .other: "Other"
    case .unknown: "Unknown"
    }
  }
}
