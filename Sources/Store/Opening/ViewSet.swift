import Database
import Domain

/// The viewer's temporary tables, functions and views on one connection; views
/// are made when a query first needs them (forty at once cost 8 to 10 ms).
final class ViewSet {
  private let connection: Connection
  private let viewer: Viewer
  private var made: Set<String> = []
  private let isGuarded: Bool
  let seal = ViewSeal()

  /// - Parameters:
  ///   - isGuarded: whether the connection is one for viewing: the authorizer is
  ///     on it and it is sealed against writing.
  ///   - present: the real present; rights are never those of another time.
  init(
    connection: Connection, viewer: Viewer, zone: ZoneRules, isGuarded: Bool,
    present: @escaping @Sendable () -> Instant
  ) throws {
    self.connection = connection
    self.viewer = viewer
    self.isGuarded = isGuarded
    try Self.prepare(connection, viewer: viewer, zone: zone, present: present)
    if isGuarded {
      connection.setAuthorizer(ViewingAuthorizer(role: viewer.role, seal: seal))
      try connection.sealForReading()
    }
  }

  /// Makes the views that are not there yet.
  func ensure(_ views: [String]) throws {
    let missing = views.filter { !made.contains($0) }
    if missing.isEmpty { return }
    if isGuarded {
      connection.setAuthorizer(nil)
      try connection.unsealForTemporaryViews()
    }
    for view in missing { try make(view) }
    if isGuarded {
      connection.setAuthorizer(ViewingAuthorizer(role: viewer.role, seal: seal))
      try connection.sealForReading()
    }
  }

  /// Makes one view, after the scopes that it reads.
  private func make(_ view: String) throws {
    if made.contains(view) { return }
    guard let sql = ViewCatalog.definition(of: view, for: viewer.role) else {
      preconditionFailure("no view is called \(view)")
    }
    for scope in ViewScopes.names(in: sql) { try make(scope) }
    try connection.execute("CREATE TEMP VIEW \(view) AS \(seal.closing(sql, of: view))")
    made.insert(view)
  }

  private static func prepare(
    _ connection: Connection, viewer: Viewer, zone: ZoneRules,
    present: @escaping @Sendable () -> Instant
  ) throws {
    try connection.addFunction(
      "viewing_moment", argumentCount: 0, deterministic: true, innocuous: true
    ) { _ in .integer(present().seconds) }
    try connection.addFunction(
      "viewing_day", argumentCount: 0, deterministic: true, innocuous: true
    ) { _ in .text(zone.localDate(of: present()).text) }
    try connection.addFunction(
      "viewing_key", argumentCount: 0, deterministic: true, innocuous: true
    ) { _ in .text(viewer.snapshotKey) }
    if viewer.role == .everything { return }
    try connection.execute(
      "CREATE TEMP TABLE viewer (account TEXT, agency TEXT, staff TEXT, unit TEXT)")
    try connection.execute("CREATE TEMP TABLE viewer_counties (fips TEXT NOT NULL PRIMARY KEY)")
    try connection.execute(
      "INSERT INTO temp.viewer VALUES (?, ?, ?, ?)",
      [
        .text(viewer.account), .text(viewer.agency), DatabaseValue(viewer.staff),
        DatabaseValue(viewer.unit),
      ])
    for county in viewer.counties {
      try connection.execute("INSERT INTO temp.viewer_counties VALUES (?)", [.text(county)])
    }
  }
}
