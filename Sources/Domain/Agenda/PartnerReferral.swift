/// Whether a youth who was referred to a partner is in touch with it.
public enum ReferralOutcome: String, ClosedVocabulary {
  case connected
  case notConnected = "not_connected"
}

/// Why a youth who was referred to a partner is not in touch with it.
public enum NotConnectedReason: String, ClosedVocabulary {
  case declined
  case notReached = "not_reached"
  case waitingList = "waiting_list"
  case notEligible = "not_eligible"
  case noLanguage = "no_language"
  case tooFar = "too_far"
  case agreementLapsed = "agreement_lapsed"
  case moved
  case other
}

/// A youth whom somebody referred to a partner of a county (S47).
public struct PartnerReferral: Hashable, Sendable {
  /// Its key.
  public let id: String
  /// The youth's key.
  public let youth: String
  /// In place of the youth's name; `nil` where the viewer does not see it.
  public let initials: String?
  /// FIPS code of the county whose partner it is.
  public let county: String
  /// The partner's name.
  public let organisation: String
  /// For what.
  public let service: String
  /// When.
  public let at: Instant
  /// The account that entered it.
  public let author: String
  /// What came of it; `nil` = not known.
  public let outcome: ReferralOutcome?
  /// When that came.
  public let answeredAt: Instant?
  /// Why nothing came of it.
  public let why: NotConnectedReason?

  /// One referral.
  public init(
    id: String, youth: String, initials: String?, county: String, organisation: String,
    service: String, at: Instant, author: String, outcome: ReferralOutcome?, answeredAt: Instant?,
    why: NotConnectedReason?
  ) {
    (self.id, self.youth, self.initials) = (id, youth, initials)
    (self.county, self.organisation, self.service) = (county, organisation, service)
    (self.at, self.author) = (at, author)
    (self.outcome, self.answeredAt, self.why) = (outcome, answeredAt, why)
  }

  /// The same referral as it stood at a moment.
  public func read(at moment: Instant) -> PartnerReferral {
    guard let answeredAt, answeredAt > moment else { return self }
    return PartnerReferral(
      id: id, youth: youth, initials: initials, county: county, organisation: organisation,
      service: service, at: at, author: author, outcome: nil, answeredAt: nil, why: nil)
  }

  /// Whole days of 24 hours from the referral until what came of it, or until a moment.
  public func days(at moment: Instant) -> Int {
    Int(max(0, (answeredAt ?? moment).seconds - at.seconds) / 86_400)
  }

  /// Those of which nothing is known first, oldest first.
  public static func openFirst(_ referrals: [PartnerReferral]) -> [PartnerReferral] {
    func place(_ referral: PartnerReferral) -> (Int, Int64, String) {
      (referral.outcome == nil ? 0 : 1, referral.at.seconds, referral.id)
    }
    return referrals.sorted { place($0) < place($1) }
  }
}

/// A referral at a moment, with how long it has been.
public struct ReferralLine: Hashable, Sendable {
  /// The referral as it stood.
  public let referral: PartnerReferral
  /// Whole days until what came of it, or until the moment.
  public let days: Int

  /// A referral at a moment.
  public init(_ referral: PartnerReferral, at moment: Instant) {
    self.referral = referral.read(at: moment)
    days = self.referral.days(at: moment)
  }
}
