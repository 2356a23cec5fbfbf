import Domain
import Presentation
import Store
import TerminalUI

/// What a session knows of alerts beside the screen that is seen.
struct AlertState: Sendable {
  /// What is new among them.
  var watch = AlertWatch()
  /// The counties that were asked for since the store last moved; nil = not asked.
  var asked: [String]?
  /// Those of the digest.
  var counties: [String] = []
  /// The end of an acknowledgement at which they were asked for anew, which happens once: were it
  /// done until an answer comes, a store that gives none would be asked without a pause.
  var ended: Instant?
}

/// The most urgent alert stays in sight wherever the user is, and what comes or grows late rings.
extension Program {
  /// Asks for the alerts behind the screen's own answer, after each change of the store.
  func askForAlerts() {
    guard alerts.asked != context.counties, !isWaiting, context.viewer.role.lists(.f5) else {
      return
    }
    alerts.asked = context.counties
    port.inquire(.alerts(at: context.clockMoment, counties: context.counties))
  }

  /// Takes what was read of them.
  func take(_ digest: AlertDigest, counties: [String]) {
    // Of other counties everything would be new.
    if counties != alerts.counties { alerts.watch = AlertWatch() }
    alerts.counties = counties
    tell(alerts.watch.take(digest))
  }

  /// Lets time pass for them: what runs out rings, and what was taken on comes back.
  func passTimeOfAlerts() {
    guard !context.isFixed else { return }
    tell(alerts.watch.pass(to: context.now))
    guard let end = alerts.watch.digest?.nextChange, context.now >= end, alerts.ended != end else {
      return
    }
    alerts.ended = end
    alerts.asked = nil
  }

  /// The next second at which one runs out or comes back.
  var alertEdge: Instant? {
    guard !context.isFixed, let digest = alerts.watch.digest else { return nil }
    let due = digest.upcoming.lazy.map { $0.at.adding(seconds: 1) }.first { $0 > context.now }
    let end = digest.nextChange.flatMap { $0 > context.now ? $0 : nil }
    return [due, end].compactMap { $0 }.min()
  }

  private func tell(_ news: AlertWatch.News) {
    guard !news.isEmpty, options.rings, !context.isFixed else { return }
    terminal.notify("csecboard: \(news.text)")
  }

  /// Draws the line above the screen: records open for life safety first, then the alerts.
  func paintUrgent(in rect: Rect, on surface: inout Surface) {
    let used = paintOpenings(in: rect, on: &surface)
    guard let digest = alerts.watch.digest else { return }
    let line = UrgencyLine(
      standing: digest.standing(at: context.clockMoment), key: keyName(.showAlerts))
    let room = rect.inset(left: used == 0 ? 0 : used + 2)
    guard let text = line.text(width: room.width) else { return }
    surface.write(
      text, in: room, style: context.theme.style(line.role),
      alignment: used == 0 ? .leading : .trailing)
  }
}
