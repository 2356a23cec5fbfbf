import Database
import Domain

extension ChangeShift: StoredChange {
  static func look(at fields: ChangeFields, _ reading: inout BasisReading) throws {
    try reading.takeShift(fields, columns: ["staff", "seat", "rank", "starts_at", "ends_at"])
  }

  func apply(_ work: WriteWork) throws -> String {
    let before = try ShiftRow.visible(shift, work)
    let staff = correction.text("staff") ?? before.staff
    if correction.text("staff") != nil { try work.requireVisible(RecordCatalog.staff, staff) }
    let starts = time("starts_at") ?? before.startsAt
    let ends = time("ends_at") ?? before.endsAt
    if ends <= starts {
      throw StoreError.field(
        FieldProblem(field: "ends_at", reason: "must be later than starts_at"))
    }
    try requireWorkedHours(before, ends: ends, work)
    try work.requireInPost(staff, from: starts, until: ends)
    try requireSchedule(before, Interval(from: starts, until: ends), work)
    let table = RecordTable.base(of: RecordCatalog.shifts)
    let changes = work.changes(RecordCatalog.shifts, correction)
    if zip(table.columns, before.values).allSatisfy({ changes[$0] == nil || changes[$0] == $1 }) {
      throw StoreError.rule("shift '\(shift)' is so already")
    }
    var writer = try work.record(
      AuditLog.Act(
        verb: Self.descriptor.name, subjectKind: "shift", subject: shift,
        detail: JSONText.object([("fields", .text(correction.names.joined(separator: ";")))])))
    try writer.change(table, key: [.text(shift)], changes)
    return shift
  }

  /// Of a temporary schedule's own shift the person can change; any other shift can't be put where
  /// one stands.
  private func requireSchedule(_ before: ShiftRow, _ span: Interval, _ work: WriteWork) throws {
    let own = try work.schedules(before.county, before.seat, before.rank, over: before.span)
      .contains { $0.owns(shift) }
    if own, let name = correction.names.first(where: { $0 != "staff" }) {
      throw StoreError.field(
        FieldProblem(
          field: name, reason: "stays: the shift is a temporary schedule's; end that instead"))
    }
    let seat = correction.text("seat").flatMap { Seat(stored: $0) } ?? before.seat
    let rank = correction.text("rank").flatMap { Rank(stored: $0) } ?? before.rank
    try work.requireNoSchedule(before.county, seat, rank, over: span, besides: shift)
  }

  /// Of a shift that has begun only what is to come can change: its end.
  private func requireWorkedHours(_ before: ShiftRow, ends: Instant, _ work: WriteWork) throws {
    if before.startsAt >= work.now { return }
    if let name = correction.names.first(where: { $0 != "ends_at" }) {
      throw StoreError.field(
        FieldProblem(
          field: name,
          reason: "stays: the shift has begun, and hours already worked stay;"
            + " end it (ends_at) and put another (put-shift)"))
    }
    if ends < work.now {
      throw StoreError.field(
        FieldProblem(field: "ends_at", reason: "lies in hours already worked"))
    }
  }

  private func time(_ name: String) -> Instant? {
    if case .time(let time) = correction.values[name] { time } else { nil }
  }
}

extension CancelShift: StoredChange {
  static func look(at fields: ChangeFields, _ reading: inout BasisReading) throws {
    try reading.takeShift(fields, columns: ["staff", "seat", "rank", "starts_at", "ends_at"])
  }

  /// Hours already worked stay; a shift that has not begun ends as it starts (interface §3).
  func apply(_ work: WriteWork) throws -> String {
    let before = try ShiftRow.visible(shift, work)
    try work.requireNoGap(
      before.county, without: shift, over: before.span, instead: [], reason: gap)
    var writer = try work.record(
      AuditLog.Act(
        verb: Self.descriptor.name, subjectKind: "shift", subject: shift,
        detail: JSONText.object([("gap", .integer(gap == nil ? 0 : 1))])))
    if let gap {
      let kind = RecordCatalog.namedGaps
      try writer.write(
        work.row(
          kind,
          [
            "shift": .text(shift), "at": .time(work.now), "county": .text(before.county),
            "seat": .text(before.seat.rawValue),
            "from": .time(max(before.startsAt, work.now)), "until": .time(before.endsAt),
            "reason": .text(gap),
          ]), to: .base(of: kind))
    }
    try writer.change(
      .base(of: RecordCatalog.shifts), key: [.text(shift)],
      ["ends_at": .integer(max(before.startsAt, work.now).seconds)])
    return shift
  }
}

/// A shift as the rules of its changes need it.
struct ShiftRow {
  let values: [DatabaseValue]
  let county: String
  let seat: Seat
  let rank: Rank
  let staff: String
  let startsAt: Instant
  let endsAt: Instant

  var span: Interval { Interval(from: startsAt, until: endsAt) }

  /// The shift of that key, if the viewer sees it and it is not over.
  static func visible(_ key: String, _ work: WriteWork) throws -> ShiftRow {
    let kind = RecordCatalog.shifts
    let values = try work.visibleRow(kind, key)
    guard let starts = values[5].int64, let ends = values[6].int64
    else { throw StoreError.unknownKey(kind: kind.name, key: key) }
    if ends <= starts { throw StoreError.rule("shift '\(key)' was cancelled") }
    if ends <= work.now.seconds {
      throw StoreError.rule("shift '\(key)' is over, and hours already worked stay")
    }
    return ShiftRow(
      values: values, county: values[1].text ?? "",
      seat: values[2].text.flatMap { Seat(stored: $0) } ?? .childWelfare,
      rank: values[3].text.flatMap { Rank(stored: $0) } ?? .primary, staff: values[4].text ?? "",
      startsAt: Instant(seconds: starts),
      endsAt: Instant(seconds: ends))
  }
}

extension BasisReading {
  fileprivate mutating func takeShift(_ fields: ChangeFields, columns: [String]) throws {
    guard let key = fields.text("shift") else { return }
    try work.requireVisible(RecordCatalog.shifts, key)
    try take(RecordCatalog.shifts, key: [.text(key)], columns: columns)
  }
}
