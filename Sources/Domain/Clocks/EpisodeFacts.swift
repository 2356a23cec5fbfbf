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
  /// What else is recorded, in any order.
  public var steps: [StepFacts]
  /// Clocks that need not be satisfied, and why, in any order.
  public var exemptions: [ExemptionFacts]
  /// The key of the home that the youth went missing from, where the viewer may know it.
  public var facility: String?
  /// The youth's birth date, where the viewer may know it.
  public var bornOn: LocalDate?
  /// What puts the youth at particular risk.
  public var risks: [EpisodeRisk]
  /// Whether the law enforcement agency that looks for the youth is recorded.
  public var hasLawEnforcementAgency: Bool

  /// One episode.
  public init(
    id: String, youth: String, county: String, receivedAt: Instant, lastSeenAt: Instant? = nil,
    facilityCounty: String? = nil, suspectedCounty: String? = nil, recoveryWorker: String? = nil,
    returnedAt: Instant? = nil, screenedAt: Instant? = nil, debriefedAt: Instant? = nil,
    closedAt: Instant? = nil, isWhereaboutsKnown: Bool = false, notices: [NoticeFacts] = [],
    efforts: [EffortFacts] = [], steps: [StepFacts] = [], exemptions: [ExemptionFacts] = [],
    facility: String? = nil, bornOn: LocalDate? = nil, risks: [EpisodeRisk] = [],
    hasLawEnforcementAgency: Bool = false
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
    self.steps = steps
    self.exemptions = exemptions
    self.facility = facility
    self.bornOn = bornOn
    self.risks = risks
    self.hasLawEnforcementAgency = hasLawEnforcementAgency
  }
}
