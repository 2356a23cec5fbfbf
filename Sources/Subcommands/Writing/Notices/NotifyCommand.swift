import Domain
import Presentation
import Store

/// `notify`: sends each notice that an alert is owed, once; made for a timer.
enum NotifyCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "notify", summary: "send the notices that alerts are owed; for a timer",
    options: [OptionSpec("dry-run", help: "say what would be sent, and send nothing")],
    help: [
      "Evaluates the clocks once. For each alert that is new, or that nobody has taken on by the"
        + " next step of the ladder, it runs the program that notify_command of the configuration"
        + " names: the text on its standard input, the alert in CSECBOARD_ variables. No text"
        + " carries a name.",
      "A notice goes out once where all is well. Where a run is killed between sending and"
        + " recording, the next one sends it again and says so. One that could not be sent is"
        + " tried again after 1, 2, 4 and up to 30 minutes, and is an alert itself.",
      "Exits with 74 where a notice could not be sent.",
    ],
    examples: [
      .init("csecboard notify --dry-run", "What the next run would send."),
      .init("csecboard notify --county Kern", "One county's notices."),
    ])
  static let uses: GlobalUse = [.county, .user, .clock]

  /// After so many notices in a row whose program did not end, the run ends: the next minute's
  /// run goes on, and no run outlasts its timer by much.
  private static let mostHanging = 3

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    let store = try context.openStore()
    try store.require(.f5, of: "notify", words: "missing youth")
    guard BoardStore.notifiers.contains(store.viewer.role) else {
      throw CommandFailure(
        .notPermitted, what: "notify",
        why: "Your role (\(store.viewer.role.words)) does not see every alert of a county.")
    }
    let isDry = arguments.has("dry-run")
    let command = context.settings.notifyCommand
    if command.isEmpty, !isDry {
      throw CommandFailure(
        .config, what: "notify_command",
        why: "Is not set; name the program that sends a notice in the configuration.")
    }
    let (now, counties) = (try context.now(store), try context.counties(store))
    // The week's loads are recorded by the first run of it; a notice waits for nothing.
    if !isDry { _ = try? store.recordWeek(now: now) }
    let owed = try store.read(NotificationsQuery(at: now, counties: counties.chosenCodes))
    let lines =
      isDry ? owed.map { line($0, nil, nil) } : try send(owed, command, store, context, now)
    try context.print(
      NotifyColumns.listing, rows: lines, store: store, asOf: now, counties: counties.covered,
      summary: NotifyColumns.summary(of: lines))
    return isDry || lines.allSatisfy { $0.outcome == .sent } ? .done : .io
  }

  private static func send(
    _ owed: [OwedNotification], _ command: [String], _ store: BoardStore,
    _ context: CommandContext, _ now: Instant
  ) throws -> [NotifyLine] {
    var lines: [NotifyLine] = []
    var hanging = 0
    for one in owed {
      if hanging == mostHanging {
        context.warn(
          "notify: the program did not end \(mostHanging) times; the rest is for the next run.")
        break
      }
      // A long run takes its own time: claims are of the moment at which they are made.
      let moment = context.global.clock == nil ? try context.now(store) : now
      guard try store.claim(one, now: moment) else { continue }
      let process = ChildProcess(
        command: command, environment: variables(one),
        input: Array((one.order.text(at: now, isDemo: store.isDemo) + "\n").utf8))
      let end = process.run(timeout: context.settings.notifyTimeout)
      let outcome = outcome(of: end)
      hanging = outcome == .timedOut ? hanging + 1 : 0
      let detail = outcome == .sent ? nil : end.words
      let recorded = context.global.clock == nil ? try context.now(store) : now
      try store.record(outcome, detail: detail, of: one, now: recorded)
      lines.append(line(one, outcome, detail))
    }
    return lines
  }

  private static func outcome(of end: ChildProcess.End) -> NotificationOutcome {
    switch end {
    case .exited(0): .sent
    case .timedOut: .timedOut
    default: .failed
    }
  }

  private static func line(
    _ owed: OwedNotification, _ outcome: NotificationOutcome?, _ detail: String?
  ) -> NotifyLine {
    let repeated = owed.order.mayHaveBeenSent ? "may have been sent before" : nil
    let words = [detail, repeated].compactMap { $0 }
    return NotifyLine(
      order: owed.order, recipients: owed.recipients.map(\.staff), outcome: outcome,
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
}
