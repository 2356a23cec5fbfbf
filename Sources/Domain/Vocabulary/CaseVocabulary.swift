/// The service component of a case.
public enum CaseComponent: String, ClosedVocabulary {
  case emergencyResponse = "ER"
  case emergencyResponseAssessment = "ERA"
  case familyMaintenance = "FM"
  case familyReunification = "FR"
  case permanentPlacement = "PP"
  case voluntaryFamilyMaintenance = "VFM"
  case supportiveTransition = "ST"
  case probation = "PROB"
}

/// The part a member of staff has in a case.
public enum AssignmentRole: String, ClosedVocabulary {
  case primary
  case secondary
  case courtesy
  case closing
}

/// The kind of a value that a county may set.
public enum PolicyKind: String, ClosedVocabulary {
  case base
  case tier
  case modifier
  case role
  case capacity
  case band
  /// Hours that a clock runs (D§2.2).
  case clock
  /// Whether a clock runs: 0 off, 1 on, 2 proposed (D§2.2).
  case clockState = "clock_state"
  /// Hours after which a confirmation of beds is stale, by facility type (D§5.2).
  case bedLimit = "bed_limit"
  /// Hours that a ground of access lasts (D§7.1).
  case access
  /// Limits of access that are counts: people, business days (D§7.1, D§7.2).
  case limit
  /// Which roles may open a record for life safety (D§7.1).
  case breakGlass = "break_glass"
  /// Minutes after which an alert goes to the next step of the ladder (D§6.3).
  case escalation
  /// Limits that a roster keeps: hours, days, weeks (D§6.3).
  case roster
  /// Points of a match between a youth and a facility (D§5.3).
  case match
  /// Times that placement goes by: how long a bed is held, how long a run excludes (D§5.2, D§5.3).
  case placement
  /// Rules of giving out cases, and limits that a unit is watched by (D§4.3).
  case assignment
  /// Days that counties' agendas go by (D§1.3).
  case agenda

  /// The kinds that `weights.csv` may hold (interface §3).
  public static let importable: [PolicyKind] = [.base, .tier, .modifier, .role, .capacity, .band]
}

/// What adds points to a case; the raw values are the modifier names of the contract, in its order.
///
/// Source: interface §4.7.
public enum CaseModifier: String, ClosedVocabulary {
  case missing
  case returnWindow = "return_window"
  case newDisclosure = "new_disclosure"
  case placementChange = "placement_change"
  case specialtyCourt = "specialty_court"
  case dualLead = "dual_lead"
  case dualNonLead = "dual_non_lead"
  case nonminorDependent = "nmd"
  case pregnantOrParenting = "pregnant_or_parenting"
  case outOfCounty = "out_of_county"
  case outOfState = "out_of_state"
  case icwaActiveEfforts = "icwa_active_efforts"
  case interpreter
  case hospitalOrDetention = "hospital_or_detention"
}

/// How a worker's load stands against capacity.
public enum LoadBand: String, ClosedVocabulary {
  case room
  case full
  case over
  case blocked
}
