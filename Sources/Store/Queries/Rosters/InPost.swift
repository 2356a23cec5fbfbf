import Database
import Domain

/// When a person is in post: by local day, from `started_on` through the earlier of `ended_on` and
/// `qualified_until` (interface §4.7, Rosters).
struct InPost {
  let from: Instant
  let until: Instant?

  /// Reads the three days from three columns in a row.
  init(_ row: borrowing Row, at column: Int, zone: ZoneRules) throws {
    let last = [try row.optionalDate(column + 1), try row.optionalDate(column + 2)]
      .compactMap { $0 }.min()
    from = zone.firstInstant(of: try row.date(column))
    until = last.map { zone.endOfDay($0) }
  }
}
