import Domain
import Presentation
import Store
import TerminalUI

/// The supervisor's queue: records opened for life safety, until each is reviewed.
enum OpeningScreens {
  /// Openings to be reviewed, and those reviewed after them.
  static func list() -> any Screen {
    ListingScreen(
      .init(
        id: .openings, title: "Life safety", listing: OpeningColumns.listing,
        hidden: ["reviewed_by"],
        request: { context, _ in OpeningsQuery(at: context.moment, includesReviewed: true) },
        rows: { value, context in
          value.map { OpeningColumns.Item($0, at: context.now, isMasked: context.isMasked) }
        },
        rowID: { $0.line.id }, headline: headline,
        open: { item in item.line.youth.map { YouthScreen(youth: $0) } },
        subject: { item in
          [NamedText(name: "opening", text: item.line.id)]
            + (item.line.youth.map { [NamedText(name: "youth", text: $0)] } ?? [])
        },
        edge: { items, moment in
          items.lazy.filter { $0.line.reviewedAt == nil }
            .flatMap { [$0.line.until, $0.line.dueAt] }.filter { $0 > moment }.min()
        },
        mark: { "\($0.line.hashValue) \($0.state.rawValue)" },
        mask: { OpeningColumns.Item($0.line, at: $0.at, isMasked: $1) }))
  }

  private static func headline(
    _ items: [OpeningColumns.Item], _ context: ScreenContext
  ) -> StyledText {
    Headline.joined([
      Headline.count(items.count { $0.state == .late }, "late", .critical, context),
      Headline.count(items.count { $0.state != .reviewed }, "to review", .warning, context),
      Headline.count(
        items.count { $0.line.isOpen(at: context.now) }, "open now", .notice, context),
    ])
  }
}
