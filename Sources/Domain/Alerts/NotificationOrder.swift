/// A notice that is to be sent: of which alert, to which step of the ladder, for the how-manieth
/// time.
public struct NotificationOrder: Hashable, Sendable {
  /// The alert.
  public let alert: AlertLine
  /// Since when it stands so, and nobody has taken it on.
  public let since: Instant
  /// The step that is reached.
  public let step: LadderStep
  /// The steps whose people are to be told: those reached since the last notice that was sent.
  public let steps: [LadderStep]
  /// Which attempt, from 1.
  public let attempt: Int
  /// Whether a run before may have sent it and ended before it could record that.
  public let mayHaveBeenSent: Bool

  /// What an alert is owed at a moment, by what was sent before; `nil` = nothing.
  ///
  /// A notice is owed when a clock is due soon, when it is late, when nobody looks for the youth,
  /// and at each step of the ladder that is reached while nobody has taken the alert on. Whoever
  /// has taken it on is told of each change, and nobody else.
  ///
  /// - Parameters:
  ///   - released: when the last acknowledgement of the alert ended, if there was one.
  ///   - sent: every attempt for the episode.
  public init?(
    for alert: AlertLine, ladder: EscalationLadder, released: Instant?,
    sent: [NotificationFacts], at moment: Instant
  ) {
    guard let edge = alert.edge else { return nil }
    let start = alert.owner == nil ? max(edge, released ?? edge) : edge
    let step = alert.owner == nil ? ladder.step(since: start, at: moment) : .primary
    guard let step else { return nil }
    let mine = sent.filter {
      $0.episode == alert.line.episode.id && $0.subject == alert.subject && $0.since == start
    }
    let highest = mine.filter { $0.outcome == .sent }.map(\.step.place).max()
    if let highest, highest >= step.place { return nil }
    if mine.contains(where: { $0.isRunning(at: moment) }) { return nil }
    let attempts = mine.filter { $0.step == step }
    if let last = attempts.max(by: { $0.attempt < $1.attempt }), last.outcome != .sending,
      moment < last.retryAt
    {
      return nil
    }
    self.alert = alert
    self.since = start
    self.step = step
    steps = LadderStep.allCases.filter { $0.place > (highest ?? -1) && $0.place <= step.place }
    attempt = (attempts.map(\.attempt).max() ?? 0) + 1
    mayHaveBeenSent = mine.contains { $0.outcome == .sending || $0.outcome == .unknown }
  }

  /// How the alert stands, in a word.
  public var state: String {
    switch alert.subject {
    case .clock: alert.reading?.state.word ?? ""
    case .unassigned: "UNASSIGNED"
    case .notNotified: "NOT NOTIFIED"
    }
  }

  /// The text of the notice: what, where, how long, and never a name, nor a youth's key.
  public func text(at moment: Instant, isDemo: Bool) -> String {
    var words = [isDemo ? "csecboard DEMO:" : "csecboard:", "county \(alert.line.episode.county),"]
    switch alert.subject {
    case .clock(let kind): words.append("\(kind.title):")
    default: words.append("\(alert.subject.title).")
    }
    if let reading = alert.reading, reading.state.isRunning {
      words.append(Self.left(reading.dueAt.seconds - moment.seconds) + ".")
    }
    words.append("Episode \(alert.line.episode.id).")
    if alert.owner == nil, step != .primary { words.append("Nobody has taken it on yet.") }
    if mayHaveBeenSent { words.append("This may have been sent before.") }
    return words.joined(separator: " ")
  }

  /// `DUE 03:10` or `LATE +02:14`: whole minutes, rounded down in both directions.
  private static func left(_ seconds: Int64) -> String {
    let minutes = abs(seconds) / 60
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let time = "\(two(minutes / 60)):\(two(minutes % 60))"
    return seconds < 0 ? "LATE +\(time)" : "DUE \(time)"
  }
}

extension AlertLine {
  /// Since when the alert stands as it does; `nil` where no notice is owed of it.
  public var edge: Instant? {
    switch subject {
    case .unassigned: line.episode.receivedAt
    case .notNotified: nil
    case .clock:
      switch reading?.state {
      case .late: reading.map { $0.dueAt.adding(seconds: 1) }
      case .dueSoon: reading?.edges.first
      default: nil
      }
    }
  }

  /// Whether it presses and nobody has taken it on.
  public var isForNobody: Bool { owner == nil && (edge != nil || subject == .notNotified) }
}

/// Of which episodes a notice reached nobody.
public enum NotificationTrouble {
  /// The episodes of alerts still up whose newest attempt was not sent, or was sent to a step of
  /// the ladder that nobody fills.
  public static func episodes(
    _ attempts: [NotificationFacts], alerts: [AlertLine], at moment: Instant
  ) -> Set<String> {
    struct Key: Hashable {
      let episode: String
      let subject: AlertSubject
    }
    let up = Set(
      alerts.filter { $0.edge != nil }.map { Key(episode: $0.line.episode.id, subject: $0.subject) }
    )
    var newest: [Key: NotificationFacts] = [:]
    for attempt in attempts {
      let key = Key(episode: attempt.episode, subject: attempt.subject)
      guard up.contains(key) else { continue }
      let old = newest[key]
      if old.map({
        ($0.at, $0.step.place, $0.attempt) < (attempt.at, attempt.step.place, attempt.attempt)
      })
        ?? true
      {
        newest[key] = attempt
      }
    }
    return Set(
      newest.values.filter {
        !$0.isRunning(at: moment) && ($0.outcome != .sent || $0.reachedNobody)
      }.map(\.episode))
  }
}
