import Database
import Domain

extension AddTraining: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    try work.requireOwnStaff(staff)
    let completed = completedOn ?? work.today
    if completed > work.today {
      throw StoreError.rule("a training is recorded once it is completed, not before")
    }
    if case .date(let end) = values["expires_on"], end < completed {
      throw StoreError.field(FieldProblem(field: "expires_on", reason: "lies before completed_on"))
    }
    let kind = RecordCatalog.training
    let row = work.row(kind, values.merging(["completed_on": .date(completed)]) { one, _ in one })
    let table = RecordTable.base(of: kind)
    var writer = try work.record(
      AuditLog.Act(
        verb: Self.descriptor.name, subjectKind: "staff", subject: staff,
        detail: JSONText.object([("course", row[1])])))
    // The same training again says until when it holds.
    let before = try writer.row(of: table, key: table.key(of: row))?.values
    if before == row { throw StoreError.rule("that training is recorded already") }
    try writer.write(row, to: table, before: before)
    return staff
  }
}

extension SetPositions: StoredChange {
  /// The row of that day, where there is one: it would be replaced.
  static func look(at fields: ChangeFields, _ reading: inout BasisReading) throws {
    guard let county = fields.text("county"), let agency = fields.text("agency"),
      let role = fields.text("role")
    else { return }
    let day = fields.date("as_of") ?? reading.work.today
    let values: [String: FieldValue] = [
      "county": .text(county), "agency": .text(agency), "role": .text(role), "as_of": .date(day),
    ]
    let kind = RecordCatalog.positions
    let key = RecordTable.base(of: kind).key(of: reading.work.row(kind, values))
    try reading.take(kind, key: key, columns: ["funded"])
  }

  func apply(_ work: WriteWork) throws -> String {
    try work.requireCounty(county)
    try work.requireAgency(agency)
    let kind = RecordCatalog.positions
    let row = work.row(
      kind, values.merging(["as_of": .date(asOf ?? work.today)]) { one, _ in one })
    let table = RecordTable.base(of: kind)
    var writer = try work.record(
      AuditLog.Act(
        verb: Self.descriptor.name, subjectKind: "counties", subject: county,
        detail: JSONText.object([("agency", .text(agency)), ("role", row[2])])))
    let before = try writer.row(of: table, key: table.key(of: row))?.values
    if before == row { throw StoreError.rule("so many posts are set from that day already") }
    try writer.write(row, to: table, before: before)
    return county
  }
}
