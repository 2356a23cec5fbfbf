import Database
import Domain

extension AskSwap: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    let found = try ShiftRow.visible(shift, work)
    guard work.isOneOf([found.staff]) || work.viewer.role == .supervisor else {
      throw StoreError.rule("shift '\(shift)' is not yours; whoever has it asks, or a supervisor")
    }
    if found.startsAt <= work.now {
      throw StoreError.rule("shift '\(shift)' has begun; change-shift ends it, and puts another")
    }
    try work.requireVisible(RecordCatalog.staff, to)
    if to == found.staff { throw StoreError.rule("shift '\(shift)' is '\(to)''s already") }
    try work.requireSeat(found.seat, of: to, at: found.startsAt)
    try work.requireFree(to, found.span, besides: shift)
    let asked = try work.connection.fetchOne(
      "SELECT id FROM shift_swaps WHERE shift = ? AND ended_at IS NULL"
        + " AND (accepted_at IS NULL OR approved_at IS NULL)", [.text(shift)]
    ) { $0.text(0) }
    if let asked { throw StoreError.rule("swap '\(asked)' of that shift waits already") }
    let kind = RecordCatalog.shiftSwaps
    let key = try work.key(id, "SW-", for: kind)
    var writer = try work.record(
      AuditLog.Act(
        verb: Self.descriptor.name, subjectKind: "shift", subject: shift,
        detail: JSONText.object([("swap", .text(key)), ("to", .text(to))])))
    try writer.write(
      work.row(
        kind,
        [
          "id": .text(key), "shift": .text(shift), "staff": .text(found.staff), "taker": .text(to),
          "asked_at": .time(work.now),
        ]), to: .base(of: kind))
    return key
  }
}

extension AcceptSwap: StoredChange {
  static func look(at fields: ChangeFields, _ reading: inout BasisReading) throws {
    try reading.takeSwap(fields)
  }

  func apply(_ work: WriteWork) throws -> String {
    let found = try SwapRow.waiting(swap, work)
    guard work.isOneOf([found.taker]) else {
      throw StoreError.rule("swap '\(swap)' asks '\(found.taker)', who alone can say yes")
    }
    if found.isAccepted { throw StoreError.rule("'\(found.taker)' has said yes already") }
    try found.agree(Self.descriptor.name, "accepted_at", isLast: found.isApproved, work)
    return swap
  }
}

extension ApproveSwap: StoredChange {
  static func look(at fields: ChangeFields, _ reading: inout BasisReading) throws {
    try reading.takeSwap(fields)
  }

  func apply(_ work: WriteWork) throws -> String {
    let found = try SwapRow.waiting(swap, work)
    if found.isApproved { throw StoreError.rule("a supervisor has said yes already") }
    if work.viewer.role != .everything, work.isOneOf([found.giver, found.taker]) {
      throw StoreError.rule("whoever swaps cannot let it happen too; another supervisor does")
    }
    try found.agree(Self.descriptor.name, "approved_at", isLast: found.isAccepted, work)
    return swap
  }
}

extension WithdrawSwap: StoredChange {
  static func look(at fields: ChangeFields, _ reading: inout BasisReading) throws {
    try reading.takeSwap(fields)
  }

  func apply(_ work: WriteWork) throws -> String {
    let found = try SwapRow.waiting(swap, work)
    guard work.isOneOf([found.giver, found.taker]) || work.viewer.role == .supervisor else {
      throw StoreError.rule("swap '\(swap)' is not yours to call off")
    }
    var writer = try work.record(found.act(Self.descriptor.name))
    try writer.change(
      .base(of: RecordCatalog.shiftSwaps), key: [.text(swap)],
      ["ended_at": .integer(work.now.seconds)])
    return swap
  }
}

extension TakeShift: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    try work.requireCounty(county)
    let staff = try work.ownStaff(named: staff)
    try work.requireSeat(seat, of: staff, at: span.from)
    let holes = try work.holes(county, seat, over: span)
    guard holes == [span] else {
      throw StoreError.rule(try holder(work))
    }
    try work.requireFree(staff, span)
    return try work.putShifts(
      Self.descriptor.name, county: county, seat: seat, staff: staff, [span])
  }

  /// Who has it, and since when: of two who take one shift the second is told.
  private func holder(_ work: WriteWork) throws -> String {
    let found = try work.connection.fetchOne(
      "SELECT h.staff, a.at_hundredths / 100 FROM shifts h JOIN audit a ON a.seq = h.entry"
        + " WHERE h.county = ? AND h.seat = ? AND h.starts_at < ? AND h.ends_at > ?"
        + " AND h.ends_at > h.starts_at ORDER BY h.entry DESC LIMIT 1",
      [
        .text(county), .text(seat.rawValue), .integer(span.until.seconds),
        .integer(span.from.seconds),
      ]
    ) { ($0.text(0), Instant(seconds: $0.int64(1))) }
    guard let (other, since) = found else { return "that is no gap of the roster" }
    return "'\(other)' has a part of that since \(work.zone.rfc3339(since));"
      + " 'gaps' lists what is free"
  }
}

extension FillGaps: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    try work.requireCounty(county)
    try work.requireVisible(RecordCatalog.staff, staff)
    let span = Interval(from: max(span.from, work.now), until: span.until)
    let holes = try work.holes(county, seat, over: span)
    if holes.isEmpty {
      throw StoreError.rule("the seat \(seat.rawValue) has somebody for the whole of that time")
    }
    for hole in holes {
      try work.requireCoveringSeat(seat, of: staff, at: hole.from)
      try work.requireFree(staff, hole)
    }
    return try work.putShifts(
      Self.descriptor.name, county: county, seat: seat, staff: staff, holes)
  }
}

extension WriteWork {
  /// Puts a person on call for each of some times; known by the first of them.
  fileprivate func putShifts(
    _ verb: String, county: String, seat: Seat, staff: String, _ spans: [Interval]
  ) throws -> String {
    let kind = RecordCatalog.shifts
    let first = try freshKey("H-", for: kind)
    var writer = try record(
      AuditLog.Act(
        verb: verb, subjectKind: "shift", subject: first,
        detail: JSONText.object([("shifts", .integer(Int64(spans.count)))])))
    for (index, span) in spans.enumerated() {
      let row = row(
        kind,
        [
          "id": .text(index == 0 ? first : "\(first)-\(index + 1)"), "county": .text(county),
          "seat": .text(seat.rawValue), "rank": .text(Rank.primary.rawValue),
          "staff": .text(staff), "starts_at": .time(span.from), "ends_at": .time(span.until),
        ])
      try writer.write(row, to: .base(of: kind))
    }
    return first
  }
}

/// A swap that waits for somebody's yes.
private struct SwapRow {
  let id: String
  let shift: String
  let giver: String
  let taker: String
  let isAccepted: Bool
  let isApproved: Bool

  static func waiting(_ key: String, _ work: WriteWork) throws -> SwapRow {
    let values = try work.visibleRow(RecordCatalog.shiftSwaps, key)
    if !values[7].isNull { throw StoreError.rule("swap '\(key)' was called off") }
    if !values[5].isNull, !values[6].isNull { throw StoreError.rule("swap '\(key)' is done") }
    return SwapRow(
      id: key, shift: values[1].text ?? "", giver: values[2].text ?? "",
      taker: values[3].text ?? "", isAccepted: !values[5].isNull, isApproved: !values[6].isNull)
  }

  func act(_ verb: String) -> AuditLog.Act {
    AuditLog.Act(
      verb: verb, subjectKind: "shift", subject: shift,
      detail: JSONText.object([("swap", .text(id))]))
  }

  /// Notes a yes; with the last one the shift is the taker's, by the same rules as when it was asked.
  func agree(_ verb: String, _ column: String, isLast: Bool, _ work: WriteWork) throws {
    let found = try ShiftRow.visible(shift, work)
    if found.staff != giver {
      throw StoreError.rule(
        "shift '\(shift)' is '\(found.staff)''s by now, and no more '\(giver)''s")
    }
    if found.startsAt <= work.now {
      throw StoreError.rule("shift '\(shift)' has begun with '\(giver)', who keeps the duty")
    }
    try work.requireFree(taker, found.span, besides: shift)
    var writer = try work.record(act(verb))
    try writer.change(
      .base(of: RecordCatalog.shiftSwaps), key: [.text(id)],
      [column: .integer(work.now.seconds)])
    if isLast {
      try writer.change(
        .base(of: RecordCatalog.shifts), key: [.text(shift)], ["staff": .text(taker)])
    }
  }
}

extension BasisReading {
  fileprivate mutating func takeSwap(_ fields: ChangeFields) throws {
    guard let key = fields.text("swap") else { return }
    try work.requireVisible(RecordCatalog.shiftSwaps, key)
    try take(
      RecordCatalog.shiftSwaps, key: [.text(key)],
      columns: ["accepted_at", "approved_at", "ended_at"])
  }
}
