import Database
import Domain

/// When the first shift of each county's roster began: before it nothing is known of who answered.
public struct FirstShiftsQuery: Query {
  /// Of every county.
  public init() {}

  /// The view that it reads.
  public var views: [String] { ["my_shifts_f12"] }

  /// By FIPS code; of a county without a shift nothing.
  public func fetch(_ viewing: Viewing) throws -> [String: Instant] {
    var first: [String: Instant] = [:]
    try viewing.connection.forEach(
      "SELECT county, min(starts_at) FROM my_shifts_f12 GROUP BY county"
    ) { row in first[row.text(0)] = Instant(seconds: row.int64(1)) }
    return first
  }
}
