import Database
import Domain

/// Temporary schedules, which stand for a time before whatever else is planned for a seat.
public struct SchedulesQuery: Query {
  /// The moment.
  public let at: Instant
  /// Whether those that are over or were ended are among them.
  public let includesDone: Bool
  /// FIPS codes; empty = all.
  public let counties: [String]

  /// Schedules as they stand at a moment.
  public init(at: Instant, includesDone: Bool = false, counties: [String] = []) {
    self.at = at
    self.includesDone = includesDone
    self.counties = counties
  }

  /// The views that it reads.
  public var views: [String] { ["my_temporary_schedules_f12", "my_shifts_f12"] }

  /// By beginning, then key.
  public func fetch(_ viewing: Viewing) throws -> [TemporarySchedule] {
    // Between the two lies every key that begins with the schedule's own and a stroke.
    let schedules = try viewing.connection.fetchAll(
      """
      SELECT s.id, s.county, s.seat, s.rank, s.from_at, s.until_at, s.fallback, s.put_at,
        s.ended_at, (SELECT count(*) FROM my_shifts_f12 h WHERE h.id > s.id || '-'
          AND h.id < s.id || '.' AND h.county = s.county AND h.ends_at > h.starts_at)
      FROM my_temporary_schedules_f12 s WHERE s.put_at <= ?1 ORDER BY s.from_at, s.id
      """, [.integer(at.seconds)]
    ) { row in
      TemporarySchedule(
        id: row.text(0), county: row.text(1), seat: Seat(stored: row.text(2)) ?? .childWelfare,
        rank: Rank(stored: row.text(3)) ?? .primary,
        span: Interval(
          from: Instant(seconds: row.int64(4)), until: Instant(seconds: row.int64(5))),
        fallback: row.optionalText(6), putAt: Instant(seconds: row.int64(7)),
        endedAt: row.instant(8).flatMap { $0 <= at ? $0 : nil }, shifts: row.int(9))
    }
    return schedules.filter { schedule in
      let standing = schedule.standing(at: at)
      return (counties.isEmpty || counties.contains(schedule.county))
        && (includesDone || standing == .coming || standing == .running)
    }
  }
}
