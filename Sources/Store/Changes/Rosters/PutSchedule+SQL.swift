import Database
import Domain

extension PutSchedule: StoredChange {
  /// What is planned in its time gives way: it is cut there, and what is left behind the schedule
  /// goes on under a key of its own. So every reader of shifts reads what stands.
  func apply(_ work: WriteWork) throws -> String {
    try work.requireCounty(county)
    if span.until <= work.now {
      throw StoreError.field(
        FieldProblem(field: "ends_at", reason: "lies in hours already worked"))
    }
    let ahead = Interval(from: max(span.from, work.now), until: span.until)
    try work.requireNoSchedule(county, seat, rank, over: ahead)
    let turns = try turns(work)
    for staff in Set(turns.map(\.staff)).sorted() {
      try work.requireVisible(RecordCatalog.staff, staff)
      try work.requireCoveringSeat(seat, of: staff, at: ahead.from)
    }
    let kind = RecordCatalog.temporarySchedules
    let key = try work.key(id, "TS-", for: kind)
    let beneath = try work.shiftRows(county, seat, rank, over: ahead)
    var writer = try work.record(
      AuditLog.Act(
        verb: Self.descriptor.name, subjectKind: "schedule", subject: key,
        detail: JSONText.object([
          ("shifts", .integer(Int64(turns.count))), ("beneath", .integer(Int64(beneath.count))),
        ])))
    let shifts = RecordTable.base(of: RecordCatalog.shifts)
    for row in beneath { try work.cut(row, by: [ahead], under: key, &writer) }
    for turn in turns { try work.requireFree(turn.staff, turn.span) }
    try writer.write(
      work.row(
        kind,
        [
          "id": .text(key), "county": .text(county), "seat": .text(seat.rawValue),
          "rank": .text(rank.rawValue), "from": .time(ahead.from), "until": .time(ahead.until),
          "put_at": .time(work.now),
        ].merging(fallback.map { ["fallback": .text($0)] } ?? [:]) { one, _ in one }),
      to: .base(of: kind))
    for (index, turn) in turns.enumerated() {
      let digits = String(index + 1)
      let number = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
      try work.requireFree(RecordCatalog.shifts, "\(key)-\(number)")
      try writer.write(
        work.row(
          RecordCatalog.shifts,
          [
            "id": .text("\(key)-\(number)"), "county": .text(county),
            "seat": .text(seat.rawValue), "rank": .text(rank.rawValue),
            "staff": .text(turn.staff), "starts_at": .time(turn.span.from),
            "ends_at": .time(turn.span.until),
          ]), to: shifts)
    }
    return key
  }

  private func turns(_ work: WriteWork) throws -> [ScheduleTurn] {
    do throws(FieldProblem) {
      return try turns(from: work.now, zone: work.zone)
    } catch {
      throw StoreError.field(error)
    }
  }
}
