/// One notice of a missing episode, made or exempt (`notices.csv`).
public struct NoticeFacts: Hashable, Sendable {
  /// Who was told.
  public var party: NoticeParty
  /// When; an exemption may have none.
  public var at: Instant?
  /// The report or case number that the party gave.
  public var reference: String?
  /// Why the notice need not be made; such a row is no notice made.
  public var exemptReason: String?

  /// One notice.
  public init(
    party: NoticeParty, at: Instant?, reference: String? = nil, exemptReason: String? = nil
  ) {
    self.party = party
    self.at = at
    self.reference = reference
    self.exemptReason = exemptReason
  }
}

/// One effort to find or see a youth (`efforts.csv`).
public struct EffortFacts: Hashable, Sendable {
  /// When.
  public var at: Instant
  /// What was done, in the county's words; `face_to_face` closes a clock.
  public var kind: String

  /// The kind that closes `seen_after_return`.
  public static let faceToFace = "face_to_face"

  /// One effort.
  public init(at: Instant, kind: String) {
    self.at = at
    self.kind = kind
  }
}

/// A missing episode with everything that its clocks rest on.
public struct EpisodeFacts: Hashable, Sendable {
  /// The episode's key.
  public var id: String
  /// The youth's key.
  public var youth: String
  /// FIPS code of the youth's county.
  public var county: String
  /// When the agency was told: the start of the clocks (D§2.2).
  public var receivedAt: Instant
  /// When the youth was last seen.
  public var lastSeenAt: Instant?
  /// FIPS code of the county of the facility that the youth went missing from.
  public var facilityCounty: String?
  /// FIPS code of the county where the youth may be.
  public var suspectedCounty: String?
  /// The key of the worker who looks for the youth.
  public var recoveryWorker: String?
  /// When the youth returned.
  public var returnedAt: Instant?
  /// When the trafficking screening was done.
  public var screenedAt: Instant?
  /// When the return conversation was held.
  public var debriefedAt: Instant?
  /// When the episode was closed.
  public var closedAt: Instant?
  /// Whether the youth's whereabouts are known.
  public var isWhereaboutsKnown: Bool
  /// Notices, made and exempt, in any order.
  public var notices: [NoticeFacts]
  /// Efforts, in any order.
  public var efforts: [EffortFacts]

  /// One episode.
  public init(
    id: String, youth: String, county: String, receivedAt: Instant, lastSeenAt: Instant? = nil,
    facilityCounty: String? = nil, suspectedCounty: String? = nil, recoveryWorker: String? = nil,
    returnedAt: Instant? = nil, screenedAt: Instant? = nil, debriefedAt: Instant? = nil,
    closedAt: Instant? = nil, isWhereaboutsKnown: Bool = false, notices: [NoticeFacts] = [],
    efforts: [EffortFacts] = []
  ) {
    self.id = id
    self.youth = youth
    self.county = county
    self.receivedAt = receivedAt
    self.lastSeenAt = lastSeenAt
    self.facilityCounty = facilityCounty
    self.suspectedCounty = suspectedCounty
    self.recoveryWorker = recoveryWorker
    self.returnedAt = returnedAt
    self.screenedAt = screenedAt
    self.debriefedAt = debriefedAt
    self.closedAt = closedAt
    self.isWhereaboutsKnown = isWhereaboutsKnown
    self.notices = notices
    self.efforts = efforts
  }

  /// How far the records show the episode to be at a moment (interface §4.7).
  public func state(at moment: Instant) -> EpisodeState {
    if let closedAt, closedAt <= moment { return .closed }
    if let returnedAt, returnedAt <= moment {
      return wasSeen(after: returnedAt, by: moment) != nil ? .debriefDue : .returned
    }
    if isWhereaboutsKnown { return .locatedNotReturned }
    if efforts.contains(where: { $0.at <= moment }) { return .searching }
    if notices.contains(where: { $0.isMade(by: moment) }) { return .notifying }
    return .reported
  }

  /// Whether the episode is open at a moment: from its receipt until it is closed, returned or not.
  public func isOpen(at moment: Instant) -> Bool {
    receivedAt <= moment && (closedAt.map { moment < $0 } ?? true)
  }

  /// The end of the time for which the youth was missing, at a moment.
  public func missingUntil(at moment: Instant) -> Instant {
    [moment, returnedAt, closedAt].compactMap { $0 }.min() ?? moment
  }

  /// The first effort face to face strictly after the return, by a moment.
  func wasSeen(after returned: Instant, by moment: Instant) -> Instant? {
    efforts.filter { $0.kind.lowercased() == EffortFacts.faceToFace }.map(\.at)
      .filter { $0 > returned && $0 <= moment }.min()
  }
}

extension NoticeFacts {
  /// Whether it is a notice made, not an exemption, by a moment.
  func isMade(by moment: Instant) -> Bool {
    guard let at, (exemptReason ?? "").isEmpty else { return false }
    return at <= moment
  }
}

/// The states of a missing episode (D§2.3), in the order in which they are reached.
public enum EpisodeState: String, ClosedVocabulary {
  case reported
  case notifying
  case searching
  case locatedNotReturned = "located_not_returned"
  case returned
  case debriefDue = "debrief_due"
  case closed
}
