import Domain
import Presentation
import Store
import TerminalUI

/// How timely notices of missing youth were, and how youth were found; as `notices` and `recovery`.
enum RecoveryScreens {
  /// Notices by county and by time, and what an audit would find.
  static func notices() -> any Screen {
    let groups = EpisodeGrouping.allCases.map { grouping in
      FiguresScreen.Table(
        "by \(grouping.words)", NoticeColumns.listing(grouping),
        id: { "\($0.group)/\($0.clock.rawValue)" },
        of: { span in
          NoticeFigures.lines(
            span.records.lines, by: grouping, from: span.from, until: nil, at: span.at,
            zone: span.zone)
        })
    }
    let late = FiguresScreen.Table(
      "what an audit would find", NoticeColumns.late,
      id: { "\($0.episode.id)/\($0.clock.rawValue)" }, episode: { $0.episode }, of: findings)
    return FiguresScreen(.notices, "Notices", tables: groups + [late], headline: noticeHeadline)
  }

  /// Episodes by county and by time, and those behind the figures.
  static func recovery() -> any Screen {
    let groups = EpisodeGrouping.allCases.map { grouping in
      FiguresScreen.Table(
        "by \(grouping.words)", RecoveryColumns.listing(grouping), id: \.group,
        of: { span in
          RecoveryFigures.lines(
            span.records.lines, staff: span.records.staff, by: grouping, from: span.from,
            until: nil, at: span.at, zone: span.zone)
        })
    }
    let lists = [
      FiguresScreen.Table(
        "nobody looks", RecoveryColumns.unassigned, id: { $0.episode.id },
        episode: { $0.episode },
        of: { EpisodeLine.unassigned($0.records.lines, from: $0.from, until: nil, at: $0.at) }),
      FiguresScreen.Table(
        "missing again", RecoveryColumns.repeats, id: \.youth, episode: { $0.newest.episode },
        of: { RepeatAbsence.lines($0.records.lines, from: $0.from, until: nil, at: $0.at) }),
      FiguresScreen.Table(
        "no conversation offered", RecoveryColumns.notOffered, id: { $0.episode.id },
        episode: { $0.episode },
        of: { EpisodeLine.notOffered($0.records.lines, from: $0.from, until: nil, at: $0.at) }),
    ]
    return FiguresScreen(
      .recovery, "Recovery", tables: groups + lists, headline: recoveryHeadline)
  }

  @Sendable private static func findings(_ span: FiguresScreen.Span) -> [AuditFinding] {
    AuditFinding.findings(span.records.lines, from: span.from, until: nil, at: span.at)
  }

  @Sendable private static func noticeHeadline(
    _ span: FiguresScreen.Span, _ context: ScreenContext
  ) -> StyledText {
    let total = NoticeFigures.total(span.records.lines, from: span.from, until: nil, at: span.at)
    let federal = total.filter { $0.clock == .lawEnforcement || $0.clock == .ncmec }
    let found = findings(span).count
    let shares = federal.map { one in
      "\(one.clock.words) \(NumberText.percent(one.onTime))"
        + " (\(one.onTime.count ?? 0)/\(one.onTime.total ?? 0))"
    }
    return Headline.joined([
      Headline.count(found, "late by audit", .critical, context),
      StyledText(
        "  On time: \(shares.joined(separator: ", "))", context.theme.style(.normal)),
    ])
  }

  @Sendable private static func recoveryHeadline(
    _ span: FiguresScreen.Span, _ context: ScreenContext
  ) -> StyledText {
    let total = RecoveryFigures.total(
      span.records.lines, staff: span.records.staff, from: span.from, until: nil, at: span.at)
    let hours = total.medianTenths.map { NumberText.tenths($0) } ?? "—"
    return Headline.joined([
      Headline.plural(total.episodes, "episode", .normal, context),
      StyledText("  median \(hours) h to find", context.theme.style(.normal)),
      Headline.count(total.unassigned, "UNASSIGNED", .warning, context),
      Headline.count(
        (total.offered.total ?? 0) - (total.offered.count ?? 0), "not offered a talk",
        .warning,
        context),
    ])
  }
}

extension EpisodeGrouping {
  /// The grouping in words.
  fileprivate var words: String { self == .fiscalYear ? "fiscal year" : rawValue }
}

extension ClockKind {
  fileprivate var words: String { self == .ncmec ? "NCMEC" : "law enforcement" }
}
