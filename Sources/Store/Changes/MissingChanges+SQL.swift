import Database
import Domain

extension ReportMissing: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    try work.requireVisible(RecordCatalog.youth, youth)
    let received = receivedAt ?? work.now
    try work.requirePast(received, "a youth cannot be reported missing in time to come")
    if let open = try Self.openEpisode(of: youth, work) {
      return try addSighting(to: open, at: received, work)
    }
    if case .text(let key) = values["facility"] {
      try work.requireVisible(RecordCatalog.facilities, key)
    }
    if case .text(let key) = values["recovery_worker"] {
      try work.requireVisible(RecordCatalog.staff, key)
    }
    if case .text(let key) = values["lead_agency"] { try work.requireAgency(key) }
    if case .text(let county) = values["suspected_county"] { try work.requireKnownCounty(county) }
    let kind = RecordCatalog.missing
    let key = try work.freshKey("M-", for: kind)
    var values = values
    values["id"] = .text(key)
    values["received_at"] = .time(received)
    try work.requireRules(kind, values)
    var writer = try work.record(Self.descriptor.name, youth: youth, [("episode", .text(key))])
    try writer.write(work.row(kind, values), to: .base(of: kind))
    return key
  }

  /// A second report of the same youth is no second alert: it says that they were seen, and nothing
  /// of it may be lost unsaid.
  private func addSighting(
    to episode: String, at received: Instant, _ work: WriteWork
  ) throws -> String {
    for field in Self.ofNewEpisodes where values[field] != nil {
      throw StoreError.field(
        FieldProblem(
          field: field,
          reason: "is not taken again: \(youth) is missing already, in episode \(episode); leave it"
            + " empty to add that they were seen"))
    }
    var at = received
    if case .time(let seen) = values["last_seen_at"] { at = seen }
    try work.requirePast(at, "a youth cannot be seen in time to come")
    try work.recordStep(
      .sighting, of: episode, youth: youth, as: Self.descriptor.name, at: at,
      ["source": .text("reported again")], [("step", .text(EpisodeStep.sighting.rawValue))])
    return episode
  }

  /// What only the first report says.
  private static let ofNewEpisodes = [
    "facility", "suspected_county", "recovery_worker", "lead_agency", "whereabouts_known",
  ]

  /// The episode of a youth who is missing and has not returned.
  static func openEpisode(of youth: String, _ work: WriteWork) throws -> String? {
    try work.connection.fetchOne(
      "SELECT id FROM missing WHERE youth = ? AND closed_at IS NULL AND returned_at IS NULL",
      [.text(youth)]
    ) { $0.text(0) }
  }
}

extension RecordNotice: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    let found = try EpisodeRow.visible(episode, work)
    let at = at ?? work.now
    try work.requirePast(at, "a notice cannot be made in time to come")
    try work.require(.notice, of: episode, at: work.now)
    try requireOfThisEpisode(at, work)
    let kind = RecordCatalog.notices
    var values = values
    values["at"] = .time(at)
    let row = work.row(kind, values)
    try work.requireNew(kind, row, "that notice is recorded already")
    var writer = try work.record(
      Self.descriptor.name, youth: found.youth, [("episode", .text(episode)), ("party", row[1])])
    try writer.write(row, to: .base(of: kind))
    return episode
  }

  /// Whoever saw the youth go may have told the police before the agency knew; nobody can have told
  /// anybody before the youth was last seen, and a year mistyped would hide a late notice.
  private func requireOfThisEpisode(_ at: Instant, _ work: WriteWork) throws {
    let seen = try work.connection.fetchOne(
      "SELECT ifnull(last_seen_at, received_at - 7 * 86400) FROM missing WHERE id = ?1",
      [.text(episode)]
    ) { Instant(seconds: $0.int64(0)) }
    guard let seen, at < seen else { return }
    throw StoreError.field(
      FieldProblem(field: "at", reason: "lies before the youth was last seen"))
  }
}

extension RecordEffort: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    let found = try EpisodeRow.visible(episode, work)
    let at = at ?? work.now
    try work.requirePast(at, "an effort cannot be made in time to come")
    try work.require(.effort, of: episode, at: work.now)
    let kind = RecordCatalog.efforts
    var values = values
    values["at"] = .time(at)
    let row = work.row(kind, values)
    try work.requireNew(kind, row, "that effort is recorded already")
    var writer = try work.record(
      Self.descriptor.name, youth: found.youth, [("episode", .text(episode))])
    try writer.write(row, to: .base(of: kind))
    return episode
  }
}

extension RecordReturn: StoredChange {
  static func look(at fields: ChangeFields, _ reading: inout BasisReading) throws {
    try reading.takeEpisode(fields, columns: ["returned_at", "return_kind"])
  }

  func apply(_ work: WriteWork) throws -> String {
    let found = try EpisodeRow.visible(episode, work)
    let returned = returnedAt ?? work.now
    try work.requirePast(returned, "a return cannot be recorded before it happens")
    if found.returnedAt != nil {
      throw StoreError.rule("the return of episode '\(episode)' is recorded already")
    }
    if returned < found.receivedAt {
      throw StoreError.rule("the return lies before the report of episode '\(episode)'")
    }
    try work.require(.returned, of: episode, at: returned)
    var writer = try work.record(
      Self.descriptor.name, youth: found.youth, [("episode", .text(episode))])
    var changes: [String: DatabaseValue] = ["returned_at": .integer(returned.seconds)]
    if let returnKind { changes["return_kind"] = .text(returnKind) }
    try writer.change(RecordTable.base(of: RecordCatalog.missing), key: [.text(episode)], changes)
    return episode
  }
}

extension BasisReading {
  /// Takes the named columns of the episode that the fields name.
  mutating func takeEpisode(_ fields: ChangeFields, columns: [String]) throws {
    guard let key = fields.text("episode") else { return }
    try work.requireVisible(RecordCatalog.missing, key)
    try take(RecordCatalog.missing, key: [.text(key)], columns: columns)
  }
}

/// A missing episode as the rules of its changes need it.
struct EpisodeRow {
  let youth: String
  let receivedAt: Instant
  let returnedAt: Instant?

  /// The episode of that key, if the viewer sees it.
  static func visible(_ key: String, _ work: WriteWork) throws -> EpisodeRow {
    try work.requireVisible(RecordCatalog.missing, key)
    let found = try work.connection.fetchOne(
      "SELECT youth, received_at, returned_at FROM missing WHERE id = ?", [.text(key)]
    ) {
      EpisodeRow(
        youth: $0.text(0), receivedAt: Instant(seconds: $0.int64(1)), returnedAt: $0.instant(2))
    }
    guard let found else { throw StoreError.unknownKey(kind: "missing", key: key) }
    return found
  }
}
