/// Whom an alert goes to, step after step, while nobody takes it on (D§6.3).
public enum LadderStep: String, ClosedVocabulary {
  case primary
  case backup
  case supervisor
  case manager
  case director

  /// The shipped minutes after which the step is reached.
  public var defaultMinutes: Int {
    switch self {
    case .primary: 0
    case .backup: 10
    case .supervisor: 20
    case .manager: 30
    case .director: 45
    }
  }

  /// The place on the ladder, from 0.
  public var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// The minutes of each step in one county.
public struct EscalationLadder: Hashable, Sendable {
  private let minutes: [LadderStep: Int]

  /// Minutes by step; what is absent has the shipped default.
  public init(_ minutes: [LadderStep: Int] = [:]) {
    self.minutes = minutes
  }

  /// The ladder in force for a county on a local day.
  public init(_ policies: PolicyBook, county: String, on day: LocalDate) {
    var minutes: [LadderStep: Int] = [:]
    for step in LadderStep.allCases {
      minutes[step] = policies.value(.escalation, step.rawValue, county: county, on: day)?.value
    }
    self.init(minutes)
  }

  /// Minutes after which a step is reached.
  public func minutes(of step: LadderStep) -> Int { minutes[step] ?? step.defaultMinutes }

  /// The highest step that is reached a time after an alert came up; `nil` before the first.
  public func step(since start: Instant, at moment: Instant) -> LadderStep? {
    let seconds = moment.seconds - start.seconds
    return LadderStep.allCases.last {
      Int64(minutes(of: $0)) * 60 <= seconds
    }
  }
}

/// How an attempt to send a notice ended.
public enum NotificationOutcome: String, ClosedVocabulary {
  /// Claimed by a run that is at it.
  case sending
  case sent
  /// The command said that it failed, or could not be run.
  case failed
  /// The command did not end in its time.
  case timedOut = "timed_out"
  /// The run ended before it could record; the notice may have been sent, and is sent again.
  case unknown
}

/// One attempt to send a notice of an alert.
public struct NotificationFacts: Hashable, Sendable {
  /// The alert's episode.
  public let episode: String
  /// The alert.
  public let subject: AlertSubject
  /// Since when the alert stood as it did, unowned.
  public let since: Instant
  /// The step of the ladder.
  public let step: LadderStep
  /// Which attempt, from 1.
  public let attempt: Int
  /// When.
  public let at: Instant
  /// How it ended.
  public let outcome: NotificationOutcome
  /// Whether a step had nobody on call.
  public let reachedNobody: Bool

  /// One attempt.
  public init(
    episode: String, subject: AlertSubject, since: Instant, step: LadderStep, attempt: Int,
    at: Instant, outcome: NotificationOutcome, reachedNobody: Bool = false
  ) {
    self.episode = episode
    self.subject = subject
    self.since = since
    self.step = step
    self.attempt = attempt
    self.at = at
    self.outcome = outcome
    self.reachedNobody = reachedNobody
  }

  /// For how many seconds a run may be at an attempt before another takes it for ended.
  public static let lease: Int64 = 120

  /// When a notice that was not sent is tried again: after 1, 2, 4 … minutes, 30 at most, so that
  /// a broken command is tried without end and fills no store.
  public var retryAt: Instant {
    at.adding(seconds: Int64(60) * Int64(min(30, 1 << min(attempt - 1, 5))))
  }

  /// Whether a run may still be at it.
  public func isRunning(at moment: Instant) -> Bool {
    outcome == .sending && moment.seconds - at.seconds < Self.lease
  }
}
