import Database
import Domain

/// Reads whom facilities take and what they can do.
struct FacilityProgramReader {
  let viewing: Viewing
  let at: Instant

  /// The views that programmes are read from; coordinates are of the group of addresses (F7).
  static let views = ["my_facility_versions_f8", "my_facility_versions_f7", "my_counties"]

  /// The programme of every facility, by its key.
  func programs() throws -> [String: FacilityProgram] {
    var programs: [String: FacilityProgram] = [:]
    try viewing.connection.forEach(Self.sql, [.integer(at.seconds)]) { row in
      programs[row.text(0)] = Self.program(row)
    }
    return programs
  }

  private static func program(_ row: borrowing Row) -> FacilityProgram {
    var abilities: Set<FacilityProgram.Ability> = []
    for (offset, ability) in Self.abilities.enumerated() where row.optionalInt(7 + offset) == 1 {
      abilities.insert(ability)
    }
    return FacilityProgram(
      agesFrom: row.optionalInt(1), agesTo: row.optionalInt(2),
      genders: StoredList.words(row.optionalText(3)), mostSiblings: row.optionalInt(4),
      abilities: abilities, languages: StoredList.words(row.optionalText(5)),
      place: row.bool(6)
        ? Coordinates(
          latitude: row.optionalReal(13), longitude: row.optionalReal(14)) : nil)
  }

  /// In the order of the statement's columns.
  private static let abilities: [FacilityProgram.Ability] = [
    .cseCapable, .familyBased, .lgbtqAffirming, .pregnantOrParenting, .substanceUseCapable,
    .confidentialLocation,
  ]

  private static let sql = """
    SELECT v.id, v.ages_from, v.ages_to, v.genders, v.max_siblings, v.languages,
      w.id IS NOT NULL, v.cse_capable, v.family_based, v.lgbtq_affirming, v.pregnant_or_parenting,
      v.sud_capable, v.confidential_location, w.latitude, w.longitude
    FROM my_counties c CROSS JOIN my_facility_versions_f8 v ON v.county = c.fips
    LEFT JOIN my_facility_versions_f7 w ON w.id = v.id AND w.valid_from = v.valid_from
    WHERE v.valid_from = (SELECT max(n.valid_from) FROM my_facility_versions_f8 n
      WHERE n.id = v.id AND n.valid_from <= ?1)
    """
}

/// A list as a cell holds it.
enum StoredList {
  /// The words of `a;b`.
  static func words(_ text: String?) -> [String] {
    (text ?? "").split(separator: ";").map(String.init)
  }
}
