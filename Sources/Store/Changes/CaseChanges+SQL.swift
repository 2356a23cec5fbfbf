import Database
import Domain

extension OpenCase: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    try work.requireVisible(RecordCatalog.youth, youth)
    let county = try county ?? work.ownerCounty(of: youth) ?? ""
    try work.requireCounty(county)
    let kind = RecordCatalog.cases
    if let id { try work.requireFree(kind, id) }
    let key = try id ?? work.freshKey("C-", for: kind)
    let opened = openedOn ?? work.today
    if opened > work.today {
      throw StoreError.rule("a case cannot be opened on a day to come (\(opened.text))")
    }
    var writer = try work.record(
      Self.descriptor.name, youth: youth, [("case", .text(key)), ("component", .text(component))])
    let values: [String: FieldValue] = [
      "id": .text(key), "youth": .text(youth), "county": .text(county),
      "component": .text(component), "opened_on": .date(opened),
    ]
    try writer.write(work.row(kind, values), to: .base(of: kind))
    return key
  }
}

extension CloseCase: StoredChange {
  /// Besides the case, its assignments: closing ends them all, also one made in the meantime.
  static func look(at fields: ChangeFields, _ reading: inout BasisReading) throws {
    guard let key = fields.text("case") else { return }
    try reading.work.requireVisible(RecordCatalog.cases, key)
    try reading.take(RecordCatalog.cases, key: [.text(key)], columns: ["closed_on"])
    try reading.noteEvery(RecordTable.base(of: RecordCatalog.assignments), of: key)
    let workers = try reading.workers(ofCase: key)
    reading.take("workers", text: workers.joined(separator: ";"))
  }

  func apply(_ work: WriteWork) throws -> String {
    let found = try CaseRecord.visible(caseKey, work)
    let last = closedOn ?? work.today
    if let closed = found.closedOn {
      throw StoreError.rule("case '\(caseKey)' was closed on \(closed)")
    }
    if last.text < found.openedOn {
      throw StoreError.rule("case '\(caseKey)' was opened later, on \(found.openedOn)")
    }
    try requireNothingLater(than: last, work)
    var writer = try work.record(
      Self.descriptor.name, youth: found.youth,
      [("case", .text(caseKey)), ("closed_on", .text(last.text))])
    let table = RecordTable.base(of: RecordCatalog.cases)
    guard let row = try writer.row(of: table, key: [.text(caseKey)]) else { return caseKey }
    var values = row.values
    values[5] = .text(last.text)
    try writer.write(values, to: table, before: row.values)
    try endAssignments(at: work.zone.endOfDay(last), &writer, work)
    return caseKey
  }

  /// A closed case has no assignment that begins after its last day.
  private func requireNothingLater(than last: LocalDate, _ work: WriteWork) throws {
    let later = try work.connection.fetchOne(
      "SELECT staff FROM assignments WHERE case_id = ? AND from_at >= ? LIMIT 1",
      [.text(caseKey), .integer(work.zone.endOfDay(last).seconds)]
    ) { $0.text(0) }
    if let later {
      throw StoreError.rule(
        "'\(later)' has case '\(caseKey)' from a day after \(last.text); close it later")
    }
  }

  private func endAssignments(at end: Instant, _ writer: inout RecordWriter, _ work: WriteWork)
    throws
  {
    let table = RecordTable.base(of: RecordCatalog.assignments)
    let open = try work.connection.fetchAll(
      "SELECT \(table.columns.joined(separator: ", ")) FROM assignments"
        + " WHERE case_id = ? AND from_at < ? AND (until_at IS NULL OR until_at > ?)",
      [.text(caseKey), .integer(end.seconds), .integer(end.seconds)]
    ) { row in table.columns.indices.map { row.value($0) } }
    for row in open {
      var values = row
      values[4] = .integer(end.seconds)
      try writer.write(values, to: table, before: row)
    }
  }
}

extension EndAssignment: StoredChange {
  static func look(at fields: ChangeFields, _ reading: inout BasisReading) throws {
    guard let key = fields.text("case"), let staff = fields.text("staff") else { return }
    try reading.work.requireVisible(RecordCatalog.cases, key)
    let until = fields.time("until") ?? reading.work.now
    let rows = try matching(
      reading.work, caseKey: key, staff: staff, role: fields.text("role"), at: until)
    guard rows.count == 1, let row = rows.first else { return }
    let kind = RecordCatalog.assignments
    try reading.take(
      kind, key: RecordTable.base(of: kind).key(of: row), columns: ["until", "handover"])
  }

  func apply(_ work: WriteWork) throws -> String {
    let found = try CaseRecord.visible(caseKey, work)
    try work.requireVisible(RecordCatalog.staff, staff)
    let until = until ?? work.now
    let before = try assignment(work, at: until)
    var values = before
    values[4] = .integer(until.seconds)
    if let handover { values[5] = .text(handover) }
    var writer = try work.record(
      Self.descriptor.name, youth: found.youth,
      [
        ("case", .text(caseKey)), ("staff", .text(staff)), ("role", before[2]),
      ])
    try writer.write(values, to: .base(of: RecordCatalog.assignments), before: before)
    return caseKey
  }

  /// The assignments of a person to a case that are in force at a moment.
  static func matching(
    _ work: WriteWork, caseKey: String, staff: String, role: String?, at until: Instant
  ) throws -> [[DatabaseValue]] {
    let table = RecordTable.base(of: RecordCatalog.assignments)
    return try work.connection.fetchAll(
      "SELECT \(table.columns.joined(separator: ", ")) FROM assignments WHERE case_id = ?"
        + " AND staff = ? AND (?3 IS NULL OR role = ?3) AND from_at <= ?4"
        + " AND (until_at IS NULL OR until_at > ?4)",
      [.text(caseKey), .text(staff), DatabaseValue(role), .integer(until.seconds)]
    ) { row in table.columns.indices.map { row.value($0) } }
  }

  private func assignment(_ work: WriteWork, at until: Instant) throws -> [DatabaseValue] {
    try Self.only(work, caseKey: caseKey, staff: staff, role: role, at: until)
  }

  /// The one assignment that is meant.
  ///
  /// - Throws: ``StoreError/rule(_:)`` where there is none, or more than one and no role is given.
  static func only(
    _ work: WriteWork, caseKey: String, staff: String, role: String?, at until: Instant
  ) throws -> [DatabaseValue] {
    let rows = try matching(work, caseKey: caseKey, staff: staff, role: role, at: until)
    if rows.count > 1 {
      throw StoreError.rule(
        "'\(staff)' has more than one role on case '\(caseKey)'; say which with role=")
    }
    guard let row = rows.first else {
      throw StoreError.rule("'\(staff)' has no assignment to case '\(caseKey)' at that time")
    }
    return row
  }
}

extension BasisReading {
  /// Who has a case from now on, by key, as of the entry that is read.
  fileprivate func workers(ofCase key: String) throws -> [String] {
    let table = RecordTable.base(of: RecordCatalog.assignments)
    let prefix = "[" + JSONText.string(key)
    let keys = try work.connection.fetchAll(
      "SELECT case_id, staff, role, from_at FROM assignments WHERE case_id = ?1 UNION"
        + " SELECT json_extract(record_key, '$[0]'), json_extract(record_key, '$[1]'),"
        + " json_extract(record_key, '$[2]'), json_extract(record_key, '$[3]') FROM row_history"
        + " WHERE record_kind = 'assignments' AND record_key >= ?2 AND record_key < ?3",
      [.text(key), .text(prefix + ","), .text(prefix + "-")]
    ) { row in (0..<4).map { row.value($0) } }
    return try keys.compactMap { try values(of: table, key: $0) }
      .filter { ($0[4].int64 ?? .max) > work.now.seconds }.compactMap { $0[1].text }.sorted()
  }
}

/// A case as the rules of its changes need it.
struct CaseRecord {
  let youth: String
  /// FIPS code: whose weights and rules apply.
  let county: String
  let openedOn: String
  let closedOn: String?

  /// The case of that key, if the viewer sees it.
  static func visible(_ key: String, _ work: WriteWork) throws -> CaseRecord {
    try work.requireVisible(RecordCatalog.cases, key)
    let found = try work.connection.fetchOne(
      "SELECT youth, county, opened_on, closed_on FROM cases WHERE id = ?", [.text(key)]
    ) { row in
      CaseRecord(
        youth: row.text(0), county: row.text(1), openedOn: row.text(2),
        closedOn: row.optionalText(3))
    }
    guard let found else { throw StoreError.unknownKey(kind: "cases", key: key) }
    return found
  }
}
