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
    let policies = PolicyBook(rows: try PoliciesQuery(inForceOn: nil).fetch(viewing))
    let people = try Recipients(viewing, onCall: onCall.fetch(viewing), at: at)
    return alerts.compactMap { alert in
      let episode = alert.line.episode
      // A partner county sees the alert on its board; the youth's own county is told.
      if !viewing.viewer.covers(county: episode.county) { return nil }
      let order = NotificationOrder(
        for: alert, ladder: ladder(policies, county: episode.county, viewing.zone),
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

  private func ladder(_ policies: PolicyBook, county: String, _ zone: ZoneRules) -> EscalationLadder
  {
    let day = zone.localDate(of: at)
    var minutes: [LadderStep: Int] = [:]
    for step in LadderStep.allCases {
      minutes[step] = policies.value(.escalation, step.rawValue, county: county, on: day)?.value
    }
    return EscalationLadder(minutes)
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

/// Who stands on each step of the ladder, by county.
private struct Recipients {
  private let onCall: [String: [ShiftLine]]
  private let managers: [String: [OwedNotification.Recipient]]
  private let phones: [String: String]

  init(_ viewing: Viewing, onCall lines: [OnCallLine], at moment: Instant) throws {
    onCall = Dictionary(grouping: lines.compactMap(\.shift), by: \.county)
    var managers: [String: [OwedNotification.Recipient]] = [:]
    var phones: [String: String] = [:]
    let today = viewing.zone.localDate(of: moment).text
    try viewing.connection.forEach(
      """
      SELECT s.id, v.county, v.role, v.phone FROM my_staff_f12 s
      JOIN my_staff_versions_f12 v ON v.id = s.id AND v.valid_from =
        (SELECT max(n.valid_from) FROM my_staff_versions_f12 n
         WHERE n.id = s.id AND n.valid_from <= ?1)
      WHERE s.started_on <= ?2 AND ifnull(s.ended_on, ?2) >= ?2
      ORDER BY s.id
      """, [.integer(moment.seconds), .text(today)]
    ) { row in
      phones[row.text(0)] = row.optionalText(3)
      if row.text(2) == StaffRole.manager.rawValue {
        managers[row.text(1), default: []].append(
          OwedNotification.Recipient(staff: row.text(0), phone: row.optionalText(3)))
      }
    }
    self.managers = managers
    self.phones = phones
  }

  func recipients(of order: NotificationOrder) -> [OwedNotification.Recipient] {
    if let owner = order.alert.owner?.owner {
      return [OwedNotification.Recipient(staff: owner, phone: phones[owner])]
    }
    let county = order.alert.line.episode.county
    let nobody = OwedNotification.Recipient(staff: OwedNotification.nobody, phone: nil)
    var found: [OwedNotification.Recipient] = []
    for step in order.steps {
      let people = people(on: step, in: county)
      for person in people.isEmpty ? [nobody] : people where !found.contains(person) {
        found.append(person)
      }
    }
    return found
  }

  private func people(on step: LadderStep, in county: String) -> [OwedNotification.Recipient] {
    func seat(_ seat: Seat, _ rank: Rank) -> [OwedNotification.Recipient] {
      (onCall[county] ?? []).filter { $0.seat == seat && $0.rank == rank }
        .map { OwedNotification.Recipient(staff: $0.staff, phone: $0.phone) }
    }
    return switch step {
    case .primary: seat(.childWelfare, .primary)
    case .backup: seat(.childWelfare, .backup)
    case .supervisor: seat(.supervisor, .primary)
    case .manager: seat(.supervisor, .backup)
    case .director: managers[county] ?? []
    }
  }
}
