import Database
import Domain

/// Sending notices so that each goes out once where all is well, and at least once where it is not:
/// an attempt is claimed before it is made and recorded after it.
extension BoardStore {
  /// The roles under which `notify` may run: those who see every alert of their counties.
  public static let notifiers: Set<Role> = [.hotline, .supervisor, .everything]

  /// Claims an attempt to send a notice; `false` where another run has sent it or is at it.
  ///
  /// An attempt that was claimed and never recorded is recorded as unknown: its run ended.
  public func claim(_ owed: OwedNotification, now: Instant) throws -> Bool {
    try write(verb: "notify", now: now) { work in
      let order = owed.order
      let rows = try Self.attempts(for: order, work)
      let isDone = rows.contains { $0.outcome == .sent && $0.step.place >= order.step.place }
      if isDone || rows.contains(where: { $0.isRunning(at: now) }) { return false }
      let last = rows.filter { $0.step == order.step }.map(\.attempt).max() ?? 0
      if last >= order.attempt { return false }
      var writer = try work.record(act(order, outcome: .sending), notesAdded: false)
      for row in rows where row.outcome == .sending {
        try writer.change(
          .base(of: RecordCatalog.notifications), key: Self.key(order, row.step, row.attempt),
          [
            "outcome": .text(NotificationOutcome.unknown.rawValue),
            "detail": .text("the run ended before it could record; sent again"),
          ])
      }
      let recipients = owed.recipients.map(\.staff).joined(separator: ";")
      let values: [DatabaseValue] =
        Self.key(order, order.step, order.attempt) + [
          .integer(now.seconds), .text(recipients), .text(NotificationOutcome.sending.rawValue),
          order.mayHaveBeenSent ? .text("may have been sent before") : .null,
        ]
      try writer.write(values, to: .base(of: RecordCatalog.notifications))
      return true
    }
  }

  /// Records how an attempt ended.
  public func record(
    _ outcome: NotificationOutcome, detail: String?, of owed: OwedNotification, now: Instant
  ) throws {
    try write(verb: "notify", now: now) { work in
      let order = owed.order
      var writer = try work.record(act(order, outcome: outcome), notesAdded: false)
      var changes: [String: DatabaseValue] = ["outcome": .text(outcome.rawValue)]
      if let detail { changes["detail"] = .text(detail) }
      try writer.change(
        .base(of: RecordCatalog.notifications),
        key: Self.key(order, order.step, order.attempt), changes)
    }
  }

  private func act(_ order: NotificationOrder, outcome: NotificationOutcome) -> AuditLog.Act {
    AuditLog.Act(
      verb: "notify", subjectKind: "missing", subject: order.alert.line.episode.id,
      detail: JSONText.object([
        ("alert", .text(order.alert.subject.storedName)), ("step", .text(order.step.rawValue)),
        ("attempt", .integer(Int64(order.attempt))), ("outcome", .text(outcome.rawValue)),
      ]))
  }

  private static func key(
    _ order: NotificationOrder, _ step: LadderStep, _ attempt: Int
  ) -> [DatabaseValue] {
    [
      .text(order.alert.line.episode.id), .text(order.alert.subject.storedName),
      .integer(order.since.seconds), .text(step.rawValue), .integer(Int64(attempt)),
    ]
  }

  private static func attempts(
    for order: NotificationOrder, _ work: WriteWork
  ) throws -> [NotificationFacts] {
    try work.connection.fetchAll(
      "SELECT step, attempt, at, outcome FROM notifications"
        + " WHERE episode = ? AND alert = ? AND since = ?",
      Array(key(order, order.step, order.attempt).prefix(3))
    ) { row -> NotificationFacts? in
      guard let step = LadderStep(stored: row.text(0)),
        let outcome = NotificationOutcome(stored: row.text(3))
      else { return nil }
      return NotificationFacts(
        episode: order.alert.line.episode.id, subject: order.alert.subject, since: order.since,
        step: step, attempt: row.int(1), at: Instant(seconds: row.int64(2)), outcome: outcome)
    }.compactMap { $0 }
  }
}
