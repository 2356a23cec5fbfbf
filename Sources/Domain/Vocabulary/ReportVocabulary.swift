/// Where exploitation was reported to take place.
public enum ReportVenue: String, ClosedVocabulary {
  case publicEstablishment = "public_establishment"
  case privateHome = "private_home"
  case hotel
  case online
  case massageBusiness = "massage_business"
  case street
  case other
  case unknown
}

/// What was given in exchange.
public enum Benefit: String, ClosedVocabulary {
  case monetary
  case nonmonetary
  case both
  case unknown
}

/// Whether a report is looked into.
public enum ScreeningDecision: String, ClosedVocabulary {
  case screenedIn = "screened_in"
  case evaluatedOut = "evaluated_out"
}

/// How soon a screened-in report is looked into.
public enum ResponseTime: String, ClosedVocabulary {
  case immediate
  case threeDay = "3_day"
  case fiveDay = "5_day"
  case tenDay = "10_day"
}

/// What looking into a report found.
public enum Disposition: String, ClosedVocabulary {
  case substantiated
  case inconclusive
  case unfounded
}

/// Whether the youth was in foster care when the report came.
public enum CareStatus: String, ClosedVocabulary {
  case inPlacement = "in_placement"
  case absentFromPlacement = "absent_from_placement"
  case priorPlacementNotInCare = "prior_placement_not_in_care"
  case none
}
