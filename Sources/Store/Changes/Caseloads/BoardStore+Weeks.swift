import Database
import Domain

extension BoardStore {
  /// Records what every worker carries this week, once a week; whether it was recorded now.
  ///
  /// The figures are of everybody, whoever runs it. They are derived from the records and say
  /// nothing new, so they are no entry of the log.
  public func recordWeek(now: Instant) throws -> Bool {
    let week = WeeklyLoad.week(of: zone.localDate(of: now))
    let figures = try examine(now: now) { work in
      try Self.isRecorded(week, work) ? nil : try work.unscoped(CaseloadQuery(at: now))
    }
    guard let figures else { return false }
    return try write(verb: "snapshot", now: now) { work in
      if try Self.isRecorded(week, work) { return false }
      for row in figures.workers where row.capacity > 0 {
        try work.connection.execute(
          "INSERT INTO weekly_loads"
            + " (staff, week, county, unit, cases, cse_cases, points, capacity, at)"
            + " VALUES (?,?,?,?,?,?,?,?,?)",
          [
            .text(row.worker), .text(week.text), .text(row.county), DatabaseValue(row.unit),
            .integer(Int64(row.cases)), .integer(Int64(row.cseCases)),
            .integer(Int64(row.points)), .integer(Int64(row.capacity)), .integer(now.seconds),
          ])
      }
      return true
    }
  }

  private static func isRecorded(_ week: LocalDate, _ work: WriteWork) throws -> Bool {
    try work.connection.fetchOne(
      "SELECT 1 FROM weekly_loads WHERE week = ? LIMIT 1", [.text(week.text)]
    ) { $0.int(0) } != nil
  }
}
