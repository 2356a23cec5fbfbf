import Database
import Domain

extension AddConflict: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    try work.requireVisible(RecordCatalog.staff, staff)
    try work.requireVisible(RecordCatalog.youth, youth)
    let from = from ?? work.now
    let kind = RecordCatalog.conflicts
    let values = values.merging(["from": .time(from)]) { one, _ in one }
    try work.requireRules(kind, values)
    if try ConflictRow.running(staff, youth, work) != nil {
      throw StoreError.rule("'\(staff)' has a conflict of interest with '\(youth)' already")
    }
    let row = work.row(kind, values)
    try work.requireNew(kind, row, "a conflict from that moment is entered already")
    var writer = try work.record(Self.descriptor.name, youth: youth, [("staff", .text(staff))])
    try writer.write(row, to: .base(of: kind))
    return staff
  }
}

extension EndConflict: StoredChange {
  static func look(at fields: ChangeFields, _ reading: inout BasisReading) throws {
    guard let staff = fields.text("staff"), let youth = fields.text("youth") else { return }
    try reading.work.requireVisible(RecordCatalog.staff, staff)
    try reading.work.requireVisible(RecordCatalog.youth, youth)
    guard let row = try ConflictRow.running(staff, youth, reading.work) else { return }
    let kind = RecordCatalog.conflicts
    try reading.take(kind, key: RecordTable.base(of: kind).key(of: row), columns: ["until"])
  }

  func apply(_ work: WriteWork) throws -> String {
    try work.requireVisible(RecordCatalog.staff, staff)
    try work.requireVisible(RecordCatalog.youth, youth)
    guard let before = try ConflictRow.running(staff, youth, work) else {
      throw StoreError.rule("'\(staff)' has no conflict of interest with '\(youth)' now")
    }
    var writer = try work.record(Self.descriptor.name, youth: youth, [("staff", .text(staff))])
    var values = before
    values[3] = .integer(work.now.seconds)
    try writer.write(values, to: .base(of: RecordCatalog.conflicts), before: before)
    return staff
  }
}

/// A conflict of interest that has not ended.
private enum ConflictRow {
  static func running(
    _ staff: String, _ youth: String, _ work: WriteWork
  ) throws -> [DatabaseValue]? {
    let table = RecordTable.base(of: RecordCatalog.conflicts)
    return try work.connection.fetchAll(
      "SELECT \(table.columns.joined(separator: ", ")) FROM conflicts WHERE staff = ?1"
        + " AND youth = ?2 AND from_at <= ?3 AND (until_at IS NULL OR until_at > ?3)"
        + " ORDER BY from_at DESC",
      [.text(staff), .text(youth), .integer(work.now.seconds)]
    ) { row in table.columns.indices.map { row.value($0) } }.first
  }
}
