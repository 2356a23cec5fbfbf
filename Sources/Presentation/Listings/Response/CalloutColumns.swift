import Domain

/// The listing of `callouts`: responses in person, by both seats together (interface §4.4).
public enum CalloutColumns {
  /// By opening; `dual` says that both arrived and are different people.
  public static let listing = Listing<CalloutLine>(
    name: "callouts",
    columns: [
      Column("callout", "Callout", priority: 2) { .key($0.id) },
      Column("county", "County", priority: 3) { .key($0.county) },
      Column("opened_at", "Opened", priority: 1) { .instant($0.openedAt) },
      Column("source", "Source", priority: 7) { .code($0.source) },
      Column("tier", "Tier", priority: 5) { .code($0.tier) },
      Column("report", "Report", priority: 6) { .key($0.report) },
      Column("screened_in", "Screened in", priority: 5) { screenedIn($0.decision) },
      Column("cws_staff", "Child welfare", priority: 4) { .key($0.cwsStaff) },
      Column("cws_minutes", "Minutes", kind: .number, priority: 3) {
        .integer($0.minutes(to: $0.cwsArrivedAt))
      },
      Column("advocate_staff", "Advocate", priority: 4) { .key($0.advocateStaff) },
      Column("advocate_minutes", "Minutes", kind: .number, priority: 3) {
        .integer($0.minutes(to: $0.advocateArrivedAt))
      },
      Column("dual", "Dual", priority: 1, emphasis: { $0.isDual ? .good : .warning }) {
        .boolean($0.isDual)
      },
      Column("exception_reason", "Why only one", priority: 5) { .text($0.exceptionReason) },
    ],
    summaryKeys: ["callouts", "dual", "screened_in", "dual_rate", "from", "until"],
    emptyText:
      "No callout was opened in this span. Import callouts.csv, or choose other counties or times.")

  /// The figures under the rows, and of which interval; the rate is withheld from a viewer who does not see the decisions
  /// on every report, for a part of it would be read as the whole.
  public static func summary(
    of lines: [CalloutLine], from: Instant, until: Instant, seesEveryReport: Bool
  ) -> [(key: String, cell: Cell)] {
    let rate = CalloutLine.dualRate(of: lines)
    return [
      ("callouts", .integer(lines.count)), ("dual", .integer(lines.filter(\.isDual).count)),
      ("screened_in", seesEveryReport ? .integer(rate.total) : .withheld),
      ("dual_rate", seesEveryReport ? .share(rate) : .withheld),
      ("from", .instant(from)), ("until", .instant(until)),
    ]
  }

  private static func screenedIn(_ decision: CalloutLine.Decision) -> Cell {
    switch decision {
    case .noReport, .undecided: .null
    case .withheld: .withheld
    case .decided(let screening): .boolean(screening == .screenedIn)
    }
  }
}
