import Domain
import Presentation
import Store
import TerminalUI

/// The screens of missing youth: the list, and every clock.
enum MissingScreens {
  /// Episodes that are open, most urgent first.
  static func list() -> any Screen {
    ListingScreen(
      .init(
        id: .missing, title: "Missing from care", listing: MissingRows.listing,
        hidden: ["initials", "number"],
        request: { context, _ in EpisodesQuery(at: context.moment, counties: context.counties) },
        rows: { value, _ in value }, rowID: { $0.episode.id }, headline: headline,
        open: { EpisodeScreen($0.episode) },
        edge: { lines, moment in
          lines.lazy.flatMap(\.clocks).flatMap(\.edges).filter { $0 > moment }.min()
        },
        tick: { $0.read(at: $1) },
        mark: { "\($0.episode.hashValue) \($0.state.rawValue)" },
        episode: { SelectedEpisode($0) }))
  }

  /// Every clock of every episode, those that run first.
  static func clocks() -> any Screen {
    ListingScreen(
      .init(
        id: .clocks, title: "Clocks", listing: MissingRows.clocks,
        request: { context, _ in EpisodesQuery(at: context.moment, counties: context.counties) },
        rows: { value, _ in ClockLine.lines(of: value) },
        rowID: { "\($0.episode.id)/\($0.reading.clock.rawValue)" },
        headline: { clockHeadline($0, $1) },
        open: { EpisodeScreen($0.episode) },
        edge: { lines, moment in
          lines.lazy.flatMap(\.reading.edges).filter { $0 > moment }.min()
        },
        tick: { $0.read(at: $1) },
        mark: { "\($0.reading.dueAt.seconds) \($0.reading.state.rawValue)" },
        choices: clockChoices, episode: { SelectedEpisode($0) }))
  }

  /// The states that b goes through.
  private static let clockChoices: [RowChoice<ClockLine>] =
    [
      ("late", [.late]), ("due soon", [.dueSoon]), ("running", [.late, .dueSoon, .pending]),
      ("done", [.met, .metLate]), ("exempt", [.exempt]),
    ]
    .map { (title: String, states: Set<ClockState>) in
      RowChoice(title: title) { states.contains($0.reading.state) }
    }

  private static func headline(_ lines: [EpisodeLine], _ context: ScreenContext) -> StyledText {
    let summary = EpisodeSummary(lines)
    return Headline.joined([
      Headline.plural(
        summary.late, "notice or step late", "notices or steps late", .critical, context),
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
}
