import Domain
import Presentation
import Store
import TerminalUI

/// The screens of missing youth: the list, one episode's clocks, every clock.
enum MissingScreens {
  /// Episodes that are open, most urgent first.
  static func list() -> any Screen {
    ListingScreen(
      .init(
        id: .missing, title: "Missing from care", listing: MissingRows.listing,
        hidden: ["initials", "number"],
        request: { EpisodesQuery(at: $0.moment, counties: $0.counties) },
        rows: { value, _ in value }, rowID: { $0.episode.id }, headline: headline,
        open: { episode($0.episode.id) },
        subject: {
          [
            NamedText(name: "episode", text: $0.episode.id),
            NamedText(name: "youth", text: $0.episode.youth),
          ]
        },
        edge: { lines, moment in lines.isEmpty ? nil : Headline.nextMinute(moment) }))
  }

  /// The clocks of one episode.
  static func episode(_ key: String) -> any Screen {
    ListingScreen(
      .init(
        id: .episode, title: "Episode \(key)", listing: MissingRows.clocks,
        hidden: ["episode", "youth"],
        request: { EpisodesQuery(at: $0.moment, only: key) },
        rows: { value, _ in ClockLine.lines(of: value) },
        rowID: { $0.reading.clock.rawValue }, headline: { episodeHeadline($0, $1) },
        open: { YouthScreen(youth: $0.episode.youth) },
        subject: {
          let party = NoticeParty(stored: $0.reading.clock.rawValue)
          return [
            NamedText(name: "episode", text: $0.episode.id),
            NamedText(name: "youth", text: $0.episode.youth),
          ] + (party.map { [NamedText(name: "party", text: $0.rawValue)] } ?? [])
        },
        edge: { lines, moment in lines.isEmpty ? nil : Headline.nextMinute(moment) }))
  }

  /// Every clock of every episode, those that run first.
  static func clocks() -> any Screen {
    ListingScreen(
      .init(
        id: .clocks, title: "Clocks", listing: MissingRows.clocks,
        request: { EpisodesQuery(at: $0.moment, counties: $0.counties) },
        rows: { value, _ in ClockLine.lines(of: value) },
        rowID: { "\($0.episode.id)/\($0.reading.clock.rawValue)" },
        headline: { clockHeadline($0, $1) },
        open: { episode($0.episode.id) },
        subject: {
          [
            NamedText(name: "episode", text: $0.episode.id),
            NamedText(name: "youth", text: $0.episode.youth),
          ]
        },
        edge: { lines, moment in lines.isEmpty ? nil : Headline.nextMinute(moment) }))
  }

  private static func headline(_ lines: [EpisodeLine], _ context: ScreenContext) -> StyledText {
    let summary = EpisodeSummary(lines)
    return Headline.joined([
      Headline.count(summary.late, "notices or steps late", .critical, context),
      Headline.count(summary.unassigned, "without a recovery worker", .warning, context),
      Headline.count(lines.count, "open", .normal, context),
    ])
  }

  private static func clockHeadline(_ lines: [ClockLine], _ context: ScreenContext) -> StyledText {
    let count = { (state: ClockState) in lines.count { $0.reading.state == state } }
    return Headline.joined([
      Headline.count(count(.late), "late", .critical, context),
      Headline.count(count(.dueSoon), "due soon", .warning, context),
      Headline.count(count(.pending), "running", .normal, context),
    ])
  }

  /// The next step, and who does it.
  private static func episodeHeadline(_ lines: [ClockLine], _ context: ScreenContext)
    -> StyledText
  {
    guard let first = lines.first else { return StyledText() }
    let episode = first.episode
    var line = StyledText("  \(episode.youth)  ", context.theme.style(.strong))
    line.append("\(episode.state(at: context.moment).rawValue)  ", context.theme.style(.title))
    guard first.reading.state.isRunning else {
      line.append("nothing is due", context.theme.style(.muted))
      return line
    }
    let who = episode.recoveryWorker.map { "by \($0)" } ?? "UNASSIGNED"
    line.append("next: \(first.reading.title.lowercased()), \(who)", context.theme.style(.warning))
    return line
  }
}
