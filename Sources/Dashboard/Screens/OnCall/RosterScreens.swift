import Domain
import Presentation
import Store
import TerminalUI

/// The rosters as lists of their own: shifts, coverage with each gap, and responses in person.
enum RosterScreens {
  /// Shifts of the next 14 days.
  static func roster(county: String? = nil) -> any Screen {
    ListingScreen(
      .init(
        id: .roster, title: "Roster, \(RosterOutlookQuery.days) days", county: county,
        listing: OnCallListings.shifts,
        request: { context, _ in
          let span = ahead(context)
          return RosterQuery(
            from: span.from, until: span.until, at: context.moment,
            counties: county.map { [$0] } ?? context.counties)
        },
        rows: { value, context in
          value.map { item(.shift($0), county: $0.county, context) }
            .sorted { ($0.from, $0.countyName) < ($1.from, $1.countyName) }
        },
        rowID: \.gridID,
        headline: { rows, context in
          let people = Set(rows.compactMap { $0.shift?.staff }).count
          return Headline.joined([
            Headline.plural(rows.count, "shift", .normal, context),
            Headline.count(people, "people", .normal, context),
          ])
        },
        open: { OnCallScreen(county: $0.county) }, subject: \.subject,
        edge: { rows, moment in
          rows.lazy.compactMap(\.shift).flatMap(\.edges).filter { $0 > moment }.min()
        }, opens: "who answers"))
  }

  /// What stands for a time before what else is planned, and what did.
  static func schedules(county: String? = nil) -> any Screen {
    ListingScreen(
      .init(
        id: .schedules, title: "Temporary schedules", county: county,
        listing: ScheduleColumns.listing,
        request: { context, _ in
          SchedulesQuery(
            at: context.moment, includesDone: true,
            counties: county.map { [$0] } ?? context.counties)
        },
        rows: { value, context in
          value.reversed().map { ScheduleColumns.Row($0, at: context.moment) }
        },
        rowID: \.schedule.id,
        headline: { rows, context in
          let standing = rows.count { $0.standing == .coming || $0.standing == .running }
          return Headline.joined([
            Headline.plural(
              rows.count, "schedule", .normal, context),
            Headline.plural(standing, "stands", "stand", .normal, context),
          ])
        },
        open: { OnCallScreen(county: $0.schedule.county) },
        subject: {
          [
            NamedText(name: "schedule", text: $0.schedule.id),
            NamedText(name: "county", text: $0.schedule.county),
            NamedText(name: "seat", text: $0.schedule.seat.rawValue),
          ]
        },
        edge: { rows, moment in
          rows.flatMap { [$0.schedule.span.from, $0.schedule.span.until] }
            .filter { $0 > moment }.min()
        }, opens: "who answers"))
  }

  /// Each county's coverage of the next 14 days, and each of its gaps.
  static func coverage(county: String? = nil) -> any Screen {
    ListingScreen(
      .init(
        id: .coverage, title: "Coverage, \(RosterOutlookQuery.days) days", county: county,
        listing: OnCallListings.coverage,
        request: { context, _ in
          let span = ahead(context)
          return CoverageQuery(
            from: span.from, until: span.until,
            counties: county.map { [$0] } ?? context.counties)
        },
        rows: { value, context in
          value.flatMap { CoverageItem.items(of: $0, name: context.countyName($0.county)) }
        },
        rowID: \.gridID, headline: coverageHeadline,
        open: { OnCallScreen(county: $0.line.county) },
        subject: { row in
          row.gap.map {
            RosterItem(county: row.line.county, countyName: row.countyName, content: .gap($0))
              .subject
          } ?? [NamedText(name: "county", text: row.line.county)]
        },
        edge: { rows, moment in
          rows.lazy.compactMap(\.gap).flatMap { [$0.from, $0.until] }.filter { $0 > moment }.min()
        }, opens: "who answers"))
  }

  /// Responses in person, newest first.
  static func callouts(county: String? = nil) -> any Screen {
    ListingScreen(
      .init(
        id: .callouts, title: "Callouts", county: county, listing: CalloutColumns.listing,
        // What people wrote may hold names.
        hidden: ["exception_reason"],
        request: { context, period in
          CalloutsQuery(
            from: period.from(context) ?? Instant(seconds: 0),
            until: context.moment.adding(seconds: 1), at: context.moment,
            counties: county.map { [$0] } ?? context.counties)
        },
        rows: { value, _ in value.reversed() }, rowID: \.id, headline: calloutHeadline,
        subject: {
          [
            NamedText(name: "callout", text: $0.id), NamedText(name: "county", text: $0.county),
          ]
        }, period: .fiscalYear))
  }

  private static func item(
    _ content: RosterItem.Content, county: String, _ context: ScreenContext
  ) -> RosterItem {
    RosterItem(county: county, countyName: context.countyName(county), content: content)
  }

  /// From the minute shown to the end of the fourteenth day.
  private static func ahead(_ context: ScreenContext) -> (from: Instant, until: Instant) {
    let until = context.zone.firstInstant(
      of: context.today.adding(days: RosterOutlookQuery.days))
    return (Instant(seconds: context.moment.seconds / 60 * 60), until)
  }

  private static func coverageHeadline(
    _ rows: [CoverageItem], _ context: ScreenContext
  ) -> StyledText {
    let lines = Dictionary(rows.map { ($0.line.county, $0.line.coverage) }) { one, _ in one }
    let share = Share(
      count: lines.values.reduce(0) { $0 + $1.minutesCovered },
      total: lines.values.reduce(0) { $0 + $1.minutesTotal }, of: "minutes")
    let gaps = rows.compactMap(\.gap)
    let covered = "  both seats filled in \(NumberText.percentInFull(share))"
    var pieces = [StyledText(covered, context.theme.style(.strong))]
    pieces.append(
      Headline.plural(gaps.count, "gap", .critical, context))
    if !gaps.isEmpty {
      let length = DurationText.short(seconds: gaps.reduce(0) { $0 + Int64($1.minutes) * 60 })
      pieces.append(StyledText(", \(length) in all", context.theme.style(.critical)))
    }
    return Headline.joined(pieces)
  }

  /// The dual rate; only for who sees the decision on every report: a part would be read as all.
  private static func calloutHeadline(
    _ rows: [CalloutLine], _ context: ScreenContext
  ) -> StyledText {
    let counts = Headline.joined([
      Headline.plural(rows.count, "callout", .normal, context),
      Headline.count(rows.count(where: \.isDual), "dual", .normal, context),
    ])
    guard context.viewer.role == .everything else {
      return counts
        + StyledText(
          "  the dual rate needs every report, and your role sees a part",
          context.theme.style(.muted))
    }
    let rate = NumberText.percentInFull(CalloutLine.dualRate(of: rows))
    return counts
      + StyledText(
        "  dual rate \(rate.split(separator: "_").joined(separator: " "))",
        context.theme.style(.strong))
  }
}

/// One gap of a county's coverage with the whole of it; a county without a gap has one such row.
struct CoverageItem: Sendable {
  let line: CoverageLine
  let countyName: String
  /// The gap; nil = there is none.
  let gap: CoverageGap?

  /// Its identity over refreshes.
  var gridID: String {
    let end = gap.map { "\($0.until.seconds)/\($0.missing.map(\.rawValue))" }
    return "\(line.county)/\(end ?? "whole")"
  }

  /// The rows of one county.
  static func items(of line: CoverageLine, name: String) -> [CoverageItem] {
    line.coverage.gaps.isEmpty
      ? [CoverageItem(line: line, countyName: name, gap: nil)]
      : line.coverage.gaps.map { CoverageItem(line: line, countyName: name, gap: $0) }
  }
}
