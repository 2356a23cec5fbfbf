import Database
import Domain

/// Reads what workers carried in the thirteen weeks up to a day, of those whose weights the viewer
/// sees.
struct WeeklyLoadsReader {
  let viewing: Viewing
  let day: LocalDate

  /// The Monday of the first of them.
  var oldest: LocalDate { WeeklyLoad.week(of: day).adding(days: -7 * (LoadWeeks.count - 1)) }

  /// The weeks of everybody, or of one, by the worker's key.
  func read(of staff: String? = nil) throws -> [String: [WeeklyLoad]] {
    try read(staff == nil ? "" : " AND staff = ?3", staff.map { [.text($0)] } ?? [])
  }

  /// The weeks of whoever was ever of one of some counties, wherever a week was recorded; of
  /// everybody for no counties.
  func read(ofWhomIn counties: [String]) throws -> [String: [WeeklyLoad]] {
    if counties.isEmpty { return try read() }
    let marks = KeyLists.marks(of: counties.count, from: 3)
    return try read(
      " AND staff IN (SELECT v.id FROM my_staff_versions_f12 v WHERE v.county IN (\(marks)))",
      counties.map { .text($0) })
  }

  private func read(
    _ condition: String, _ values: [DatabaseValue]
  ) throws -> [String: [WeeklyLoad]] {
    var recorded: [String: [WeeklyLoad]] = [:]
    try viewing.connection.forEach(
      "SELECT staff, week, points, capacity FROM my_weekly_loads"
        + " WHERE week >= ?1 AND week <= ?2\(condition)",
      [.text(oldest.text), .text(day.text)] + values
    ) { row in
      recorded[row.text(0), default: []].append(
        WeeklyLoad(
          worker: row.text(0), week: try row.date(1), points: row.int(2), capacity: row.int(3)))
    }
    return recorded
  }
}
