import Database
import Domain

extension ConfirmBeds: StoredChange {
  /// The last confirmation: what is left empty is taken from it.
  static func look(at fields: ChangeFields, _ reading: inout BasisReading) throws {
    guard let key = fields.text("facility") else { return }
    let work = reading.work
    try work.requireVisible(RecordCatalog.facilities, key)
    let kind = RecordCatalog.availability
    let table = RecordTable.base(of: kind)
    try reading.noteEvery(table, of: key)
    let at = fields.time("confirmed_at") ?? work.now
    let moments = try work.connection.fetchAll(
      "SELECT confirmed_at FROM availability WHERE facility = ? AND confirmed_at <= ?"
        + " ORDER BY confirmed_at DESC", [.text(key), .integer(at.seconds)]
    ) { $0.value(0) }
    // The newest that was there at the entry which is read.
    let last = try moments.first { try reading.values(of: table, key: [.text(key), $0]) != nil }
    guard let last else { return }
    try reading.take(
      kind, key: [.text(key), last],
      columns: ["occupied", "held", "offline", "offline_reason", "confirmed_at", "confirmed_by"])
  }

  func apply(_ work: WriteWork) throws -> String {
    try work.requireVisible(RecordCatalog.facilities, facility)
    let at = confirmedAt ?? work.now
    try work.requirePast(at, "beds cannot be confirmed for a time to come")
    let kind = RecordCatalog.availability
    var values = try withLast(work, at: at)
    values["confirmed_at"] = .time(at)
    try requireWithinContract(work, values, at: at)
    let table = RecordTable.base(of: kind)
    let row = work.row(kind, values)
    var writer = try work.record(
      AuditLog.Act(verb: Self.descriptor.name, subjectKind: "facility", subject: facility))
    let before = try writer.row(of: table, key: [row[0], row[1]])
    try writer.write(row, to: table, before: before?.values)
    return facility
  }

  /// "Confirmed, unchanged": what is left empty stays as it was last confirmed.
  private func withLast(_ work: WriteWork, at: Instant) throws -> [String: FieldValue] {
    let last = try work.connection.fetchOne(
      "SELECT occupied, held, offline, offline_reason FROM availability WHERE facility = ?"
        + " AND confirmed_at <= ? ORDER BY confirmed_at DESC LIMIT 1",
      [.text(facility), .integer(at.seconds)]
    ) { ($0.int(0), $0.int(1), $0.int(2), $0.optionalText(3)) }
    var values = values
    if values["occupied"] == nil, last == nil {
      throw StoreError.field(
        FieldProblem(field: "occupied", reason: "is needed: these beds were never confirmed"))
    }
    values["occupied"] = values["occupied"] ?? last.map { .integer($0.0) }
    values["held"] = values["held"] ?? .integer(last?.1 ?? 0)
    values["offline"] = values["offline"] ?? .integer(last?.2 ?? 0)
    if values["offline_reason"] == nil, let reason = last?.3, values["offline"] != .integer(0) {
      values["offline_reason"] = .text(reason)
    }
    return values
  }

  /// A confirmation that would leave fewer than no beds is refused (interface §4.2).
  private func requireWithinContract(
    _ work: WriteWork, _ values: [String: FieldValue], at: Instant
  ) throws {
    guard let contracted = try BedsNow.contracted(of: facility, at: at, work) else { return }
    let since = try BedsNow.holds(of: facility, since: at, work)
    if let reason = BedsNow.excess(values, held: since, contracted: contracted) {
      throw StoreError.rule(reason)
    }
  }
}
