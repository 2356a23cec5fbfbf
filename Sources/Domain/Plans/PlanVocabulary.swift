/// What a plan lacks (interface §4.7, Plans).
public enum PlanGap: String, ClosedVocabulary {
  /// The county has no plan for the year.
  case notReceived = "not_received"
  /// The plan has no section of the name.
  case missing
  /// The section is there, without text.
  case empty
}

/// What became of a section from one plan to another.
public enum PlanChange: String, ClosedVocabulary {
  case added
  case removed
  case changed
}
