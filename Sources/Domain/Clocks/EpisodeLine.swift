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
  /// The earliest due moment of a clock still running, or `nil`.
  public let earliestDue: Instant?
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
    earliestDue = EpisodeClocks.earliestDue(clocks)
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
    earliestDue = EpisodeClocks.earliestDue(clocks)
  }

  /// Tenths of true hours missing, rounded half up.
  public var elapsedTenths: Int { Rounding.halfUp(Int(elapsedSeconds), over: 360) }

  /// Earliest due first, none running last; then without a recovery worker;
  /// then longest missing; then by key (interface §4.7).
  ///
  /// Sorts small keys and moves each wide line once.
  public static func mostUrgentFirst(_ lines: [EpisodeLine]) -> [EpisodeLine] {
    lines.indices.map { Urgency(lines[$0], place: $0) }.sorted().map { lines[$0.place] }
  }
}

/// How urgent an episode is, and its place in the list to be sorted.
private struct Urgency: Comparable {
  let due: Instant?
  let hasWorker: Bool
  let elapsedSeconds: Int64
  let id: String
  let place: Int

  init(_ line: EpisodeLine, place: Int) {
    due = line.earliestDue
    hasWorker = line.episode.recoveryWorker != nil
    elapsedSeconds = line.elapsedSeconds
    id = line.episode.id
    self.place = place
  }

  static func < (one: Urgency, other: Urgency) -> Bool {
    if one.due != other.due {
      guard let due = one.due else { return false }
      guard let otherDue = other.due else { return true }
      return due < otherDue
    }
    if one.hasWorker != other.hasWorker { return other.hasWorker }
    if one.elapsedSeconds != other.elapsedSeconds {
      return one.elapsedSeconds > other.elapsedSeconds
    }
    return one.id < other.id
  }
}

/// One clock with the episode that it is of.
public struct ClockLine: Hashable, Sendable {
  /// The facts of an episode, which all of its clocks share: a list of a state's clocks holds
  /// thousands of lines, and is sorted, filtered and counted.
  private final class Shared: Hashable, Sendable {
    let facts: EpisodeFacts

    init(_ facts: EpisodeFacts) { self.facts = facts }

    static func == (one: Shared, other: Shared) -> Bool {
      one === other || one.facts == other.facts
    }
    func hash(into hasher: inout Hasher) { hasher.combine(facts) }
  }

  private let shared: Shared
  /// The clock.
  public let reading: ClockReading

  /// The episode.
  public var episode: EpisodeFacts { _read { yield shared.facts } }

  /// The clock as it stands at another moment, by the same facts.
  public func read(at moment: Instant) -> ClockLine {
    ClockLine(shared: shared, reading: reading.read(at: moment))
  }

  /// The clocks of episodes, those still running first, each half by due moment; then by episode
  /// and the order of the contract.
  ///
  /// Sorts small keys and makes each wide line once.
  public static func lines(of episodes: [EpisodeLine]) -> [ClockLine] {
    var keys: [Key] = []
    for (episode, line) in episodes.enumerated() {
      for (place, reading) in line.clocks.enumerated() {
        keys.append(
          Key(
            half: reading.state.isRunning ? 0 : 1, dueAt: reading.dueAt, id: line.episode.id,
            place: place, episode: episode))
      }
    }
    keys.sort()
    let shared = episodes.map { Shared($0.episode) }
    return keys.map { key in
      ClockLine(shared: shared[key.episode], reading: episodes[key.episode].clocks[key.place])
    }
  }

  private struct Key: Comparable {
    let half: Int
    let dueAt: Instant
    let id: String
    /// The place of the clock among those of its episode.
    let place: Int
    let episode: Int

    static func < (one: Key, other: Key) -> Bool {
      if one.half != other.half { return one.half < other.half }
      if one.dueAt != other.dueAt { return one.dueAt < other.dueAt }
      return (one.id, one.place) < (other.id, other.place)
    }
  }
}
