import Database
import Domain

extension AddLeave: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    try work.requireOwnStaff(staff)
    let kind = RecordCatalog.leave
    try work.requireRules(kind, values)
    let row = work.row(kind, values)
    try work.requireNew(
      kind, row, "'\(staff)' has leave from that moment already; change-leave ends it otherwise")
    // Why somebody is away stays out of the log.
    var writer = try work.record(
      AuditLog.Act(
        verb: Self.descriptor.name, subjectKind: "staff", subject: staff,
        detail: JSONText.object([("until", row[2])])))
    try writer.write(row, to: .base(of: kind))
    return staff
  }
}

extension ChangeLeave: StoredChange {
  static func look(at fields: ChangeFields, _ reading: inout BasisReading) throws {
    guard let staff = fields.text("staff") else { return }
    let work = reading.work
    try work.requireVisible(RecordCatalog.staff, staff)
    guard let row = try? LeaveRow.one(of: staff, from: fields.time("from"), work) else { return }
    let kind = RecordCatalog.leave
    try reading.take(kind, key: RecordTable.base(of: kind).key(of: row.values), columns: ["until"])
  }

  func apply(_ work: WriteWork) throws -> String {
    try work.requireOwnStaff(staff)
    let row = try LeaveRow.one(of: staff, from: from, work)
    var end = until ?? work.now
    if end <= row.from {
      guard until == nil else {
        throw StoreError.field(
          FieldProblem(
            field: "until", reason: "lies before the leave begins; left empty it calls it off"))
      }
      end = row.from.adding(seconds: LeaveRow.calledOffSeconds)
    }
    if end == row.until { throw StoreError.rule("the leave of '\(staff)' ends then already") }
    var writer = try work.record(
      AuditLog.Act(
        verb: Self.descriptor.name, subjectKind: "staff", subject: staff,
        detail: JSONText.object([("until", .integer(end.seconds))])))
    var values = row.values
    values[2] = .integer(end.seconds)
    try writer.write(values, to: .base(of: RecordCatalog.leave), before: row.values)
    return staff
  }
}

/// A leave as a change of it needs it.
struct LeaveRow {
  /// In the order of the table.
  let values: [DatabaseValue]
  let from: Instant
  let until: Instant

  /// How long a leave lasts that was called off before it began: the row stays, and whoever asks
  /// whether somebody is away asks for more than that.
  static let calledOffSeconds: Int64 = 1

  /// What holds of a row of `leave` that was not called off.
  static let isTaken = "until_at > from_at + \(calledOffSeconds)"

  /// The leave that begins on a day, else the one that runs, else the only one to come.
  static func one(of staff: String, from: Instant?, _ work: WriteWork) throws -> LeaveRow {
    let table = RecordTable.base(of: RecordCatalog.leave)
    let all = try work.connection.fetchAll(
      "SELECT \(table.columns.joined(separator: ", ")) FROM leave WHERE staff = ?"
        + " AND until_at > ? AND \(isTaken) ORDER BY from_at",
      [.text(staff), .integer(work.now.seconds)]
    ) { row in
      LeaveRow(
        values: table.columns.indices.map { row.value($0) }, from: Instant(seconds: row.int64(1)),
        until: Instant(seconds: row.int64(2)))
    }
    let day = work.zone.localDate
    if let from {
      if let found = all.first(where: { $0.from == from })
        ?? all.first(where: { day($0.from) == day(from) })
      {
        return found
      }
    } else if let found = all.last(where: { $0.from <= work.now })
      ?? (all.count == 1 ? all[0] : nil)
    {
      return found
    }
    if all.isEmpty { throw StoreError.rule("'\(staff)' has no leave now or to come") }
    let days = all.map { day($0.from).text }.joined(separator: ", ")
    throw StoreError.field(
      FieldProblem(field: "from", reason: "is needed, one of \(days): which leave is meant"))
  }
}

extension WriteWork {
  /// Refuses a person whom the viewer does not see, or, for a role that writes of its own agency
  /// alone (F12 of D§7.2), one of another agency.
  func requireOwnStaff(_ staff: String) throws {
    try requireVisible(RecordCatalog.staff, staff)
    guard AccessMatrix.access(viewer.role, .f12).reach == .agency else { return }
    let agency = try connection.fetchOne(
      "SELECT agency FROM staff_versions WHERE id = ? AND valid_from <= ?"
        + " ORDER BY valid_from DESC LIMIT 1", [.text(staff), .integer(now.seconds)]
    ) { $0.text(0) }
    if agency != viewer.agency {
      throw StoreError.rule("'\(staff)' is of another agency than yours")
    }
  }
}
