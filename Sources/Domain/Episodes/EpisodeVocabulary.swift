/// What puts a missing youth at particular risk (D§2.3); any of them makes law enforcement's own
/// deadlines hold at every age (PC 14211).
public enum EpisodeRisk: String, ClosedVocabulary {
  case exploitation
  case suicidality
  case medication
  case pregnancy
  case substanceUse = "substance_use"
  case disability
  case violence
  case veryYoung = "very_young"
  case abduction
  case weather
  case other
}

/// The state's categories of missing persons (D§2.3), in its own order; the words of the state's
/// list that would judge a youth are not repeated on screens.
public enum MissingCategory: String, ClosedVocabulary {
  case leftCare = "left_care"
  case voluntaryAdult = "voluntary_adult"
  case familyAbduction = "family_abduction"
  case strangerAbduction = "stranger_abduction"
  case dependentAdult = "dependent_adult"
  case lost
  case catastrophe
  case suspiciousCircumstances = "suspicious_circumstances"
  case unknown
}

/// What a youth says led them to leave, or drew them (D§2.3).
public enum LeavingFactor: String, ClosedVocabulary {
  case placementConflict = "placement_conflict"
  case unmetNeed = "unmet_need"
  case family
  case partner
  case exploiterContact = "exploiter_contact"
  case peerRecruitment = "peer_recruitment"
  case substanceUse = "substance_use"
  case fearOfCourt = "fear_of_court"
  case school
  case placementChange = "placement_change"
  case bullying
  case boredom
  case unknown
}

/// How a return conversation stands (S27).
public enum ConversationOutcome: String, ClosedVocabulary {
  case offered
  case held
  /// Offered, and the youth did not want it now; it can be offered again.
  case declined

  /// The step that records it.
  public var step: EpisodeStep {
    switch self {
    case .offered: .conversationOffered
    case .held: .conversationHeld
    case .declined: .conversationDeclined
    }
  }
}

/// How an episode ends other than by being worked to its close (D§2.3).
public enum EpisodeEnding: String, ClosedVocabulary {
  case enteredInError = "entered_in_error"
  case jurisdictionEnded = "jurisdiction_ended"
  case deceased

  /// The step that records it.
  public var step: EpisodeStep {
    switch self {
    case .enteredInError: .enteredInError
    case .jurisdictionEnded: .jurisdictionEnded
    case .deceased: .deceased
    }
  }

  /// The event that it is.
  public var event: EpisodeTurn {
    switch self {
    case .enteredInError: .enteredInError
    case .jurisdictionEnded: .jurisdictionEnded
    case .deceased: .deceased
    }
  }

  /// The state that it leads to.
  public var state: EpisodeState {
    switch self {
    case .enteredInError: .enteredInError
    case .jurisdictionEnded: .jurisdictionEnded
    case .deceased: .deceased
    }
  }
}
