import Database
import Domain

/// What the changes of an episode have in common.
extension WriteWork {
  /// Refuses an event that cannot happen in the state that the episode was in at its moment
  /// (D§2.3): a fact that comes in late is held against what stood then.
  func require(_ event: EpisodeTurn, of episode: String, at moment: Instant) throws {
    let facts = try episodeFacts(episode)
    if moment < facts.receivedAt, event != .notice, event != .effort {
      throw StoreError.rule("it lies before the report of episode '\(episode)'")
    }
    let state = facts.state(at: moment)
    if !EpisodeMachine.permits(state, event) {
      throw StoreError.rule(
        "episode '\(episode)' was \(state.words) then; \(event.words) cannot follow")
    }
  }

  /// The facts on which the state of an episode rests.
  func episodeFacts(_ key: String) throws -> EpisodeFacts {
    let row = try connection.fetchOne(
      "SELECT youth, received_at, returned_at, closed_at, ifnull(whereabouts_known, 0)"
        + " FROM missing WHERE id = ?", [.text(key)]
    ) { row in
      EpisodeFacts(
        id: key, youth: row.text(0), county: "", receivedAt: Instant(seconds: row.int64(1)),
        returnedAt: row.instant(2), closedAt: row.instant(3), isWhereaboutsKnown: row.bool(4))
    }
    guard var facts = row else { throw StoreError.unknownKey(kind: "missing", key: key) }
    facts.notices = try connection.fetchAll(
      "SELECT party, at, exempt_reason FROM notices WHERE episode = ?", [.text(key)]
    ) { row in
      NoticeFacts(
        party: NoticeParty(stored: row.text(0)) ?? .other, at: row.instant(1),
        exemptReason: row.optionalText(2))
    }
    facts.efforts = try connection.fetchAll(
      "SELECT at, kind FROM efforts WHERE episode = ?", [.text(key)]
    ) { EffortFacts(at: Instant(seconds: $0.int64(0)), kind: $0.text(1)) }
    facts.steps = try connection.fetchAll(
      "SELECT step, at FROM episode_steps WHERE episode = ?", [.text(key)]
    ) { row in
      EpisodeStep(stored: row.text(0)).map { StepFacts($0, at: Instant(seconds: row.int64(1))) }
    }.compactMap { $0 }
    return facts
  }

  /// Records a step of an episode, with its entry in the log; refused where it is recorded already.
  ///
  /// - Parameters:
  ///   - youth: whose episode it is.
  ///   - verb: the change that records it.
  ///   - values: what else is known of the step, by field name.
  ///   - details: what the entry says beside the episode.
  /// - Returns: what writes the rest of the change.
  @discardableResult
  func recordStep(
    _ step: EpisodeStep, of episode: String, youth: String, as verb: String, at moment: Instant,
    _ values: [String: FieldValue], _ details: [(String, DatabaseValue)] = []
  ) throws -> RecordWriter {
    let kind = RecordCatalog.episodeSteps
    var values = values
    values["episode"] = .text(episode)
    values["step"] = .text(step.rawValue)
    values["at"] = .time(moment)
    let row = row(kind, values)
    try requireNew(kind, row, "that step is recorded already")
    var writer = try record(verb, youth: youth, [("episode", .text(episode))] + details)
    try writer.write(row, to: .base(of: kind))
    return writer
  }

  /// Writes what is known of an episode: new, or changed where something is known already.
  func describe(
    _ episode: String, _ changes: [String: DatabaseValue], _ writer: inout RecordWriter
  ) throws {
    let table = RecordTable.base(of: RecordCatalog.episodeDetails)
    let stored = try writer.row(of: table, key: [.text(episode)])
    let before = stored?.values ?? table.columns.map { $0 == "episode" ? .text(episode) : .null }
    let values = zip(table.columns, before).map { changes[$0.0] ?? $0.1 }
    if stored == nil || values != before {
      try writer.write(values, to: table, before: stored?.values)
    }
  }
}

extension EpisodeTurn {
  /// The event in words, for a refusal.
  var words: String {
    switch self {
    case .notice: "a notice"
    case .effort: "an effort"
    case .sighting: "a sighting"
    case .located: "being located"
    case .lost: "being lost again"
    case .returned: "a return"
    case .seen: "an effort face to face"
    case .conversation: "a return conversation"
    case .screened: "a screening after the return"
    case .closed: "closing"
    case .enteredInError: "an entry made in error"
    case .jurisdictionEnded: "the end of jurisdiction"
    case .deceased: "the youth's death"
    }
  }
}
