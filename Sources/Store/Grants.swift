import Database
import Domain

/// What `grant` gives.
public struct GrantRequest: Hashable, Sendable {
  /// The account's name.
  public let account: String
  /// What it may do.
  public let role: Role
  /// The agency's key.
  public let agency: String
  /// FIPS codes; empty = every county, for administrators and data stewards only.
  public let counties: [String]
  /// The person's own staff record.
  public let staff: String?
  /// The unit a supervisor sees.
  public let unit: String?
  /// The keys of the facilities that a provider answers for; none for another role.
  public let facilities: [String]

  /// One request.
  public init(
    account: String, role: Role, agency: String, counties: [String], staff: String? = nil,
    unit: String? = nil, facilities: [String] = []
  ) {
    self.account = account
    self.role = role
    self.agency = agency
    self.counties = counties
    self.staff = staff
    self.unit = unit
    self.facilities = facilities
  }
}

extension BoardStore {
  /// Grants a role to an account; a grant in force before ends with it.
  ///
  /// - Throws: ``StoreError/notPermitted(reason:)`` for anyone but the
  ///   administrator; ``StoreError/rule(_:)`` where the account or the scope is wanting.
  public func grant(_ request: GrantRequest, now: Instant) throws {
    try requireAdministrator("grant", now: now)
    try notingRefusals(of: "grant", now: now) { try give(request, now: now) }
  }

  private func give(_ request: GrantRequest, now: Instant) throws {
    let uid = Identity.uid(ofAccount: request.account)
    if uid == nil, !isDemo {
      throw StoreError.unknownKey(kind: "accounts of this machine", key: request.account)
    }
    try write(verb: "grant", now: now) { work in
      let counties = try scope(of: request, work)
      try requireAgency(request.agency, work)
      try requireFacilities(of: request, work)
      if request.account == viewer.account, viewer.role == .administrator,
        request.role != .administrator, try !hasOtherAdministrator(work)
      {
        throw StoreError.rule(
          "the store would have no administrator: grant the role to somebody else first")
      }
      try endGrants(of: request.account, work)
      let facilities: [(String, DatabaseValue)] =
        request.facilities.isEmpty
        ? [] : [("facilities", .text(request.facilities.joined(separator: ";")))]
      let writer = try work.record(
        AuditLog.Act(
          verb: "grant", subjectKind: "account", subject: request.account,
          detail: JSONText.object(
            [
              ("role", .text(request.role.rawValue)), ("agency", .text(request.agency)),
              ("counties", .text(counties.joined(separator: ";"))),
              ("staff", DatabaseValue(request.staff)), ("unit", DatabaseValue(request.unit)),
            ] + facilities)))
      try work.connection.execute(
        "INSERT INTO grants (account, from_at, uid, role, agency, counties, staff, unit,"
          + " granted_by, entry, facilities) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
        [
          .text(request.account), .integer(now.seconds), DatabaseValue(uid),
          .text(request.role.rawValue), .text(request.agency),
          .text(counties.joined(separator: ";")), DatabaseValue(request.staff),
          DatabaseValue(request.unit), .text(viewer.account), .integer(Int64(writer.entry)),
          .text(request.facilities.joined(separator: ";")),
        ])
    }
  }

  /// Ends an account's grant.
  public func revoke(_ account: String, now: Instant) throws {
    try requireAdministrator("revoke", now: now)
    try notingRefusals(of: "revoke", now: now) { try take(from: account, now: now) }
  }

  private func take(from account: String, now: Instant) throws {
    if account == viewer.account {
      throw StoreError.rule(
        "nobody revokes their own access: the store would have no administrator")
    }
    try write(verb: "revoke", now: now) { work in
      let grant = try Grant.inForce(account: account, uid: nil, at: now, work.connection)
      if grant == nil { throw StoreError.unknownKey(kind: "accounts", key: account) }
      _ = try work.record(
        AuditLog.Act(verb: "revoke", subjectKind: "account", subject: account))
      try endGrants(of: account, work)
    }
  }

  private func requireAdministrator(_ verb: String, now: Instant) throws {
    guard viewer.role.seesAccounts else {
      try noteRefusal(of: verb, rule: "role", now: now)
      throw StoreError.notPermitted(reason: "granting access is for the administrator")
    }
  }

  /// A worker's or supervisor's scope: the counties given, else their own
  /// staff record's, else their agency's.
  private func scope(of request: GrantRequest, _ work: WriteWork) throws -> [String] {
    for county in request.counties {
      let known = try work.connection.fetchOne(
        "SELECT 1 FROM counties WHERE fips = ?", [.text(county)]
      ) { $0.int(0) }
      if known == nil { throw StoreError.unknownKey(kind: "counties", key: county) }
    }
    if let staff = request.staff {
      let known = try work.connection.fetchOne(
        "SELECT owner_county FROM staff WHERE id = ?", [.text(staff)]
      ) { $0.text(0) }
      guard let known else { throw StoreError.unknownKey(kind: "staff", key: staff) }
      if request.counties.isEmpty { return [known] }
    }
    if request.role.home == .nothing { return request.counties }
    if request.role == .caseworker || request.role == .probation, request.staff == nil {
      throw StoreError.rule(
        "\(request.role.withArticle) sees their own caseload: name it with --staff ID")
    }
    if request.role == .supervisor, request.unit == nil {
      throw StoreError.rule("a supervisor sees their own unit: name it with --unit UNIT")
    }
    if !request.counties.isEmpty { return request.counties }
    let county = try work.connection.fetchOne(
      "SELECT county FROM agencies WHERE id = ? AND county IS NOT NULL", [.text(request.agency)]
    ) { $0.text(0) }
    guard let county else {
      throw StoreError.rule("\(request.role.withArticle) needs a county: name it after the agency")
    }
    return [county]
  }

  private func requireFacilities(of request: GrantRequest, _ work: WriteWork) throws {
    guard request.role == .provider else {
      if request.facilities.isEmpty { return }
      throw StoreError.rule("only a provider is granted facilities")
    }
    if request.facilities.isEmpty {
      throw StoreError.rule("a provider sees its own facilities: name each with --facility ID")
    }
    for key in request.facilities {
      let known = try work.connection.fetchOne(
        "SELECT 1 FROM facilities WHERE id = ?", [.text(key)]
      ) { $0.int(0) }
      if known == nil { throw StoreError.unknownKey(kind: "facilities", key: key) }
    }
  }

  private func hasOtherAdministrator(_ work: WriteWork) throws -> Bool {
    try work.connection.fetchOne(
      "SELECT 1 FROM grants WHERE role = ?1 AND account <> ?2 AND from_at <= ?3"
        + " AND (until_at IS NULL OR until_at > ?3) LIMIT 1",
      [
        .text(Role.administrator.rawValue), .text(viewer.account), .integer(work.now.seconds),
      ]
    ) { $0.int(0) } != nil
  }

  /// Before any agency is known, whatever is named: the first data steward brings them.
  private func requireAgency(_ key: String, _ work: WriteWork) throws {
    let known = try work.connection.fetchOne(
      "SELECT max(id = ?1) FROM agencies", [.text(key)]
    ) { $0.optionalInt(0) }
    if known == .some(0) { throw StoreError.unknownKey(kind: "agencies", key: key) }
  }

  private func endGrants(of account: String, _ work: WriteWork) throws {
    try work.connection.execute(
      "UPDATE grants SET until_at = ?2 WHERE account = ?1 AND until_at IS NULL AND from_at < ?2",
      [.text(account), .integer(work.now.seconds)])
    // A grant of this very second gives way to the new one.
    try work.connection.execute(
      "DELETE FROM grants WHERE account = ?1 AND until_at IS NULL AND from_at >= ?2",
      [.text(account), .integer(work.now.seconds)])
  }
}

extension Role {
  /// `a caseworker`, `an analyst`.
  fileprivate var withArticle: String {
    let isVowel = words.first.map { "aeiou".contains($0) } ?? false
    return "\(isVowel ? "an" : "a") \(words)"
  }
}
