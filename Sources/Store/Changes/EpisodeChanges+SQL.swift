import Database
import Domain

extension AssignRecovery: StoredChange {
  static func look(at fields: ChangeFields, _ reading: inout BasisReading) throws {
    try reading.takeEpisode(fields, columns: ["recovery_worker", "lead_agency"])
  }

  func apply(_ work: WriteWork) throws -> String {
    let found = try EpisodeRow.open(episode, work)
    if let staff = correction.text("recovery_worker") {
      try work.requireVisible(RecordCatalog.staff, staff)
    }
    if let agency = correction.text("lead_agency") { try work.requireAgency(agency) }
    let table = RecordTable.base(of: RecordCatalog.missing)
    let changes = work.changes(RecordCatalog.missing, correction)
    let reader = RecordWriter(connection: work.connection, entry: 0)
    let values = try reader.row(of: table, key: [.text(episode)])?.values ?? []
    if zip(table.columns, values).allSatisfy({ changes[$0] == nil || changes[$0] == $1 }) {
      throw StoreError.rule("episode '\(episode)' is so already")
    }
    let named = correction.names.map { ($0, DatabaseValue(correction.text($0) ?? "")) }
    var writer = try work.record(
      Self.descriptor.name, youth: found.youth, [("episode", .text(episode))] + named)
    try writer.change(table, key: [.text(episode)], changes)
    return episode
  }
}

extension CloseEpisode: StoredChange {
  static func look(at fields: ChangeFields, _ reading: inout BasisReading) throws {
    try reading.takeEpisode(
      fields, columns: ["closed_at", "debriefed_at", "screened_at", "returned_at"])
  }

  func apply(_ work: WriteWork) throws -> String {
    let found = try EpisodeRow.open(episode, work)
    let closed = closedAt ?? work.now
    try work.requirePast(closed, "an episode cannot be closed in time to come")
    let begun = found.returnedAt ?? found.receivedAt
    if closed < begun {
      let what = found.returnedAt == nil ? "report" : "return"
      throw StoreError.rule("the closing lies before the \(what) of episode '\(episode)'")
    }
    try requireAfterReturn("debriefed_at", debriefedAt, found, work)
    try requireAfterReturn("screened_at", screenedAt, found, work)
    var changes: [String: DatabaseValue] = ["closed_at": .integer(closed.seconds)]
    if let debriefedAt { changes["debriefed_at"] = .integer(debriefedAt.seconds) }
    if let screenedAt { changes["screened_at"] = .integer(screenedAt.seconds) }
    var writer = try work.record(
      Self.descriptor.name, youth: found.youth, [("episode", .text(episode))])
    try writer.change(
      RecordTable.base(of: RecordCatalog.missing), key: [.text(episode)], changes)
    return episode
  }

  /// The conversation and the screening of D§2.2 C17 are held once the youth is back.
  private func requireAfterReturn(
    _ field: String, _ at: Instant?, _ found: EpisodeRow, _ work: WriteWork
  ) throws {
    guard let at else { return }
    guard let returned = found.returnedAt else {
      throw StoreError.field(
        FieldProblem(field: field, reason: "needs the return first (record-return)"))
    }
    if at < returned {
      throw StoreError.field(FieldProblem(field: field, reason: "lies before the return"))
    }
    if at > work.now {
      throw StoreError.field(FieldProblem(field: field, reason: "lies in time to come"))
    }
  }
}

extension EpisodeRow {
  /// The episode of that key, if the viewer sees it and it is open.
  fileprivate static func open(_ key: String, _ work: WriteWork) throws -> EpisodeRow {
    let found = try visible(key, work)
    let closed = try work.connection.fetchOne(
      "SELECT closed_at FROM missing WHERE id = ?", [.text(key)]
    ) { $0.instant(0) }
    if let closed = closed.flatMap({ $0 }) {
      throw StoreError.rule(
        "episode '\(key)' was closed on \(work.zone.localDate(of: closed).text)")
    }
    return found
  }
}
