import Database
import Domain

/// Reads what workers carried in the thirteen weeks up to a day, of those whose weights the viewer
/// sees.
struct WeeklyLoadsReader {
  let viewing: Viewing
  let day: LocalDate

  /// The weeks of everybody, or of one, by the worker's key.
  func read(of staff: String? = nil) throws -> [String: [WeeklyLoad]] {
    let oldest = WeeklyLoad.week(of: day).adding(days: -7 * (LoadWeeks.count - 1))
    var recorded: [String: [WeeklyLoad]] = [:]
    let only = staff == nil ? "" : " AND staff = ?3"
    try viewing.connection.forEach(
      "SELECT staff, week, points, capacity FROM my_weekly_loads"
        + " WHERE week >= ?1 AND week <= ?2\(only)",
      [.text(oldest.text), .text(day.text)] + (staff.map { [.text($0)] } ?? [])
    ) { row in
      recorded[row.text(0), default: []].append(
        WeeklyLoad(
          worker: row.text(0), week: try row.date(1), points: row.int(2), capacity: row.int(3)))
    }
    return recorded
  }
}
