/// What an item of a county's agenda is (S41–S43, S50, S51).
public enum AgendaKind: String, ClosedVocabulary {
  /// What agencies have agreed to reach together.
  case goal
  /// Two agencies whose mandates are at odds.
  case conflict
  /// A tool or a resource that is lacking.
  case gap
  /// Somebody was heard.
  case consultation
  /// What is to become better.
  case action
}

/// Who was heard, by role alone: no record of a consultation has a name (S50).
public enum HeardRole: String, ClosedVocabulary {
  /// Adults who were exploited as minors.
  case livedExperience = "lived_experience"
  case youngPeople = "young_people"
  case family
  case caregiver
  case agencyStaff = "agency_staff"
  case providerStaff = "provider_staff"
  case partner
  case tribe
  case community
}

/// How an item stands, what needs somebody first.
public enum AgendaState: String, ClosedVocabulary {
  /// It should be there and is not: nobody with lived experience was heard for the year's plan.
  case missing
  /// Its day has passed.
  case overdue
  /// A conflict that the steering committee has to settle.
  case escalated
  /// Its day is near.
  case dueSoon = "due_soon"
  case open
  /// It has its answer, and is not closed.
  case answered
  /// A goal that every agency asked has signed.
  case agreed
  /// A consultation that was held.
  case recorded
  case closed

  /// Whether somebody must act now.
  public var isUrgent: Bool { self == .missing || self == .overdue || self == .escalated }
}
