/// The clocks of one missing episode at a moment (interface §4.3, §4.7).
///
/// Elapsed time is true hours, so a day is 24 of them on the nights the clock
/// changes too.
public struct EpisodeClocks: Sendable {
  /// How long each clock runs, in hours, and why; policy rows of the youth's county.
  public struct Hours: Sendable {
    private let values: [ClockKey: Int]
    private let citations: [ClockKey: String]
    private let standings: [ClockKey: ClockStanding]
    /// Court days and birthdays; without it no clock runs that is counted in days.
    let calendar: CourtCalendar?

    /// Hours, citations and standings by clock; what is absent has the shipped default.
    public init(
      _ values: [ClockKey: Int] = [:], citations: [ClockKey: String] = [:],
      standings: [ClockKey: ClockStanding] = [:], calendar: CourtCalendar? = nil
    ) {
      self.values = values
      self.citations = citations
      self.standings = standings
      self.calendar = calendar
    }

    /// The hours of one clock.
    public subscript(_ key: ClockKey) -> Int { values[key] ?? key.defaultHours }

    /// Where the hours of one clock are written down.
    public func citation(_ key: ClockKey) -> String { citations[key] ?? key.citation }

    /// Whether a clock runs; what is law always does.
    public func isRunning(_ key: ClockKey) -> Bool {
      !key.maySwitchOff || (standings[key] ?? key.shippedStanding) == .on
    }

    /// When a clock that starts at a moment falls due; `nil` where it is counted in days and there
    /// is no calendar.
    public func due(_ key: ClockKey, from start: Instant) -> Instant? {
      switch key.unit {
      case .hours: start.adding(hours: self[key])
      case .courtDays: calendar?.end(ofCourtDay: self[key], after: start)
      case .days: calendar?.end(ofDays: self[key], from: start)
      }
    }
  }

  let episode: EpisodeFacts
  let hours: Hours
  let moment: Instant

  /// The clocks of an episode.
  public init(of episode: EpisodeFacts, hours: Hours, at moment: Instant) {
    self.episode = episode
    self.hours = hours
    self.moment = moment
  }

  /// Every clock that is listed at the moment, in the order of the contract.
  public var readings: [ClockReading] {
    // An entry made in error asks nothing of anybody.
    if episode.receivedAt > moment || episode.isInError(by: moment) { return [] }
    let notices = [
      ClockKind.lawEnforcement, .ncmec, .parentsGuardiansTribe, .court, .attorney,
    ].map(notice)
    return notices + [nextEffort].compactMap { $0 } + afterReturn
      + StepClocks(episode: episode, hours: hours, moment: moment).readings
  }

  /// The earliest due moment of a clock still running, or `nil`.
  public static func earliestDue(_ readings: [ClockReading]) -> Instant? {
    var earliest: Instant?
    for reading in readings where reading.state.isRunning {
      earliest = min(earliest ?? reading.dueAt, reading.dueAt)
    }
    return earliest
  }

  /// A 24-hour clock: it runs on after a return and after closing; a notice
  /// made outweighs an exemption, of which the newest in force is named.
  private func notice(_ kind: ClockKind) -> ClockReading {
    let key = ClockKey(kind)
    let due = episode.receivedAt.adding(hours: hours[key])
    guard let (party, needsReference) = kind.party else {
      preconditionFailure("\(kind.rawValue) is no clock of a notice")
    }
    // One pass and no lists: a state's log has thousands of notices.
    var metAt: Instant?
    var exemption: (since: Instant, reason: String)?
    for row in episode.notices where row.party == party {
      if row.isMade(by: moment), !needsReference || !(row.reference ?? "").isEmpty {
        metAt = row.at.map { min(metAt ?? $0, $0) } ?? metAt
      }
      guard let reason = row.exemptReason, !reason.isEmpty else { continue }
      // One without a time holds from the receipt.
      let since = row.at ?? episode.receivedAt
      if since <= moment, exemption.map({ $0 < (since, reason) }) ?? true {
        exemption = (since, reason)
      }
    }
    return ClockReading(
      kind, startedAt: episode.receivedAt, dueAt: due, metAt: metAt,
      exemptReason: exemption?.reason, citation: hours.citation(key), at: moment)
  }

  /// Only the running one is listed; none after return or closing.
  private var nextEffort: ClockReading? {
    if [episode.returnedAt, episode.closedAt].contains(where: { $0.map { $0 <= moment } ?? false })
    {
      return nil
    }
    let newest =
      episode.efforts.lazy.map(\.at).filter { $0 <= moment }.max() ?? episode.receivedAt
    let age = newest.seconds - episode.receivedAt.seconds
    let key: ClockKey =
      age < 72 * 3600 ? .effortEarly : age < 30 * 86_400 ? .effortWeekly : .effortLater
    return ClockReading(
      .nextEffort, startedAt: newest, dueAt: newest.adding(hours: hours[key]),
      citation: hours.citation(key), at: moment)
  }

  private var afterReturn: [ClockReading] {
    guard let returned = episode.returnedAt, returned <= moment else { return [] }
    let told = [NoticeParty.lawEnforcement, .ncmec].map { party in
      episode.notices.filter { $0.party == party && $0.isMade(by: moment) }
        .compactMap(\.at).filter { $0 > returned }.min()
    }
    let bothTold = told.contains(nil) ? nil : told.compactMap { $0 }.max()
    let screened = episode.screenedAt.flatMap { $0 <= moment ? $0 : nil }
    let debriefed = episode.debriefedAt.flatMap { $0 <= moment ? $0 : nil }
    let met: [(ClockKind, Instant?)] = [
      (.returnNotices, bothTold),
      (.seenAfterReturn, episode.wasSeen(after: returned, by: moment)),
      (.traffickingScreen, screened), (.debrief, debriefed),
    ]
    return met.map { kind, metAt in
      let key = ClockKey(kind)
      return ClockReading(
        kind, startedAt: returned, dueAt: returned.adding(hours: hours[key]), metAt: metAt,
        exemptReason: episode.exemption(of: kind, by: moment),
        citation: hours.citation(key), at: moment)
    }
  }
}
