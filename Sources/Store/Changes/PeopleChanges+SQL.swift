import Database
import Domain

extension AddYouth: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    try work.requireCounty(county)
    if case .text(let agency) = values["lead_agency"] { try work.requireAgency(agency) }
    let kind = RecordCatalog.youth
    if let id { try work.requireFree(kind, id) }
    let key = try id ?? work.freshKey("Y-", for: kind)
    var writer = try work.record(
      AuditLog.Act(verb: Self.descriptor.name, subjectKind: "youth", subject: key))
    try writer.writeFirst(kind, key: key, county: county, values: values)
    return key
  }
}

extension AddStaff: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    try work.requireCounty(county)
    if case .text(let agency) = values["agency"] { try work.requireAgency(agency) }
    if case .boolean(true) = values["cse_designated"] { throw Designation.refusal(nil) }
    let kind = RecordCatalog.staff
    if let id { try work.requireFree(kind, id) }
    let key = try id ?? work.freshKey("S-", for: kind)
    var writer = try work.record(
      AuditLog.Act(verb: Self.descriptor.name, subjectKind: "staff", subject: key))
    var values = values
    values["started_on"] = .date(startedOn ?? work.today)
    values["fte"] = values["fte"] ?? .integer(100)
    values["relief_percent"] = values["relief_percent"] ?? .integer(0)
    values["cse_designated"] = values["cse_designated"] ?? .boolean(false)
    try writer.writeFirst(kind, key: key, county: county, values: values)
    return key
  }
}

extension RecordStatus: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    try work.requireVisible(RecordCatalog.youth, youth)
    var values = values
    let from = from ?? work.now
    if from > work.now {
      throw StoreError.rule("a status cannot begin in time to come")
    }
    values["from"] = .time(from)
    let kind = RecordCatalog.cseStatus
    try work.requireRules(kind, values)
    let table = RecordTable.base(of: kind)
    let row = work.row(kind, values)
    let key = table.key(of: row)
    let existing = try work.connection.fetchOne(table.selectByKey, key) { $0.text(0) }
    if existing != nil {
      throw StoreError.rule("a status on that basis from that moment is recorded already")
    }
    var writer = try work.record(
      AuditLog.Act(verb: Self.descriptor.name, subjectKind: "youth", subject: youth))
    try writer.write(row, to: table)
    return youth
  }
}

extension RecordWriter {
  /// Writes a new record with dated attributes; its first values hold from its beginning.
  mutating func writeFirst(
    _ kind: RecordKind, key: String, county: String, values: [String: FieldValue]
  ) throws {
    let undated = kind.attributes.filter(\.isUndated).map { values[$0.name]?.stored ?? .null }
    let dated = kind.attributes.filter { !$0.isUndated }.map { values[$0.name]?.stored ?? .null }
    try write([.text(key), .text(county)] + undated, to: .base(of: kind))
    try write([.text(key), .integer(Beginning.seconds)] + dated, to: .versions(of: kind))
  }
}
