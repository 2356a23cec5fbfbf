/// How long it takes from a report to its screening decision and to what was found (S14).
public struct LagFigures: Hashable, Sendable {
  /// The group's name; empty for all together.
  public let group: String
  /// Reports received.
  public let received: Int
  /// Those whose screening decision has a time.
  public let screened: Int
  /// The median of tenths of days from receipt to that decision; `nil` = of none.
  public let screeningTenths: Int?
  /// Those whose disposition has a time.
  public let disposed: Int
  /// The median of tenths of days from receipt to the disposition; `nil` = of none.
  public let dispositionTenths: Int?

  /// The groups, and all together.
  public static func lines(
    _ reports: [CountedReport], by grouping: FunnelGrouping, in span: ReportSpan
  ) -> (lines: [LagFigures], total: LagFigures) {
    (
      span.groups(reports, by: grouping).map { LagFigures($0.name, $0.reports, span) },
      LagFigures("", reports.filter(span.includes), span)
    )
  }

  private init(_ group: String, _ reports: [CountedReport], _ span: ReportSpan) {
    self.group = group
    received = reports.count
    let screening = reports.compactMap { report -> Int? in
      guard report.facts.stage(at: span.at) != .unscreened else { return nil }
      return report.facts.screenedAt.map(report.tenthsOfDays)
    }
    let disposition = reports.compactMap { report -> Int? in
      guard case .found = report.facts.stage(at: span.at) else { return nil }
      return report.facts.disposedAt.map(report.tenthsOfDays)
    }
    screened = screening.count
    screeningTenths = Median.of(screening)
    disposed = disposition.count
    dispositionTenths = Median.of(disposition)
  }
}

extension CountedReport {
  /// Tenths of true days from the receipt to a moment, rounded half up; never below zero.
  fileprivate func tenthsOfDays(to moment: Instant) -> Int {
    Rounding.halfUp(Int(max(0, moment.seconds - facts.receivedAt.seconds)), over: 8_640)
  }
}
