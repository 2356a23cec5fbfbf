/// Where a clock stands.
public enum ClockState: String, ClosedVocabulary {
  case late
  case dueSoon = "due_soon"
  case pending
  case met
  case metLate = "met_late"
  case exempt

  /// Whether the clock still runs.
  public var isRunning: Bool { self == .late || self == .dueSoon || self == .pending }

  /// The state in a word, for screens and plain text.
  public var word: String {
    switch self {
    case .late: "LATE"
    case .dueSoon: "DUE"
    case .pending: "due"
    case .met: "done"
    case .metLate: "done late"
    case .exempt: "exempt"
    }
  }
}

/// Something that must be done by a moment and is not.
public struct RunningClock: Hashable, Sendable {
  /// Late only after the moment; due soon with strictly less than a quarter of its time left
  /// (interface §4.7).
  public let state: ClockState
  /// Whole minutes left, rounded down, negative once late.
  public let minutesLeft: Int

  /// How it stands at a moment.
  public init(startedAt: Instant, dueAt: Instant, at moment: Instant) {
    let left = dueAt.seconds - moment.seconds
    if left < 0 {
      state = .late
    } else {
      state = left * 4 < dueAt.seconds - startedAt.seconds ? .dueSoon : .pending
    }
    minutesLeft = Int(left >= 0 ? left / 60 : -((59 - left) / 60))
  }
}

/// One clock of one subject at a moment.
public struct ClockReading: Hashable, Sendable {
  /// Which clock.
  public let clock: ClockKind
  /// When it started.
  public let startedAt: Instant
  /// By when it must be satisfied.
  public let dueAt: Instant
  /// When it was satisfied.
  public let metAt: Instant?
  /// Where it stands.
  public let state: ClockState
  /// Whole minutes left, rounded down, negative once late; `nil` for a clock that has stopped.
  public let minutesLeft: Int?
  /// Why it need not be satisfied.
  public let exemptReason: String?
  /// Where its duration is written down.
  public let citation: String

  /// Reads a clock (interface §4.3, §4.7): met at or before its due moment
  /// counts as met, late is only after it, due soon is strictly less than a
  /// quarter of its time left.
  public init(
    _ clock: ClockKind, startedAt: Instant, dueAt: Instant, metAt: Instant? = nil,
    exemptReason: String? = nil, citation: String = "", at moment: Instant
  ) {
    self.clock = clock
    self.citation = citation
    self.startedAt = startedAt
    self.dueAt = dueAt
    self.metAt = metAt
    let running = RunningClock(startedAt: startedAt, dueAt: dueAt, at: moment)
    if let metAt {
      state = metAt <= dueAt ? .met : .metLate
    } else if exemptReason != nil {
      state = .exempt
    } else {
      state = running.state
    }
    self.exemptReason = state == .exempt ? exemptReason : nil
    minutesLeft = state.isRunning ? running.minutesLeft : nil
  }
}
