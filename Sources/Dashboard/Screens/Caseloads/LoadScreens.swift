import Domain
import Presentation
import Store
import TerminalUI

/// What is behind loads and before them, as lists of their own: thirteen weeks, the days ahead,
/// continuity, the workforce, overridden points.
enum LoadScreens {
  /// What each worker carried week by week; Enter says what would help.
  static func weeks() -> any Screen {
    ListingScreen(
      .init(
        id: .loadWeeks, title: "13 weeks", listing: WorkforceColumns.weeks, names: ["name"],
        request: { context, _ in LoadWeeksQuery(at: context.moment) },
        rows: { value, context in value.filter { context.covers($0.worker.county) } },
        rowID: \.worker.worker,
        headline: { rows, context in
          let over = rows.count { $0.worker.points > $0.worker.capacity }
          return Headline.joined([
            Headline.plural(rows.count, "worker", .normal, context),
            Headline.count(over, "over now", .warning, context),
            Headline.count(
              rows.count(where: \.offersSupport), "to offer support", .notice, context),
          ])
        },
        open: { ReliefScreen(staff: $0.worker.worker) },
        subject: { [NamedText(name: "staff", text: $0.worker.worker)] },
        choices: [
          RowChoice(title: "over for weeks", includes: { $0.weeksOver > 0 }),
          RowChoice(title: "to offer support", includes: \.offersSupport),
        ], opens: "what would help", footer: [.relief]))
  }

  /// What changes by itself in the days ahead.
  static func ahead() -> any Screen {
    ListingScreen(
      .init(
        id: .loadAhead, title: "14 days ahead", listing: OutlookColumns.ahead,
        request: { context, _ in
          LoadOutlookQuery(at: context.moment, counties: context.counties)
        },
        rows: { value, _ in value },
        rowID: {
          [
            "\($0.at.seconds)", $0.kind.rawValue, $0.worker ?? "", $0.caseID ?? "",
            $0.detail ?? "",
          ].joined(separator: "/")
        },
        headline: { rows, context in
          let points = rows.reduce(0) { $0 + ($1.points ?? 0) }
          return Headline.joined([
            Headline.plural(rows.count, "change", .normal, context),
            Headline.plural(points, "point of load", "points of load", .notice, context),
          ])
        },
        open: { row in row.youth.map { YouthScreen(youth: $0) } },
        subject: { row in
          [("case", row.caseID), ("youth", row.youth), ("staff", row.worker)].compactMap { pair in
            pair.1.map { NamedText(name: pair.0, text: $0) }
          }
        },
        edge: { rows, moment in rows.map(\.at).filter { $0 > moment }.min() },
        choices: LoadOutlook.Kind.allCases.map { kind in
          RowChoice(
            title: kind.plainWords, includes: { $0.kind == kind })
        }))
  }

  /// How many primary workers each youth had.
  static func continuity() -> any Screen {
    ListingScreen(
      .init(
        id: .continuity, title: "Continuity", listing: OutlookColumns.continuity,
        request: { context, _ in ContinuityQuery(at: context.moment) },
        rows: { value, context in value.filter { context.covers($0.county) } }, rowID: \.youth,
        headline: { rows, context in
          Headline.joined([
            Headline.count(rows.count, "youth", .normal, context),
            Headline.count(
              rows.count(where: \.isBroken), "with too many workers in 12 months", .warning,
              context),
          ])
        },
        open: { YouthScreen(youth: $0.youth) },
        subject: { row in
          [NamedText(name: "youth", text: row.youth)]
            + (row.worker.map { [NamedText(name: "staff", text: $0)] } ?? [])
        },
        choices: [RowChoice(title: "too many workers", includes: \.isBroken)]))
  }

  /// Whether each county, or the viewer's unit, holds together; Enter opens its caseloads.
  static func workforce() -> any Screen {
    ListingScreen(
      .init(
        id: .workforce, title: "Workforce", listing: WorkforceColumns.workforce,
        request: { context, _ in WorkforceQuery(at: context.moment) },
        rows: { value, context in value.filter { context.covers($0.group.county) } },
        rowID: \.group.gridID,
        headline: { rows, context in
          Headline.joined([
            Headline.count(
              rows.count(where: \.isSpread), "with CSE cases spread", .warning, context),
            Headline.count(
              rows.reduce(0) { $0 + $1.broken }, "youth with too many workers", .warning, context),
            Headline.plural(
              rows.reduce(0) { $0 + ($1.group.posts?.vacant ?? 0) }, "post vacant", "posts vacant",
              .notice,
              context),
          ])
        },
        open: { line in
          line.group.unit == nil
            ? CaseloadsScreen(county: line.group.county)
            : CaseloadsScreen(county: line.group.county, unit: .some(line.group.unit))
        },
        subject: { [NamedText(name: "county", text: $0.group.county)] },
        choices: [RowChoice(title: "CSE cases spread", includes: \.isSpread)],
        opens: "caseloads"))
  }

  /// Cases that changed hands, with what the next worker was told; b shows those without a note.
  static func handovers() -> any Screen {
    ListingScreen(
      .init(
        id: .caseHandovers, title: "Cases handed over", listing: OutlookColumns.handovers,
        request: { context, _ in
          CaseHandoversQuery(at: context.moment, counties: context.counties)
        },
        rows: { value, _ in value },
        rowID: { "\($0.caseID)/\($0.from)/\($0.role.rawValue)/\($0.at.seconds)" },
        headline: { rows, context in
          Headline.joined([
            Headline.count(rows.count, "in 12 months", .normal, context),
            Headline.count(rows.count(where: \.lacksNote), "without a note", .warning, context),
          ])
        },
        open: { YouthScreen(youth: $0.youth) },
        subject: { row in
          [
            NamedText(name: "case", text: row.caseID), NamedText(name: "youth", text: row.youth),
          ] + (row.to.map { [NamedText(name: "staff", text: $0)] } ?? [])
        },
        choices: [RowChoice(title: "without a note", includes: \.lacksNote)]))
  }

  /// Points that supervisors overrode.
  static func overrides() -> any Screen {
    ListingScreen(
      .init(
        id: .overrides, title: "Overrides", listing: OutlookColumns.overrides,
        request: { context, _ in
          WeightOverridesQuery(at: context.moment, counties: context.counties)
        },
        rows: { value, _ in value }, rowID: \.id,
        headline: { rows, context in
          Headline.joined([
            Headline.count(rows.count, "in force", .normal, context),
            Headline.plural(
              rows.reduce(0) { $0 + $1.delta }, "point in all", "points in all", .notice, context),
          ])
        },
        open: { YouthScreen(youth: $0.youth) },
        subject: { row in
          [
            NamedText(name: "case", text: row.caseID), NamedText(name: "youth", text: row.youth),
          ] + (row.worker.map { [NamedText(name: "staff", text: $0)] } ?? [])
        },
        edge: { rows, moment in rows.map(\.until).filter { $0 > moment }.min() }))
  }
}
