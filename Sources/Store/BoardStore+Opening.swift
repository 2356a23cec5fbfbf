import Database
import Domain

extension BoardStore {
  /// Opens an existing store.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - identity: the operating system's account.
  ///   - actingAs: another account, on a demonstration store only (`--as`).
  ///   - isReadOnly: whether nothing may be written through it, entries of the log included.
  ///   - present: the real present, by which rights are judged.
  /// - Throws: ``StoreError/missing(path:)``, ``StoreError/newer(path:found:known:)``,
  ///   ``StoreError/notPermitted(reason:)`` for an account without a grant.
  public static func open(
    path: String, identity: Identity, actingAs: String? = nil, isReadOnly: Bool = false,
    present: @escaping @Sendable () -> Instant = { SystemClock.now() }
  ) throws -> BoardStore {
    try StoreError.translating {
      let zone = try SystemZone.load()
      let reader = try Connection(path: path, access: .readOnly, applicationID: applicationID)
      try bringUpToDate(path: path, found: reader, isReadOnly: isReadOnly)
      let isDemo = try fact("demonstration", reader) == "yes"
      let viewer = try viewer(
        reader, path: path, identity: identity, actingAs: actingAs, isDemo: isDemo,
        now: present())
      return try BoardStore(
        path: path, isDemo: isDemo, isReadOnly: isReadOnly, viewer: viewer, zone: zone,
        identity: identity, reader: reader, present: present)
    }
  }

  /// Makes an empty store with the shipped policies and its first account.
  ///
  /// On a live store whoever makes it is its administrator; a demonstration
  /// store remembers its maker, who sees and may do everything there.
  ///
  /// - Throws: ``StoreError/cannotCreate(path:reason:)`` where a file is in the way.
  public static func create(path: String, identity: Identity, isDemo: Bool, now: Instant) throws {
    try StoreError.translating {
      let mode = StoreFileMode.forStore(at: path)
      let lock = try WriteLock(storePath: path, mode: mode)
      try lock.withLock(verb: "init") { try removeUnfinished(path) }
      try Connection.create(path: path, mode: mode, lock: lock, applicationID: applicationID)
      do {
        let connection = try Connection(
          path: path, access: .readWrite(lock), applicationID: applicationID)
        defer { connection.close() }
        _ = try Migrations.migrator.apply(to: connection)
        try connection.write(verb: "init") {
          try furnish(connection, identity: identity, isDemo: isDemo, now: now)
        }
      } catch {
        // A store without anybody in it is of use to nobody.
        try? lock.withLock(verb: "init") { try removeUnfinished(path) }
        throw error
      }
    }
  }

  /// Migrates an older store under its lock; a newer one is refused before any write.
  private static func bringUpToDate(
    path: String, found reader: Connection, isReadOnly: Bool
  ) throws {
    let version = try reader.fetchInt("PRAGMA user_version")
    let known = Migrations.version
    if version == known { return }
    if version == 0 { throw unfinished(path) }
    if version > known { throw StoreError.newer(path: path, found: version, known: known) }
    if isReadOnly {
      throw StoreError.notPermitted(
        reason: "the store is older than the program; open it once without --read-only")
    }
    let writer = try Connection(
      path: path,
      access: .readWrite(
        WriteLock(storePath: path, mode: StoreFileMode.forStore(at: path))),
      applicationID: applicationID)
    defer { writer.close() }
    _ = try Migrations.migrator.apply(to: writer)
    try writer.write(verb: "migrate") { try KeptEvidence.gather(writer) }
  }

  /// What is thrown of a store without a maker.
  private static func unfinished(_ path: String) -> StoreError {
    .notAStore(
      path: path, reason: "it was not finished when it was made; 'csecboard init' makes it anew")
  }

  private static func furnish(
    _ connection: Connection, identity: Identity, isDemo: Bool, now: Instant
  ) throws {
    let role: Role = isDemo ? .everything : .administrator
    let actor = AuditLog.Actor(
      uid: identity.uid, account: identity.account, role: role.rawValue, agency: "",
      session: identity.session)
    let entry = try AuditLog(connection: connection).append(
      AuditLog.Act(
        verb: "init", basis: "first account",
        detail: JSONText.object([("demonstration", isDemo ? 1 : 0)])),
      by: actor, atHundredths: Int(now.seconds) * 100)
    for (name, value) in [
      ("demonstration", isDemo ? "yes" : "no"), ("maker_uid", "\(identity.uid)"),
      ("made_at", "\(now.seconds)"),
    ] {
      try connection.execute(
        "INSERT INTO board_facts (name, value) VALUES (?, ?)", [.text(name), .text(value)])
    }
    if !isDemo {
      try connection.execute(
        "INSERT INTO grants (account, from_at, uid, role, agency, counties, granted_by, entry)"
          + " VALUES (?, ?, ?, ?, '', '', ?, ?)",
        [
          .text(identity.account), .integer(now.seconds), .integer(Int64(identity.uid)),
          .text(role.rawValue), .text(identity.account), .integer(Int64(entry.seq)),
        ])
    }
    var writer = RecordWriter(connection: connection, entry: entry.seq)
    for policy in DefaultPolicies.rows {
      try writer.write(policy.storedValues, to: .base(of: RecordCatalog.weights))
    }
  }

  private static func fact(_ name: String, _ connection: Connection) throws -> String? {
    try connection.fetchOne("SELECT value FROM board_facts WHERE name = ?", [.text(name)]) {
      $0.text(0)
    }
  }

  private static func viewer(
    _ connection: Connection, path: String, identity: Identity, actingAs: String?, isDemo: Bool,
    now: Instant
  ) throws -> Viewer {
    if actingAs != nil, !isDemo {
      throw StoreError.notPermitted(reason: "--as works on demonstration stores only")
    }
    guard let maker = try fact("maker_uid", connection) else { throw unfinished(path) }
    if isDemo, actingAs == nil, maker == "\(identity.uid)" {
      return Viewer(account: identity.account, role: .everything)
    }
    let account = actingAs ?? identity.account
    guard
      let grant = try Grant.inForce(
        account: account, uid: isDemo ? nil : identity.uid, at: now, connection)
    else {
      throw StoreError.notPermitted(
        reason: "the account '\(account)' has no access to \(path);"
          + " ask its administrator for a grant")
    }
    return grant.viewer
  }
}

extension PolicyRow {
  /// The row in the order of the table `policies`.
  var storedValues: [DatabaseValue] {
    [
      .text(county ?? ""), .text(effectiveOn.text), .text(kind.rawValue), .text(key),
      .integer(Int64(value)), .text(citation), .text(provenance), DatabaseValue(approvedBy),
    ]
  }
}
