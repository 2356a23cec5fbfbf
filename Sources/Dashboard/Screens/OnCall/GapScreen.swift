import Domain
import Presentation
import Store
import TerminalUI

/// One gap of a county's coverage: who could fill it, whoever had the fewest hours first. An action
/// there begins with the person selected.
enum GapScreen {
  /// The people who could fill a gap.
  static func of(_ gap: CoverageGap, county: String) -> any Screen {
    ListingScreen(
      .init(
        id: .gap, title: "Gap", county: county, listing: listing,
        request: { _, _ in
          GapsQuery(from: gap.from, until: gap.until, counties: [county])
        },
        rows: { value, _ in value.lines.flatMap { line in line.candidates.map { (line, $0) } } },
        rowID: { "\($0.0.gap.from.seconds)/\($0.1.seat.rawValue)/\($0.1.member.staff)" },
        headline: { rows, context in headline(gap, rows, context) },
        subject: { line, candidate in
          [
            NamedText(name: "county", text: line.county),
            NamedText(name: "seat", text: candidate.seat.rawValue),
            NamedText(name: "staff", text: candidate.member.staff),
            NamedText(name: "starts_at", text: line.gap.from.rfc3339),
            NamedText(name: "ends_at", text: line.gap.until.rfc3339),
          ]
        }))
  }

  private static let listing = Listing<(GapLine, SeatCandidate)>(
    name: "gap-candidates",
    columns: [
      Column("seat", "Seat", priority: 1) { .key($0.1.seat.words) },
      Column("person", "Person", priority: 1, emphasis: { _ in .strong }) {
        .text($0.1.member.name)
      },
      Column("phone", "Phone", priority: 1, guarded: .phones) { .key($0.1.member.phone) },
      Column("on_call_hours", "On call, h", kind: .number, priority: 2) { .integer($0.1.hours) },
      Column("from", "From", priority: 4) { .instant($0.0.gap.from) },
      Column("until", "Until", priority: 3) { .instant($0.0.gap.until) },
      Column("staff", "Key", priority: 5) { .key($0.1.member.staff) },
    ],
    emptyText: "Nobody is free for the whole of it: fill a part of it, or ask another county."
      + " Esc goes back; there a begins a shift.")

  private static func headline(
    _ gap: CoverageGap, _ rows: [(GapLine, SeatCandidate)], _ context: ScreenContext
  ) -> StyledText {
    let seats = gap.missing.map(\.words).joined(separator: ", ")
    let length = DurationText.short(seconds: Int64(gap.minutes) * 60)
    return StyledText(
      "  ! \(RosterColumns.nobody) as \(seats) for \(length)", context.theme.style(.critical))
      + Headline.joined([
        Headline.count(rows.count, "could fill it", .normal, context)
      ])
  }
}
