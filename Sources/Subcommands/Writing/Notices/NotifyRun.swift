import Domain
import Presentation
import Store

/// One run of `notify`: the program is run for each notice, and what came of it is recorded.
final class NotifyRun {
  /// After so many notices in a row whose program did not end, the run ends: the next minute's
  /// run goes on, and no run outlasts its timer by much.
  private static let mostHanging = 3

  private let store: BoardStore
  private let command: [String]
  private let context: CommandContext
  private let now: Instant
  private var hanging = 0
  private var isWarned = false

  init(_ store: BoardStore, _ command: [String], _ context: CommandContext, _ now: Instant) {
    self.store = store
    self.command = command
    self.context = context
    self.now = now
  }

  /// Sends what alerts are owed.
  func send(_ owed: [OwedNotification]) throws -> [NotifyLine] {
    var lines: [NotifyLine] = []
    for one in owed {
      if isHanging() { break }
      guard try store.claim(one, now: moment()) else { continue }
      let (outcome, detail) = tell(
        one.order.text(at: now, isDemo: store.isDemo), Self.variables(one))
      try store.record(outcome, detail: detail, of: one, now: moment())
      lines.append(Self.line(one, outcome, detail))
    }
    return lines
  }

  /// Makes the calls of responses that are due.
  func send(_ pages: [ResponseLine]) throws -> [NotifyLine] {
    var lines: [NotifyLine] = []
    for page in pages {
      if isHanging() { break }
      guard try store.takePage(page, now: moment()) else { continue }
      let (outcome, detail) = tell(page.pageText(isDemo: store.isDemo), Self.variables(page))
      if outcome != .sent { try store.noteUntoldPage(outcome, of: page, now: moment()) }
      lines.append(Self.line(page, outcome, detail))
    }
    return lines
  }

  /// A long run takes its own time: claims are of the moment at which they are made.
  private func moment() throws -> Instant {
    context.global.clock == nil ? try context.now(store) : now
  }

  private func isHanging() -> Bool {
    if hanging < Self.mostHanging { return false }
    if !isWarned {
      context.warn(
        "notify: the program did not end \(Self.mostHanging) times; the rest is for the next run.")
    }
    isWarned = true
    return true
  }

  private func tell(
    _ text: String, _ variables: [String: String]
  ) -> (NotificationOutcome, detail: String?) {
    let process = ChildProcess(
      command: command, environment: variables, input: Array((text + "\n").utf8))
    let end = process.run(timeout: context.settings.notifyTimeout)
    let outcome: NotificationOutcome =
      switch end {
      case .exited(0): .sent
      case .timedOut: .timedOut
      default: .failed
      }
    hanging = outcome == .timedOut ? hanging + 1 : 0
    return (outcome, outcome == .sent ? nil : end.words)
  }

  static func line(
    _ owed: OwedNotification, _ outcome: NotificationOutcome?, _ detail: String?
  ) -> NotifyLine {
    let repeated = owed.order.mayHaveBeenSent ? "may have been sent before" : nil
    let words = [detail, repeated].compactMap { $0 }
    return NotifyLine(
      .alert(owed.order), recipients: owed.recipients.map(\.staff), outcome: outcome,
      detail: words.isEmpty ? nil : words.joined(separator: "; "))
  }

  static func line(
    _ page: ResponseLine, _ outcome: NotificationOutcome?, _ detail: String?
  ) -> NotifyLine {
    let skipped = (page.next?.skipped ?? []).map(\.rawValue)
    let empty = skipped.isEmpty ? nil : "NOBODY on \(skipped.joined(separator: ", "))"
    let words = [detail, empty].compactMap { $0 }
    return NotifyLine(
      .page(page), recipients: [page.next?.staff ?? OwedNotification.nobody], outcome: outcome,
      detail: words.isEmpty ? nil : words.joined(separator: "; "))
  }

  /// What the program finds around it; nothing of the youth.
  private static func variables(_ owed: OwedNotification) -> [String: String] {
    let order = owed.order
    return [
      "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8",
      "CSECBOARD_EPISODE": order.alert.line.episode.id,
      "CSECBOARD_COUNTY": order.alert.line.episode.county,
      "CSECBOARD_ALERT": order.alert.subject.storedName, "CSECBOARD_STATE": order.state,
      "CSECBOARD_STEP": order.step.rawValue, "CSECBOARD_ATTEMPT": "\(order.attempt)",
      "CSECBOARD_TO": owed.recipients.map(\.staff).joined(separator: ";"),
      "CSECBOARD_PHONES": owed.recipients.compactMap(\.phone).joined(separator: ";"),
    ]
  }

  private static func variables(_ page: ResponseLine) -> [String: String] {
    [
      "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "CSECBOARD_CALLOUT": page.callout,
      "CSECBOARD_COUNTY": page.county, "CSECBOARD_ALERT": page.seat.rawValue,
      "CSECBOARD_STATE": page.state, "CSECBOARD_STEP": page.next?.rung.rawValue ?? "",
      "CSECBOARD_ATTEMPT": "1", "CSECBOARD_TO": page.next?.staff ?? OwedNotification.nobody,
      "CSECBOARD_PHONES": page.nextPhone ?? "",
    ]
  }
}
