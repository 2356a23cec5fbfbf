/// A missing episode with its clocks, and what a list says of it.
public struct EpisodeLine: Hashable, Sendable {
  /// The facts that the clocks rest on.
  public let episode: EpisodeFacts
  /// Where the episode stands.
  public let state: EpisodeState
  /// Which of the youth's episodes it is, by receipt, from 1.
  public let number: Int
  /// True seconds missing: to the moment, the return or the closing.
  public let elapsedSeconds: Int64
  /// Its clocks, in the order of the contract.
  public let clocks: [ClockReading]
  /// The youth's initials, or `nil`.
  public let initials: String?

  /// Reads an episode at a moment.
  public init(
    _ episode: EpisodeFacts, number: Int, initials: String?, hours: EpisodeClocks.Hours,
    at moment: Instant
  ) {
    self.episode = episode
    self.number = number
    self.initials = initials
    state = episode.state(at: moment)
    elapsedSeconds = max(
      0, episode.missingUntil(at: moment).seconds - episode.receivedAt.seconds)
    clocks = EpisodeClocks(of: episode, hours: hours, at: moment).readings
  }

  /// The line as it stands at another moment, by the same facts: time passes, nothing else.
  public func read(at moment: Instant) -> EpisodeLine {
    EpisodeLine(self, at: moment)
  }

  private init(_ line: EpisodeLine, at moment: Instant) {
    episode = line.episode
    number = line.number
    initials = line.initials
    state = line.episode.state(at: moment)
    elapsedSeconds = max(
      0, line.episode.missingUntil(at: moment).seconds - line.episode.receivedAt.seconds)
    clocks = line.clocks.map { $0.read(at: moment) }
  }

  /// Tenths of true hours missing, rounded half up.
  public var elapsedTenths: Int { Rounding.halfUp(Int(elapsedSeconds), over: 360) }

  /// The earliest due moment of a clock still running, or `nil`.
  public var earliestDue: Instant? { EpisodeClocks.earliestDue(clocks) }

  /// Earliest due first, none running last; then without a recovery worker;
  /// then longest missing; then by key (interface §4.7).
  public static func isMoreUrgent(_ left: EpisodeLine, _ right: EpisodeLine) -> Bool {
    let (dueLeft, dueRight) = (left.earliestDue, right.earliestDue)
    if dueLeft != dueRight {
      guard let dueLeft else { return false }
      guard let dueRight else { return true }
      return dueLeft < dueRight
    }
    let isAloneLeft = left.episode.recoveryWorker == nil
    if isAloneLeft != (right.episode.recoveryWorker == nil) { return isAloneLeft }
    if left.elapsedSeconds != right.elapsedSeconds {
      return left.elapsedSeconds > right.elapsedSeconds
    }
    return left.episode.id < right.episode.id
  }
}

/// One clock with the episode that it is of.
public struct ClockLine: Hashable, Sendable {
  /// The episode.
  public let episode: EpisodeFacts
  /// The clock.
  public let reading: ClockReading
  /// The place of the clock among those of its episode.
  private let place: Int

  /// The clock as it stands at another moment, by the same facts.
  public func read(at moment: Instant) -> ClockLine {
    ClockLine(episode: episode, reading: reading.read(at: moment), place: place)
  }

  /// The clocks of episodes, those still running first, each half by due moment; then by episode
  /// and the order of the contract.
  public static func lines(of episodes: [EpisodeLine]) -> [ClockLine] {
    let lines = episodes.flatMap { line in
      line.clocks.enumerated().map {
        ClockLine(episode: line.episode, reading: $0.element, place: $0.offset)
      }
    }
    return lines.sorted { $0.order < $1.order }
  }

  private var order: (Int, Instant, String, Int) {
    (reading.state.isRunning ? 0 : 1, reading.dueAt, episode.id, place)
  }
}
