import Database
import Domain

/// One missing episode with its clocks and all that was done, newest first (S24).
public struct EpisodeQuery: Query {
  /// The episode's key.
  public let episode: String
  /// The moment; what is recorded for later is left out.
  public let at: Instant

  /// One episode at a moment.
  public init(episode: String, at: Instant) {
    self.episode = episode
    self.at = at
  }

  /// The views that it reads.
  public var views: [String] {
    EpisodesQuery(at: at).views + ["my_efforts_f6", "my_episode_steps_f6"]
  }

  /// The episode.
  ///
  /// - Throws: ``StoreError/unknownKey(kind:key:)`` for an episode that does not
  ///   exist by the moment or that the viewer does not see.
  public func fetch(_ viewing: Viewing) throws -> EpisodeDetail {
    guard let line = try EpisodesQuery(at: at, only: episode).fetch(viewing).first else {
      throw StoreError.unknownKey(kind: "missing", key: episode)
    }
    let all =
      try times(of: line.episode, viewing) + notices(viewing) + efforts(viewing) + steps(viewing)
    let known = all.filter { $0.at.map { $0 <= at } ?? true }
    // What has no time of its own stands last, as it holds from the beginning.
    let order = known.enumerated().sorted { left, right in
      let (one, other) = (left.element.at?.seconds ?? .min, right.element.at?.seconds ?? .min)
      return one == other ? left.offset < right.offset : one > other
    }
    return EpisodeDetail(line: line, events: order.map(\.element))
  }

  private func times(of facts: EpisodeFacts, _ viewing: Viewing) throws -> [EpisodeEvent] {
    let kind = try viewing.connection.fetchOne(
      "SELECT return_kind FROM my_missing_f5 WHERE id = ?", [.text(episode)]
    ) { $0.optionalText(0) }
    let steps: [(EpisodeEvent.Happening, Instant?)] = [
      (.closed, facts.closedAt), (.debriefed, facts.debriefedAt), (.screened, facts.screenedAt),
      (.returned(kind: kind ?? nil), facts.returnedAt), (.reported, facts.receivedAt),
      (.lastSeen, facts.lastSeenAt),
    ]
    return steps.compactMap { happening, moment in
      moment.map { EpisodeEvent(at: $0, happening: happening, by: nil) }
    }
  }

  private func notices(_ viewing: Viewing) throws -> [EpisodeEvent] {
    try viewing.connection.fetchAll(
      "SELECT n.at, n.party, n.reference, n.exempt_reason, n.by FROM my_notices_f5 n"
        + " WHERE n.episode = ?", [.text(episode)]
    ) { row -> EpisodeEvent? in
      guard let party = NoticeParty(stored: row.text(1)) else { return nil }
      let reason = row.optionalText(3) ?? ""
      let at = row.int64(0)
      return EpisodeEvent(
        at: at == Beginning.seconds ? nil : Instant(seconds: at),
        happening: reason.isEmpty
          ? .notice(to: party, reference: row.optionalText(2)) : .exempt(party, reason: reason),
        by: row.optionalText(4))
    }.compactMap { $0 }
  }

  private func efforts(_ viewing: Viewing) throws -> [EpisodeEvent] {
    try viewing.connection.fetchAll(
      "SELECT e.at, e.kind, r.result, e.by FROM my_efforts_f5 e LEFT JOIN my_efforts_f6 r"
        + " ON r.episode = e.episode AND r.at = e.at AND r.kind = e.kind WHERE e.episode = ?",
      [.text(episode)]
    ) { row in
      EpisodeEvent(
        at: Instant(seconds: row.int64(0)),
        happening: .effort(kind: row.text(1), result: row.optionalText(2)),
        by: row.optionalText(3))
    }
  }

  /// The steps that have a row of their own.
  private func steps(_ viewing: Viewing) throws -> [EpisodeEvent] {
    try viewing.connection.fetchAll(
      "SELECT s.step, s.at, s.by, s.reference, s.source, p.place, p.note FROM my_episode_steps_f5 s"
        + " LEFT JOIN my_episode_steps_f6 p ON p.episode = s.episode AND p.step = s.step"
        + " AND p.at = s.at WHERE s.episode = ?", [.text(episode)]
    ) { row -> EpisodeEvent? in
      guard let step = EpisodeStep(stored: row.text(0)) else { return nil }
      return EpisodeEvent(
        at: Instant(seconds: row.int64(1)),
        happening: .step(
          step, reference: Self.joined(row.optionalText(3), row.optionalText(4)),
          found: Self.joined(row.optionalText(5), row.optionalText(6))),
        by: row.optionalText(2))
    }.compactMap { $0 }
  }

  private static func joined(_ texts: String?...) -> String? {
    let known = texts.compactMap { $0 }.filter { !$0.isEmpty }
    return known.isEmpty ? nil : known.joined(separator: "; ")
  }
}

/// One episode with everything that was done.
public struct EpisodeDetail: Sendable {
  /// The episode with its clocks.
  public let line: EpisodeLine
  /// What happened, newest first; what has no time of its own last.
  public let events: [EpisodeEvent]
}

/// One thing that happened in an episode.
public struct EpisodeEvent: Hashable, Sendable {
  /// What happened.
  public enum Happening: Hashable, Sendable {
    case lastSeen, reported, screened, debriefed, closed
    /// The youth returned, how in the county's words.
    case returned(kind: String?)
    /// A party was told, and gave a number for it.
    case notice(to: NoticeParty, reference: String?)
    /// A party need not be told, and why.
    case exempt(NoticeParty, reason: String)
    /// An effort to find or see the youth; the result is `nil` where the viewer may not read it.
    case effort(kind: String, result: String?)
    /// A step of the episode, with its number or source, and what was learned of the youth, which is
    /// `nil` where the viewer may not read it.
    case step(EpisodeStep, reference: String?, found: String?)
  }

  /// When; `nil` = from the beginning.
  public let at: Instant?
  /// What.
  public let happening: Happening
  /// Who did it, as recorded.
  public let by: String?
}
