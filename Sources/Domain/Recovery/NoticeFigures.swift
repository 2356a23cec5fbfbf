/// How timely one kind of notice was in one group of episodes.
public struct NoticeFigures: Hashable, Sendable {
  /// The county's FIPS code, or the time.
  public let group: String
  /// The clock of the notice.
  public let clock: ClockKind
  /// Made on time, of those made and those outstanding past their deadline; exempt ones and those
  /// that still have time are in neither.
  public let onTime: Share
  /// Made after the deadline.
  public let madeLate: Int
  /// Not made, and the deadline is over.
  public let notMade: Int
  /// Need not be made.
  public let exempt: Int
  /// Still have time.
  public let pending: Int
  /// The median of whole minutes from the receipt to the notice, of those made; `nil` = none made.
  public let medianMinutes: Int?

  /// The five notices of each group, groups in order.
  public static func lines(
    _ lines: [EpisodeLine], by grouping: EpisodeGrouping, from: Instant?, until: Instant?,
    at moment: Instant, zone: ZoneRules
  ) -> [NoticeFigures] {
    var tallies: [String: [ClockKind: Tally]] = [:]
    for line in lines where line.counts(from: from, until: until, at: moment) {
      let group = grouping.group(of: line.episode, zone: zone)
      for reading in line.clocks where EpisodeSummary.noticeClocks.contains(reading.clock) {
        tallies[group, default: [:]][reading.clock, default: Tally()].add(reading)
      }
    }
    return tallies.keys.sorted().flatMap { group in
      EpisodeSummary.noticeClocks.compactMap { clock in
        tallies[group]?[clock].map { NoticeFigures(group, clock, $0) }
      }
    }
  }

  /// The five notices of all episodes together.
  public static func total(
    _ lines: [EpisodeLine], from: Instant?, until: Instant?, at moment: Instant
  ) -> [NoticeFigures] {
    var tallies: [ClockKind: Tally] = [:]
    for line in lines where line.counts(from: from, until: until, at: moment) {
      for reading in line.clocks { tallies[reading.clock, default: Tally()].add(reading) }
    }
    return EpisodeSummary.noticeClocks.map { NoticeFigures("", $0, tallies[$0] ?? Tally()) }
  }

  private init(_ group: String, _ clock: ClockKind, _ tally: Tally) {
    self.group = group
    self.clock = clock
    onTime = Share(
      count: tally.met, total: tally.met + tally.late + tally.notMade,
      of: EpisodeSummary.denominator)
    madeLate = tally.late
    notMade = tally.notMade
    exempt = tally.exempt
    pending = tally.pending
    medianMinutes = Median.of(tally.minutes)
  }

  private struct Tally {
    var (met, late, notMade, exempt, pending) = (0, 0, 0, 0, 0)
    var minutes: [Int] = []

    mutating func add(_ reading: ClockReading) {
      switch reading.state {
      case .met: met += 1
      case .metLate: late += 1
      case .late: notMade += 1
      case .exempt: exempt += 1
      case .pending, .dueSoon: pending += 1
      }
      if let made = reading.metAt {
        minutes.append(Int(max(0, made.seconds - reading.startedAt.seconds) / 60))
      }
    }
  }
}

/// A federal notice that an audit would find wanting.
///
/// By the definition of the federal audit of 2023 (D§2.3): reported to NCMEC or law enforcement
/// more than 24 true hours after the agency knew, or never, whatever a county has set or exempted.
public struct AuditFinding: Hashable, Sendable {
  /// What is found.
  public enum Finding: String, ClosedVocabulary {
    case late
    case notReported = "not_reported"
    /// Made, and no number proves it.
    case noNumber = "no_number"
  }

  /// The episode.
  public let episode: EpisodeFacts
  /// The clock of the notice.
  public let clock: ClockKind
  /// What is found.
  public let finding: Finding
  /// 24 hours after the receipt.
  public let dueAt: Instant
  /// When the notice was made, if it was.
  public let madeAt: Instant?
  /// Whole minutes past the 24 hours, to the notice or to the moment.
  public let minutesLate: Int
  /// The reason of an exemption, which the audit does not know.
  public let exemptReason: String?

  private static let day: Int64 = 86_400

  /// What an audit would find, the longest past its time first.
  public static func findings(
    _ lines: [EpisodeLine], from: Instant?, until: Instant?, at moment: Instant
  ) -> [AuditFinding] {
    let found = lines.filter { $0.counts(from: from, until: until, at: moment) }.flatMap { line in
      [ClockKind.lawEnforcement, .ncmec].compactMap { clock in
        AuditFinding(line, clock, at: moment)
      }
    }
    return found.sorted {
      ($1.minutesLate, $0.episode.id, $0.clock == .ncmec ? 1 : 0)
        < ($0.minutesLate, $1.episode.id, $1.clock == .ncmec ? 1 : 0)
    }
  }

  private init?(_ line: EpisodeLine, _ clock: ClockKind, at moment: Instant) {
    guard let party = clock.party?.0 else { return nil }
    let due = line.episode.receivedAt.adding(seconds: Self.day)
    let told = line.episode.notices.filter { $0.party == party && $0.isMade(by: moment) }
    let proven = told.filter { !($0.reference ?? "").isEmpty }.compactMap(\.at).min()
    if let proven {
      if proven <= due { return nil }
      finding = .late
      madeAt = proven
    } else {
      if moment <= due { return nil }
      madeAt = told.compactMap(\.at).min()
      finding = madeAt == nil ? .notReported : .noNumber
    }
    episode = line.episode
    self.clock = clock
    dueAt = due
    minutesLate = Int(((finding == .late ? madeAt ?? moment : moment).seconds - due.seconds) / 60)
    exemptReason = line.clocks.first { $0.clock == clock }?.exemptReason
  }
}
