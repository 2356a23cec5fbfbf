import Database
import Domain

extension SetPolicy: StoredChange {
  /// The row of that day, where there is one: it would be replaced.
  static func look(at fields: ChangeFields, _ reading: inout BasisReading) throws {
    guard let kind = fields.text("kind"), let key = fields.text("key") else { return }
    let day = fields.date("effective_on") ?? reading.work.today
    try reading.take(
      RecordCatalog.weights,
      key: [
        .text(fields.text("county") ?? ""), .text(kind), .text(key), .text(day.text),
      ], columns: ["value", "citation", "approved_by"])
  }

  func apply(_ work: WriteWork) throws -> String {
    try requireScope(work)
    let row = row(on: work.today)
    // What was in force then was read by whoever acted on it.
    if row.effectiveOn < work.today, restates == nil {
      throw StoreError.field(
        FieldProblem(
          field: "effective_on",
          reason: "lies in the past; restates= says why figures of then are to read otherwise"))
    }
    try requireRising(row, work)
    let table = RecordTable.base(of: RecordCatalog.weights)
    let values = work.row(
      RecordCatalog.weights,
      [
        "county": .text(county ?? ""), "effective_on": .date(row.effectiveOn),
        "kind": .text(kind.rawValue), "key": .text(key), "value": .integer(value),
        "citation": .text(citation), "provenance": .text(row.provenance),
      ].merging(approvedBy.map { ["approved_by": .text($0)] } ?? [:]) { one, _ in one })
    var writer = try work.record(
      AuditLog.Act(
        verb: Self.descriptor.name, subjectKind: "policies", subject: "\(kind.rawValue) \(key)",
        detail: JSONText.object([
          ("county", .text(county ?? "")), ("effective_on", .text(row.effectiveOn.text)),
          ("value", .integer(Int64(value))), ("restated", restates == nil ? 0 : 1),
        ])))
    let before = try writer.row(of: table, key: table.key(of: values))?.values
    try writer.write(values, to: table, before: before)
    return "\(kind.rawValue) \(key)"
  }

  /// A county's own value is set by whoever answers for it, a statewide one by whoever answers for
  /// every county.
  private func requireScope(_ work: WriteWork) throws {
    if let county { return try work.requireCounty(county) }
    if !work.viewer.counties.isEmpty {
      throw StoreError.field(
        FieldProblem(
          field: "county", reason: "is needed: a statewide value is not for your role to set"))
    }
  }

  /// The bands rise: room, full, over.
  private func requireRising(_ row: PolicyRow, _ work: WriteWork) throws {
    guard kind == .band else { return }
    let bands: [LoadBand] = [.room, .full, .over]
    let values = try bands.map { band in
      if band.rawValue == key { return value }
      if let found = try work.policy(.band, band.rawValue, county: county, on: row.effectiveOn) {
        return found
      }
      return PolicyBook(rows: []).value(
        .band, band.rawValue, county: nil, on: row.effectiveOn)?.value ?? 0
    }
    for (lower, upper) in zip(values, values.dropFirst()) where upper < lower {
      throw StoreError.field(
        FieldProblem(
          field: "value",
          reason: "would put the bands out of order: room \(values[0]), full \(values[1]),"
            + " over \(values[2])"))
    }
  }
}
