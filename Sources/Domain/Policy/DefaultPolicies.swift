/// The policy that the product ships: statewide rows in force at every date before another one.
///
/// Source: D§4.3, D§2.2, D§5.2, D§5.3. No county has approved them, and every row says so.
public enum DefaultPolicies {
  /// The provenance that every shipped row carries.
  public static let provenance = "default, not approved by a county"

  /// One row for each key of each kind, in the contract's order, dated 0001-01-01.
  public static let rows: [PolicyRow] =
    rows(.base, bases, "D§4.3; base from the SB 2030 minimum, FR 15.6 cases = 100")
    + rows(.tier, tiers, "D§4.3; tier by exploitation status")
    + rows(.modifier, modifiers, "D§4.3; modifiers")
    + rows(.role, roles, "D§4.3; share of the case by assignment role")
    + rows(.capacity, [(PolicyRow.Key.fullTime, 2_000)], "D§4.3; points of 1.0 FTE")
    + rows(.band, bands, "D§4.3; upper limits in percent of capacity")
    + ClockKey.allCases.flatMap { rows(.clock, [($0, $0.defaultHours)], $0.citation) }
    + ClockKey.allCases.flatMap {
      rows(.clockState, [($0, $0.shippedStanding.rawValue)], $0.citation)
    }
    + rows(
      .bedLimit, FacilityType.allCases.map { ($0, $0.confirmationLimitInHours) },
      "D§5.2; 12 h for beds staffed round the clock, 72 h for others")
    + AccessLimit.allCases.flatMap { rows(.access, [($0, $0.defaultHours)], $0.citation) }
    + AccessCount.allCases.flatMap { rows(.limit, [($0, $0.defaultValue)], $0.citation) }
    + rows(
      .breakGlass, PolicyRow.keys(of: .breakGlass).map { ($0, 1) },
      "D§7.1; whoever answers and looks for a youth at night")
    + rows(
      .escalation, LadderStep.allCases.map { ($0, $0.defaultMinutes) },
      "D§6.3; minutes that nobody takes an alert on")
    + rows(
      .roster, RosterRule.allCases.map { ($0, $0.defaultValue) },
      "D§6.3; what a roster must keep to be valid")
    + rows(
      .match, SoftCriterion.allCases.map { ($0, $0.defaultPoints) },
      "D§5.3; points of a match, the worker decides")
    + PlacementLimit.allCases.flatMap { rows(.placement, [($0, $0.defaultValue)], $0.citation) }
    + AssignmentRule.allCases.flatMap { rows(.assignment, [($0, $0.defaultValue)], $0.citation) }
    + AgendaRule.allCases.flatMap { rows(.agenda, [($0, $0.defaultValue)], $0.citation) }

  private static let bases: [(CaseComponent, Int)] = [
    (.emergencyResponse, 120), (.emergencyResponseAssessment, 13), (.familyMaintenance, 110),
    (.familyReunification, 100), (.permanentPlacement, 66), (.voluntaryFamilyMaintenance, 110),
    (.supportiveTransition, 66), (.probation, 100),
  ]

  private static let tiers: [(ExploitationStatus, Int)] = [
    (.none, 100), (.atRisk, 125), (.confirmedHistoric, 125), (.possible, 140), (.clear, 170),
    (.confirmed, 200),
  ]

  private static let modifiers: [(String, Int)] =
    ([
      (.missing, 75), (.returnWindow, 25), (.newDisclosure, 50), (.placementChange, 25),
      (.specialtyCourt, 25), (.dualLead, 25), (.dualNonLead, 15), (.nonminorDependent, 15),
      (.pregnantOrParenting, 25), (.outOfCounty, 15), (.outOfState, 40),
      (.icwaActiveEfforts, 25), (.interpreter, 10), (.hospitalOrDetention, 25),
    ] as [(CaseModifier, Int)]).map { ($0.rawValue, $1) } + [
      (PolicyRow.Key.placementChangeMost, 50), (PolicyRow.Key.floor, 25),
      (PolicyRow.Key.ceiling, 500),
    ]

  private static let roles: [(AssignmentRole, Int)] = [
    (.primary, 100), (.secondary, 50), (.courtesy, 35), (.closing, 25),
  ]

  private static let bands: [(LoadBand, Int)] = [(.room, 85), (.full, 100), (.over, 115)]

  private static func rows<Word: ClosedVocabulary>(
    _ kind: PolicyKind, _ values: [(Word, Int)], _ citation: String
  ) -> [PolicyRow] {
    rows(kind, values.map { ($0.rawValue, $1) }, citation)
  }

  private static func rows(
    _ kind: PolicyKind, _ values: [(String, Int)], _ citation: String
  ) -> [PolicyRow] {
    values.map { key, value in
      PolicyRow(
        effectiveOn: LocalDate.first, kind: kind, key: key, value: value, citation: citation,
        provenance: provenance)
    }
  }
}

extension LocalDate {
  /// 0001-01-01, the first day that a file can name.
  static let first = LocalDate(daysSinceEpoch: -719_162)
}
