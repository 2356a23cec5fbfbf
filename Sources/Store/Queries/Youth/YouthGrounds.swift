import Database
import Domain

/// What was recorded to open a youth's record to others: teams, consents and orders.
enum YouthGrounds {
  static let views = ["my_teams_f2", "my_team_members_f2", "my_consents_f2"]

  /// Teams begun by a moment, oldest first.
  static func teams(of youth: String, at: Instant, _ viewing: Viewing) throws -> [TeamRecord] {
    var members: [String: [String]] = [:]
    try viewing.connection.forEach(
      "SELECT e.team, e.account FROM my_teams_f2 t JOIN my_team_members_f2 e ON e.team = t.id"
        + " WHERE t.youth = ?1 ORDER BY e.account", [.text(youth)]
    ) { members[$0.text(0), default: []].append($0.text(1)) }
    return try viewing.connection.fetchAll(
      "SELECT id, purpose, from_at, until_at FROM my_teams_f2 WHERE youth = ?1 AND from_at <= ?2"
        + " ORDER BY from_at, id", [.text(youth), .integer(at.seconds)]
    ) { row in
      TeamRecord(
        id: row.text(0), purpose: row.text(1), from: Instant(seconds: row.int64(2)),
        until: Instant(seconds: row.int64(3)), members: members[row.text(0)] ?? [])
    }
  }

  /// Consents and orders begun by a moment, oldest first.
  static func consents(of youth: String, at: Instant, _ viewing: Viewing) throws -> [ConsentRecord]
  {
    try viewing.connection.fetchAll(
      "SELECT id, agency, basis, fields, from_at, until_at FROM my_consents_f2"
        + " WHERE youth = ?1 AND from_at <= ?2 ORDER BY from_at, id",
      [.text(youth), .integer(at.seconds)]
    ) { row in
      ConsentRecord(
        id: row.text(0), agency: row.text(1), basis: row.text(2),
        groups: row.text(3).split(separator: ";").compactMap { FieldGroup(rawValue: String($0)) },
        from: Instant(seconds: row.int64(4)), until: Instant(seconds: row.int64(5)))
    }
  }

  /// What other counties were asked by a moment, oldest first.
  static func requests(of youth: String, at: Instant, _ viewing: Viewing) throws -> [RequestRecord]
  {
    try viewing.connection.fetchAll(
      "SELECT id, to_county, kind, answer, answered_at, at, ended_at FROM my_county_requests_f1"
        + " WHERE youth = ?1 AND at <= ?2 ORDER BY at, id", [.text(youth), .integer(at.seconds)]
    ) { row in
      let isAnswered = row.instant(4).map { $0 <= at } ?? false
      return RequestRecord(
        id: row.text(0), toCounty: row.text(1), kind: row.text(2),
        answer: isAnswered ? row.optionalText(3) : nil, at: Instant(seconds: row.int64(5)),
        endedAt: row.instant(6).flatMap { $0 <= at ? $0 : nil })
    }
  }
}
