import Domain

/// One report behind a figure, and how far it had come at the moment shown.
public struct ReportLine: Hashable, Sendable {
  /// The report.
  public let report: CountedReport
  /// How far it had come.
  public let stage: ReportStage

  /// A report at a moment.
  public init(_ report: CountedReport, at moment: Instant) {
    self.report = report
    stage = report.facts.stage(at: moment)
  }

  /// Whether it was screened in by then.
  var isScreenedIn: Bool { FunnelMeasure.screenedIn.includes(stage) }

  /// Whether something was found by then.
  var isFound: Bool { if case .found = stage { true } else { false } }
}

/// The listing of `reports --list`: the reports behind a count.
public enum ReportListColumns {
  /// One row a report, in the order of receipt.
  public static let listing = Listing<ReportLine>(
    name: "reports", variant: "list",
    columns: [
      Column("report", "Report", priority: 1, emphasis: { _ in .strong }) { .key($0.report.id) },
      Column("county", "County", priority: 4) { .key($0.report.county) },
      Column("received_at", "Received", priority: 1) { .instant($0.report.facts.receivedAt) },
      Column("youth", "Youth", priority: 2) { .key($0.report.youth) },
      Column("stage", "Stage", priority: 1) { .code($0.stage.text) },
      Column("venue", "Venue", priority: 3) { .code($0.report.recorded.venue) },
      Column("channel", "Channel", priority: 5) { .code($0.report.recorded.channel) },
      Column("screened_at", "Decided", priority: 4) {
        .instant($0.stage == .unscreened ? nil : $0.report.facts.screenedAt)
      },
      Column("response", "Response", priority: 6) {
        .code($0.isScreenedIn ? $0.report.recorded.response : nil)
      },
      Column("disposed_at", "Found", priority: 4) {
        .instant($0.isFound ? $0.report.facts.disposedAt : nil)
      },
      Column("care_status", "Care", priority: 5) {
        .code($0.isFound ? $0.report.recorded.care : nil)
      },
    ], summaryKeys: ["reports", "measure", "by", "group", "from", "until"],
    emptyText: "No report is counted here. Import reports.csv, or name another count, group or"
      + " time.")
}
