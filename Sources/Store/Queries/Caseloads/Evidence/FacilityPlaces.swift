import Database
import Domain

/// Of what type and in which county facilities are at a moment: the first few each asked for alone,
/// then all of them at once, which a county's youth are in most of.
final class FacilityPlaces {
  /// What a stay needs to know of its facility.
  typealias Place = (type: FacilityType, county: String)

  /// So many are asked for alone: one statement on all of a state's takes as long as forty of these.
  private static let few = 12

  private let viewing: Viewing
  private let at: Instant
  private let types = StoredWords<FacilityType>()
  private var found: [String: Place?] = [:]
  private var hasAll = false

  init(viewing: Viewing, at: Instant) {
    self.viewing = viewing
    self.at = at
  }

  /// Its type and county; `nil` where it was not there yet.
  func place(of key: String) throws -> Place? {
    if let known = found[key] { return known }
    if hasAll { return nil }
    if found.count == Self.few {
      try findAll()
      return found[key] ?? nil
    }
    let place = try viewing.connection.fetchOne(
      "SELECT id, type, county FROM my_facility_versions_f8 WHERE id = ?1 AND valid_from <= ?2"
        + " ORDER BY valid_from DESC LIMIT 1", [.text(key), .integer(at.seconds)], place)
    found[key] = .some(place)
    return place
  }

  private func findAll() throws {
    try viewing.connection.forEach(
      "SELECT id, type, county FROM my_facility_versions_f8 WHERE valid_from <= ?1"
        + " ORDER BY id, valid_from", [.integer(at.seconds)]
    ) { row in
      // Of each the newest comes last.
      found[row.text(0)] = .some(place(row))
    }
    hasAll = true
  }

  private func place(_ row: borrowing Row) -> Place {
    (row.word(1, of: types) ?? .groupHome, row.text(2))
  }
}
