import Domain
import Presentation
import Store
import TerminalUI

/// Who can see a youth, and why; looking is entered in the log as an opening of the record.
enum SightScreens {
  /// Every account and ground.
  static func list(youth: String) -> any Screen {
    ListingScreen(
      .init(
        id: .sight, title: "Who can see \(youth)", listing: SightColumns.listing,
        request: { _, _ in SightQuery(youth: youth) },
        rows: { value, _ in value },
        rowID: { "\($0.account)/\($0.ground.rawValue)/\($0.reference ?? "")" },
        headline: { lines, context in
          Headline.joined([
            Headline.plural(Set(lines.map(\.account)).count, "account", .normal, context),
            Headline.count(
              lines.count { $0.ground == .lifeSafety }, "by an opening for life safety", .warning,
              context),
          ])
        },
        subject: { _ in [NamedText(name: "youth", text: youth)] },
        edge: { lines, moment in lines.compactMap(\.until).filter { $0 > moment }.min() },
        opening: youth))
  }
}
