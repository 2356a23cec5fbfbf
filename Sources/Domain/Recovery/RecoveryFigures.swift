/// How youth were found in one group of episodes (S25, S27).
public struct RecoveryFigures: Hashable, Sendable {
  /// The county's FIPS code, or the time.
  public let group: String
  /// Episodes.
  public let episodes: Int
  /// Those in which the youth was located or came back.
  public let located: Int
  /// The median of the tenths of hours from the receipt until then; `nil` = none located.
  public let medianTenths: Int?
  /// Youth who are away now and for whom nobody looks.
  public let unassigned: Int
  /// Episodes that are not the youth's first.
  public let repeated: Int
  /// Returns after which the conversation was offered, of all returns.
  public let offered: Share
  /// Staff in service whose work it is to find youth; `nil` where the groups are no counties.
  public let recoveryWorkers: Int?

  /// The groups in order.
  ///
  /// - Parameter staff: recovery workers by county.
  public static func lines(
    _ lines: [EpisodeLine], staff: [String: Int], by grouping: EpisodeGrouping, from: Instant?,
    until: Instant?, at moment: Instant, zone: ZoneRules
  ) -> [RecoveryFigures] {
    let counted = lines.filter { $0.counts(from: from, until: until, at: moment) }
    var groups = Dictionary(grouping: counted) { grouping.group(of: $0.episode, zone: zone) }
    // A county with staff and no episode is a figure too.
    if grouping == .county {
      for county in staff.keys where groups[county] == nil { groups[county] = [] }
    }
    return groups.keys.sorted().map { group in
      RecoveryFigures(
        group, groups[group] ?? [], staff: grouping == .county ? staff[group] ?? 0 : nil,
        at: moment)
    }
  }

  /// All episodes together.
  public static func total(
    _ lines: [EpisodeLine], staff: [String: Int], from: Instant?, until: Instant?,
    at moment: Instant
  ) -> RecoveryFigures {
    RecoveryFigures(
      "", lines.filter { $0.counts(from: from, until: until, at: moment) },
      staff: staff.values.reduce(0, +), at: moment)
  }

  private init(_ group: String, _ lines: [EpisodeLine], staff: Int?, at moment: Instant) {
    let hours = lines.compactMap { line in
      line.episode.locatedAt(by: moment).map { found in
        Rounding.halfUp(Int(max(0, found.seconds - line.episode.receivedAt.seconds)), over: 360)
      }
    }
    let returns = lines.filter { $0.episode.hasReturned(by: moment) }
    self.group = group
    episodes = lines.count
    located = hours.count
    medianTenths = Median.of(hours)
    unassigned = lines.count(where: \.isUnassigned)
    repeated = lines.count { $0.number > 1 }
    offered = Share(
      count: returns.count { $0.episode.wasOffered(by: moment) }, total: returns.count,
      of: "returns")
    recoveryWorkers = staff
  }
}

/// A youth who has gone missing more than once.
public struct RepeatAbsence: Hashable, Sendable {
  /// The youth's key.
  public let youth: String
  /// FIPS code.
  public let county: String
  /// How many episodes.
  public let episodes: Int
  /// The newest of them.
  public let newest: EpisodeLine

  /// Youth with two episodes or more, most episodes first, then the newest.
  public static func lines(
    _ lines: [EpisodeLine], from: Instant?, until: Instant?, at moment: Instant
  ) -> [RepeatAbsence] {
    let counted = lines.filter { $0.counts(from: from, until: until, at: moment) }
    return Dictionary(grouping: counted, by: \.episode.youth).compactMap { youth, own in
      guard own.count > 1,
        let newest = own.max(by: {
          ($0.episode.receivedAt, $0.episode.id) < ($1.episode.receivedAt, $1.episode.id)
        })
      else { return nil }
      return RepeatAbsence(
        youth: youth, county: newest.episode.county, episodes: own.count, newest: newest)
    }.sorted { one, other in
      if one.episodes != other.episodes { return one.episodes > other.episodes }
      let (left, right) = (one.newest.episode.receivedAt, other.newest.episode.receivedAt)
      return left == right ? one.youth < other.youth : left > right
    }
  }
}

extension EpisodeLine {
  /// The episodes after whose return no conversation was offered, the longest back first.
  public static func notOffered(
    _ lines: [EpisodeLine], from: Instant?, until: Instant?, at moment: Instant
  ) -> [EpisodeLine] {
    lines.filter {
      $0.counts(from: from, until: until, at: moment) && $0.episode.hasReturned(by: moment)
        && !$0.episode.wasOffered(by: moment)
    }.sorted {
      ($0.episode.returnedAt ?? moment, $0.episode.id)
        < ($1.episode.returnedAt ?? moment, $1.episode.id)
    }
  }

  /// The episodes of youth who are away and for whom nobody looks, the longest away first.
  public static func unassigned(
    _ lines: [EpisodeLine], from: Instant?, until: Instant?, at moment: Instant
  ) -> [EpisodeLine] {
    lines.filter { $0.counts(from: from, until: until, at: moment) && $0.isUnassigned }
      .sorted { ($0.episode.receivedAt, $0.episode.id) < ($1.episode.receivedAt, $1.episode.id) }
  }
}

extension EpisodeFacts {
  /// When the youth was located for good or came back, by a moment: the step after which they were
  /// not lost again, or the return, whichever is first.
  public func locatedAt(by moment: Instant) -> Instant? {
    let returned = returnedAt.flatMap { $0 <= moment ? $0 : nil }
    let lost = steps.filter { $0.step == .lost && $0.at <= moment }.map(\.at).max()
    let located = steps.filter { step in
      step.step == .located && step.at <= moment && (lost.map { step.at > $0 } ?? true)
    }.map(\.at).min()
    return [located, returned].compactMap { $0 }.min()
  }

  /// Whether the youth has come back by a moment.
  func hasReturned(by moment: Instant) -> Bool { returnedAt.map { $0 <= moment } ?? false }

  /// Whether the return conversation was offered by a moment, in whatever way it went on.
  func wasOffered(by moment: Instant) -> Bool {
    if let debriefedAt, debriefedAt <= moment { return true }
    return steps.contains {
      $0.at <= moment && ConversationOutcome.allCases.map(\.step).contains($0.step)
    }
  }
}
