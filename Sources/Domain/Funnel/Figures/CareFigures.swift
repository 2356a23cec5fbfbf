/// Where youth were when exploitation was identified (S17): as recorded with each youth's first
/// substantiated report, which a later move does not change.
public struct CareFigures: Hashable, Sendable {
  /// The group's name; empty for all together.
  public let group: String
  /// Youth identified: those with a first substantiated report here, and reports of no known youth.
  public let identified: Int
  /// How many of each status.
  public let counts: [CareStatus: Int]

  /// Those of whom nothing is recorded.
  public var notRecorded: Int { identified - counts.values.reduce(0, +) }

  /// One status, of those of whom one is recorded.
  public func share(_ status: CareStatus) -> Share {
    Share(count: counts[status] ?? 0, total: identified - notRecorded, of: "recorded")
  }

  /// The groups, and all together.
  public static func lines(
    _ reports: [CountedReport], by grouping: FunnelGrouping, in span: ReportSpan
  ) -> (lines: [CareFigures], total: CareFigures) {
    let found = span.identifications(reports)
    return (
      span.groups(found, by: grouping).map { CareFigures($0.name, $0.reports) },
      CareFigures("", found.filter(span.includes))
    )
  }

  private init(_ group: String, _ reports: [CountedReport]) {
    self.group = group
    identified = reports.count
    var counts: [CareStatus: Int] = [:]
    for report in reports { if let care = report.recorded.care { counts[care, default: 0] += 1 } }
    self.counts = counts
  }
}
