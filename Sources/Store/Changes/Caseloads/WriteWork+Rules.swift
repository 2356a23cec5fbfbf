import Database
import Domain

extension WriteWork {
  /// Asks a question of every record, whoever is looking: for a rule that holds over what a viewer
  /// does not see, such as how much a worker of another unit carries. What comes of it may be told
  /// only as far as the viewer sees it.
  ///
  /// The answer is as the store was before this transaction; nobody else writes meanwhile, for the
  /// lock is held.
  func unscoped<Q: Query>(_ query: Q) throws -> Q.Value {
    let reader = try Connection(
      path: connection.path, access: .readOnly, applicationID: BoardStore.applicationID)
    defer { reader.close() }
    let (everyone, moment) = (Viewer(account: viewer.account, role: .everything), now)
    let views = try ViewSet(
      connection: reader, viewer: everyone, zone: zone, isGuarded: true, present: { moment })
    try views.ensure(query.views)
    return try reader.read {
      try query.fetch(Viewing(connection: reader, viewer: everyone, zone: zone))
    }
  }

  /// The value of a policy that is in force for a county on a local day, a county's own before a
  /// statewide one; `nil` where only the shipped default holds.
  func policy(
    _ kind: PolicyKind, _ key: String, county: String?, on day: LocalDate
  ) throws -> Int? {
    try connection.fetchOne(
      "SELECT value FROM policies WHERE kind = ?1 AND key = ?2 AND county IN ('', ?3)"
        + " AND effective_on <= ?4 ORDER BY county = '', effective_on DESC LIMIT 1",
      [.text(kind.rawValue), .text(key), .text(county ?? ""), .text(day.text)]
    ) { $0.int(0) }
  }
}
