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
    // No rule of a change asks what a plan says.
    return try views.read(query) { preconditionFailure("A rule reads no plan.") }
  }
}
