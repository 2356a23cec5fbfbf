import Domain
import Presentation
import Store
import TerminalUI

/// What counties ask of one another and of their partners about youth.
enum RequestScreens {
  /// What waits, longest first; b shows what was answered and what ended.
  ///
  /// - Parameter selected: the key of the one that is selected first.
  static func list(selected: String? = nil) -> any Screen {
    ListingScreen(
      .init(
        id: .requests, title: "Requests between counties", selected: selected,
        listing: RequestColumns.listing,
        request: { context, _ in RequestsQuery(at: context.moment, counties: context.counties) },
        rows: { value, _ in value }, rowID: { $0.request.id },
        headline: { rows, context in
          Headline.joined([
            Headline.count(rows.count { $0.state == .overdue }, "overdue", .critical, context),
            Headline.plural(rows.count(where: \.isWaiting), "waits", "wait", .warning, context),
            Headline.count(rows.count { $0.state == .accepted }, "accepted", .normal, context),
          ])
        },
        // Whom the viewer does not see has no record to open.
        open: { line in
          line.request.initials == nil ? nil : YouthScreen(youth: line.request.youth)
        },
        // What can be done with a request comes before all that can be done for a youth.
        subject: { [NamedText(name: "request", text: $0.request.id)] },
        edge: { rows, moment in rows.map(\.dueAt).filter { $0 > moment }.min() },
        tick: { $0.read(at: $1) },
        mark: { "\($0.request.hashValue) \($0.state.rawValue)" },
        choices: choices))
  }

  /// Youth who were referred to a partner, those of whom nothing is known first.
  static func referrals() -> any Screen {
    ListingScreen(
      .init(
        id: .referrals, title: "Referred to partners", listing: ReferralColumns.listing,
        request: { context, _ in ReferralsQuery(at: context.moment, counties: context.counties) },
        rows: { value, _ in value }, rowID: { $0.referral.id },
        headline: { rows, context in
          Headline.joined([
            Headline.count(
              rows.count { $0.referral.outcome == nil }, "not known", .warning, context),
            Headline.count(
              rows.count { $0.referral.outcome == .connected }, "connected", .normal, context),
            Headline.count(rows.count, "referred", .normal, context),
          ])
        },
        open: { YouthScreen(youth: $0.referral.youth) },
        subject: { [NamedText(name: "referral", text: $0.referral.id)] },
        tick: { ReferralLine($0.referral, at: $1) }, mark: { "\($0.referral.hashValue)" },
        choices: outcomes))
  }

  /// What came of it, that b goes through.
  private static let outcomes: [RowChoice<ReferralLine>] =
    [("not known", nil), ("connected", .connected), ("not connected", .notConnected)]
    .map { (title: String, outcome: ReferralOutcome?) in
      RowChoice(title: title) { $0.referral.outcome == outcome }
    }

  /// The states that b goes through.
  private static let choices: [RowChoice<RequestLine>] =
    [
      ("waiting", [.overdue, .waiting]), ("accepted", [.accepted]), ("declined", [.declined]),
      ("ended", [.ended, .withdrawn]),
    ]
    .map { (title: String, states: Set<RequestState>) in
      RowChoice(title: title) { states.contains($0.state) }
    }
}
