import Domain
import Presentation
import Store
import TerminalUI

/// Duty as lists of their own: responses at work, swaps, handovers, what each has carried, and the
/// roster hour by hour.
enum DutyScreens {
  /// Each seat of the responses at work.
  static func responses(county: String? = nil) -> any Screen {
    ListingScreen(
      .init(
        id: .responses, title: "Responses", county: county, listing: ResponseColumns.listing,
        names: ["person", "next_person"],
        request: { context, _ in
          ResponsesQuery(
            at: context.moment, counties: county.map { [$0] } ?? context.counties)
        },
        rows: { value, _ in value }, rowID: { "\($0.callout)/\($0.seat.rawValue)" },
        headline: { rows, context in
          let due = rows.count { ($0.minutesLeft ?? 1) <= 0 }
          return Headline.joined([
            Headline.plural(Set(rows.map(\.callout)).count, "response", .normal, context),
            Headline.plural(due, "call due", "calls due", .critical, context),
          ])
        },
        open: { OnCallScreen(county: $0.county) },
        subject: {
          [
            NamedText(name: "callout", text: $0.callout),
            NamedText(name: "seat", text: $0.seat.rawValue),
            NamedText(name: "county", text: $0.county),
          ]
        },
        edge: { rows, moment in
          rows.compactMap(\.next?.dueAt).filter { $0 > moment }.min()
        }, opens: "who answers"))
  }

  /// Swaps that wait, and those that are done.
  static func swaps(county: String? = nil) -> any Screen {
    ListingScreen(
      .init(
        id: .swaps, title: "Swaps", county: county, listing: DutyColumns.swaps,
        request: { context, _ in
          SwapsQuery(
            at: context.moment, includesDone: true,
            counties: county.map { [$0] } ?? context.counties)
        },
        rows: { value, _ in value.reversed() }, rowID: \.id,
        headline: { rows, context in
          let waiting = rows.count { $0.standing != .done && $0.standing != .withdrawn }
          return Headline.joined([
            Headline.plural(rows.count, "swap", .normal, context),
            Headline.plural(waiting, "waits", "wait", .warning, context),
          ])
        },
        subject: {
          [
            NamedText(name: "swap", text: $0.id), NamedText(name: "shift", text: $0.shift),
            NamedText(name: "county", text: $0.county),
          ]
        }))
  }

  /// Duties handed over, newest first.
  static func handovers(county: String? = nil) -> any Screen {
    ListingScreen(
      .init(
        id: .handovers, title: "Handovers", county: county, listing: DutyColumns.handovers,
        request: { context, _ in
          HandoversQuery(at: context.moment, counties: county.map { [$0] } ?? context.counties)
        },
        rows: { value, _ in value }, rowID: \.id,
        headline: { rows, context in
          let waiting = rows.count { $0.signedAt == nil }
          return Headline.joined([
            Headline.plural(
              rows.count, "handover", .normal, context),
            Headline.plural(waiting, "waits", "wait", .warning, context),
          ])
        },
        subject: {
          [
            NamedText(name: "handover", text: $0.id), NamedText(name: "county", text: $0.county),
            NamedText(name: "to", text: $0.to),
          ]
        }))
  }

  /// What each person has carried of the last weeks.
  static func shares(county: String? = nil) -> any Screen {
    ListingScreen(
      .init(
        id: .shares, title: "Duty shared out", county: county, listing: DutyColumns.shares,
        names: ["person"],
        request: { context, _ in
          DutySharesQuery(at: context.moment, counties: county.map { [$0] } ?? context.counties)
        },
        rows: { value, _ in value }, rowID: \.staff,
        headline: { rows, context in
          Headline.joined([
            Headline.plural(
              rows.count, "person", "people", .normal, context)
          ])
        },
        subject: { [NamedText(name: "staff", text: $0.staff)] }))
  }

  /// Both seats of the days from today on, hour by hour.
  static func hours(_ id: ScreenID, county: String? = nil) -> any Screen {
    let days = id == .week ? 7 : 28
    return ListingScreen(
      .init(
        id: id, title: id == .week ? "Week" : "Four weeks", county: county,
        listing: SeatDayColumns.listing,
        request: { context, _ in
          SeatDaysQuery(
            from: context.today, days: days, counties: county.map { [$0] } ?? context.counties)
        },
        rows: { value, _ in value },
        rowID: { "\($0.county)/\($0.day.text)/\($0.seat.rawValue)" },
        headline: { rows, context in
          let empty = rows.reduce(0) { $0 + $1.minutes }
          let length = DurationText.short(seconds: Int64(empty) * 60)
          return StyledText(
            empty == 0
              ? "  = both seats have somebody in every minute"
              : "  / nobody in a seat for \(length)   = somebody   - in a part of the hour",
            context.theme.style(empty == 0 ? .good : .critical))
        },
        open: { row in
          row.gaps.first.map { GapScreen.of($0, county: row.county) }
            ?? OnCallScreen(county: row.county)
        },
        subject: { row in
          let gap = row.gaps.first
          return [
            NamedText(name: "county", text: row.county),
            NamedText(name: "seat", text: row.seat.rawValue),
          ]
            + (gap.map {
              [
                NamedText(name: "starts_at", text: $0.from.rfc3339),
                NamedText(name: "ends_at", text: $0.until.rfc3339),
              ]
            } ?? [])
        }, opens: "who could fill it"))
  }
}
