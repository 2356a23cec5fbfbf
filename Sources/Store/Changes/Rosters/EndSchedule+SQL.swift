import Database
import Domain

extension EndSchedule: StoredChange {
  static func look(at fields: ChangeFields, _ reading: inout BasisReading) throws {
    guard let key = fields.text("schedule") else { return }
    try reading.work.requireVisible(RecordCatalog.temporarySchedules, key)
    try reading.take(
      RecordCatalog.temporarySchedules, key: [.text(key)], columns: ["from", "until", "ended_at"])
  }

  /// Its own shifts end, and what it stood before comes back, but for hours that have passed and
  /// people who are elsewhere by now.
  func apply(_ work: WriteWork) throws -> String {
    let found = try ScheduleRow.visible(schedule, work)
    let span = Interval(from: max(found.span.from, work.now), until: found.span.until)
    let own = try work.shiftRows(found.county, found.seat, found.rank, over: span)
      .filter { row in row[0].text.map { found.owns($0) } ?? false }
    let beneath = try WrittenRows(by: found.entry, work.connection).changed
      .filter { $0.table.name == RecordCatalog.shifts.table }
    var writer = try work.record(
      AuditLog.Act(
        verb: Self.descriptor.name, subjectKind: "schedule", subject: schedule,
        detail: JSONText.object([
          ("shifts", .integer(Int64(own.count))), ("beneath", .integer(Int64(beneath.count))),
          ("gap", .integer(gap == nil ? 0 : 1)),
        ])))
    for row in own {
      let kept = max(row.shiftSpan.from, span.from)
      try writer.write(
        row.shift(Interval(from: row.shiftSpan.from, until: kept)), to: Self.shifts, before: row)
    }
    try writer.change(
      .base(of: RecordCatalog.temporarySchedules), key: [.text(schedule)],
      ["ended_at": .integer(work.now.seconds)])
    for row in beneath { try bringBack(row.values, found, span, work, &writer) }
    try nameGap(found, span, own, work, &writer)
    return schedule
  }

  private static let shifts = RecordTable.base(of: RecordCatalog.shifts)

  /// Gives a shift the part of its time back that the schedule took.
  private func bringBack(
    _ before: [DatabaseValue], _ schedule: ScheduleRow, _ span: Interval, _ work: WriteWork,
    _ writer: inout RecordWriter
  ) throws {
    let back = Interval(
      from: max(before.shiftSpan.from, span.from), until: min(before.shiftSpan.until, span.until))
    guard back.from < back.until, let key = before[0].text, let staff = before[4].text,
      let present = try writer.row(of: Self.shifts, key: [.text(key)])?.values,
      Array(present[1...4]) == Array(before[1...4]),
      // Whoever changed what was left of it since has the say.
      present.shiftSpan == left(of: before.shiftSpan, schedule.span),
      try isFree(staff, back, work)
    else { return }
    let restKey = DatabaseValue.text(schedule.rest(of: key))
    let rest = try writer.row(of: Self.shifts, key: [restKey])?.values
    // What is left behind the schedule is one with what comes back, if it still stands as it was.
    let follows = rest.map { $0[4] == before[4] && $0.shiftSpan.from == back.until } ?? false
    let end = follows ? rest.map(\.shiftSpan.until) ?? back.until : back.until
    let now = present.shiftSpan
    if now.until == back.from || now.from == now.until {
      // The shift runs on, or stands again as it was.
      let from = now.from == now.until ? back.from : now.from
      try writer.write(
        present.shift(Interval(from: from, until: end)), to: Self.shifts, before: present)
      if follows, let rest {
        let none = Interval(from: rest.shiftSpan.from, until: rest.shiftSpan.from)
        try writer.write(rest.shift(none), to: Self.shifts, before: rest)
      }
    } else if now.from == back.until {
      try writer.write(
        present.shift(Interval(from: back.from, until: now.until)), to: Self.shifts,
        before: present)
    } else if follows, let rest {
      try writer.write(
        rest.shift(Interval(from: back.from, until: end)), to: Self.shifts, before: rest)
    } else if rest == nil {
      try writer.write(before.shift(back, key: schedule.rest(of: key)), to: Self.shifts)
    }
  }

  /// What the schedule left of a shift under its own key.
  private func left(of shift: Interval, _ schedule: Interval) -> Interval {
    shift.without([schedule]).first ?? Interval(from: shift.from, until: shift.from)
  }

  private func isFree(_ staff: String, _ span: Interval, _ work: WriteWork) throws -> Bool {
    do {
      try work.requireFree(staff, span)
      return true
    } catch StoreError.rule {
      return false
    }
  }

  /// Refuses what would leave a required seat empty, unless why is said (S28).
  private func nameGap(
    _ schedule: ScheduleRow, _ span: Interval, _ own: [[DatabaseValue]], _ work: WriteWork,
    _ writer: inout RecordWriter
  ) throws {
    guard Coverage.required.contains(schedule.seat), let shift = own.first?[0].text else { return }
    for hole in try work.holes(schedule.county, schedule.seat, over: span) {
      guard let gap else {
        throw StoreError.rule(
          "\(schedule.seat.rawValue) would have nobody from \(work.zone.rfc3339(hole.from)) until"
            + " \(work.zone.rfc3339(hole.until)); put somebody on first, or say why in the field"
            + " gap")
      }
      let kind = RecordCatalog.namedGaps
      // One gap has one name: that of the first hole.
      return try writer.write(
        work.row(
          kind,
          [
            "shift": .text(shift), "at": .time(work.now), "county": .text(schedule.county),
            "seat": .text(schedule.seat.rawValue), "from": .time(hole.from),
            "until": .time(hole.until), "reason": .text(gap),
          ]), to: .base(of: kind))
    }
  }
}
