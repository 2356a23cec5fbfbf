import Database
import Domain

/// The viewer's temporary tables, functions and views on one connection; views
/// are made when a query first needs them (forty at once cost 8 to 10 ms).
final class ViewSet {
  private let connection: Connection
  private let viewer: Viewer
  private let zone: ZoneRules
  /// Views that are made, each with whether it rests on a set that is kept.
  private var made: [String: Bool] = [:]
  private let isGuarded: Bool
  private let present: @Sendable () -> Instant
  /// What fills each table that keeps a set.
  private var fillings: [(table: String, sql: String)] = []
  private var keptFor: Moment?
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
    self.zone = zone
    self.isGuarded = isGuarded
    self.present = present
    try Self.prepare(connection, viewer: viewer, zone: zone, present: present)
    if isGuarded {
      connection.setAuthorizer(ViewingAuthorizer(role: viewer.role, seal: seal))
      try connection.sealForReading()
    }
  }

  /// Asks one question in one snapshot; from its beginning again, where it was broken off for views
  /// that were not made.
  func read<Q: Query>(_ query: Q, planIndex: @escaping () throws -> PlanIndex) throws -> Q.Value {
    while true {
      try ensure(query.views)
      let viewing = Viewing(
        connection: connection, viewer: viewer, zone: zone, planIndex: planIndex, require: require)
      do {
        return try connection.read {
          try refreshKept(for: query.views)
          return try query.fetch(viewing)
        }
      } catch let wanted as ViewsWanted {
        forgetKept()
        try ensure(wanted.views)
      } catch {
        forgetKept()
        throw error
      }
    }
  }

  private func require(_ views: [String]) throws {
    if views.contains(where: { made[$0] == nil }) { throw ViewsWanted(views: views) }
    try refreshKept(for: views)
  }

  /// Makes the views that are not there yet.
  func ensure(_ views: [String]) throws {
    let missing = views.filter { made[$0] == nil }
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

  /// What the kept sets were worked out for: they hold while nobody writes and no second passes.
  private struct Moment: Equatable {
    let version: Int64
    let second: Int64
  }

  /// Works out anew, where they may have changed, the sets that views rest on: within the read, so
  /// that they are of its snapshot.
  func refreshKept(for views: [String]) throws {
    guard !fillings.isEmpty, views.contains(where: { made[$0] == true }) else { return }
    let moment = Moment(version: try connection.dataVersion(), second: present().seconds)
    if keptFor == moment { return }
    keptFor = nil
    for (table, sql) in fillings { try connection.refill(temporaryTable: table, with: sql) }
    keptFor = moment
  }

  /// After a read that failed: what it filled went with its transaction.
  func forgetKept() { keptFor = nil }

  /// Makes one view, after the scopes that it reads.
  private func make(_ view: String) throws {
    if made[view] != nil { return }
    guard let sql = ViewCatalog.definition(of: view, for: viewer.role) else {
      preconditionFailure("no view is called \(view)")
    }
    // A change is decided by what is true within its own transaction, statement by statement.
    if isGuarded, let table = ViewScopes.keepingTable(of: view, for: viewer.role) {
      try connection.execute(
        "CREATE TEMP TABLE \(table) (id TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID")
      fillings.append((table, sql))
      keptFor = nil
      try create(view, as: "SELECT id FROM temp.\(table)")
      made[view] = true
      return
    }
    let scopes = ViewScopes.names(in: sql)
    for scope in scopes { try make(scope) }
    try create(view, as: sql)
    made[view] = scopes.contains { made[$0] == true }
  }

  private func create(_ view: String, as sql: String) throws {
    try connection.execute("CREATE TEMP VIEW \(view) AS \(seal.closing(sql, of: view))")
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
    try connection.execute(
      "CREATE TEMP TABLE viewer_facilities (facility TEXT NOT NULL PRIMARY KEY)")
    for facility in viewer.facilities {
      try connection.execute("INSERT INTO temp.viewer_facilities VALUES (?)", [.text(facility)])
    }
    for county in viewer.counties {
      try connection.execute("INSERT INTO temp.viewer_counties VALUES (?)", [.text(county)])
    }
  }
}
