import Domain
import Presentation
import Store
import TerminalUI

/// What is due of missing youth and who has taken it on, most urgent first.
enum AlertsScreen {
  /// Every alert, in the order of `alerts`.
  static func list() -> any Screen {
    ListingScreen(
      .init(
        id: .alerts, title: "Alerts", listing: MissingRows.alerts,
        request: { context, _ in AlertsQuery(at: context.moment, counties: context.counties) },
        rows: { value, _ in value },
        rowID: { "\($0.line.episode.id)/\($0.subject.storedName)" },
        headline: headline,
        open: { EpisodeScreen($0.line.episode) },
        edge: { alerts, moment in
          let owned = alerts.lazy.compactMap { $0.owner?.until }.filter { $0 > moment }.min()
          let clocks = alerts.lazy.flatMap { $0.reading?.edges ?? [] }.filter { $0 > moment }.min()
          return [owned, clocks].compactMap { $0 }.min()
        },
        tick: { $0.read(at: $1) },
        mark: {
          "\($0.reading?.dueAt.seconds ?? 0) \($0.reading?.state.rawValue ?? "")"
            + " \($0.owner?.owner ?? "")"
        },
        choices: choices, opens: "episode", episode: { SelectedEpisode($0) },
        footer: [.takeOnAlert, .handOverAlert, .nextStep, .onCallHere]))
  }

  /// What b goes through.
  private static let choices: [RowChoice<AlertLine>] = [
    RowChoice(title: "nobody has taken on") { $0.isForNobody },
    RowChoice(title: "late") { $0.isClock && $0.reading?.state == .late },
    RowChoice(title: "due within the hour") { isNear($0) },
    RowChoice(title: "UNASSIGNED") { $0.subject == .unassigned },
    RowChoice(
      title: "left together", includes: { !$0.company.isEmpty }, order: AlertLine.together),
  ]

  private static func isNear(_ alert: AlertLine) -> Bool {
    guard alert.isClock, let left = alert.reading?.minutesLeft else { return false }
    return left >= 0 && Int64(left) * 60 < AlertDigest.nearness
  }

  private static func headline(_ alerts: [AlertLine], _ context: ScreenContext) -> StyledText {
    Headline.joined([
      Headline.count(
        alerts.count { $0.isClock && $0.reading?.state == .late }, "late", .critical, context),
      Headline.count(alerts.count(where: isNear), "due within the hour", .warning, context),
      Headline.count(
        alerts.count { $0.subject == .unassigned }, "UNASSIGNED", .critical, context),
      Headline.count(
        alerts.count { $0.subject == .notNotified }, "NOT NOTIFIED", .critical, context),
      Headline.count(alerts.count(where: \.isForNobody), "not taken on", .normal, context),
    ])
  }
}
