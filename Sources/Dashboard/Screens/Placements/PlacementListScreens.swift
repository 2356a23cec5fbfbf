import Domain
import Presentation
import Store
import TerminalUI

/// Lists beside the facilities.
enum PlacementListScreens {
  /// Youth for whom no place was found since their last stay; Enter looks for one.
  static func waiting(county: String? = nil) -> any Screen {
    ListingScreen(
      .init(
        id: .waiting, title: "Waiting for a place", county: county,
        listing: PlacementListColumns.waiting,
        request: { context, _ in
          WaitingQuery(at: context.moment, counties: county.map { [$0] } ?? context.counties)
        },
        rows: { value, _ in value }, rowID: \.youth,
        headline: { rows, context in
          let longest = rows.map(\.days).max() ?? 0
          return Headline.joined([
            Headline.plural(rows.count, "waits", "wait", .warning, context)
          ])
            + StyledText(
              rows.isEmpty ? "" : "  the longest for \(Plural.of(longest, "day"))",
              context.theme.style(.muted))
        },
        open: { MatchScreen(youth: $0.youth) },
        subject: {
          [
            NamedText(name: "youth", text: $0.youth), NamedText(name: "county", text: $0.county),
          ]
        }, opens: "find a place"))
  }
}
