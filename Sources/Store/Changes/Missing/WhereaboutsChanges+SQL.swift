import Database
import Domain

extension RecordSighting: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    let found = try EpisodeRow.visible(episode, work)
    let at = at ?? work.now
    try work.requirePast(at, "a sighting cannot be recorded before it happens")
    try work.require(.sighting, of: episode, at: at)
    try work.recordStep(
      .sighting, of: episode, youth: found.youth, as: Self.descriptor.name, at: at, values)
    return episode
  }
}

extension MarkLocated: StoredChange {
  static func look(at fields: ChangeFields, _ reading: inout BasisReading) throws {
    try reading.takeEpisode(fields, columns: ["whereabouts_known", "location_approved"])
  }

  func apply(_ work: WriteWork) throws -> String {
    let found = try EpisodeRow.visible(episode, work)
    let at = at ?? work.now
    try work.requirePast(at, "a youth cannot be located in time to come")
    try work.require(.located, of: episode, at: at)
    var writer = try work.recordStep(
      .located, of: episode, youth: found.youth, as: Self.descriptor.name, at: at, values)
    var changes: [String: DatabaseValue] = [
      "whereabouts_known": .integer(try work.episodeFacts(episode).isLocatedNow(work) ? 1 : 0)
    ]
    if let isApproved { changes["location_approved"] = .integer(isApproved ? 1 : 0) }
    try writer.change(.base(of: RecordCatalog.missing), key: [.text(episode)], changes)
    return episode
  }
}

extension MarkLost: StoredChange {
  static func look(at fields: ChangeFields, _ reading: inout BasisReading) throws {
    try reading.takeEpisode(fields, columns: ["whereabouts_known", "location_approved"])
  }

  func apply(_ work: WriteWork) throws -> String {
    let found = try EpisodeRow.visible(episode, work)
    let at = at ?? work.now
    try work.requirePast(at, "it cannot be recorded before it happens")
    try work.require(.lost, of: episode, at: at)
    var writer = try work.recordStep(
      .lost, of: episode, youth: found.youth, as: Self.descriptor.name, at: at, values)
    let isLocated = try work.episodeFacts(episode).isLocatedNow(work)
    try writer.change(
      .base(of: RecordCatalog.missing), key: [.text(episode)],
      [
        "whereabouts_known": .integer(isLocated ? 1 : 0),
        "location_approved": isLocated ? .null : .integer(0),
      ])
    return episode
  }
}

extension RecordStep: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    let found = try EpisodeRow.visible(episode, work)
    let at = at ?? work.now
    try work.requirePast(at, "a step cannot be recorded before it happens")
    try work.require(.notice, of: episode, at: at)
    try work.recordStep(
      step, of: episode, youth: found.youth, as: Self.descriptor.name, at: at, values,
      [("step", .text(step.rawValue))])
    return episode
  }
}

extension DescribeEpisode: StoredChange {
  static func look(at fields: ChangeFields, _ reading: inout BasisReading) throws {
    try reading.takeEpisode(fields, columns: [])
    guard let key = fields.text("episode") else { return }
    let columns = descriptor.fields.map(\.name).filter { $0 != "episode" }
    try reading.take(RecordCatalog.episodeDetails, key: [.text(key)], columns: columns)
  }

  func apply(_ work: WriteWork) throws -> String {
    let found = try EpisodeRow.visible(episode, work)
    let changes = work.changes(RecordCatalog.episodeDetails, correction)
    let table = RecordTable.base(of: RecordCatalog.episodeDetails)
    let reader = RecordWriter(connection: work.connection, entry: 0)
    let before = try reader.row(of: table, key: [.text(episode)])?.values
    let isSo = zip(table.columns, table.columns.indices).allSatisfy { column, place in
      changes[column].map { $0 == (before?[place] ?? .null) } ?? true
    }
    if isSo { throw StoreError.rule("episode '\(episode)' is so already") }
    // The names of what is said, never the words: those are about the youth.
    let names = correction.names.joined(separator: ";")
    var writer = try work.record(
      Self.descriptor.name, youth: found.youth,
      [("episode", .text(episode)), ("fields", .text(names))])
    try work.describe(episode, changes, &writer)
    return episode
  }
}

extension EpisodeFacts {
  /// Whether it is known now where the youth is, by the steps that have been recorded.
  fileprivate func isLocatedNow(_ work: WriteWork) -> Bool {
    var facts = self
    facts.returnedAt = nil
    facts.closedAt = nil
    return facts.state(at: work.now) == .locatedNotReturned
  }
}
