import Database
import Domain

/// Of what type and in which county facilities are at a moment, each asked for once.
final class FacilityPlaces {
  /// What a stay needs to know of its facility.
  typealias Place = (type: FacilityType, county: String)

  private let viewing: Viewing
  private let at: Instant
  private let types = StoredWords<FacilityType>()
  private var found: [String: Place?] = [:]

  init(viewing: Viewing, at: Instant) {
    self.viewing = viewing
    self.at = at
  }

  /// Its type and county; `nil` where it was not there yet.
  func place(of key: String) throws -> Place? {
    if let known = found[key] { return known }
    let place = try viewing.connection.fetchOne(
      "SELECT type, county FROM my_facility_versions_f8 WHERE id = ?1 AND valid_from <= ?2"
        + " ORDER BY valid_from DESC LIMIT 1", [.text(key), .integer(at.seconds)]
    ) { row -> Place in (row.word(0, of: types) ?? .groupHome, row.text(1)) }
    found[key] = .some(place)
    return place
  }
}
