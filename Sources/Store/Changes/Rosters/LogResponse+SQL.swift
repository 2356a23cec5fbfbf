import Database
import Domain

extension PageNext: StoredChange {
  static func look(at fields: ChangeFields, _ reading: inout BasisReading) throws {
    guard let seat = fields.text("seat").flatMap({ Seat(stored: $0) }) else { return }
    try reading.takeCallout(fields, columns: CalloutRow.columns(of: seat))
  }

  /// Calls whoever is next, and enters each rung that had nobody.
  func apply(_ work: WriteWork) throws -> String {
    let page = try NextPage(callout, seat, work)
    guard let call = page.call else {
      throw StoreError.rule("the seat \(seat.rawValue) of '\(callout)' has said that it comes")
    }
    if call.staff == nil, page.unknownRungs.isEmpty {
      throw StoreError.rule(
        "nobody is left on the ladder of the seat \(seat.rawValue); put somebody on call"
          + " (put-shift), or name who comes (record-response)")
    }
    try page.enter(call, verb: Self.descriptor.name, work)
    return callout
  }
}

extension LogResponse: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    let row = try CalloutRow.visible(callout, work)
    if work.viewer.role == .advocate, step.isOfSeat, seat != .advocate {
      throw StoreError.notPermitted(reason: "an advocate records the advocate's seat")
    }
    let at = at ?? work.now
    try work.requirePast(at, "a step of a response cannot be entered before it is done")
    if at < row.openedAt {
      throw StoreError.field(
        FieldProblem(field: "at", reason: "lies before the opening of the response"))
    }
    if let staff { try work.requireVisible(RecordCatalog.staff, staff) }
    var person = staff
    if let seat {
      let now = row.seat(seat)
      do {
        try now.requireMay(step, at: at)
      } catch {
        throw StoreError.field(error)
      }
      person = person ?? now.staff
    }
    let entry = ResponseEntry(
      step: step, seat: seat, at: at, staff: person, outcome: outcome,
      until: try end(from: at, county: row.county, work))
    var writer = try work.record(
      AuditLog.Act(
        verb: Self.descriptor.name, subjectKind: "callout", subject: callout,
        detail: JSONText.object([("step", .text(step.rawValue))])))
    try work.write(entry, of: callout, youthPresent: youthPresent, reason: reason, &writer)
    return callout
  }

  /// The window of an examination runs from the need of it, by the policy of its clock (D§2.2 C20).
  private func end(from start: Instant, county: String, _ work: WriteWork) throws -> Instant? {
    if step != .medical { return againAt }
    let hours = try work.policy(
      .clock, ClockKey.examWindow.rawValue, county: county, on: work.zone.localDate(of: start))
    return start.adding(seconds: Int64(hours ?? ClockKey.examWindow.defaultHours) * 3_600)
  }
}

extension WriteWork {
  /// The log of a response as the viewer sees it.
  func responseLog(_ callout: String) throws -> [ResponseEntry] {
    try connection.fetchAll(
      "SELECT step, seat, at, rung, staff, outcome, until_at FROM response_steps"
        + " WHERE callout = ? ORDER BY at, rung", [.text(callout)]
    ) { ResponseEntry($0) }.compactMap { $0 }
  }

  func write(
    _ entry: ResponseEntry, of callout: String, youthPresent: Bool? = nil, reason: String? = nil,
    _ writer: inout RecordWriter
  ) throws {
    let kind = RecordCatalog.responseSteps
    var values: [String: FieldValue] = [
      "callout": .text(callout), "seat": .text(entry.seat?.rawValue ?? "both"),
      "step": .text(entry.step.rawValue), "at": .time(entry.at),
      "rung": .text(entry.rung?.rawValue ?? "none"),
    ]
    values["staff"] = entry.staff.map { .text($0) }
    values["outcome"] = entry.outcome.map { .text($0.rawValue) }
    values["until"] = entry.until.map { .time($0) }
    values["youth_present"] = youthPresent.map { .boolean($0) }
    values["reason"] = reason.map { .text($0) }
    let row = row(kind, values)
    try requireNew(kind, row, "that step of '\(callout)' is entered already for that moment")
    try writer.write(row, to: .base(of: kind))
  }
}

extension ResponseEntry {
  /// Reads `step, seat, at, rung, staff, outcome, until_at`; `nil` for a word of a later version.
  init?(_ row: borrowing Row, from column: Int = 0) {
    guard let step = ResponseStep(stored: row.text(column)) else { return nil }
    self.init(
      step: step, seat: Seat(stored: row.text(column + 1)),
      at: Instant(seconds: row.int64(column + 2)), rung: LadderStep(stored: row.text(column + 3)),
      staff: row.optionalText(column + 4),
      outcome: row.optionalText(column + 5).flatMap { ResponseOutcome(stored: $0) },
      until: row.instant(column + 6))
  }
}
