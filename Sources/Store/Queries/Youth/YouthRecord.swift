import Domain

/// A youth's record at a moment.
public struct YouthRecord: Hashable, Sendable {
  /// Who they are.
  public let person: YouthPerson
  /// The exploitation status and what it rests on.
  public let status: StatusAssessment
  /// Everything known up to the moment that points and status rest on.
  public let evidence: YouthEvidence
  /// Cases and who works on them, oldest case first.
  public let team: [TeamMember]
  /// Placements, oldest first.
  public let stays: [StayRecord]
  /// Missing episodes, oldest first.
  public let episodes: [EpisodeRecord]
  /// Teams for the youth, oldest first.
  public let teams: [TeamRecord]
  /// Consents and orders, oldest first.
  public let consents: [ConsentRecord]
  /// Partners to which the youth was referred, oldest first.
  public let referrals: [PartnerReferral]
  /// What other counties are asked about the youth and have not done with, oldest first.
  public let requests: [RequestRecord]
  /// The agency that has oversight, with its phone.
  public let leadAgency: AgencyContact?
  /// The groups of fields of this youth that the viewer does not see, or sees a part of.
  public let withheld: [FieldGroup]
}

/// The attributes of a youth at a moment; unknown ones are `nil`.
public struct YouthPerson: Hashable, Sendable {
  /// The key.
  public let id: String
  /// Shown in place of the name.
  public let initials: String?
  /// The name.
  public let name: String?
  /// The date of birth.
  public let bornOn: LocalDate?
  /// FIPS code of the county of responsibility.
  public let county: String
  /// Which system has an open case.
  public let involvement: String?
  /// The agency that has oversight.
  public let leadAgency: String?
  /// The person who has oversight.
  public let leadPerson: String?
  /// Whether that is the key of a member of staff rather than a name.
  public let isLeadPersonKey: Bool
  /// As the youth says it.
  public let gender: String?
  /// `;`-separated.
  public let languages: String?
  /// The same word for each sibling.
  public let siblingGroup: String?
}

/// A case and, where it is assigned, one person working on it.
public struct TeamMember: Hashable, Sendable {
  /// The case's key.
  public let caseID: String
  /// The service component's stored name; `nil` where it is withheld.
  public let component: String?
  /// The case's first day.
  public let openedOn: LocalDate
  /// The case's last day.
  public let closedOn: LocalDate?
  /// The person's key; `nil` where the case has nobody.
  public let staff: String?
  /// The person's name.
  public let name: String?
  /// The part in the case.
  public let role: String?
  /// Where they are reached.
  public let phone: String?
  /// Since when.
  public let from: Instant?
  /// Until when.
  public let until: Instant?
}

/// One placement.
public struct StayRecord: Hashable, Sendable {
  /// The facility's key.
  public let facility: String
  /// The facility's name.
  public let name: String?
  /// Since when.
  public let from: Instant
  /// Until when.
  public let until: Instant?
  /// Why it ended.
  public let endReason: String?
}

/// One missing episode.
public struct EpisodeRecord: Hashable, Sendable {
  /// The episode's key.
  public let id: String
  /// When the agency was told.
  public let receivedAt: Instant
  /// When the youth returned.
  public let returnedAt: Instant?
  /// When it was closed.
  public let closedAt: Instant?
}

/// A team for a youth, with its members.
public struct TeamRecord: Hashable, Sendable {
  /// The team's key.
  public let id: String
  /// What it is for, in its stored name.
  public let purpose: String
  /// Since when.
  public let from: Instant
  /// When it ends, or ended.
  public let until: Instant
  /// The members' accounts.
  public let members: [String]
}

/// A consent or an order that opens fields of a youth to an agency.
public struct ConsentRecord: Hashable, Sendable {
  /// Its key.
  public let id: String
  /// The agency's key.
  public let agency: String
  /// What it rests on, in its stored name.
  public let basis: String
  /// The groups of fields.
  public let groups: [FieldGroup]
  /// Since when.
  public let from: Instant
  /// When it ends, or ended.
  public let until: Instant
}

/// What another county is asked about a youth.
public struct RequestRecord: Hashable, Sendable {
  /// Its key.
  public let id: String
  /// FIPS code of the county that is asked.
  public let toCounty: String
  /// What for, in its stored name.
  public let kind: String
  /// What that county says, in its stored name.
  public let answer: String?
  /// Since when it is asked.
  public let at: Instant
  /// When it ended.
  public let endedAt: Instant?
}
