/// One alert: a clock that runs, or an episode that nobody works, and who has taken it on.
public struct AlertLine: Hashable, Sendable {
  /// What it is about.
  public let subject: AlertSubject
  /// The episode with all its clocks.
  public let line: EpisodeLine
  /// The clock, or for UNASSIGNED the episode's most urgent one; `nil` = none runs.
  public let reading: ClockReading?
  /// Who has taken it on, at the moment.
  public let owner: Acknowledgement?
  /// The keys of the episodes of youth who left the same home together, this one not among them.
  public let company: [String]

  /// One alert.
  public init(
    subject: AlertSubject, line: EpisodeLine, reading: ClockReading?, owner: Acknowledgement?,
    company: [String] = []
  ) {
    self.subject = subject
    self.line = line
    self.reading = reading
    self.owner = owner
    self.company = company
  }

  /// The alert as it stands at another moment, by the same facts; an acknowledgement that has
  /// ended owns nothing.
  public func read(at moment: Instant) -> AlertLine {
    AlertLine(
      subject: subject, line: line.read(at: moment), reading: reading?.read(at: moment),
      owner: owner.flatMap { $0.isInForce(at: moment) ? $0 : nil }, company: company)
  }

  /// The alerts of open and of ended episodes, most urgent first: earliest due first, UNASSIGNED
  /// first among equals, then longest missing, then by key (interface §4.3, §4.7).
  ///
  /// - Parameter notNotified: keys of episodes of which a notice could not be sent.
  public static func lines(
    of episodes: [EpisodeLine], acknowledged: [Acknowledgement],
    notNotified: Set<String> = [], at moment: Instant
  ) -> [AlertLine] {
    var owners: [String: [AlertSubject: Acknowledgement]] = [:]
    for one in acknowledged where one.isInForce(at: moment) {
      owners[one.episode, default: [:]][one.subject] = one
    }
    let company = companions(of: episodes)
    let all = episodes.flatMap { line -> [AlertLine] in
      let id = line.episode.id
      func alert(_ subject: AlertSubject, _ reading: ClockReading?) -> AlertLine {
        AlertLine(
          subject: subject, line: line, reading: reading, owner: owners[id]?[subject],
          company: company[id] ?? [])
      }
      let running = line.clocks.filter(\.state.isRunning)
      let unassigned = line.isUnassigned ? [alert(.unassigned, line.mostUrgent)] : []
      let silent = notNotified.contains(id) ? [alert(.notNotified, line.mostUrgent)] : []
      return unassigned + silent + running.map { alert(.clock($0.clock), $0) }
    }
    return all.enumerated().map { Key(of: $1, place: $0) }.sorted().map { all[$0.place] }
  }

  private static func companions(of episodes: [EpisodeLine]) -> [String: [String]] {
    var company: [String: [String]] = [:]
    for group in EpisodeCompany.groups(episodes) where group.count > 1 {
      for line in group {
        company[line.episode.id] = group.map(\.episode.id).filter { $0 != line.episode.id }
      }
    }
    return company
  }

  private struct Key: Comparable {
    let due: Int64
    let isClock: Bool
    let elapsed: Int64
    let id: String
    let place: Int

    init(of alert: AlertLine, place: Int) {
      due = alert.reading?.dueAt.seconds ?? .max
      isClock = alert.subject != .unassigned && alert.subject != .notNotified
      elapsed = alert.line.elapsedSeconds
      id = alert.line.episode.id
      self.place = place
    }

    static func < (one: Key, other: Key) -> Bool {
      if one.due != other.due { return one.due < other.due }
      if one.isClock != other.isClock { return !one.isClock }
      if one.elapsed != other.elapsed { return one.elapsed > other.elapsed }
      return (one.id, one.place) < (other.id, other.place)
    }
  }
}

extension EpisodeLine {
  /// Whether the youth is away and nobody looks for them.
  public var isUnassigned: Bool {
    switch state {
    case .reported, .notifying, .searching, .locatedNotReturned: episode.recoveryWorker == nil
    default: false
    }
  }
}

extension AlertLine {
  /// The alerts of youth who left one home together, each company's in one stretch: companies in
  /// the order of their most urgent alert, alerts of one company in the order given.
  public static func together(_ alerts: [AlertLine]) -> [AlertLine] {
    var order: [[String]] = []
    var companies: [[String]: [AlertLine]] = [:]
    for alert in alerts where !alert.company.isEmpty {
      let company = (alert.company + [alert.line.episode.id]).sorted()
      if companies[company] == nil { order.append(company) }
      companies[company, default: []].append(alert)
    }
    return order.flatMap { companies[$0] ?? [] }
  }
}
