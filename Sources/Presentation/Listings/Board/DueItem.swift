import Domain

/// What is due next on the board: a clock of an episode that is not late yet, or what a county is to
/// answer another, late or not.
public struct DueItem: Hashable, Sendable {
  /// What it is of.
  public enum Subject: Hashable, Sendable {
    case clock(ClockLine)
    case answer(CountyRequest)
  }

  /// What it is of.
  public let subject: Subject
  /// What is due.
  public let title: String
  /// By when.
  public let dueAt: Instant
  /// How it stands.
  public let state: ClockState
  /// Whole minutes left, negative once late.
  public let minutesLeft: Int?
  /// The name of the youth's county.
  public let countyName: String

  /// The youth's key.
  public var youth: String {
    switch subject {
    case .clock(let line): line.episode.youth
    case .answer(let request): request.youth
    }
  }

  /// The episode that it is of; `nil` for an answer.
  public var episode: EpisodeFacts? {
    if case .clock(let line) = subject { line.episode } else { nil }
  }

  /// The request that is to be answered; `nil` for a clock.
  public var request: CountyRequest? {
    if case .answer(let request) = subject { request } else { nil }
  }

  /// The clocks of episodes that run and are not late at a moment, the next due first, among what
  /// counties are to answer; what is late already comes first.
  public static func next(
    of episodes: [EpisodeLine], requests: [RequestLine] = [], at moment: Instant,
    countyName: (String) -> String
  ) -> [DueItem] {
    let clocks = ClockLine.lines(of: episodes).compactMap { line -> DueItem? in
      let reading = line.reading.read(at: moment)
      guard reading.state == .pending || reading.state == .dueSoon else { return nil }
      return DueItem(
        subject: .clock(line), title: reading.clock.title, dueAt: reading.dueAt,
        state: reading.state, minutesLeft: reading.minutesLeft,
        countyName: countyName(line.episode.county))
    }
    let answers = requests.filter { $0.read(at: moment).isWaiting }.map { line -> DueItem in
      let running = RunningClock(startedAt: line.request.at, dueAt: line.dueAt, at: moment)
      let kind = line.request.kind.plainWords
      return DueItem(
        subject: .answer(line.request),
        title: "Answer of \(countyName(line.request.toCounty)): \(kind)", dueAt: line.dueAt,
        state: running.state, minutesLeft: running.minutesLeft,
        countyName: countyName(line.request.county))
    }
    // Clocks keep their order among one another.
    return (clocks + answers.sorted { ($0.dueAt, $0.youth) < ($1.dueAt, $1.youth) }).enumerated()
      .sorted { one, other in
        let (left, right) = (one.element.dueAt, other.element.dueAt)
        return left == right ? one.offset < other.offset : left < right
      }.map(\.element)
  }
}
