import Domain
import Presentation
import Store
import TerminalUI

/// One facility: its beds now, whom it takes, and what was said of it over time.
enum FacilityScreen {
  /// The facility that a list showed, with its history.
  static func of(_ listed: FacilitiesQuery.Listed) -> any Screen {
    let key = listed.line.facility
    return ListingScreen(
      .init(
        id: .facility, title: "Beds of \(key)", listing: FacilityHistoryColumns.listing,
        names: ["by"],
        request: { context, _ in FacilityHistoryQuery(facility: key, at: context.moment) },
        rows: { value, _ in value },
        rowID: { "\($0.kind.rawValue)/\($0.at?.seconds ?? 0)/\($0.until?.seconds ?? 0)" },
        headline: { events, context in headline(listed, events, context) },
        subject: { _ in [NamedText(name: "facility", text: key)] },
        edge: { events, moment in events.compactMap(\.until).filter { $0 > moment }.min() },
        choices: FacilityEvent.Kind.allCases.map { kind in
          RowChoice(title: words(kind), includes: { $0.kind == kind })
        }))
  }

  /// `STRTP Kern; 661-555-0100; 2 open of 6; takes 11 to 17, any; CSE`.
  private static func headline(
    _ listed: FacilitiesQuery.Listed, _ events: [FacilityEvent], _ context: ScreenContext
  ) -> StyledText {
    let line = listed.line
    let last = events.first { $0.kind == .confirmed }?.beds ?? line.beds
    let open = last.open.map { open in
      "\(open) open" + (last.contracted.map { " of \($0)" } ?? "") + " when last confirmed"
    }
    let takes = FacilityRows.takes(listed.program)
    let parts = [
      "\(line.type.rawValue) \(context.countyName(line.county))", line.phone ?? "no phone",
      open ?? "never confirmed", takes.isEmpty ? "" : "takes \(takes)",
    ].filter { !$0.isEmpty }
    return StyledText(parts.joined(separator: "; "), context.theme.style(.strong))
  }

  private static func words(_ kind: FacilityEvent.Kind) -> String {
    switch kind {
    case .confirmed: "confirmations"
    case .held: "held beds"
    case .licence: "licence"
    case .terms: "terms"
    }
  }
}
