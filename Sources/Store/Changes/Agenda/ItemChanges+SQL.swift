import Database
import Domain

extension SignGoal: StoredChange {
  static func look(at fields: ChangeFields, _ reading: inout BasisReading) throws {
    try reading.takeItem(fields)
  }

  func apply(_ work: WriteWork) throws -> String {
    let found = try ItemRow.open(item, work)
    try found.require(.goal, "is signed")
    let table = RecordTable.base(of: RecordCatalog.agendaSignatures)
    let key: [DatabaseValue] = [.text(item), .text(agency)]
    let reader = RecordWriter(connection: work.connection, entry: 0)
    guard let row = try reader.row(of: table, key: key) else {
      throw StoreError.rule(
        "'\(agency)' is not among those asked to sign '\(item)'; change-item asks it")
    }
    if !row.values[2].isNull { throw StoreError.rule("'\(agency)' has signed '\(item)' already") }
    var writer = try work.record(found.act(Self.descriptor.name, [("agency", .text(agency))]))
    try writer.change(table, key: key, ["signed_at": .integer(work.now.seconds)])
    return item
  }
}

extension EscalateConflict: StoredChange {
  static func look(at fields: ChangeFields, _ reading: inout BasisReading) throws {
    try reading.takeItem(fields)
  }

  func apply(_ work: WriteWork) throws -> String {
    let found = try ItemRow.open(item, work)
    try found.require(.conflict, "goes to the steering committee")
    if found.isEscalated { throw StoreError.rule("the steering committee has '\(item)' already") }
    return try found.set(["escalated_at": work.now.seconds], by: Self.descriptor, work)
  }
}

extension AnswerItem: StoredChange {
  static func look(at fields: ChangeFields, _ reading: inout BasisReading) throws {
    try reading.takeItem(fields)
  }

  func apply(_ work: WriteWork) throws -> String {
    let found = try ItemRow.open(item, work)
    if found.kind == .goal { throw StoreError.rule("a goal is signed, not answered") }
    return try found.set(
      ["answered_at": work.now.seconds], answer: answer, by: Self.descriptor, work)
  }
}

extension CloseItem: StoredChange {
  static func look(at fields: ChangeFields, _ reading: inout BasisReading) throws {
    try reading.takeItem(fields)
  }

  func apply(_ work: WriteWork) throws -> String {
    let found = try ItemRow.open(item, work)
    if !found.isAnswered, answer == nil, found.kind == .gap || found.kind == .conflict {
      throw StoreError.rule(
        found.kind == .gap
          ? "closing '\(item)' needs the state's answer"
          : "closing '\(item)' needs how it was settled")
    }
    var times = ["closed_at": work.now.seconds]
    if answer != nil { times["answered_at"] = work.now.seconds }
    return try found.set(times, answer: answer, by: Self.descriptor, work)
  }
}

extension ChangeItem: StoredChange {
  static func look(at fields: ChangeFields, _ reading: inout BasisReading) throws {
    try reading.takeItem(fields)
  }

  func apply(_ work: WriteWork) throws -> String {
    let found = try ItemRow.open(item, work)
    if !signers.isEmpty { try found.require(.goal, "is signed") }
    for agency in signers + (agency.map { [$0] } ?? []) { try work.requireAgency(agency) }
    let signatures = RecordCatalog.agendaSignatures
    for agency in signers {
      try work.requireNew(
        signatures, work.row(signatures, ["item": .text(item), "agency": .text(agency)]),
        "'\(agency)' was asked to sign '\(item)' already")
    }
    let names = values.keys.sorted() + cleared.sorted()
    var writer = try work.record(
      found.act(Self.descriptor.name, [("fields", .text(names.joined(separator: ";")))]))
    var changed = values.mapValues(\.stored)
    for name in cleared { changed[name] = .null }
    if !changed.isEmpty {
      try writer.change(.base(of: RecordCatalog.agendaItems), key: [.text(item)], changed)
    }
    for agency in signers { try work.ask(agency, toSign: item, &writer) }
    return item
  }
}

extension WriteWork {
  /// Whether the viewer writes what is on a county's agenda, and not conflicts about youth alone.
  var writesAgenda: Bool { AccessMatrix.access(viewer.role, .f15).mayWrite }
}

/// An item that is not closed.
private struct ItemRow {
  let id: String
  let county: String
  let kind: AgendaKind
  let isAnswered: Bool
  let isEscalated: Bool

  static func open(_ key: String, _ work: WriteWork) throws -> ItemRow {
    let kind = RecordCatalog.agendaItems
    let value = try work.visibleValues(kind, key)
    if !work.writesAgenda {
      let isOfYouth = try work.connection.fetchOne(
        "SELECT 1 FROM agenda_youth WHERE item = ?", [.text(key)]
      ) { $0.int(0) }
      if isOfYouth == nil {
        throw StoreError.rule("'\(key)' is of no one youth, and the steering committee's to change")
      }
    }
    if !value("closed_at").isNull { throw StoreError.rule("item '\(key)' is closed") }
    guard let named = value("kind").text.flatMap(AgendaKind.init(stored:)) else {
      throw StoreError.unknownKey(kind: kind.name, key: key)
    }
    return ItemRow(
      id: key, county: value("county").text ?? "", kind: named,
      isAnswered: !value("answered_at").isNull, isEscalated: !value("escalated_at").isNull)
  }

  /// Refuses an item of another kind.
  func require(_ wanted: AgendaKind, _ verb: String) throws {
    if kind == wanted { return }
    throw StoreError.rule("'\(id)' is a \(kind.rawValue); only a \(wanted.rawValue) \(verb)")
  }

  func act(_ verb: String, _ details: [(String, DatabaseValue)] = []) -> AuditLog.Act {
    AuditLog.Act(
      verb: verb, subjectKind: "agenda", subject: id,
      detail: JSONText.object([("county", .text(county))] + details))
  }

  func set(
    _ times: [String: Int64], answer: String? = nil, by descriptor: ChangeDescriptor,
    _ work: WriteWork
  ) throws -> String {
    var writer = try work.record(act(descriptor.name))
    var changed = times.mapValues { DatabaseValue.integer($0) }
    if let answer { changed["answer"] = .text(answer) }
    try writer.change(.base(of: RecordCatalog.agendaItems), key: [.text(id)], changed)
    return id
  }
}

extension BasisReading {
  fileprivate mutating func takeItem(_ fields: ChangeFields) throws {
    guard let key = fields.text("item") else { return }
    try work.requireVisible(RecordCatalog.agendaItems, key)
    try take(
      RecordCatalog.agendaItems, key: [.text(key)],
      columns: ["title", "detail", "agency", "due_on", "answer", "escalated_at", "closed_at"])
  }
}
