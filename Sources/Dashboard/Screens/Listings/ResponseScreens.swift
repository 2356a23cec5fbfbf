import Domain
import Presentation
import Store
import TerminalUI

/// The screens of who answers, beds, oversight and the funnel.
enum ResponseScreens {
  /// Who answers now, and the gaps of the next 14 days.
  static func onCall() -> any Screen {
    ListingScreen(
      .init(
        id: .onCall, title: "On call now, and gaps of the next 14 days",
        listing: OnCallRows.listing,
        request: { OnCallRows.Request(at: $0.moment, counties: $0.counties) },
        rows: { value, _ in value }, rowID: { $0.id }, headline: onCallHeadline,
        subject: { [NamedText(name: "county", text: $0.county)] },
        edge: { rows, _ in rows.compactMap(\.changesAt).min() }))
  }

  /// Facilities and open beds.
  static func placements() -> any Screen {
    ListingScreen(
      .init(
        id: .placements, title: "Placements", listing: PlacementColumns.listing,
        hidden: ["confirmed_at"],
        request: { PlacementsQuery(at: $0.moment, counties: $0.counties) },
        rows: { value, _ in value }, rowID: { $0.facility },
        headline: { bedHeadline($0, $1) },
        subject: { [NamedText(name: "facility", text: $0.facility)] },
        edge: { rows, moment in rows.isEmpty ? nil : Headline.nextMinute(moment) }))
  }

  /// Youth without a lead agency or lead person.
  static func oversight() -> any Screen {
    ListingScreen(
      .init(
        id: .oversight, title: "Youth without oversight", listing: OversightColumns.listing,
        request: { OversightQuery(at: $0.moment, counties: $0.counties) },
        rows: { value, _ in value }, rowID: { $0.youth },
        headline: { rows, context in
          Headline.count(
            rows.count, "without a lead agency or lead person", .critical, context)
        },
        open: { YouthScreen(youth: $0.youth) },
        subject: { [NamedText(name: "youth", text: $0.youth)] }))
  }

  /// The funnel of the present fiscal year, by county.
  static func reports() -> any Screen {
    ListingScreen(
      .init(
        id: .reports, title: "Reports of the fiscal year, by county",
        listing: FunnelColumns.listing(.county),
        request: { context in
          FunnelQuery(
            by: .county, from: context.zone.firstInstant(of: fiscalYear(context.today)),
            until: nil, at: context.moment, counties: context.counties)
        },
        rows: { value, _ in value.lines }, rowID: { $0.group }, headline: funnelHeadline,
        subject: { [NamedText(name: "county", text: $0.group)] }))
  }

  /// The first day of the fiscal year: 1 July.
  private static func fiscalYear(_ day: LocalDate) -> LocalDate {
    LocalDate(year: day.month >= 7 ? day.year : day.year - 1, month: 7, day: 1) ?? day
  }

  private static func onCallHeadline(_ rows: [OnCallRows.Row], _ context: ScreenContext)
    -> StyledText
  {
    Headline.joined([
      Headline.count(rows.count { $0.isNobody }, "seats with NOBODY now", .critical, context),
      Headline.count(rows.count { $0.gap != nil }, "gaps in 14 days", .warning, context),
    ])
  }

  private static func bedHeadline(_ rows: [FacilityLine], _ context: ScreenContext) -> StyledText {
    let totals = BedTotals(rows)
    var line = Headline.count(
      totals.open, "beds open in \(totals.facilities) facilities", .good, context)
    line.append(
      "  \(totals.leftOut) left out: stale, never confirmed, not licensed or no contract",
      context.theme.style(totals.leftOut == 0 ? .muted : .notice))
    return line
  }

  private static func funnelHeadline(_ rows: [FunnelLine], _ context: ScreenContext) -> StyledText {
    let counts = rows.compactMap(\.counts)
    let received = counts.reduce(0) { $0 + $1.received }
    let silent = rows.count { $0.isReported == false }
    return Headline.joined([
      Headline.count(received, "reports received", .normal, context),
      Headline.count(silent, "counties have not reported", .warning, context),
    ])
  }
}
