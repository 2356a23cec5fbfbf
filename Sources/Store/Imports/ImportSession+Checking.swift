import Database
import Domain

/// Reading cells, and the checks that need the store.
extension ImportSession {
  func read(_ kind: RecordKind, _ cells: [String: String]) throws -> ImportRow {
    var row = ImportRow(values: [:])
    for column in kind.columns {
      let cell = cells[column.name] ?? ""
      let value = try reading.value(cell, of: column.kind, field: column.name)
      if let value {
        row.values[column.name] = value
      } else if column.isRequired {
        throw FieldProblem(field: column.name, reason: "is empty, and a row needs it")
      }
    }
    if kind.isDated, let cell = cells[RecordKind.effectiveOn] {
      let value = try reading.value(cell, of: .date, field: RecordKind.effectiveOn)
      if case .date(let date) = value { row.effectiveOn = date }
    }
    return row
  }

  /// The keys of policies are a closed vocabulary too: case is ignored, and they are kept as they are
  /// known (interface §3).
  static func spellKey(_ row: inout ImportRow) {
    guard let kind = row.text("kind").flatMap({ PolicyKind(stored: $0) }),
      let given = row.text("key")?.lowercased(),
      let key = PolicyRow.keys(of: kind).first(where: { $0.lowercased() == given })
    else { return }
    row.values["key"] = .text(key)
  }

  /// Every key in the row must name a record of the store or of this import.
  func requireReferences(_ kind: RecordKind, _ row: ImportRow) throws {
    for column in kind.columns {
      guard let key = row.text(column.name) else { continue }
      switch column.kind {
      case .key(let target):
        guard let targetKind = RecordCatalog.kind(named: target) else { continue }
        if try !exists(targetKind, key) {
          throw FieldProblem(field: column.name, reason: "'\(key)' is unknown in \(target)")
        }
      case .county where kind.name != "counties":
        if try !exists(RecordCatalog.counties, key) {
          throw FieldProblem(field: column.name, reason: "county '\(key)' is unknown")
        }
      default: continue
      }
    }
  }

  /// Whether the store or this import has a record of that key.
  func exists(_ kind: RecordKind, _ key: String) throws -> Bool {
    if seen[kind.name]?[key] != nil || dated[kind.name]?[key] != nil { return true }
    let column = kind.name == "counties" ? "fips" : "id"
    let found = try connection.fetchOne(
      "SELECT 1 FROM \(kind.table) WHERE \(column) = ?", [.text(key)]
    ) { $0.int(0) }
    return found != nil
  }

  /// A row belongs to a county; it must be one of the viewer's (interface §2).
  func requireOwnCounty(_ kind: RecordKind, _ row: ImportRow) throws {
    if store.viewer.counties.isEmpty { return }
    let (county, field) = try owningCounty(kind, row)
    guard let county, !store.viewer.covers(county: county) else { return }
    throw FieldProblem(field: field, reason: "county \(county) is not among yours")
  }

  /// A record that the store has belongs to a county already; a row that changes
  /// it needs rights there too (interface §2).
  func requireStoredCounty(_ kind: RecordKind, _ values: [DatabaseValue]) throws {
    if store.viewer.counties.isEmpty { return }
    let columns = RecordTable.base(of: kind).columns
    var stored = ImportRow(values: [:])
    for column in kind.columns {
      guard let index = columns.firstIndex(of: column.sqlName), let text = values[index].text
      else { continue }
      stored.values[column.name] = .text(text)
    }
    let (county, field) = try owningCounty(kind, stored)
    guard let county, !store.viewer.covers(county: county) else { return }
    throw FieldProblem(
      field: field, reason: "the record belongs to county \(county), not yours")
  }

  /// What several counties share changes only by who has rights in every one of them: a county's own
  /// line by who has rights there, a statewide agency or value by who has them in all (interface §2).
  ///
  /// - Parameter isNew: whether the store has no such record yet; a county that is new takes nothing
  ///   from anybody.
  func requireShared(_ kind: RecordKind, _ values: [DatabaseValue], isNew: Bool) throws {
    if store.viewer.counties.isEmpty { return }
    let field: String
    switch kind.name {
    case "counties" where !isNew: field = "fips"
    case "agencies", "weights": field = "county"
    default: return
    }
    guard let place = RecordTable.base(of: kind).columns.firstIndex(of: field) else { return }
    let county = values[place].text ?? ""
    if county.isEmpty {
      throw FieldProblem(
        field: field, reason: "what holds for every county is for a steward of every county")
    }
    if !store.viewer.covers(county: county) {
      throw FieldProblem(field: field, reason: "county \(county) is not among yours")
    }
  }

  /// More beds than the county has a contract for cannot be confirmed (interface §4.2, §4.7).
  func requireWithinCapacity(_ row: ImportRow) throws {
    guard let key = row.text("facility"), case .time(let at) = row.values["confirmed_at"],
      let contracted = try contracted(key, at: at)
    else { return }
    let since = try BedsNow.holds(of: key, since: at, at: now, connection)
    // Holds are of the beds as last confirmed.
    let held = try since > 0 && isNewestConfirmation(of: key, at) ? since : 0
    if let reason = BedsNow.excess(row.values, held: held, contracted: contracted) {
      throw FieldProblem(field: "occupied", reason: reason)
    }
  }

  private func isNewestConfirmation(of facility: String, _ at: Instant) throws -> Bool {
    try connection.fetchOne(
      "SELECT 1 FROM availability WHERE facility = ?1 AND confirmed_at > ?2 LIMIT 1",
      [.text(facility), .integer(at.seconds)]
    ) { $0.int(0) } == nil
  }

  private func contracted(_ facility: String, at: Instant) throws -> Int? {
    let kind = RecordCatalog.facilities
    let columns = RecordTable.versions(of: kind).columns
    if let record = dated[kind.name]?[facility],
      let index = columns.firstIndex(of: "capacity_contracted"),
      let version = record.version(at: at.seconds)
    {
      return version.values[index - 2].int
    }
    return try connection.fetchOne(
      "SELECT capacity_contracted FROM facility_versions WHERE id = ? AND valid_from <= ?"
        + " ORDER BY valid_from DESC LIMIT 1", [.text(facility), .integer(at.seconds)]
    ) { $0.optionalInt(0) } ?? nil
  }

  /// The owning county of a row and the column that tells it.
  func owningCounty(_ kind: RecordKind, _ row: ImportRow) throws -> (String?, field: String) {
    switch kind.county {
    case .none: return (nil, "-")
    case .column(let name): return (row.text(name), name)
    case .of(let name):
      guard let key = row.text(name), let column = kind.column(name),
        case .key(let target) = column.kind, let targetKind = RecordCatalog.kind(named: target)
      else { return (nil, name) }
      return (try owningCounty(of: key, targetKind), name)
    }
  }

  private func owningCounty(of key: String, _ kind: RecordKind) throws -> String? {
    if let record = dated[kind.name]?[key] { return record.ownerCounty }
    switch kind.county {
    case .none: return nil
    case .column(let name):
      return try cell(kind.isDated ? "owner_county" : name, of: key, kind)
    case .of(let name):
      guard let column = kind.column(name), case .key(let target) = column.kind,
        let targetKind = RecordCatalog.kind(named: target),
        let next = try cell(column.sqlName, of: key, kind)
      else { return nil }
      return try owningCounty(of: next, targetKind)
    }
  }

  /// The text of one column of a record, of this import or of the store.
  private func cell(_ column: String, of key: String, _ kind: RecordKind) throws -> String? {
    if let row = seen[kind.name]?[key],
      let index = RecordTable.base(of: kind).columns.firstIndex(of: column)
    {
      return row.values[index].text
    }
    return try connection.fetchOne(
      "SELECT \(column) FROM \(kind.table) WHERE id = ?", [.text(key)]
    ) { $0.optionalText(0) } ?? nil
  }

  /// Notes the youth that a row is about.
  func touch(_ kind: RecordKind, _ row: ImportRow) throws {
    if kind.name == "youth" {
      if let key = row.text("id") { touchedYouth.insert(key) }
    } else if let key = row.text("youth") {
      touchedYouth.insert(key)
    } else if let key = row.text("case") {
      if let youth = try cell("youth", of: key, RecordCatalog.cases) { touchedYouth.insert(youth) }
    } else if let key = row.text("episode") {
      if let youth = try cell("youth", of: key, RecordCatalog.missing) {
        touchedYouth.insert(youth)
      }
    }
  }
}
