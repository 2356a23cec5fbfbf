import Domain

/// The listing of `plans evidence`: what happened, beside what the plan says.
public enum PlanEvidenceColumns {
  /// One row an element of the plan.
  public static let listing = Listing<PlanEvidence>(
    name: "plans", variant: "evidence",
    columns: [
      Column("county", "County", priority: 3) { .key($0.county) },
      Column("fiscal_year", "Year", priority: 2) { .key($0.year.text) },
      Column("element", "Element", priority: 1, emphasis: { _ in .strong }) {
        .code($0.element)
      },
      Column("line", "Line", kind: .number, priority: 5) { .integer($0.line) },
      Column("figure", "Figure", kind: .share, priority: 1, emphasis: { emphasis(of: $0.verdict) })
      {
        .share($0.share)
      },
      Column("from", "From", priority: 4) { .instant($0.span?.from) },
      Column("until", "Until", priority: 4) { .instant($0.span?.until) },
      Column(
        "verdict", "Verdict", priority: 1, emphasis: { emphasis(of: $0.verdict) },
        sign: { sign(of: $0.verdict) }
      ) { .code($0.verdict) },
    ],
    summaryKeys: ["elements", "borne_out", "not_borne_out"],
    emptyText: "There is no plan to hold against what happened.")

  /// The figures under the list.
  public static func summary(of lines: [PlanEvidence]) -> [(key: String, cell: Cell)] {
    [
      ("elements", .integer(lines.count)),
      ("borne_out", .integer(lines.count { $0.verdict == .borneOut })),
      ("not_borne_out", .integer(lines.count { $0.verdict == .notBorneOut })),
    ]
  }

  /// How much a verdict asks for attention.
  public static func emphasis(of verdict: PlanVerdict) -> Emphasis {
    switch verdict {
    case .borneOut: .good
    case .notBorneOut: .critical
    case .notPromised: .warning
    case .nothingToCount, .notForRole: .muted
    }
  }

  /// `·` borne out, `X` not, `!` not promised.
  public static func sign(of verdict: PlanVerdict) -> String {
    switch verdict {
    case .borneOut: "·"
    case .notBorneOut: "X"
    case .notPromised: "!"
    case .nothingToCount, .notForRole: ""
    }
  }
}
