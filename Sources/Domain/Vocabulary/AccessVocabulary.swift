/// What a team for a youth is for.
public enum TeamPurpose: String, ClosedVocabulary {
  case response
  case casePlanning = "case_planning"
  case recovery
  case placement
  /// Bringing the youth somewhere: its members read the place.
  case transport
}

/// On what a disclosure rests.
public enum ConsentBasis: String, ClosedVocabulary {
  /// The holder's written release.
  case consent
  /// A court's order.
  case order
}

/// Limits of access that a county may set, in hours.
public enum AccessLimit: String, ClosedVocabulary {
  /// How long a team lasts from the report.
  case team
  /// How long an opening for life safety lasts.
  case breakGlass = "break_glass"

  /// The shipped value.
  public var defaultHours: Int {
    switch self {
    case .team: 720
    case .breakGlass: 1
    }
  }

  /// Where it comes from.
  public var citation: String {
    switch self {
    case .team: "D§7.1; WIC 18961.7, 30 days from the report, longer with good cause"
    case .breakGlass: "D§7.1; the shortest time that a call at night needs"
    }
  }
}

/// Limits of access that a county may set and that are no hours.
public enum AccessCount: String, ClosedVocabulary {
  /// The least count that a role which may have counts only is shown.
  case leastCount = "least_count"
  /// Business days within which an opening for life safety is reviewed.
  case reviewDays = "review_days"

  /// The shipped value.
  public var defaultValue: Int {
    switch self {
    case .leastCount: 11
    case .reviewDays: 1
    }
  }

  /// What it counts.
  public var unit: String {
    switch self {
    case .leastCount: "people"
    case .reviewDays: "days"
    }
  }

  /// Where it comes from.
  public var citation: String {
    switch self {
    case .leastCount:
      "D§7.2; CalHHS data de-identification practice: cells of 1 to 10 are not shown"
    case .reviewDays: "D§7.1; reviewed within one business day"
    }
  }
}
