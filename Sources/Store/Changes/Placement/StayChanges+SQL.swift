import Database
import Domain

extension PlaceStay: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    try work.requireVisible(RecordCatalog.youth, youth)
    try work.requireVisible(RecordCatalog.facilities, facility)
    let from = from ?? work.now
    try work.requirePast(from, "a stay cannot begin in time to come")
    try requireNoOtherStay(work, at: from)
    try work.requireSafe(youth, at: facility, from: from, decision)
    let kind = RecordCatalog.stays
    let row = work.row(
      kind, ["youth": .text(youth), "facility": .text(facility), "from": .time(from)])
    try work.requireNew(kind, row, "a stay from that moment is recorded already")
    var writer = try work.record(
      Self.descriptor.name, youth: youth,
      [("facility", .text(facility)), ("overrides", decision.overrides ? 1 : 0)])
    try writer.write(row, to: .base(of: kind))
    try decision.write(youth, facility, from, &writer, work)
    return youth
  }

  private func requireNoOtherStay(_ work: WriteWork, at from: Instant) throws {
    let other = try work.connection.fetchOne(
      "SELECT facility FROM stays WHERE youth = ?1 AND (until_at IS NULL OR until_at > ?2)",
      [.text(youth), .integer(from.seconds)]
    ) { $0.text(0) }
    if let other {
      throw StoreError.rule(
        "'\(youth)' stays at '\(other)' then; end that stay first (end-stay)")
    }
  }
}

extension WriteWork {
  /// Never where contact is forbidden; with a named facilitator by a supervisor's word alone, whose
  /// reason is kept (S21, D§5.3).
  fileprivate func requireSafe(
    _ youth: String, at facility: String, from: Instant, _ decision: PlacementDecision
  ) throws {
    let grounds = try PlacementSafety.grounds(youth: youth, facility: facility, at: from, self)
    if decision.overrides {
      guard [.supervisor, .everything].contains(viewer.role) else {
        throw StoreError.notPermitted(reason: "an override is a supervisor's to give")
      }
      guard decision.reason != nil else {
        throw StoreError.field(
          FieldProblem(field: "reason", reason: "is needed: an override says why"))
      }
      if grounds.isEmpty {
        throw StoreError.field(
          FieldProblem(field: "override", reason: "there is nothing to override there"))
      }
    }
    let overridden: Set<String> = decision.overrides ? [PlacementSafety.facilitator] : []
    if !grounds.subtracting(overridden).isEmpty {
      throw StoreError.rule(
        "'\(youth)' may not be placed at '\(facility)': contact is forbidden there")
    }
  }

  /// The youth's stay at a moment, in the order of the table.
  fileprivate func stay(of youth: String, at moment: Instant) throws -> [DatabaseValue]? {
    let table = RecordTable.base(of: RecordCatalog.stays)
    return try connection.fetchOne(
      "SELECT \(table.columns.joined(separator: ", ")) FROM stays WHERE youth = ?1"
        + " AND from_at <= ?2 AND (until_at IS NULL OR until_at > ?2)"
        + " ORDER BY from_at DESC LIMIT 1", [.text(youth), .integer(moment.seconds)]
    ) { row in table.columns.indices.map { row.value($0) } }
  }
}

/// Where a youth may not be placed: with a named facilitator, or where contact is forbidden
/// (S21, D§5.3).
enum PlacementSafety {
  /// The ground that a supervisor may let be.
  static let facilitator = "facilitator"

  /// The kinds of rows that forbid it; none where the youth may be placed.
  static func grounds(youth: String, facility: String, at from: Instant, _ work: WriteWork) throws
    -> Set<String>
  {
    let rows = MatchViews.forbiddenContacts(of: nil, withReasons: false)
    return Set(
      try work.connection.fetchAll(
        "SELECT DISTINCT kind FROM (\(rows)) WHERE youth = ?1 AND facility = ?3"
          + " AND \(MatchViews.inForce)",
        [.text(youth), .integer(from.seconds), .text(facility)]
      ) { $0.text(0) })
  }

  static func isForbidden(youth: String, facility: String, at from: Instant, _ work: WriteWork)
    throws -> Bool
  {
    try !grounds(youth: youth, facility: facility, at: from, work).isEmpty
  }
}

extension PlacementDecision {
  /// Keeps the reason beside the stay that begins then, in the same entry.
  func write(
    _ youth: String, _ facility: String, _ from: Instant, _ writer: inout RecordWriter,
    _ work: WriteWork
  ) throws {
    guard let reason else { return }
    let kind = RecordCatalog.placementDecisions
    let row = work.row(
      kind,
      [
        "youth": .text(youth), "from": .time(from), "facility": .text(facility),
        "overrides": .boolean(overrides), "reason": .text(reason),
      ])
    try writer.write(row, to: .base(of: kind))
  }
}

extension EndStay: StoredChange {
  static func look(at fields: ChangeFields, _ reading: inout BasisReading) throws {
    guard let youth = fields.text("youth") else { return }
    try reading.work.requireVisible(RecordCatalog.youth, youth)
    let until = fields.time("until") ?? reading.work.now
    guard let row = try reading.work.stay(of: youth, at: until) else { return }
    try reading.take(
      RecordCatalog.stays, key: [row[0], row[2]], columns: ["facility", "until", "end_reason"])
  }

  func apply(_ work: WriteWork) throws -> String {
    try work.requireVisible(RecordCatalog.youth, youth)
    let until = until ?? work.now
    let table = RecordTable.base(of: RecordCatalog.stays)
    guard let row = try work.stay(of: youth, at: until) else {
      throw StoreError.rule("'\(youth)' has no stay at that time")
    }
    var writer = try work.record(Self.descriptor.name, youth: youth, [("facility", row[1])])
    var changes: [String: DatabaseValue] = ["until_at": .integer(until.seconds)]
    if let endReason { changes["end_reason"] = .text(endReason) }
    try writer.change(table, key: [row[0], row[2]], changes)
    if isMissing { return try openEpisode(from: row[1], at: until, &writer, work) }
    return youth
  }

  /// The end of the stay and the beginning of the episode are one change: there is never one
  /// without the other.
  private func openEpisode(
    from facility: DatabaseValue, at until: Instant, _ writer: inout RecordWriter,
    _ work: WriteWork
  ) throws -> String {
    try work.requirePast(until, "a youth cannot be missing in time to come")
    if let open = try ReportMissing.openEpisode(of: youth, work) {
      throw StoreError.rule("'\(youth)' is missing already, in episode '\(open)'")
    }
    let kind = RecordCatalog.missing
    let key = try work.freshKey("M-", for: kind)
    let values: [String: FieldValue] = [
      "id": .text(key), "youth": .text(youth), "received_at": .time(work.now),
      "last_seen_at": .time(until), "facility": .text(facility.text ?? ""),
    ]
    try work.requireRules(kind, values)
    try writer.write(work.row(kind, values), to: .base(of: kind))
    return key
  }
}

extension MoveStay: StoredChange {
  static func look(at fields: ChangeFields, _ reading: inout BasisReading) throws {
    guard let youth = fields.text("youth") else { return }
    try reading.work.requireVisible(RecordCatalog.youth, youth)
    let at = fields.time("at") ?? reading.work.now
    guard let row = try reading.work.stay(of: youth, at: at) else { return }
    try reading.take(
      RecordCatalog.stays, key: [row[0], row[2]], columns: ["facility", "until", "end_reason"])
  }

  func apply(_ work: WriteWork) throws -> String {
    try work.requireVisible(RecordCatalog.youth, youth)
    try work.requireVisible(RecordCatalog.facilities, facility)
    let at = at ?? work.now
    try work.requirePast(at, "a move cannot be recorded before it happens")
    guard let row = try work.stay(of: youth, at: at), row[2].int64 != at.seconds else {
      throw StoreError.rule("'\(youth)' has no stay then; place-stay places them")
    }
    if row[1] == .text(facility) {
      throw StoreError.rule("'\(youth)' stays at '\(facility)' already")
    }
    if let end = row[3].int64, end > at.seconds {
      throw StoreError.rule("that stay is recorded to end later; end-stay says when it ended")
    }
    try work.requireSafe(youth, at: facility, from: at, decision)
    let kind = RecordCatalog.stays
    let table = RecordTable.base(of: kind)
    let next = work.row(
      kind, ["youth": .text(youth), "facility": .text(facility), "from": .time(at)])
    try work.requireNew(kind, next, "a stay from that moment is recorded already")
    var writer = try work.record(
      Self.descriptor.name, youth: youth,
      [("from", row[1]), ("to", .text(facility)), ("overrides", decision.overrides ? 1 : 0)])
    var changes: [String: DatabaseValue] = ["until_at": .integer(at.seconds)]
    if let endReason { changes["end_reason"] = .text(endReason) }
    try writer.change(table, key: [row[0], row[2]], changes)
    try writer.write(next, to: table)
    try decision.write(youth, facility, at, &writer, work)
    return youth
  }
}
