import Domain

/// The listings of `reports`: the funnel from a report to what was found (interface §4.6).
///
/// The group stands under the grouping's name. A county that has not reported has null counts,
/// and one that reported none has zeros.
public enum FunnelColumns {
  /// The listing of one grouping.
  public static func listing(_ grouping: FunnelGrouping) -> Listing<FunnelLine> {
    Listing(
      name: "reports", variant: "by \(grouping.rawValue)",
      columns: heads(grouping) + counts + rates,
      summaryKeys: summaryKeys,
      emptyText: grouping == .county
        ? "No county has opted in here. Import counties.csv with opted_in_on."
        : "No report counts in this span. Import reports.csv, or name other counties or times.")
  }

  /// The keys of the summary: those of a row, for all groups together, then the interval.
  public static let summaryKeys = (counts + rates).map(\.key) + ["from", "until"]

  /// The figures of all groups together, and of which interval: a percentage means nothing
  /// without its dates (S12).
  ///
  /// - Parameters:
  ///   - total: `nil` where the viewer may not have them.
  ///   - hidden: those that are too small to be shown to the viewer.
  ///   - from: `nil` = from the first report.
  ///   - until: `nil` = up to the moment shown.
  public static func summary(
    of total: FunnelCounts?, hidden: Set<FunnelMeasure> = [], from: Instant?, until: Instant?
  ) -> [(key: String, cell: Cell)] {
    let figures = (counts + rates).map { column in
      let cell = total.map { column.value(FunnelLine(group: "", counts: $0, hidden: hidden)) }
      return (key: column.key, cell: cell ?? .withheld)
    }
    return figures + [("from", .instant(from)), ("until", .instant(until))]
  }

  private static func heads(_ grouping: FunnelGrouping) -> [Column<FunnelLine>] {
    guard grouping == .county else {
      let title =
        switch grouping {
        case .fiscalYear: "Fiscal year"
        case .year: "Year"
        case .quarter: "Quarter"
        case .venue: "Venue"
        case .channel: "Channel"
        case .ageBand: "Age"
        case .source, .county: "Source"
        }
      return [
        Column(grouping.rawValue, title, priority: 1, emphasis: { _ in .strong }) {
          .code($0.group)
        }
      ]
    }
    return [
      Column("county", "County", priority: 3) { .key($0.group) },
      Column("fips", "FIPS", priority: 9) { .key($0.group) },
      Column("name", "Name", priority: 1, emphasis: { _ in .strong }) { .text($0.countyName) },
      Column(
        "reporting", "Reporting", priority: 4,
        emphasis: { $0.isReported == false ? .notice : .normal }
      ) { .code($0.isReported.map { $0 ? "reported" : "not_reported" }) },
    ]
  }

  /// The sentence for whoever has counts only.
  public static func countedNote(through end: Instant, zone: ZoneRules) -> String {
    let day = zone.localDate(of: end.adding(seconds: -1))
    return "counts through \(day.text), the end of the last whole quarter; small ones, those that"
      + " changed little since the quarter before, and those that would give them away are"
      + " [suppressed]"
  }

  static let counts: [Column<FunnelLine>] = [
    count("received", "Received", priority: 1, .received),
    count("screened_in", "Screened in", priority: 2, .screenedIn),
    count("evaluated_out", "Evaluated out", priority: 4, .evaluatedOut),
    count("unscreened", "Unscreened", priority: 5, .unscreened),
    count("substantiated", "Substantiated", priority: 2, .substantiated),
    count("inconclusive", "Inconclusive", priority: 4, .inconclusive),
    count("unfounded", "Unfounded", priority: 5, .unfounded),
    count("pending", "Pending", priority: 5, .pending),
  ]

  static let rates: [Column<FunnelLine>] = [
    rate(
      "screened_in_of_received", "Screened in, of received", priority: 3,
      of: [.screenedIn, .received]
    ) {
      $0.screenedInOfReceived
    },
    rate(
      "substantiated_of_screened_in", "Substantiated, of screened in", priority: 3,
      of: [.substantiated, .screenedIn]
    ) {
      $0.substantiatedOfScreenedIn
    },
    rate(
      "inconclusive_of_screened_in", "Inconclusive, of screened in", priority: 6,
      of: [.inconclusive, .screenedIn]
    ) {
      $0.inconclusiveOfScreenedIn
    },
    rate(
      "substantiated_of_received", "Substantiated, of received", priority: 6,
      of: [.substantiated, .received]
    ) {
      $0.substantiatedOfReceived
    },
  ]

  private static func count(
    _ key: String, _ title: String, priority: Int, _ measure: FunnelMeasure
  ) -> Column<FunnelLine> {
    Column(key, title, kind: .number, priority: priority) { line in
      line.hidden.contains(measure) ? .suppressed : .integer(line.counts.map(measure.value))
    }
  }

  /// A rate keeps its denominator's name where the counts are unknown.
  private static func rate(
    _ key: String, _ title: String, priority: Int, of measures: Set<FunnelMeasure>,
    _ value: @escaping @Sendable (FunnelCounts) -> Share
  ) -> Column<FunnelLine> {
    Column(key, title, kind: .share, priority: priority) { line in
      // A rate and one of its counts give the other.
      if !line.hidden.isDisjoint(with: measures) { return .suppressed }
      if let counts = line.counts { return .share(value(counts)) }
      return .share(Share(count: nil, total: nil, of: value(FunnelCounts()).of))
    }
  }
}
