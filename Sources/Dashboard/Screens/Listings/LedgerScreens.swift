import Domain
import Exchange
import Presentation
import Store
import TerminalUI

/// What was done to the store and who may see it: the log, imports, accounts, policies over time.
enum LedgerScreens {
  /// Entries of the log that one screen holds.
  static let logEntries = 1_000

  /// The newest entries of the log.
  static func audit() -> any Screen {
    ListingScreen(
      .init(
        id: .audit, title: "Log", listing: AuditColumns.listing,
        request: { _, _ in AuditQuery(newest: logEntries) },
        rows: { value, _ in value.map { AuditLine($0) } }, rowID: { "\($0.entry)" },
        headline: { rows, context in
          let isWhole = AccessMatrix.access(context.viewer.role, .f18).reach == .all
          let total = isWhole ? rows.first?.entry ?? 0 : rows.count
          let refused = rows.count { $0.outcome == "refused" }
          let words =
            rows.count < total
            ? "entries, the newest \(rows.count) shown; 'csecboard audit' lists all"
            : isWhole ? "entries, newest first" : "entries that your role sees, newest first"
          return Headline.joined([
            Headline.count(total, words, .normal, context),
            Headline.count(refused, "of them refused", .warning, context),
            isWhole ? head(rows.first, context) : StyledText(),
          ])
        }))
  }

  /// The head of the log, as far as it takes to hold it against one that was kept elsewhere; v on
  /// the first row and 'csecboard audit head' show all of it.
  private static func head(_ newest: AuditLine?, _ context: ScreenContext) -> StyledText {
    guard let newest else { return StyledText() }
    return StyledText(
      "  head \(newest.entry) \(newest.hash.prefix(16))", context.theme.style(.muted))
  }

  /// What came in from files, newest import first.
  static func imports() -> any Screen {
    ListingScreen(
      .init(
        id: .imports, title: "Imports", listing: ImportColumns.ledger,
        request: { _, _ in ImportsQuery() },
        rows: { value, context in
          value.filter { $0.at <= context.clockMoment }.map { ImportLine($0) }
        },
        rowID: { "\($0.number ?? 0)/\($0.kind)/\($0.file)" },
        headline: { rows, context in
          Headline.joined([
            Headline.plural(
              Set(rows.compactMap(\.number)).count, "import", .normal, context),
            Headline.plural(rows.count, "file", .normal, context),
            Headline.plural(
              rows.reduce(0) { $0 + $1.rejected }, "row set aside", "rows set aside", .warning,
              context),
          ])
        }))
  }

  /// Every grant there was, by account.
  static func accounts() -> any Screen {
    ListingScreen(
      .init(
        id: .accounts, title: "Accounts", listing: AccountColumns.listing,
        request: { _, _ in AccountsQuery() },
        rows: { value, _ in value.map { AccountLine($0) } },
        rowID: { "\($0.account)/\($0.from.seconds)" },
        headline: { rows, context in
          let now = context.now
          let inForce = rows.count { $0.from <= now && ($0.until.map { now < $0 } ?? true) }
          return Headline.joined([
            Headline.count(inForce, "in force", .normal, context),
            Headline.count(rows.count - inForce, "ended", .normal, context),
          ])
        }))
  }

  /// Every value a county ever set, and the shipped ones.
  static func policyHistory() -> any Screen {
    ListingScreen(
      .init(
        id: .policyHistory, title: "Policies, all ever", listing: PolicyColumns.history,
        names: ["approved_by"],
        request: { _, _ in PoliciesQuery(inForceOn: nil) },
        rows: { value, context in
          value.filter { $0.county.map { context.covers($0) } ?? true }
        },
        rowID: { "\($0.county ?? "")/\($0.kind.rawValue)/\($0.key)/\($0.effectiveOn.text)" },
        headline: { rows, context in
          Headline.joined([
            Headline.plural(rows.count, "value", .normal, context),
            Headline.count(
              rows.count { $0.approvedBy == nil }, "not approved by a county", .notice, context),
          ])
        }))
  }
}
