import Database
import Domain

extension PutShift: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    try work.requireCounty(county)
    try work.requireVisible(RecordCatalog.staff, staff)
    let span = Interval(from: startsAt, until: endsAt)
    // What was worked is put down as it was; what is to come must be able to answer.
    if endsAt > work.now {
      try work.requireFree(staff, span)
    } else {
      try work.requireInPost(staff, from: startsAt, until: endsAt)
    }
    if let seat = values["seat"].flatMap({ Seat(stored: $0.stored.text ?? "") }) {
      let rank = values["rank"].flatMap { Rank(stored: $0.stored.text ?? "") } ?? .primary
      if endsAt > work.now { try work.requireCoveringSeat(seat, of: staff, at: startsAt) }
      try work.requireNoSchedule(county, seat, rank, over: span)
    }
    let kind = RecordCatalog.shifts
    let key = try work.freshKey("H-", for: kind)
    var values = values
    values["id"] = .text(key)
    values["rank"] = values["rank"] ?? .text(Rank.primary.rawValue)
    var writer = try work.record(
      AuditLog.Act(verb: Self.descriptor.name, subjectKind: "shift", subject: key))
    try writer.write(work.row(kind, values), to: .base(of: kind))
    return key
  }
}

extension RecordReport: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    try work.requireCounty(county)
    if let youth { try work.requireVisible(RecordCatalog.youth, youth) }
    let received = receivedAt ?? work.now
    try work.requirePast(received, "a report cannot come in in time to come")
    let kind = RecordCatalog.reports
    let key = try work.freshKey("R-", for: kind)
    var values = values
    values["id"] = .text(key)
    values["received_at"] = .time(received)
    if values["screening"] != nil { values["screened_at"] = .time(work.now) }
    if let youth {
      values["care_status"] = .text(try work.careStatus(of: youth, at: received).rawValue)
    }
    var writer = try work.record(
      AuditLog.Act(
        verb: Self.descriptor.name, subjectKind: youth == nil ? "report" : "youth",
        subject: youth ?? key, detail: JSONText.object([("report", .text(key))])))
    try writer.write(work.row(kind, values), to: .base(of: kind))
    return key
  }
}

extension WriteWork {
  /// Where a youth stood when a report came in: recorded with it, and no later stay changes it (S17).
  fileprivate func careStatus(of youth: String, at moment: Instant) throws -> CareStatus {
    let stays = try connection.fetchAll(
      "SELECT until_at IS NULL OR until_at > ?2 FROM stays WHERE youth = ?1 AND from_at <= ?2",
      [.text(youth), .integer(moment.seconds)]
    ) { $0.int(0) == 1 }
    let isMissing =
      try connection.fetchOne(
        "SELECT 1 FROM missing WHERE youth = ?1 AND ifnull(last_seen_at, received_at) <= ?2"
          + " AND ifnull(returned_at, ifnull(closed_at, ?2 + 1)) > ?2 LIMIT 1",
        [.text(youth), .integer(moment.seconds)]
      ) { $0.int(0) } != nil
    if isMissing, !stays.isEmpty { return .absentFromPlacement }
    if stays.contains(true) { return .inPlacement }
    return stays.isEmpty ? .none : .priorPlacementNotInCare
  }

  /// Whoever answers must be in post and qualified for the whole shift (D§6.3).
  func requireInPost(_ staff: String, from startsAt: Instant, until endsAt: Instant) throws {
    let post = try connection.fetchOne(
      "SELECT started_on, ended_on, qualified_until FROM staff WHERE id = ?", [.text(staff)]
    ) { ($0.text(0), $0.optionalText(1), $0.optionalText(2)) }
    guard let (started, ended, qualified) = post else { return }
    let first = zone.localDate(of: startsAt).text
    let last = zone.localDate(of: endsAt.adding(seconds: -1)).text
    if first < started { throw StoreError.rule("'\(staff)' starts only on \(started)") }
    if let ended, last > ended { throw StoreError.rule("'\(staff)' ended on \(ended)") }
    if let qualified, last > qualified {
      throw StoreError.rule("the qualification of '\(staff)' ends on \(qualified)")
    }
  }
}
