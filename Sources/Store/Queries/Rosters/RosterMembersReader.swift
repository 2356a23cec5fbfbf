import Database
import Domain

/// Reads whom a roster may put in a seat: people in service of some counties, with their shifts in
/// every county and when they are away.
struct RosterMembersReader {
  /// The views that it reads.
  static let views = [
    "my_staff_f12", "my_staff_versions_f12", "my_agencies", "my_shifts_f12", "my_leave_f12",
  ]

  private let viewing: Viewing

  init(_ viewing: Viewing) { self.viewing = viewing }

  /// The people as they stand at a moment, by key.
  ///
  /// - Parameters:
  ///   - counties: FIPS codes of their own counties.
  ///   - span: shifts and leave that overlap it are read.
  ///   - withoutSeats: whether people who may sit in no seat are among them.
  func members(
    of counties: Set<String>, at: Instant, over span: Interval, withoutSeats: Bool = false
  ) throws -> [RosterMember] {
    // Whoever sees no roster sees at most a person to call, without a county.
    guard viewing.viewer.role.lists(.f12) else { return [] }
    let shifts = try byPerson(
      "SELECT staff, starts_at, ends_at, seat FROM my_shifts_f12"
        + " WHERE ends_at > starts_at AND ends_at > ?1 AND starts_at < ?2", over: span
    ) { row in (seat: Seat(stored: row.text(3)), span: Self.interval(row)) }
    let leave = try byPerson(
      "SELECT staff, from_at, until_at FROM my_leave_f12 WHERE until_at > ?1 AND from_at < ?2"
        + " AND \(LeaveRow.isTaken)",
      over: span, Self.interval)
    var members: [RosterMember] = []
    try viewing.connection.forEach(Self.sql, [.integer(at.seconds)]) { row in
      guard counties.contains(row.text(3)), let role = StaffRole(stored: row.text(4)),
        let agency = AgencyKind(stored: row.text(5))
      else { return }
      let seats = RosterMember.seats(of: role, in: agency)
      if seats.isEmpty, !withoutSeats { return }
      let post = try InPost(row, at: 6, zone: viewing.zone)
      let own = shifts[row.text(0)] ?? []
      members.append(
        RosterMember(
          staff: row.text(0), name: row.text(1), phone: row.optionalText(2), county: row.text(3),
          seats: seats, inPostFrom: post.from, inPostUntil: post.until,
          shifts: own.map(\.span), leave: leave[row.text(0)] ?? [],
          wrongSeats: own.filter { shift in
            shift.seat.map { Coverage.required.contains($0) && !seats.contains($0) } ?? false
          }.map(\.span)))
    }
    return members
  }

  /// What `decode` makes of each row of some people's times that overlap a span, by person.
  private func byPerson<T>(
    _ sql: String, over span: Interval, _ decode: (borrowing Row) -> T
  ) throws -> [String: [T]] {
    var found: [String: [T]] = [:]
    try viewing.connection.forEach(
      sql, [.integer(span.from.seconds), .integer(span.until.seconds)]
    ) { row in found[row.text(0), default: []].append(decode(row)) }
    return found
  }

  private static func interval(_ row: borrowing Row) -> Interval {
    Interval(from: Instant(seconds: row.int64(1)), until: Instant(seconds: row.int64(2)))
  }

  private static let sql = """
    SELECT s.id, v.name, v.phone, v.county, v.role, a.kind, s.started_on, s.ended_on,
      s.qualified_until
    FROM my_staff_f12 s
    JOIN my_staff_versions_f12 v ON v.id = s.id AND v.valid_from =
      (SELECT max(n.valid_from) FROM my_staff_versions_f12 n
       WHERE n.id = s.id AND n.valid_from <= ?1)
    JOIN my_agencies a ON a.id = v.agency
    ORDER BY s.id
    """
}
