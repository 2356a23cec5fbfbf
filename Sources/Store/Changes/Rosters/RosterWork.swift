import Database
import Domain

/// What changes of the roster ask of the store, inside their transaction.
extension WriteWork {
  /// Shifts of a county that overlap a time, as coverage counts them.
  ///
  /// - Parameter besides: the key of one to leave out.
  func shiftFacts(_ county: String, over span: Interval, besides: String? = nil) throws
    -> [ShiftFacts]
  {
    try connection.fetchAll(
      """
      SELECT h.seat, h.staff, h.starts_at, h.ends_at, s.started_on, s.ended_on, s.qualified_until
      FROM shifts h JOIN staff s ON s.id = h.staff
      WHERE h.county = ?1 AND h.starts_at < ?3 AND h.ends_at > ?2 AND h.ends_at > h.starts_at
        AND h.id <> ?4
      """,
      [
        .text(county), .integer(span.from.seconds), .integer(span.until.seconds),
        .text(besides ?? ""),
      ]
    ) { row -> ShiftFacts? in
      guard let seat = Seat(stored: row.text(0)) else { return nil }
      let post = try InPost(row, at: 4, zone: zone)
      return ShiftFacts(
        seat: seat, staff: row.text(1), startsAt: Instant(seconds: row.int64(2)),
        endsAt: Instant(seconds: row.int64(3)), inPostFrom: post.from, inPostUntil: post.until)
    }.compactMap { $0 }
  }

  /// The stretches of a time in which a seat of a county has nobody.
  func holes(_ county: String, _ seat: Seat, over span: Interval) throws -> [Interval] {
    // Only the seat's own shifts count: what the other seat lacks is no hole of this one.
    let own = try shiftFacts(county, over: span).filter { $0.seat == seat }
    return Coverage(of: own, from: span.from, until: span.until).gaps
      .filter { $0.missing.contains(seat) }
      .map { Interval(from: $0.from, until: $0.until) }
  }

  /// Refuses a person who is away, out of post, or on another shift then (D§6.3).
  ///
  /// - Parameter besides: the key of a shift that does not count.
  func requireFree(_ staff: String, _ span: Interval, besides: String? = nil) throws {
    try requireInPost(staff, from: span.from, until: span.until)
    let bounds: [DatabaseValue] = [
      .text(staff), .integer(span.from.seconds), .integer(span.until.seconds),
    ]
    let when = zone.local(span.from).date.text
    let other = try connection.fetchOne(
      "SELECT id FROM shifts WHERE staff = ? AND ends_at > ? AND starts_at < ?"
        + " AND ends_at > starts_at AND id <> ? LIMIT 1", bounds + [.text(besides ?? "")]
    ) { $0.text(0) }
    if let other { throw StoreError.rule("'\(staff)' is on shift '\(other)' then (\(when))") }
    let isAway = try connection.fetchOne(
      "SELECT 1 FROM leave WHERE staff = ? AND until_at > ? AND from_at < ?"
        + " AND \(LeaveRow.isTaken) LIMIT 1", bounds
    ) { $0.int(0) }
    if isAway != nil { throw StoreError.rule("'\(staff)' is away then (\(when))") }
  }

  /// Refuses a seat that a person may not sit in (D§6.1).
  func requireSeat(_ seat: Seat, of staff: String, at moment: Instant) throws {
    let found = try connection.fetchOne(
      "SELECT v.role, a.kind FROM staff_versions v JOIN agencies a ON a.id = v.agency"
        + " WHERE v.id = ? AND v.valid_from <= ? ORDER BY v.valid_from DESC LIMIT 1",
      [.text(staff), .integer(moment.seconds)]
    ) { (StaffRole(stored: $0.text(0)), AgencyKind(stored: $0.text(1))) }
    guard let role = found?.0, let agency = found?.1,
      RosterMember.seats(of: role, in: agency).contains(seat)
    else {
      throw StoreError.rule(
        "'\(staff)' may not sit in the seat \(seat.rawValue), by role and agency")
    }
  }

  /// Refuses a person who may not sit in a seat that coverage asks for: a minute is covered by a
  /// child-welfare responder and an advocate (D§6.1). Who stands above them is the county's to say.
  func requireCoveringSeat(_ seat: Seat, of staff: String, at moment: Instant) throws {
    if Coverage.required.contains(seat) { try requireSeat(seat, of: staff, at: moment) }
  }

  /// The staff record of whoever makes the change, who can name nobody else; only the maker of a
  /// demonstration can.
  func ownStaff(named: String?) throws -> String {
    if let named {
      try requireVisible(RecordCatalog.staff, named)
      if isOneOf([named]) { return named }
      throw StoreError.rule("'\(named)' is not you; everybody takes and signs for themselves")
    }
    guard let staff = viewer.staff else {
      throw StoreError.rule("your account has no staff record; 'grant --staff ID' gives it one")
    }
    return staff
  }

  /// The key that was given, where it is free, or one made up.
  func key(_ given: String?, _ prefix: String, for kind: RecordKind) throws -> String {
    guard let given else { return try freshKey(prefix, for: kind) }
    try requireFree(kind, given)
    return given
  }

  /// Whether whoever makes the change is one of some people; the maker of a demonstration is any.
  func isOneOf(_ people: [String]) -> Bool {
    viewer.role == .everything || viewer.staff.map { people.contains($0) } ?? false
  }

  /// Refuses what would leave a required seat empty, unless why is said (S28): then the gap has a
  /// name.
  func requireNoGap(
    _ county: String, without shift: String, over span: Interval, instead: [ShiftFacts],
    reason: String?
  ) throws {
    let span = Interval(from: max(span.from, now), until: span.until)
    if reason != nil || span.seconds < 60 { return }
    let others = try shiftFacts(county, over: span, besides: shift)
    let before = Coverage(
      of: try shiftFacts(county, over: span), from: span.from, until: span.until)
    let after = Coverage(of: others + instead, from: span.from, until: span.until)
    if after.minutesCovered >= before.minutesCovered { return }
    let old = Set(before.gaps)
    let gap = after.gaps.first { !old.contains($0) } ?? after.gaps[0]
    throw StoreError.rule(
      "\(gap.missing.map(\.rawValue).joined(separator: " and ")) would have nobody from"
        + " \(zone.rfc3339(gap.from)) until \(zone.rfc3339(gap.until)); put somebody on first,"
        + " or say why in the field gap")
  }

  /// Who is on a county's ladder for a seat now, by rung (D§6.3).
  func ladderPeople(_ county: String, _ seat: Seat) throws -> [LadderStep: [String]] {
    func onCall(_ seat: Seat, _ rank: Rank) throws -> [String] {
      try connection.fetchAll(
        """
        SELECT DISTINCT h.staff, s.started_on, s.ended_on, s.qualified_until FROM shifts h
        JOIN staff s ON s.id = h.staff
        WHERE h.county = ?1 AND h.seat = ?2 AND h.rank = ?3 AND h.starts_at <= ?4
          AND h.ends_at > ?4 ORDER BY h.starts_at, h.id
        """,
        [
          .text(county), .text(seat.rawValue), .text(rank.rawValue), .integer(now.seconds),
        ]
      ) { row -> String? in
        let post = try InPost(row, at: 1, zone: zone)
        return post.from <= now && post.until.map { now < $0 } ?? true ? row.text(0) : nil
      }.compactMap { $0 }
    }
    let managers = try connection.fetchAll(
      """
      SELECT s.id FROM staff s JOIN staff_versions v ON v.id = s.id AND v.valid_from =
        (SELECT max(n.valid_from) FROM staff_versions n WHERE n.id = s.id AND n.valid_from <= ?1)
      WHERE v.role = ?2 AND v.county = ?3 AND s.started_on <= ?4
        AND ifnull(s.ended_on, ?4) >= ?4 ORDER BY s.id
      """,
      [
        .integer(now.seconds), .text(StaffRole.manager.rawValue), .text(county), .text(today.text),
      ]
    ) { $0.text(0) }
    return [
      .primary: try onCall(seat, .primary), .backup: try onCall(seat, .backup),
      .supervisor: try onCall(.supervisor, .primary), .manager: try onCall(.supervisor, .backup),
      .director: managers,
    ]
  }
}
