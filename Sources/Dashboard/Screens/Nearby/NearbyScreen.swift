import Domain
import Presentation
import Store
import TerminalUI

/// Missing youth of other counties who may be in one of the viewer's.
enum NearbyScreen {
  /// The list, most urgent first; whom to call stands beside each.
  static func list() -> any Screen {
    ListingScreen(
      .init(
        id: .nearby, title: "Missing, of other counties", listing: NearbyColumns.listing,
        hidden: ["clocks", "worker", "last_seen_at"], names: ["worker_name"],
        request: { context, _ in NearbyQuery(at: context.moment, counties: context.counties) },
        rows: { value, _ in value }, rowID: { $0.line.episode.id },
        headline: { lines, context in
          Headline.joined([
            Headline.count(
              lines.count { $0.nearness == .mayBeHere }, "may be here", .warning, context),
            Headline.count(
              lines.count { $0.nearness == .missingFrom }, "missing from here", .normal, context),
          ])
        },
        edge: { lines, moment in
          lines.lazy.flatMap(\.line.clocks).flatMap(\.edges).filter { $0 > moment }.min()
        },
        tick: { $0.read(at: $1) }, mark: { "\($0.line.episode.hashValue)" }))
  }
}
