import Domain

/// `partners --referrals`: youth whom somebody referred to a partner.
public enum ReferralColumns {
  /// One row a referral, those of which nothing is known first.
  public static let listing = Listing<ReferralLine>(
    name: "partners", variant: "referrals",
    columns: [
      Column(
        "outcome", "What came of it", priority: 1, emphasis: { emphasis(of: $0.referral.outcome) },
        sign: { sign(of: $0.referral.outcome) }
      ) { $0.referral.outcome.map { .code($0) } ?? .text("not known") },
      Column("days", "Days", kind: .number, priority: 1) { .integer($0.days) },
      Column("youth", "Youth", priority: 1, emphasis: { _ in .strong }) { .key($0.referral.youth) },
      Column("initials", "Who", priority: 5) { .text($0.referral.initials) },
      Column("county", "County", priority: 4) { .key($0.referral.county) },
      Column("organisation", "Partner", priority: 1) { .text($0.referral.organisation) },
      Column("service", "For", priority: 2) { .text($0.referral.service) },
      Column("why", "Why not", priority: 2) { .code($0.referral.why) },
      Column("at", "Referred", priority: 3) { .instant($0.referral.at) },
      Column("answered_at", "Known", priority: 5) { .instant($0.referral.answeredAt) },
      Column("author", "By", priority: 6) { .text($0.referral.author) },
      Column("referral", "Referral", priority: 4) { .key($0.referral.id) },
    ],
    summaryKeys: ["referrals", "not_known", "connected_of_referred"],
    emptyText: "No youth was referred to a partner. Press a and choose refer-to-partner.")

  private static func emphasis(of outcome: ReferralOutcome?) -> Emphasis {
    switch outcome {
    case nil: .warning
    case .connected: .good
    case .notConnected: .notice
    }
  }

  private static func sign(of outcome: ReferralOutcome?) -> String {
    switch outcome {
    case nil: "!"
    case .connected: "="
    case .notConnected: "·"
    }
  }

  /// How many there are, of how many nothing is known, and how many were connected.
  public static func summary(of lines: [ReferralLine]) -> [(key: String, cell: Cell)] {
    let connected = lines.count { $0.referral.outcome == .connected }
    return [
      ("referrals", .integer(lines.count)),
      ("not_known", .integer(lines.count { $0.referral.outcome == nil })),
      (
        "connected_of_referred",
        .share(Share(count: connected, total: lines.count, of: "referred"))
      ),
    ]
  }
}
