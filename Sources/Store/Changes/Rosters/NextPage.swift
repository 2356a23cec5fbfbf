import Database
import Domain

/// The next call of one seat of a response, as it stands in a transaction (D§6.3).
struct NextPage {
  /// The response's key.
  let callout: String
  /// Which seat.
  let seat: Seat
  /// Whom it calls next, from when on; `nil` = somebody has said that they come.
  let call: ResponseLadder.Call?
  /// Rungs passed over that the log does not know yet.
  let unknownRungs: [LadderStep]
  /// Whether somebody was called already, or a rung was found empty: the ladder runs.
  let isRunning: Bool

  /// - Throws: ``StoreError/unknownKey(kind:key:)`` for a response that the viewer does not see.
  init(_ callout: String, _ seat: Seat, _ work: WriteWork) throws {
    let row = try CalloutRow.visible(callout, work)
    let before = row.seat(seat)
    let log = try work.responseLog(callout).filter { $0.seat == seat }
    let other = row.seat(seat == .advocate ? .childWelfare : .advocate).staff
    // One person fills one seat.
    let people = try work.ladderPeople(row.county, seat).mapValues { $0.filter { $0 != other } }
    let call = ResponseLadder(try work.ladder(row.county), people: people)
      .next(before, log: log, openedAt: row.openedAt)
    let known = Set(log.filter { $0.step == .skipped }.compactMap(\.rung))
    self.callout = callout
    self.seat = seat
    self.call = call
    unknownRungs = (call?.skipped ?? []).filter { !known.contains($0) }
    isRunning = ResponseLadder.isRunning(before, log: log)
  }

  /// Enters the call, and each rung that had nobody once.
  func enter(_ call: ResponseLadder.Call, verb: String, _ work: WriteWork) throws {
    let rung = call.staff == nil ? "none" : call.rung.rawValue
    var writer = try work.record(
      AuditLog.Act(
        verb: verb, subjectKind: "callout", subject: callout,
        detail: JSONText.object([
          ("seat", .text(seat.rawValue)), ("rung", .text(rung)),
          ("skipped", .integer(Int64(call.skipped.count))),
        ])))
    for rung in unknownRungs {
      try work.write(
        ResponseEntry(step: .skipped, seat: seat, at: work.now, rung: rung), of: callout, &writer)
    }
    guard let staff = call.staff else { return }
    try work.write(
      ResponseEntry(step: .paged, seat: seat, at: work.now, rung: call.rung, staff: staff),
      of: callout, &writer)
    let columns = CalloutRow.columns(of: seat)
    var changes = Dictionary(uniqueKeysWithValues: columns.map { ($0, DatabaseValue.null) })
    changes[columns[0]] = .text(staff)
    changes[columns[1]] = .integer(work.now.seconds)
    try writer.change(.base(of: RecordCatalog.callouts), key: [.text(callout)], changes)
  }
}

extension WriteWork {
  /// The minutes of a county's ladder, by the policy of today.
  fileprivate func ladder(_ county: String) throws -> EscalationLadder {
    var minutes: [LadderStep: Int] = [:]
    for step in LadderStep.allCases {
      minutes[step] = try policy(.escalation, step.rawValue, county: county, on: today)
    }
    return EscalationLadder(minutes)
  }
}
