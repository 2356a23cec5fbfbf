import Domain

/// A notice as `notify` sent it, or would send it: of an alert of a missing youth, or the next call
/// of a response.
public struct NotifyLine: Hashable, Sendable {
  /// What it is of.
  public enum Subject: Hashable, Sendable {
    /// An alert of a missing youth.
    case alert(NotificationOrder)
    /// A seat of a response.
    case page(ResponseLine)
  }

  /// What it is of.
  public let subject: Subject
  /// Whom it went to, by key.
  public let recipients: [String]
  /// How it ended; `nil` = not tried.
  public let outcome: NotificationOutcome?
  /// Why it was not sent, or what else is to be known.
  public let detail: String?

  /// One notice.
  public init(
    _ subject: Subject, recipients: [String], outcome: NotificationOutcome?, detail: String?
  ) {
    self.subject = subject
    self.recipients = recipients
    self.outcome = outcome
    self.detail = detail
  }

  private var order: NotificationOrder? {
    if case .alert(let order) = subject { order } else { nil }
  }

  private var page: ResponseLine? {
    if case .page(let line) = subject { line } else { nil }
  }

  fileprivate var episode: String? { order?.alert.line.episode.id }
  fileprivate var callout: String? { page?.callout }
  fileprivate var county: String? { order?.alert.line.episode.county ?? page?.county }
  fileprivate var alert: String? { order?.alert.subject.storedName ?? page?.seat.rawValue }
  fileprivate var state: String? { order?.state ?? page?.state }
  fileprivate var step: String? { (order?.step ?? page?.next?.rung)?.rawValue }
  fileprivate var attempt: Int { order?.attempt ?? 1 }
}

/// The listing of `notify`: what this run sent.
public enum NotifyColumns {
  /// One row a notice.
  public static let listing = Listing<NotifyLine>(
    name: "notify",
    columns: [
      Column("episode", "Episode", priority: 1) { .key($0.episode) },
      Column("callout", "Response", priority: 1) { .key($0.callout) },
      Column("county", "County", priority: 4) { .key($0.county) },
      Column("alert", "Alert", priority: 2) { .key($0.alert) },
      Column("state", "State", priority: 3) { .code($0.state) },
      Column("step", "Step", priority: 2) { .code($0.step) },
      Column("recipients", "To", priority: 2) { .list($0.recipients) },
      Column("attempt", "Attempt", kind: .number, priority: 5) { .integer($0.attempt) },
      Column(
        "outcome", "Outcome", priority: 1,
        emphasis: { $0.outcome == .sent ? .good : $0.outcome == nil ? .normal : .critical }
      ) { .code($0.outcome) },
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
