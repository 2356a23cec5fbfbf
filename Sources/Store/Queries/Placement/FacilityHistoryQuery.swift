import Database
import Domain

/// What was said of one facility up to a moment: confirmations of its beds, holds, its licence, its
/// terms. For whom a bed was held is not among it (F7).
public struct FacilityHistoryQuery: Query {
  /// The facility's key.
  public let facility: String
  /// The moment.
  public let at: Instant

  /// The history of a facility at a moment.
  public init(facility: String, at: Instant) {
    self.facility = facility
    self.at = at
  }

  /// The views that a history reads.
  public var views: [String] {
    ["my_facility_versions_f8", "my_availability_f8", "my_bed_holds_f8", "my_licences_f8"]
  }

  /// The newest first.
  /// - Throws: ``StoreError/unknownKey(kind:key:)`` for a facility that the viewer does not see.
  public func fetch(_ viewing: Viewing) throws -> [FacilityEvent] {
    let terms = try events(Self.terms, viewing) { row in
      let from = Instant(seconds: row.int64(0))
      let capacity = [
        row.optionalInt(1).map { "licensed for \($0)" },
        row.optionalInt(2).map { "\($0) contracted" }, row.optionalText(3),
      ].compactMap { $0 }
      return FacilityEvent(
        kind: .terms, at: from.seconds < Self.firstKnown ? nil : from,
        detail: capacity.joined(separator: ", "))
    }
    if terms.isEmpty { throw StoreError.unknownKey(kind: "facilities", key: facility) }
    let confirmations = try events(Self.confirmations, viewing) { row in
      FacilityEvent(
        kind: .confirmed, at: Instant(seconds: row.int64(0)),
        beds: BedCount(
          contracted: row.optionalInt(6), occupied: row.optionalInt(1), held: row.optionalInt(2),
          offline: row.optionalInt(3)),
        detail: row.optionalText(4), by: row.optionalText(5))
    }
    let holds = try events(Self.holds, viewing) { row in
      FacilityEvent(kind: .held, at: Instant(seconds: row.int64(0)), until: row.instant(1))
    }
    let licences = try events(Self.licences, viewing) { row in
      let words = [("licensed", 1), ("closed", 2), ("as of", 3)].compactMap { name, column in
        row.optionalText(column).map { "\(name) \($0)" }
      }
      return FacilityEvent(
        kind: .licence, at: Instant(seconds: row.int64(0)),
        detail: words.joined(separator: ", "), by: row.optionalText(4))
    }
    return FacilityEvent.inOrder(confirmations + holds + licences + terms)
  }

  private func events(
    _ sql: String, _ viewing: Viewing, _ event: (borrowing Row) throws -> FacilityEvent
  ) throws -> [FacilityEvent] {
    try viewing.connection.fetchAll(sql, [.text(facility), .integer(at.seconds)], event)
  }

  /// Seconds before which a first version only says that nothing earlier is known.
  private static let firstKnown = Int64(-60_000_000_000)

  private static let terms = """
    SELECT valid_from, capacity_licensed, capacity_contracted, licence_status
    FROM my_facility_versions_f8 WHERE id = ?1 AND valid_from <= ?2
    """
  private static let confirmations = """
    SELECT a.confirmed_at, a.occupied, a.held, a.offline, a.offline_reason, a.confirmed_by,
      v.capacity_contracted
    FROM my_availability_f8 a
    LEFT JOIN my_facility_versions_f8 v ON v.id = a.facility AND v.valid_from =
      (SELECT max(n.valid_from) FROM my_facility_versions_f8 n
       WHERE n.id = a.facility AND n.valid_from <= a.confirmed_at)
    WHERE a.facility = ?1 AND a.confirmed_at <= ?2
    """
  private static let holds = """
    SELECT from_at, until_at FROM my_bed_holds_f8 WHERE facility = ?1 AND from_at <= ?2
    """
  private static let licences = """
    SELECT from_at, licensed_on, closed_on, licence_as_of, licensee FROM my_licences_f8
    WHERE facility = ?1 AND from_at <= ?2
    """
}
