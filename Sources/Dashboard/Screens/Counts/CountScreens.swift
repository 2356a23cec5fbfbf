import Domain
import Presentation
import Store
import TerminalUI

/// What a screen shows to a role that may have counts of it and no row.
enum CountScreens {
  /// Counts in place of the rows of one screen.
  static func screen(_ subject: CountedSubject, id: ScreenID, title: String) -> any Screen {
    ListingScreen(
      .init(
        id: id, title: "\(title), counts", listing: CountedColumns.listing(subject),
        request: { context, _ in CountsQuery(of: subject, at: context.moment) },
        rows: { value, _ in value.lines },
        rowID: { "\($0.county)/\($0.unit ?? "")" },
        headline: { _, context in
          StyledText("  \(note(context))", context.theme.style(.muted))
        }))
  }

  /// Of when the counts are, and what stands in place of small ones.
  private static func note(_ context: ScreenContext) -> String {
    FunnelColumns.countedNote(
      through: FunnelQuery.lastQuarterEnd(before: context.moment, zone: context.zone),
      zone: context.zone)
  }
}
