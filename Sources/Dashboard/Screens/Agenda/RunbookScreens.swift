import Domain
import Presentation
import Store
import TerminalUI

/// What a county does next and whom it works with.
enum RunbookScreens {
  /// Each step with who is on call for it now; one key away from any youth and any report.
  static func runbook(county: String? = nil) -> any Screen {
    ListingScreen(
      .init(
        id: .runbook, title: "Protocol", county: county, listing: ProtocolColumns.listing,
        hidden: ["name"],
        request: { context, _ in
          ProtocolQuery(
            at: context.moment, counties: county.map { [$0] } ?? context.coveredCounties)
        },
        rows: { value, _ in value },
        rowID: { "\($0.county) \($0.step?.indicator.rawValue ?? "")" },
        headline: { rows, context in
          Headline.joined([
            Headline.plural(
              rows.count { $0.step == nil }, "county with none on file",
              "counties with none on file", .warning, context),
            Headline.count(
              rows.count(where: \.hasNobody), "with nobody on call", .critical, context),
          ])
        },
        subject: { line in
          [NamedText(name: "county", text: line.county)]
            + (line.step.map { [NamedText(name: "indicator", text: $0.indicator.rawValue)] } ?? [])
        },
        edge: { rows, moment in
          rows.flatMap { $0.onCall ?? [] }.map(\.endsAt).filter { $0 > moment }.min()
        }))
  }

  /// Organisations, those whose agreement lapsed first.
  static func partners() -> any Screen {
    ListingScreen(
      .init(
        id: .partners, title: "Partners", listing: PartnerColumns.listing,
        request: { context, _ in
          PartnersQuery(at: context.moment, counties: context.coveredCounties)
        },
        rows: { value, _ in value }, rowID: { "\($0.partner.county) \($0.partner.organisation)" },
        headline: { rows, context in
          Headline.joined([
            Headline.plural(rows.count, "partner", .normal, context),
            Headline.plural(
              rows.count { $0.standing == .lapsed }, "agreement lapsed", "agreements lapsed",
              .critical, context),
          ])
        },
        subject: {
          [
            NamedText(name: "county", text: $0.partner.county),
            NamedText(name: "organisation", text: $0.partner.organisation),
          ]
        },
        choices: [RowChoice(title: "lapsed", includes: { $0.standing == .lapsed })]))
  }
}
