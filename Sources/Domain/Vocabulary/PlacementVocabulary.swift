/// The type of a facility or home.
///
/// Source: D§5.1.
public enum FacilityType: String, ClosedVocabulary {
  case relative = "RELATIVE"
  case nonrelativeExtendedFamily = "NREFM"
  case resourceFamilyHome = "RFH"
  case fosterFamilyAgency = "FFA"
  case intensiveServicesFosterCare = "ISFC"
  case therapeuticFosterCare = "TFC"
  case residentialTherapeuticProgram = "STRTP"
  case childrensCrisisResidential = "STRTP_CCR"
  case communityTreatment = "CTF"
  case temporaryShelter = "TSCF"
  case transitionalShelter = "TRANSITIONAL_SHELTER"
  case youthHomelessnessPrevention = "YHPC"
  case transitionalHousingMinor = "THPP_M"
  case transitionalHousingNonminor = "THPP_NMD"
  case supervisedIndependentLiving = "SILP"
  case groupHome = "GH"
  case smallFamilyHome = "SFH"
  case crisisNursery = "CRISIS_NURSERY"
  case enhancedBehavioralSupports = "EBSH"
  case communityCrisisHome = "CCH"
  case tribeSpecified = "TRIBE_SPECIFIED"
  case courtSpecified = "COURT_SPECIFIED"
  case guardian = "GUARDIAN"
  case countyShelter = "COUNTY_SHELTER"
  case outOfState = "OUT_OF_STATE"
  case safeHomeCse = "SAFE_HOME_CSE"

  /// Hours after which a confirmation of beds is stale: 12 for round-the-clock beds, else 72.
  ///
  /// Source: interface §4.2.
  public var confirmationLimitInHours: Int {
    switch self {
    case .residentialTherapeuticProgram, .childrensCrisisResidential, .temporaryShelter,
      .transitionalShelter, .youthHomelessnessPrevention:
      12
    default: 72
    }
  }
}

/// Whom a facility serves.
public enum ServedGender: String, ClosedVocabulary {
  case female
  case male
  case nonbinary
  case any
}

/// Who must be told that a youth is missing.
public enum NoticeParty: String, ClosedVocabulary {
  case lawEnforcement = "law_enforcement"
  case ncmec
  case parentsGuardiansTribe = "parents_guardians_tribe"
  case attorney
  case court
  case casa
  case siblings
  case warrantCourt = "warrant_court"
  case other
}

/// Where a county plan stands.
public enum PlanStatus: String, ClosedVocabulary {
  case draft
  case submitted
  case approved
}
