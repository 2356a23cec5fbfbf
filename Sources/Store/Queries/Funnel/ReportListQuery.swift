import Database
import Domain

/// The reports behind one count of the funnel, in the order of receipt.
public struct ReportListQuery: Query {
  /// The count.
  public let measure: FunnelMeasure
  /// By what the group is one; with no group, all are listed.
  public let grouping: FunnelGrouping
  /// The group's name; `nil` = every group.
  public let group: String?
  /// The interval's first moment; `nil` = from the first report.
  public let from: Instant?
  /// The interval's end, not part of it; `nil` = up to the moment.
  public let until: Instant?
  /// Reports of a moment.
  public let records: ReportRecordsQuery

  /// The reports of a count.
  public init(
    of measure: FunnelMeasure, by grouping: FunnelGrouping = .county, group: String? = nil,
    from: Instant? = nil, until: Instant? = nil, at: Instant, counties: [String] = []
  ) {
    self.measure = measure
    self.grouping = grouping
    self.group = group
    self.from = from
    self.until = until
    records = ReportRecordsQuery(at: at, counties: counties)
  }

  /// The views that it reads.
  public var views: [String] { records.views }

  /// Those that the viewer sees: all of the count, or a part of it.
  public func fetch(_ viewing: Viewing) throws -> [CountedReport] {
    let span = ReportSpan(from: from, until: until, at: records.at, zone: viewing.zone)
    return span.reports(
      try records.fetch(viewing).reports, of: measure, by: grouping, group: group)
  }
}
