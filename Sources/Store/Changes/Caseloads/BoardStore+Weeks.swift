import Database
import Domain

extension BoardStore {
  /// Records what every worker and every unit carries this week, once a week; whether it was recorded now.
  ///
  /// The figures are of everybody, whoever begins it: a week recorded in part would be read as the
  /// whole. So it is for those who run `notify`, and nobody else's board records one.
  public func recordWeek(now: Instant) throws -> Bool {
    try recordWeeks([now], now: now) > 0
  }

  /// Records the weeks of some moments as the figures of those moments are, in one transaction with
  /// an entry of the log for each; how many were recorded, without those that were already.
  public func recordWeeks(_ moments: [Instant], now: Instant) throws -> Int {
    guard !isReadOnly, Self.notifiers.contains(viewer.role) else { return 0 }
    let found = try examine(now: now) { work in
      try moments.compactMap { at -> Recorded? in
        let week = WeeklyLoad.week(of: zone.localDate(of: at))
        if try Self.isRecorded(week, work) { return nil }
        return Recorded(week: week, at: at, figures: try work.unscoped(CaseloadQuery(at: at)))
      }
    }
    if found.isEmpty { return 0 }
    return try write(verb: "record-week", now: now) { work in
      var count = 0
      // Another session may have been first.
      for one in found where try !Self.isRecorded(one.week, work) {
        try Self.write(one, work)
        count += 1
      }
      return count
    }
  }

  private struct Recorded {
    let week: LocalDate
    let at: Instant
    let figures: CaseloadFigures
  }

  private static func write(_ one: Recorded, _ work: WriteWork) throws {
    let rows = one.figures.workers.filter { $0.capacity > 0 }
    for row in rows {
      try work.connection.execute(
        "INSERT INTO weekly_loads"
          + " (staff, week, county, unit, cases, cse_cases, points, capacity, at)"
          + " VALUES (?,?,?,?,?,?,?,?,?)",
        [
          .text(row.worker), .text(one.week.text), .text(row.county), DatabaseValue(row.unit),
          .integer(Int64(row.cases)), .integer(Int64(row.cseCases)),
          .integer(Int64(row.points)), .integer(Int64(row.capacity)), .integer(one.at.seconds),
        ])
    }
    // A unit's figure is of those without capacity too, so its sum is recorded beside theirs.
    for unit in one.figures.units {
      try work.connection.execute(
        "INSERT INTO weekly_units (county, unit, week, points, capacity, at)"
          + " VALUES (?,?,?,?,?,?)",
        [
          .text(unit.county), .text(unit.unit ?? ""), .text(one.week.text),
          .integer(Int64(unit.points)), .integer(Int64(unit.capacity)), .integer(one.at.seconds),
        ])
    }
    _ = try work.record(
      AuditLog.Act(
        verb: "record-week", subjectKind: "week", subject: one.week.text,
        detail: JSONText.object([("workers", .integer(Int64(rows.count)))])), notesAdded: false)
  }

  private static func isRecorded(_ week: LocalDate, _ work: WriteWork) throws -> Bool {
    // Where nobody has capacity, there are units alone.
    try work.connection.fetchOne(
      "SELECT 1 FROM weekly_loads WHERE week = ?1 UNION ALL SELECT 1 FROM weekly_units"
        + " WHERE county IN (SELECT fips FROM counties) AND week = ?1 LIMIT 1", [.text(week.text)]
    ) { $0.int(0) } != nil
  }
}
