import Database
import Domain

/// Reports one by one, for figures that need more of them than the funnel (S14–S17, S66) and for
/// the lists behind every figure.
public struct ReportRecordsQuery: Query {
  /// The moment: later reports are left out.
  public let at: Instant
  /// FIPS codes of the counties whose reports count; empty = every county of the viewer's.
  public let counties: [String]

  /// What is looked up for each report besides its own row.
  public let more: Set<More>

  /// What a figure may need of other rows; to look it up takes longer than all else.
  public enum More: Hashable, Sendable, CaseIterable {
    /// When the youth was born.
    case birth
    /// Who reported.
    case source
  }

  /// The reports received by a moment.
  public init(at: Instant, counties: [String] = [], more: Set<More> = Set(More.allCases)) {
    self.at = at
    self.counties = counties
    self.more = more
  }

  /// The views that it reads.
  public var views: [String] {
    [
      "my_counties", "my_reports_f3", "my_reports_f17", "my_youth_versions_f1",
      "my_submissions_f15",
    ]
  }

  /// What joins the birth date `y.born_on` of the youth of a report `r`, as known at a moment.
  static func birth(at moment: String) -> String {
    """
    LEFT JOIN my_youth_versions_f1 y ON y.id = r.youth AND y.valid_from =
      (SELECT max(n.valid_from) FROM my_youth_versions_f1 n
       WHERE n.id = r.youth AND n.valid_from <= \(moment))
    """
  }

  /// Every report that the viewer sees; those of other counties are there for what comes again.
  public func fetch(_ viewing: Viewing) throws -> ReportRecords {
    let scope = try viewing.countyRecords(among: counties)
    let optedIn = Dictionary(uniqueKeysWithValues: scope.map { ($0.fips, $0.optedInOn) })
    let reports = try viewing.connection.fetchAll(
      """
      SELECT r.id, r.county, r.received_at, r.screening, r.screened_at, r.disposition,
        r.disposed_at, r.youth, \(more.contains(.birth) ? "y.born_on" : "NULL"), r.venue,
        r.channel, r.benefit, r.response, r.care_status,
        \(more.contains(.source) ? "k.reporter_kind" : "NULL")
      FROM my_reports_f3 r
      \(more.contains(.source) ? "LEFT JOIN my_reports_f17 k ON k.id = r.id" : "")
      \(more.contains(.birth) ? Self.birth(at: "?1") : "")
      WHERE r.received_at <= ?1 ORDER BY r.received_at, r.id
      """, [.integer(at.seconds)]
    ) { row in try Self.report(row, optedIn: optedIn, zone: viewing.zone) }
    return ReportRecords(
      reports: reports, counties: scope.map(\.facts),
      submissions: try FunnelQuery.submissions(viewing))
  }

  private static func report(
    _ row: borrowing Row, optedIn: [String: LocalDate?], zone: ZoneRules
  ) throws -> CountedReport {
    let received = Instant(seconds: row.int64(2))
    let since = optedIn[row.text(1)] ?? nil
    return CountedReport(
      id: row.text(0), county: row.text(1),
      facts: ReportFacts(
        receivedAt: received,
        screening: row.optionalText(3).flatMap { ScreeningDecision(stored: $0) },
        screenedAt: row.instant(4),
        disposition: row.optionalText(5).flatMap { Disposition(stored: $0) },
        disposedAt: row.instant(6)),
      youth: row.optionalText(7), bornOn: row.optionalText(8).flatMap { LocalDate($0) },
      recorded: .init(
        source: row.optionalText(14), venue: row.optionalText(9), channel: row.optionalText(10),
        benefit: row.optionalText(11), response: row.optionalText(12),
        care: row.optionalText(13).flatMap { CareStatus(stored: $0) }),
      isCounted: since.map { $0 <= zone.localDate(of: received) } ?? false)
  }
}

extension ReportRecordsQuery {
  /// The reports for a figure, with what it needs of them and no more.
  public init(
    for figure: ReportFigure, by grouping: FunnelGrouping?, at: Instant, counties: [String]
  ) {
    var more: Set<More> = []
    if grouping == .ageBand { more.insert(.birth) }
    if grouping == .source || figure == .completeness || figure == .fields { more.insert(.source) }
    self.init(at: at, counties: counties, more: more)
  }
}

/// Reports, and the counties that they are counted for.
public struct ReportRecords: Sendable {
  /// Every report that the viewer sees, in the order of receipt.
  public let reports: [CountedReport]
  /// The counties asked for.
  public let counties: [CountyFacts]
  /// What counties stated themselves.
  public let submissions: [CountySubmission]

  /// The note that names counties asked for and left out of an interval, wholly or before their
  /// opt-in; `nil` where there are none.
  public func note(in span: ReportSpan) -> String? {
    let end = min(span.until ?? span.at.adding(seconds: 1), span.at.adding(seconds: 1))
    let last = span.zone.localDate(of: end.adding(seconds: -1))
    let codes = Set(counties.map(\.fips))
    let early = Set(
      reports.lazy.filter {
        !$0.isCounted && codes.contains($0.county) && $0.facts.receivedAt < end
          && (span.from ?? $0.facts.receivedAt) <= $0.facts.receivedAt
      }.map(\.county))
    let left = counties.filter { county in
      county.optedInOn.map { $0 > last } ?? true || early.contains(county.fips)
    }
    return FunnelFigures(lines: [], total: FunnelCounts(), notOptedIn: left.map(\.name).sorted())
      .note
  }
}
