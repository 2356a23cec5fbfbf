import Database
import Domain

/// Reports, screening decisions and dispositions by group (S9–S12, S97).
public struct FunnelQuery: Query {
  /// By what.
  public let grouping: FunnelGrouping
  /// The interval's first moment; `nil` = from the first report.
  public let from: Instant?
  /// The interval's end, not part of it; `nil` = up to the moment.
  public let until: Instant?
  /// The moment: later reports and decisions are left out.
  public let at: Instant
  /// FIPS codes; empty = every county of the viewer's.
  public let counties: [String]
  /// Whether the figures are for everybody: they go out as a role that may have counts only gets
  /// them.
  public let isPublic: Bool

  /// The funnel of an interval at a moment.
  public init(
    by grouping: FunnelGrouping, from: Instant?, until: Instant?, at: Instant,
    counties: [String] = [], isPublic: Bool = false
  ) {
    self.isPublic = isPublic
    self.grouping = grouping
    self.from = from
    self.until = until
    self.at = at
    self.counties = counties
  }

  /// The views that it reads.
  public var views: [String] {
    [
      "my_counties", "my_reports_f3", "my_reports_f17", "my_youth_versions_f1",
      "my_submissions_f15", "my_policies", CountingViews.reports,
    ]
  }

  /// The figures; for a role that may have counts only, and for everybody, as
  /// ``counted(_:)`` gives them.
  public func fetch(_ viewing: Viewing) throws -> FunnelFigures {
    try isPublic || viewing.viewer.role.counts(.f3) ? counted(viewing) : figures(viewing)
  }

  /// The figures from one view of reports.
  func figures(_ viewing: Viewing, from view: String? = nil) throws -> FunnelFigures {
    let scope = try viewing.countyRecords(among: counties)
    var tally = FunnelTally(grouping: grouping, counties: scope, zone: viewing.zone, at: at)
    try viewing.connection.forEach(
      Self.sql(view, grouping),
      [DatabaseValue((from ?? Instant(seconds: Int64.min)).seconds), .integer(end.seconds)]
        + (grouping == .ageBand ? [.integer(at.seconds)] : [])
    ) { row in tally.add(try FunnelRow(row, grouping)) }
    let submissions = grouping == .county ? try Self.submissions(viewing) : []
    return tally.figures(
      last: lastDay(viewing.zone),
      firstDay: from.map {
        viewing.zone.localDate(of: $0)
      }, submissions: submissions)
  }

  /// The first moment that no report counts from: the interval's end, or just after T.
  private var end: Instant {
    let afterNow = at.adding(seconds: 1)
    return until.map { min($0, afterNow) } ?? afterNow
  }

  /// The interval's last local day, or T's, if earlier.
  private func lastDay(_ zone: ZoneRules) -> LocalDate {
    zone.localDate(of: end.adding(seconds: -1))
  }

  /// - Parameter view: the counting view, which has no more than its own columns; `nil` = the
  ///   reports themselves.
  private static func sql(_ view: String?, _ grouping: FunnelGrouping) -> String {
    let columns =
      "r.county, r.received_at, r.screening, r.screened_at, r.disposition, r.disposed_at, r.venue"
    let more =
      switch grouping {
      case .source: ", k.reporter_kind"
      case .ageBand: ", y.born_on"
      case .channel: ", r.channel"
      default: ""
      }
    let joined =
      switch grouping {
      case .source: " LEFT JOIN my_reports_f17 k ON k.id = r.id"
      case .ageBand: " \(ReportRecordsQuery.birth(at: "?3"))"
      default: ""
      }
    return "SELECT \(columns)\(more) FROM \(view ?? "my_reports_f3") AS r\(joined)"
      + " WHERE r.received_at >= ?1 AND r.received_at < ?2"
  }

  /// What counties stated themselves.
  static func submissions(_ viewing: Viewing) throws -> [CountySubmission] {
    try viewing.connection.fetchAll(
      "SELECT county, first_day, last_day, submitted_on, count FROM my_submissions_f15"
    ) { row in
      CountySubmission(
        county: row.text(0), firstDay: try row.date(1), lastDay: try row.date(2),
        submittedOn: try row.date(3), count: row.int(4))
    }
  }
}

/// One report as the funnel reads it.
struct FunnelRow {
  let county: String
  let facts: ReportFacts
  let venue: String
  /// The word or the birth date that the reports are grouped by, where it is none of the above.
  let word: String?

  init(_ row: borrowing Row, _ grouping: FunnelGrouping) throws {
    county = row.text(0)
    facts = ReportFacts(
      receivedAt: Instant(seconds: row.int64(1)),
      screening: row.optionalText(2).flatMap { ScreeningDecision(stored: $0) },
      screenedAt: row.instant(3),
      disposition: row.optionalText(4).flatMap { Disposition(stored: $0) },
      disposedAt: row.instant(5))
    venue = row.optionalText(6) ?? ReportVenue.unknown.rawValue
    word = [.source, .channel, .ageBand].contains(grouping) ? row.optionalText(7) : nil
  }
}
