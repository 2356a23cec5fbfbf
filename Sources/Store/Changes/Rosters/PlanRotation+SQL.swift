import Database
import Domain

extension PlanRotation: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    try work.requireCounty(county)
    for staff in Set(people) { try work.requireVisible(RecordCatalog.staff, staff) }
    let rotation: Rotation
    do {
      rotation = try Rotation(pattern, people: people, anchor: work.zone.local(startsAt))
    } catch {
      throw StoreError.field(error)
    }
    let planned = rotation.shifts(until: until, zone: work.zone)
    let shifts = try free(planned, work)
    if shifts.isEmpty {
      throw StoreError.rule("every turn of that time has a shift already")
    }
    for staff in Set(people).sorted() {
      try work.requireCoveringSeat(seat, of: staff, at: startsAt)
      try requireFree(staff, shifts.filter { $0.staff == staff }, work)
    }
    let kind = RecordCatalog.shifts
    let plan = try work.freshKey("H-", for: kind)
    let keys = shifts.indices.map { index in
      let digits = String(index + 1)
      return "\(plan)-\(String(repeating: "0", count: max(0, 3 - digits.count)))\(digits)"
    }
    // The plan is known by its first shift, as a record of its own it is none.
    let key = keys[0]
    var writer = try work.record(
      AuditLog.Act(
        verb: Self.descriptor.name, subjectKind: "shift", subject: key,
        detail: JSONText.object([
          ("shifts", .integer(Int64(shifts.count))),
          ("left_out", .integer(Int64(max(0, planned.count - shifts.count)))),
        ])))
    for (key, shift) in zip(keys, shifts) {
      let values: [String: FieldValue] = [
        "id": .text(key),
        "county": .text(county), "seat": .text(seat.rawValue), "rank": .text(rank.rawValue),
        "staff": .text(shift.staff), "starts_at": .time(shift.span.from),
        "ends_at": .time(shift.span.until),
      ]
      try writer.write(work.row(kind, values), to: .base(of: kind))
    }
    return key
  }

  /// The turns that can be put. What is entered there stays, as it was put there for a reason; a
  /// turn goes on around a temporary schedule.
  private func free(_ planned: [Rotation.Shift], _ work: WriteWork) throws -> [Rotation.Shift] {
    let ends = planned.map(\.span.until).max() ?? until
    let span = Interval(from: startsAt, until: max(until, ends))
    let schedules = try work.schedules(county, seat, rank, over: span)
    let held = try work.shiftRows(county, seat, rank, over: span)
      .filter { row in !schedules.contains { $0.owns(row[0].text ?? "") } }.map(\.shiftSpan)
    return planned.filter { shift in !held.contains { $0.overlaps(shift.span) } }
      .flatMap { shift in
        shift.span.without(schedules.map(\.span)).map {
          Rotation.Shift(staff: shift.staff, span: $0)
        }
      }
  }

  /// Refuses a turn of somebody who is away, out of post, or on another shift then (D§6.3).
  private func requireFree(
    _ staff: String, _ shifts: [Rotation.Shift], _ work: WriteWork
  ) throws {
    let zone = work.zone
    let spans = { (sql: String) in
      try work.connection.fetchAll(sql, [.text(staff), .integer(startsAt.seconds)]) {
        Interval(from: Instant(seconds: $0.int64(0)), until: Instant(seconds: $0.int64(1)))
      }
    }
    let others = try spans(
      "SELECT starts_at, ends_at FROM shifts WHERE staff = ? AND ends_at > ?"
        + " AND ends_at > starts_at")
    let leave = try spans(
      "SELECT from_at, until_at FROM leave WHERE staff = ? AND until_at > ?"
        + " AND \(LeaveRow.isTaken)")
    for shift in shifts {
      try work.requireInPost(staff, from: shift.span.from, until: shift.span.until)
      let when = zone.local(shift.span.from).date.text
      if others.contains(where: { $0.overlaps(shift.span) }) {
        throw StoreError.rule("'\(staff)' is on another shift in the turn of \(when)")
      }
      if leave.contains(where: { $0.overlaps(shift.span) }) {
        throw StoreError.rule("'\(staff)' is away in the turn of \(when)")
      }
    }
  }
}
