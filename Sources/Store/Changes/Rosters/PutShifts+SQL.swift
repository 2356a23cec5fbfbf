import Database
import Domain

extension PutShifts: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    try work.requireCounty(county)
    let shifts = try fresh(work)
    if shifts.isEmpty { throw StoreError.rule("the roster has all of these shifts already") }
    for shift in shifts {
      if shift.span.from < work.now {
        throw StoreError.field(
          FieldProblem(field: "shifts", reason: "'\(shift.text)' lies in hours already worked"))
      }
      try work.requireVisible(RecordCatalog.staff, shift.staff)
      try work.requireCoveringSeat(shift.seat, of: shift.staff, at: shift.span.from)
      try work.requireNoSchedule(county, shift.seat, shift.rank, over: shift.span)
    }
    let kind = RecordCatalog.shifts
    let first = try work.freshKey("H-", for: kind)
    var beneath: [(row: [DatabaseValue], spans: [Interval])] = []
    for (_, group) in Dictionary(grouping: shifts, by: { "\($0.seat) \($0.rank)" })
      .sorted(by: { $0.key < $1.key })
    {
      let spans = group.map(\.span)
      let from = spans.map(\.from).min() ?? work.now
      let until = spans.map(\.until).max() ?? work.now
      beneath += try work.shiftRows(
        county, group[0].seat, group[0].rank, over: Interval(from: from, until: until)
      ).filter { row in spans.contains { $0.overlaps(row.shiftSpan) } }.map { ($0, spans) }
    }
    var writer = try work.record(
      AuditLog.Act(
        verb: Self.descriptor.name, subjectKind: "shift", subject: first,
        detail: JSONText.object([
          ("shifts", .integer(Int64(shifts.count))), ("beneath", .integer(Int64(beneath.count))),
        ])))
    for (row, spans) in beneath { try work.cut(row, by: spans, under: first, &writer) }
    for (index, shift) in shifts.enumerated() {
      try work.requireFree(shift.staff, shift.span)
      let key = index == 0 ? first : "\(first)-\(index + 1)"
      try work.requireFree(kind, key)
      try writer.write(
        work.row(
          kind,
          [
            "id": .text(key), "county": .text(county), "seat": .text(shift.seat.rawValue),
            "rank": .text(shift.rank.rawValue), "staff": .text(shift.staff),
            "starts_at": .time(shift.span.from), "ends_at": .time(shift.span.until),
          ]), to: .base(of: kind))
    }
    return first
  }

  /// The shifts that the roster does not have yet.
  private func fresh(_ work: WriteWork) throws -> [BlockShift] {
    let all: [BlockShift]
    do throws(FieldProblem) {
      all = try shifts(zone: work.zone)
    } catch {
      throw StoreError.field(error)
    }
    if all.isEmpty {
      throw StoreError.field(FieldProblem(field: "shifts", reason: "has no shift in it"))
    }
    return try all.filter { shift in
      try !work.shiftRows(county, shift.seat, shift.rank, over: shift.span).contains {
        $0[4].text == shift.staff && $0.shiftSpan == shift.span
      }
    }
  }
}
