/// What an agency is.
public enum AgencyKind: String, ClosedVocabulary {
  case childWelfare = "child_welfare"
  case probation
  case advocate
  case lawEnforcement = "law_enforcement"
  case court
  case behavioralHealth = "behavioral_health"
  case publicHealth = "public_health"
  case education
  case substanceUse = "substance_use"
  case hotline
  case placementProvider = "placement_provider"
  case tribe
  case legal
  case other
}

/// What a member of staff does.
public enum StaffRole: String, ClosedVocabulary {
  case worker
  case supervisor
  case advocate
  case recoveryWorker = "recovery_worker"
  case clinician
  case manager
  case other
}

/// Which systems a youth is involved with.
public enum Involvement: String, ClosedVocabulary {
  case childWelfare = "child_welfare"
  case probation
  case dual
  case none
}

/// A circumstance of a youth that holds for a time.
public enum YouthFlag: String, ClosedVocabulary {
  case pregnantOrParenting = "pregnant_or_parenting"
  case icwaActiveEfforts = "icwa_active_efforts"
  case interpreter
  case hospitalOrDetention = "hospital_or_detention"
  case dualLead = "dual_lead"
  case dualNonLead = "dual_non_lead"
  case specialtyCourt = "specialty_court"
  case nonminorDependent = "nmd"
  case confidentialLocation = "confidential_location"
  case siblingsOrdered = "siblings_ordered"
  case exploitationLocal = "exploitation_local"
  case needsSubstanceUseCapable = "needs_sud_capable"
  case wantsLgbtqAffirming = "wants_lgbtq_affirming"
}

/// The seat that a shift fills in a dual response.
public enum Seat: String, ClosedVocabulary {
  case childWelfare = "child_welfare"
  case advocate
  case supervisor
  case clinician
}

/// Whether a shift is called first.
public enum Rank: String, ClosedVocabulary {
  case primary
  case backup
}

/// How soon a dual response must arrive.
public enum CalloutTier: String, ClosedVocabulary {
  case t1 = "T1"
  case t2 = "T2"
  case t3 = "T3"
}

/// What a holiday closes.
public enum HolidayKind: String, ClosedVocabulary {
  case court
  case state
}
