import Database
import Domain

extension StartTeam: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    try work.requireVisible(RecordCatalog.youth, youth)
    let kind = RecordCatalog.teams
    if let id { try work.requireFree(kind, id) }
    let key = try id ?? work.freshKey("T-", for: kind)
    let start = from ?? work.now
    try work.requirePast(start, "a team cannot start in time to come")
    let until = start.adding(seconds: try work.limit(.team, ofYouth: youth))
    if until <= work.now {
      throw StoreError.rule("the time of a team from that report is over; give the newest report's")
    }
    if Set(members + [work.viewer.account]).count < 2 {
      throw StoreError.rule("a team has two members or more (WIC 18961.7)")
    }
    for account in members { try work.requireAccount(account) }
    var writer = try work.record(
      Self.descriptor.name, youth: youth,
      [
        ("team", .text(key)), ("purpose", .text(purpose)),
        ("members", .text(members.joined(separator: ";"))), ("until", .integer(until.seconds)),
      ])
    let values: [String: FieldValue] = [
      "id": .text(key), "youth": .text(youth), "purpose": .text(purpose), "from": .time(start),
      "until": .time(until),
    ]
    try writer.write(work.row(kind, values), to: .base(of: kind))
    for account in members {
      let row = work.row(
        RecordCatalog.teamMembers,
        [
          "team": .text(key), "account": .text(account), "verified": .text(verified),
          "from": .time(work.now),
        ])
      try writer.write(row, to: .base(of: RecordCatalog.teamMembers))
    }
    return key
  }
}

extension ExtendTeam: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    let found = try TeamRow.running(team, work)
    guard let until, until > found.until else {
      throw StoreError.rule("the team lasts until then already; an extension is later")
    }
    var writer = try work.record(
      Self.descriptor.name, youth: found.youth,
      [("team", .text(team)), ("until", .integer(until.seconds))])
    try writer.change(
      .base(of: RecordCatalog.teams), key: [.text(team)],
      ["until_at": .integer(until.seconds), "cause": .text(cause)])
    return team
  }
}

extension EndTeam: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    let found = try TeamRow.running(team, work)
    var writer = try work.record(Self.descriptor.name, youth: found.youth, [("team", .text(team))])
    try writer.change(
      .base(of: RecordCatalog.teams), key: [.text(team)],
      ["until_at": .integer(max(work.now, found.from).seconds)])
    return team
  }
}

/// A team as the rules of its changes need it.
private struct TeamRow {
  let youth: String
  let from: Instant
  let until: Instant

  /// The team of that key, if it is for a youth whom the viewer works with and has not ended.
  static func running(_ key: String, _ work: WriteWork) throws -> TeamRow {
    let found = try work.connection.fetchOne(
      "SELECT t.youth, t.from_at, t.until_at FROM teams t WHERE t.id = ? AND t.youth IN"
        + " (SELECT id FROM \(LedgerViews.workingYouth))", [.text(key)]
    ) { row in
      TeamRow(
        youth: row.text(0), from: Instant(seconds: row.int64(1)),
        until: Instant(seconds: row.int64(2)))
    }
    guard let found else { throw StoreError.unknownKey(kind: "teams", key: key) }
    if found.until <= work.now { throw StoreError.rule("team '\(key)' has ended; start a new one") }
    return found
  }
}

extension WriteWork {
  /// How long a ground of access lasts by the policy of the youth's county, in seconds.
  func limit(_ limit: AccessLimit, ofYouth youth: String) throws -> Int64 {
    let hours = try policy(.access, limit.rawValue, ofYouth: youth)
    return Int64(hours ?? limit.defaultHours) * 3_600
  }

  /// The value of a policy of the youth's county today, or `nil` where the store has none.
  func policy(_ kind: PolicyKind, _ key: String, ofYouth youth: String) throws -> Int? {
    let county = try ownerCounty(of: youth)
    return try policy(kind, key, county: county ?? "", on: today)
  }

  /// The value of a policy of a county on a day, or `nil` where the store has none.
  func policy(
    _ kind: PolicyKind, _ key: String, county: String?, on day: LocalDate
  ) throws -> Int? {
    try connection.fetchOne(
      "SELECT value FROM policies WHERE kind = ?1 AND key = ?2 AND county IN ('', ?3)"
        + " AND effective_on <= ?4 ORDER BY county DESC, effective_on DESC LIMIT 1",
      [.text(kind.rawValue), .text(key), .text(county ?? ""), .text(day.text)]
    ) { $0.int(0) }
  }

  /// Refuses an account without a grant in force.
  func requireAccount(_ account: String) throws {
    if try Grant.inForce(account: account, uid: nil, at: now, connection) == nil {
      throw StoreError.unknownKey(kind: "accounts", key: account)
    }
  }
}
