import Database
import Domain

/// One facility as the state's list has it. Empty = unknown, which never erases (interface §4.7).
public struct ListedFacility: Hashable, Sendable {
  /// Nine digits: the licence number.
  public let number: String
  /// Its type (D§5.1).
  public let type: FacilityType
  /// FIPS code.
  public let county: String
  /// The name.
  public var name: String?
  /// Where it is reached.
  public var phone: String?
  /// Who holds the licence.
  public var licensee: String?
  /// The licence's status in capitals.
  public var status: String?
  /// Beds by licence.
  public var capacity: Int?
  /// The first day of the licence.
  public var licensedOn: LocalDate?
  /// The day on which it closed.
  public var closedOn: LocalDate?
  /// The day of the list.
  public var asOf: LocalDate?

  /// A facility of which nothing more is known.
  public init(number: String, type: FacilityType, county: String) {
    self.number = number
    self.type = type
    self.county = county
  }
}

/// The state's facility list beside the county's own facilities (D§5.4).
extension ImportSession {
  /// Takes one row: into the county's own facility of that licence number, or else into one whose
  /// key is the number.
  ///
  /// - Throws: ``FieldProblem`` for a bad row.
  public func takeListed(_ listed: ListedFacility, line: Int) throws -> RowOutcome {
    try StoreError.translating {
      let key = try facilityKey(of: listed.number)
      let before = try licence(of: key)
      if let asOf = listed.asOf, let known = before?.asOf, known > asOf.text {
        if isKnownFile { return .unchanged }
        return .conflict("the list of \(known) was read before, and this row is of \(asOf.text)")
      }
      let cells = [
        "id": key, "name": listed.name ?? "", "type": listed.type.rawValue,
        "county": listed.county, "licence_number": listed.number,
        "licence_status": listed.status ?? "", "phone": listed.phone ?? "",
        "capacity_licensed": listed.capacity.map(String.init) ?? "",
      ]
      let outcome = try takeFacility(key, cells, line: line)
      if case .conflict = outcome { return outcome }
      let isNews = try takeLicence(listed, of: key, before: before)
      return outcome == .unchanged && isNews ? .changed : outcome
    }
  }

  /// The row of the facility itself. What the list says stands over an earlier file of the import.
  private func takeFacility(_ key: String, _ cells: [String: String], line: Int) throws
    -> RowOutcome
  {
    let kind = RecordCatalog.facilities
    var filled = cells
    if cells["name"]?.isEmpty == true {
      guard try exists(kind, key) else {
        throw FieldProblem(field: "facility_name", reason: "is empty, and a new facility needs it")
      }
      filled["name"] = try name(of: key)
    }
    do {
      var row = try read(kind, filled)
      row.line = line
      row.standsOver = true
      try requireOwnCounty(kind, row)
      return try takeDated(kind, row)
    } catch let problem as FieldProblem {
      throw FieldProblem(
        field: Self.listColumns[problem.field] ?? problem.field, reason: problem.reason)
    }
  }

  /// Notes the dates of the licence; `true` where they are new.
  private func takeLicence(
    _ listed: ListedFacility, of key: String, before: LicenceRow?
  ) throws -> Bool {
    let table = RecordTable.base(of: RecordCatalog.licences)
    let given: [DatabaseValue] = [
      DatabaseValue(listed.licensedOn?.text), DatabaseValue(listed.closedOn?.text),
      DatabaseValue(listed.asOf?.text), DatabaseValue(listed.licensee),
    ]
    let known = before?.values ?? given.map { _ in .null }
    let values = DatedRecord.merged(given, over: known)
    if before != nil, values == known { return false }
    let isNew = dated[RecordCatalog.facilities.name]?[key]?.isNew == true
    let from = isNew ? Beginning.seconds : now.seconds
    let row = [.text(key), .integer(from)] + values
    if let before, before.from == from, let index = before.pending {
      pending[index].values = row
      return true
    }
    licences[key] = LicenceRow(from: from, values: values, pending: pending.count)
    let head = [DatabaseValue.text(key), .integer(from)]
    let stored = before?.from == from ? before.map { head + $0.values } : nil
    pending.append(PendingRow(table: table, values: row, before: stored))
    return true
  }

  /// The county's own facility of a licence number, or else the number.
  private func facilityKey(of number: String) throws -> String {
    if facilityNumbers == nil { facilityNumbers = try knownNumbers() }
    return facilityNumbers?[number] ?? number
  }

  /// Keys by licence number, the first key where several have one number.
  private func knownNumbers() throws -> [String: String] {
    let kind = RecordCatalog.facilities
    var found: [String: String] = [:]
    func note(_ key: String, _ number: String?) {
      guard let number, !number.isEmpty, number.utf8.count <= 9 else { return }
      let padded = String(repeating: "0", count: 9 - number.utf8.count) + number
      if let other = found[padded], other <= key { return }
      found[padded] = key
    }
    try connection.forEach(
      "SELECT v.id, v.licence_number FROM facility_versions v WHERE v.valid_from ="
        + " (SELECT max(n.valid_from) FROM facility_versions n WHERE n.id = v.id)"
    ) { note($0.text(0), $0.optionalText(1)) }
    let place = RecordTable.versions(of: kind).columns.firstIndex(of: "licence_number")
    for (key, record) in dated[kind.name] ?? [:] {
      guard let place else { break }
      note(key, record.versions.last?.values[place - 2].text)
    }
    return found
  }

  private func name(of key: String) throws -> String {
    let kind = RecordCatalog.facilities
    if let record = dated[kind.name]?[key],
      let place = RecordTable.versions(of: kind).columns.firstIndex(of: "name")
    {
      return record.version(at: now.seconds)?.values[place - 2].text ?? ""
    }
    return try connection.fetchOne(
      "SELECT name FROM facility_versions WHERE id = ? AND valid_from <= ?"
        + " ORDER BY valid_from DESC LIMIT 1", [.text(key), .integer(now.seconds)]
    ) { $0.text(0) } ?? ""
  }

  private func licence(of key: String) throws -> LicenceRow? {
    if let known = licences[key] { return known }
    let columns = RecordTable.base(of: RecordCatalog.licences).columns.dropFirst(2)
    return try connection.fetchOne(
      "SELECT from_at, \(columns.joined(separator: ", ")) FROM licences WHERE facility = ?"
        + " ORDER BY from_at DESC LIMIT 1", [.text(key)]
    ) { row in
      LicenceRow(
        from: row.int64(0), values: columns.indices.map { row.value($0 - 1) }, pending: nil)
    }
  }

  /// The download's columns from which those of a facility come.
  private static let listColumns = [
    "id": "facility_number", "name": "facility_name", "type": "facility_type",
    "county": "county_name", "licence_number": "facility_number",
    "licence_status": "facility_status", "capacity_licensed": "facility_capacity",
    "phone": "facility_telephone_number",
  ]
}

/// What the list says of a licence since a moment: first day, last day, day of the list, licensee.
struct LicenceRow {
  let from: Int64
  let values: [DatabaseValue]
  /// Its place among the rows to write; `nil` for one that the store has.
  let pending: Int?

  var asOf: String? { values[2].text }
}
