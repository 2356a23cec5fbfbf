import Domain

/// A notice of an alert as `notify` sent it, or would send it.
public struct NotifyLine: Hashable, Sendable {
  /// The notice.
  public let order: NotificationOrder
  /// Whom it went to, by key.
  public let recipients: [String]
  /// How it ended; `nil` = not tried.
  public let outcome: NotificationOutcome?
  /// Why it was not sent, or what else is to be known.
  public let detail: String?

  /// One notice.
  public init(
    order: NotificationOrder, recipients: [String], outcome: NotificationOutcome?, detail: String?
  ) {
    self.order = order
    self.recipients = recipients
    self.outcome = outcome
    self.detail = detail
  }
}

/// The listing of `notify`: what this run sent.
public enum NotifyColumns {
  /// One row a notice.
  public static let listing = Listing<NotifyLine>(
    name: "notify",
    columns: [
      Column("episode", "Episode", priority: 1) { .key($0.order.alert.line.episode.id) },
      Column("county", "County", priority: 4) { .key($0.order.alert.line.episode.county) },
      Column("alert", "Alert", priority: 2) { .key($0.order.alert.subject.storedName) },
      Column("state", "State", priority: 3) { .text($0.order.state) },
      Column("step", "Step", priority: 2) { .text($0.order.step.rawValue) },
      Column("recipients", "To", priority: 2) { .list($0.recipients) },
      Column("attempt", "Attempt", kind: .number, priority: 5) { .integer($0.order.attempt) },
      Column(
        "outcome", "Outcome", priority: 1,
        emphasis: { $0.outcome == .sent ? .good : $0.outcome == nil ? .normal : .critical }
      ) { .text($0.outcome?.rawValue) },
      Column("detail", "What else", priority: 6) { .text($0.detail) },
    ],
    summaryKeys: ["sent", "not_sent"],
    emptyText: "No notice is owed now.")

  /// The figures under the list.
  public static func summary(of lines: [NotifyLine]) -> [(key: String, cell: Cell)] {
    let sent = lines.count { $0.outcome == .sent }
    return [("sent", .integer(sent)), ("not_sent", .integer(lines.count - sent))]
  }
}
