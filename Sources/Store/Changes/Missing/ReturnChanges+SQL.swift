import Database
import Domain

extension RecordConversation: StoredChange {
  static func look(at fields: ChangeFields, _ reading: inout BasisReading) throws {
    try reading.takeEpisode(fields, columns: ["debriefed_at"])
  }

  func apply(_ work: WriteWork) throws -> String {
    let found = try EpisodeRow.visible(episode, work)
    let at = at ?? work.now
    try work.requirePast(at, "a conversation cannot be recorded before it happens")
    try work.require(.conversation, of: episode, at: at)
    var writer = try work.recordStep(
      outcome.step, of: episode, youth: found.youth, as: Self.descriptor.name, at: at, values,
      [("outcome", .text(outcome.rawValue))])
    if outcome == .held {
      // The first conversation is the one that the clock asks for.
      let first = try work.connection.fetchOne(
        "SELECT debriefed_at FROM missing WHERE id = ?", [.text(episode)]
      ) { $0.instant(0) }
      if first.flatMap({ $0 }).map({ at < $0 }) ?? true {
        try writer.change(
          .base(of: RecordCatalog.missing), key: [.text(episode)],
          ["debriefed_at": .integer(at.seconds)])
      }
    }
    let told = ["factors", "experiences", "follow_up"].compactMap { name in
      values[name].map { (name, $0.stored) }
    }
    if !told.isEmpty {
      try work.describe(episode, Dictionary(uniqueKeysWithValues: told), &writer)
    }
    return episode
  }
}

extension RecordScreen: StoredChange {
  static func look(at fields: ChangeFields, _ reading: inout BasisReading) throws {
    try reading.takeEpisode(fields, columns: ["screened_at"])
  }

  func apply(_ work: WriteWork) throws -> String {
    let found = try EpisodeRow.visible(episode, work)
    let at = at ?? work.now
    try work.requirePast(at, "a screening cannot be recorded before it happens")
    try work.require(.screened, of: episode, at: at)
    let screened = try work.connection.fetchOne(
      "SELECT screened_at FROM missing WHERE id = ?", [.text(episode)]
    ) { $0.instant(0) }
    if screened.flatMap({ $0 }) != nil {
      throw StoreError.rule("the screening of episode '\(episode)' is recorded already")
    }
    var result: [DatabaseValue]?
    if values["tool"] != nil {
      var values = values
      values["youth"] = .text(found.youth)
      values["screened_on"] = .date(work.zone.localDate(of: at))
      try work.requireRules(RecordCatalog.screenings, values)
      let row = work.row(RecordCatalog.screenings, values)
      try work.requireNew(RecordCatalog.screenings, row, "that screening is recorded already")
      result = row
    }
    var writer = try work.record(
      Self.descriptor.name, youth: found.youth, [("episode", .text(episode))])
    try writer.change(
      .base(of: RecordCatalog.missing), key: [.text(episode)], ["screened_at": .integer(at.seconds)]
    )
    if let result { try writer.write(result, to: .base(of: RecordCatalog.screenings)) }
    return episode
  }
}

extension EndEpisode: StoredChange {
  static func look(at fields: ChangeFields, _ reading: inout BasisReading) throws {
    try reading.takeEpisode(fields, columns: ["closed_at"])
  }

  func apply(_ work: WriteWork) throws -> String {
    let found = try EpisodeRow.visible(episode, work)
    let at = at ?? work.now
    try work.requirePast(at, "an episode cannot end in time to come")
    try work.require(ending.event, of: episode, at: at)
    try work.require(ending.event, of: episode, at: work.now)
    if let returned = found.returnedAt, at < returned {
      throw StoreError.rule("it lies before the return of episode '\(episode)'")
    }
    var writer = try work.recordStep(
      ending.step, of: episode, youth: found.youth, as: Self.descriptor.name, at: at,
      ["note": .text(reason)], [("ending", .text(ending.rawValue))])
    let isClosed = try work.connection.fetchOne(
      "SELECT 1 FROM missing WHERE id = ? AND closed_at IS NOT NULL", [.text(episode)]
    ) { $0.int(0) }
    if isClosed == nil {
      try writer.change(
        .base(of: RecordCatalog.missing), key: [.text(episode)],
        ["closed_at": .integer(at.seconds)])
    }
    return episode
  }
}
