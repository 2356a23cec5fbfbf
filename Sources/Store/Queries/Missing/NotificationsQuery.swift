import Database
import Domain

/// The notices that alerts are owed at a moment, most urgent first, with whom they go to.
public struct NotificationsQuery: Query {
  /// The moment.
  public let at: Instant
  /// FIPS codes of the youth's county; empty = all.
  public let counties: [String]

  /// Notices owed at a moment.
  public init(at: Instant, counties: [String] = []) {
    self.at = at
    self.counties = counties
  }

  private var alerts: AlertsQuery { AlertsQuery(at: at, counties: counties) }
  private var onCall: OnCallQuery { OnCallQuery(at: at) }

  /// The views that it reads.
  public var views: [String] { alerts.views + onCall.views }

  /// The notices.
  public func fetch(_ viewing: Viewing) throws -> [OwedNotification] {
    let alerts = try alerts.fetch(viewing)
    let sent = Dictionary(grouping: try Self.attempts(viewing), by: \.episode)
    let released = try released(viewing)
    let policies = try viewing.policyBook()
    let people = try Recipients(viewing, onCall: onCall.fetch(viewing), at: at)
    return alerts.compactMap { alert in
      let episode = alert.line.episode
      // A partner county sees the alert on its board; the youth's own county is told.
      if !viewing.viewer.covers(county: episode.county) { return nil }
      let order = NotificationOrder(
        for: alert,
        ladder: EscalationLadder(
          policies, county: episode.county, on: viewing.zone.localDate(of: at)),
        released: released[Key(episode: episode.id, subject: alert.subject)],
        sent: sent[episode.id] ?? [], at: at)
      return order.map { OwedNotification(order: $0, recipients: people.recipients(of: $0)) }
    }
  }

  private struct Key: Hashable {
    let episode: String
    let subject: AlertSubject
  }

  private func released(_ viewing: Viewing) throws -> [Key: Instant] {
    var moments: [Key: Instant] = [:]
    try viewing.connection.forEach(
      "SELECT a.episode, a.alert, max(a.until_at) FROM my_missing_f5 m"
        + " JOIN my_acknowledgements_f5 a ON a.episode = m.id"
        + " WHERE m.closed_at IS NULL AND a.until_at <= ?1 GROUP BY a.episode, a.alert",
      [.integer(at.seconds)]
    ) { row in
      guard let subject = AlertSubject(stored: row.text(1)) else { return }
      moments[Key(episode: row.text(0), subject: subject)] = Instant(seconds: row.int64(2))
    }
    return moments
  }

  /// Every attempt to send a notice of an episode that is not closed.
  static func attempts(_ viewing: Viewing) throws -> [NotificationFacts] {
    try viewing.connection.fetchAll(
      "SELECT n.episode, n.alert, n.since, n.step, n.attempt, n.at, n.outcome, n.recipients"
        + " FROM my_missing_f5 m JOIN my_notifications_f5 n ON n.episode = m.id"
        + " WHERE m.closed_at IS NULL"
    ) { row -> NotificationFacts? in
      guard let subject = AlertSubject(stored: row.text(1)),
        let step = LadderStep(stored: row.text(3)),
        let outcome = NotificationOutcome(stored: row.text(6))
      else { return nil }
      return NotificationFacts(
        episode: row.text(0), subject: subject, since: Instant(seconds: row.int64(2)), step: step,
        attempt: row.int(4), at: Instant(seconds: row.int64(5)), outcome: outcome,
        reachedNobody: row.text(7).split(separator: ";").contains { $0 == OwedNotification.nobody })
    }.compactMap { $0 }
  }
}

/// A notice that is owed, and whom it goes to.
public struct OwedNotification: Hashable, Sendable {
  /// A person whom a notice goes to.
  public struct Recipient: Hashable, Sendable {
    /// The person's key, or `NOBODY` for a step that nobody fills.
    public let staff: String
    /// Where the person is reached; `nil` = unknown.
    public let phone: String?
  }

  /// What stands for a step that nobody fills.
  public static let nobody = "NOBODY"

  /// The notice.
  public let order: NotificationOrder
  /// Whom it goes to.
  public let recipients: [Recipient]
}

/// Whom a notice goes to, by the ladder of the youth's county.
private struct Recipients {
  private let roster: LadderRoster

  init(_ viewing: Viewing, onCall lines: [OnCallLine], at moment: Instant) throws {
    roster = try LadderRoster(viewing, onCall: lines, at: moment)
  }

  func recipients(of order: NotificationOrder) -> [OwedNotification.Recipient] {
    if let owner = order.alert.owner?.owner {
      return [OwedNotification.Recipient(staff: owner, phone: roster.phones[owner])]
    }
    let county = order.alert.line.episode.county
    let nobody = OwedNotification.Recipient(staff: OwedNotification.nobody, phone: nil)
    var found: [OwedNotification.Recipient] = []
    for step in order.steps {
      // What is owed to a missing youth is child welfare's to do.
      let people = roster.people(on: step, for: .childWelfare, in: county)
        .map { OwedNotification.Recipient(staff: $0.staff, phone: $0.phone) }
      for person in people.isEmpty ? [nobody] : people where !found.contains(person) {
        found.append(person)
      }
    }
    return found
  }
}
