import Database
import Domain

extension AssignCase: StoredChange {
  /// The share of whoever was the primary worker before: what is to be known is written with it.
  static func look(at fields: ChangeFields, _ reading: inout BasisReading) throws {
    guard let key = fields.text("case"), let staff = fields.text("staff") else { return }
    try reading.work.requireVisible(RecordCatalog.cases, key)
    let role = fields.text("role") ?? AssignmentRole.primary.rawValue
    let former = try FormerShare.of(
      key, to: staff, role: role, from: fields.time("from") ?? reading.work.now, reading.work)
    guard let former else { return }
    let kind = RecordCatalog.assignments
    try reading.take(
      kind, key: RecordTable.base(of: kind).key(of: former.row), columns: ["handover"])
  }

  func apply(_ work: WriteWork) throws -> String {
    let found = try CaseRecord.visible(caseKey, work)
    try work.requireVisible(RecordCatalog.staff, staff)
    let from = from ?? work.now
    let share = NewShare(
      move: CaseMove(caseID: caseKey, to: staff, role: role), from: from, record: found, work: work)
    let load = try share.load(load)
    // What was left unsaid when the former worker went belongs to that share, where it is looked
    // for.
    let former = try FormerShare.of(
      caseKey, to: staff, role: role.rawValue, from: from, work)
    if let former { try former.require(handover) }
    var writer = try work.record(
      Self.descriptor.name, youth: found.youth,
      [
        ("case", .text(caseKey)), ("staff", .text(staff)), ("role", .text(role.rawValue)),
      ] + share.details(of: load))
    try former?.write(handover, &writer)
    try share.write(handover: former == nil ? handover : nil, load: load, &writer)
    return caseKey
  }
}

extension ReassignCase: StoredChange {
  static func look(at fields: ChangeFields, _ reading: inout BasisReading) throws {
    guard let key = fields.text("case"), let staff = fields.text("staff") else { return }
    try reading.work.requireVisible(RecordCatalog.cases, key)
    let rows = try EndAssignment.matching(
      reading.work, caseKey: key, staff: staff,
      role: fields.text("role") ?? AssignmentRole.primary.rawValue,
      at: fields.time("at") ?? reading.work.now)
    guard rows.count == 1, let row = rows.first else { return }
    let kind = RecordCatalog.assignments
    try reading.take(
      kind, key: RecordTable.base(of: kind).key(of: row), columns: ["until", "handover"])
  }

  func apply(_ work: WriteWork) throws -> String {
    let found = try CaseRecord.visible(caseKey, work)
    for person in [staff, to] { try work.requireVisible(RecordCatalog.staff, person) }
    let at = at ?? work.now
    let before = try EndAssignment.only(
      work, caseKey: caseKey, staff: staff, role: role.rawValue, at: at)
    try requireHandover(since: Instant(seconds: before[3].int64 ?? 0), at, work)
    let share = NewShare(
      move: CaseMove(caseID: caseKey, from: staff, to: to, role: role, keeps: keeps), from: at,
      record: found, work: work)
    let load = try share.load(load)
    var writer = try work.record(
      Self.descriptor.name, youth: found.youth,
      [
        ("case", .text(caseKey)), ("staff", .text(staff)), ("to", .text(to)),
        ("role", .text(role.rawValue)),
      ] + share.details(of: load))
    var ended = before
    ended[4] = .integer(at.seconds)
    if let handover { ended[5] = .text(handover) }
    let table = RecordTable.base(of: RecordCatalog.assignments)
    try writer.write(ended, to: table, before: before)
    try share.write(handover: nil, load: load, &writer)
    if let keeps {
      try writer.write(
        [
          .text(caseKey), .text(staff), .text(keeps.rawValue), .integer(at.seconds), .null, .null,
        ], to: table)
    }
    return caseKey
  }

  /// What is known of a youth goes with the case (S37); an entry that is put right on its own day
  /// has taught nobody anything.
  private func requireHandover(since: Instant, _ at: Instant, _ work: WriteWork) throws {
    let share = AssignmentFacts(staff: staff, role: role, from: since, until: at)
    if handover == nil, !share.isCorrection(in: work.zone) {
      throw StoreError.field(
        FieldProblem(
          field: "handover",
          reason: "is needed: '\(staff)' has had the case since"
            + " \(work.zone.localDate(of: since).text)"))
    }
  }
}
