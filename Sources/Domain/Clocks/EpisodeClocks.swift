/// The clocks of one missing episode at a moment (interface §4.3, §4.7).
///
/// Elapsed time is true hours, so a day is 24 of them on the nights the clock
/// changes too.
public struct EpisodeClocks: Sendable {
  /// How long each clock runs, in hours, and why; policy rows of the youth's county.
  public struct Hours: Hashable, Sendable {
    private let values: [ClockKey: Int]
    private let citations: [ClockKey: String]

    /// Hours and citations by clock; what is absent has the shipped default.
    public init(_ values: [ClockKey: Int] = [:], citations: [ClockKey: String] = [:]) {
      self.values = values
      self.citations = citations
    }

    /// The hours of one clock.
    public subscript(_ key: ClockKey) -> Int { values[key] ?? key.defaultHours }

    /// Where the hours of one clock are written down.
    public func citation(_ key: ClockKey) -> String { citations[key] ?? key.citation }
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
    if episode.receivedAt > moment { return [] }
    let notices = [
      ClockKind.lawEnforcement, .ncmec, .parentsGuardiansTribe, .court, .attorney,
    ].map(notice)
    return notices + [nextEffort].compactMap { $0 } + afterReturn
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
  /// made outweighs an exemption.
  private func notice(_ kind: ClockKind) -> ClockReading {
    let key = ClockKey(kind)
    let due = episode.receivedAt.adding(hours: hours[key])
    guard let (party, needsReference) = kind.party else {
      preconditionFailure("\(kind.rawValue) is no clock of a notice")
    }
    let rows = episode.notices.filter { $0.party == party }
    let made = rows.filter {
      $0.isMade(by: moment) && (!needsReference || !($0.reference ?? "").isEmpty)
    }
    return ClockReading(
      kind, startedAt: episode.receivedAt, dueAt: due, metAt: made.compactMap(\.at).min(),
      exemptReason: exemption(rows), citation: hours.citation(key), at: moment)
  }

  /// The reason of the newest exemption in force; one without a time holds from the receipt.
  private func exemption(_ rows: [NoticeFacts]) -> String? {
    let reasons = rows.compactMap { row -> (since: Instant, reason: String)? in
      guard let reason = row.exemptReason, !reason.isEmpty else { return nil }
      let since = row.at ?? episode.receivedAt
      return since <= moment ? (since, reason) : nil
    }
    return reasons.max { ($0.since, $0.reason) < ($1.since, $1.reason) }?.reason
  }

  /// Only the running one is listed; none after return or closing.
  private var nextEffort: ClockReading? {
    if [episode.returnedAt, episode.closedAt].contains(where: { $0.map { $0 <= moment } ?? false })
    {
      return nil
    }
    let newest = episode.efforts.map(\.at).filter { $0 <= moment }.max() ?? episode.receivedAt
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
        citation: hours.citation(key), at: moment)
    }
  }
}

/// The durations that a county may set, by policy key.
public enum ClockKey: String, ClosedVocabulary {
  case lawEnforcement = "law_enforcement"
  case ncmec
  case parentsGuardiansTribe = "parents_guardians_tribe"
  case court
  case attorney
  case effortEarly = "next_effort_first_72_h"
  case effortWeekly = "next_effort_first_30_d"
  case effortLater = "next_effort_later"
  case returnNotices = "return_notices"
  case seenAfterReturn = "seen_after_return"
  case traffickingScreen = "trafficking_screen"
  case debrief

  /// The duration of a clock that has only one.
  init(_ kind: ClockKind) {
    self = ClockKey(rawValue: kind.rawValue) ?? .effortEarly
  }

  /// The shipped default, in hours (D§2.2).
  public var defaultHours: Int {
    switch self {
    case .lawEnforcement, .ncmec, .parentsGuardiansTribe, .court, .attorney, .effortEarly,
      .seenAfterReturn:
      24
    case .effortWeekly: 7 * 24
    case .effortLater: 14 * 24
    case .returnNotices: 4
    case .traffickingScreen, .debrief: 72
    }
  }

  /// Where the default comes from.
  public var citation: String {
    switch self {
    case .lawEnforcement: "WIC 16501.35 (AB 2108); 42 USC 671(a)(35)(B); D§2.2 C02"
    case .ncmec: "PC 11166(j)(3); 42 USC 671(a)(35)(B); D§2.2 C03"
    case .parentsGuardiansTribe, .court: "WIC 16501.35 (AB 2108); D§2.2 C04"
    case .attorney: "ACL 16-15; D§2.2 C05"
    case .effortEarly, .effortWeekly, .effortLater: "WIC 16501.35; cadence D§2.2 C14"
    case .returnNotices: "D§2.2 C16"
    case .seenAfterReturn, .traffickingScreen, .debrief:
      "42 USC 671(a)(35)(A); hours D§2.2 C17"
    }
  }
}
