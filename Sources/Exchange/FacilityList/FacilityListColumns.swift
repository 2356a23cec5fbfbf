import Domain

/// The state's facility download: its seventeen columns, and what its words mean here.
///
/// Source: D§5.4 A, interface §4.7.
enum FacilityListColumns {
  /// Every column, in the download's order; a file without one of them is another file.
  static let all = [
    "facility_type", "facility_number", "facility_name", "licensee", "facility_administrator",
    "facility_telephone_number", "facility_address", "facility_city", "facility_state",
    "facility_zip", "county_name", "regional_office", "facility_capacity", "facility_status",
    "license_first_date", "closed_date", "file_date",
  ]

  /// How many digits a facility's number has; a spreadsheet takes off the zeros in front.
  static let numberLength = 9

  /// What a licence may be; any other word is a cell of another column.
  static let statuses = ["LICENSED", "CLOSED", "INACTIVE", "PENDING", "ON PROBATION"]

  /// The types of the list that take children, in the words of D§5.1.
  static let types: [String: FacilityType] = [
    "SHORT TERM RESIDENTIAL THERAPEUTIC PROGRAM": .residentialTherapeuticProgram,
    "STRTP - CHILDRENS CRISIS RESIDENTIAL": .childrensCrisisResidential,
    "GROUP HOME": .groupHome,
    "GH - CHILDREN SPECIAL HEALTH CARE NEED": .groupHome,
    "ENHANCED BEHAVIORAL SUPPORTS HOME - GH": .enhancedBehavioralSupports,
    "COMMUNITY CRISIS HOMES": .communityCrisisHome,
    "COMMUNITY TREATMENT FACILITY": .communityTreatment,
    "YOUTH HOMELESSNESS PREVENTION CENTER - GH": .youthHomelessnessPrevention,
    "SMALL FAMILY HOME": .smallFamilyHome,
    "TEMPORARY SHELTER CARE FACILITY": .temporaryShelter,
    "TRANSITIONAL SHELTER CARE FACILITY": .transitionalShelter,
    "TRANSITIONAL HOUSING PLACEMENT PROGRAM": .transitionalHousingMinor,
    "CRISIS NURSERY": .crisisNursery,
    "FOSTER FAMILY AGENCY": .fosterFamilyAgency,
    "FOSTER FAMILY AGENCY SUB-": .fosterFamilyAgency,
  ]
}
