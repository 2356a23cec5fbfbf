import Database
import Domain

/// Every alert of missing youth at a moment, most urgent first, with who has taken it on.
public struct AlertsQuery: Query {
  /// The moment.
  public let at: Instant
  /// FIPS codes, as in ``EpisodesQuery``; empty = all.
  public let counties: [String]
  /// Whether the clocks of ended episodes, which run on, are listed too.
  public let includesClosed: Bool

  /// Alerts at a moment.
  public init(at: Instant, counties: [String] = [], includesClosed: Bool = false) {
    self.at = at
    self.counties = counties
    self.includesClosed = includesClosed
  }

  private var episodes: EpisodesQuery {
    EpisodesQuery(at: at, includesClosed: includesClosed, counties: counties)
  }

  /// The views that it reads.
  public var views: [String] { episodes.views + ["my_acknowledgements_f5", "my_notifications_f5"] }

  /// The alerts.
  public func fetch(_ viewing: Viewing) throws -> [AlertLine] {
    let lines = try episodes.fetch(viewing)
    let acknowledged = try acknowledged(viewing)
    let alerts = AlertLine.lines(of: lines, acknowledged: acknowledged, at: at)
    let troubled = NotificationTrouble.episodes(
      try NotificationsQuery.attempts(viewing).filter { $0.at <= at }, alerts: alerts, at: at)
    if troubled.isEmpty { return alerts }
    return AlertLine.lines(
      of: lines, acknowledged: acknowledged, notNotified: troubled, at: at)
  }

  private func acknowledged(_ viewing: Viewing) throws -> [Acknowledgement] {
    try viewing.connection.fetchAll(
      "SELECT episode, alert, from_at, until_at, owner, account FROM my_acknowledgements_f5"
        + " WHERE until_at > ?1 AND from_at <= ?1", [.integer(at.seconds)]
    ) { row -> Acknowledgement? in
      guard let subject = AlertSubject(stored: row.text(1)) else { return nil }
      return Acknowledgement(
        episode: row.text(0), subject: subject, account: row.text(5), owner: row.text(4),
        from: Instant(seconds: row.int64(2)), until: Instant(seconds: row.int64(3)))
    }.compactMap { $0 }
  }
}
