import Database
import Domain
import Glibc

/// An open store: one file, one viewer, one thread.
///
/// Reads go through the viewer's views on a guarded connection; writes go
/// through ``apply(_:now:)`` and its kin, each one transaction with its audit
/// entry, under the store's lock.
public final class BoardStore {
  /// The number in the file's header that says it is ours: "csec".
  static let applicationID: Int32 = 0x6373_6563

  /// The file.
  public let path: String
  /// Whether it is a demonstration store, for good.
  public let isDemo: Bool
  /// Whether nothing can be written through it (`--read-only`).
  public let isReadOnly: Bool
  /// Who is looking.
  public let viewer: Viewer
  /// The county's wall clock.
  public let zone: ZoneRules
  let identity: Identity
  let reader: Connection
  private let readerViews: ViewSet
  private let present: @Sendable () -> Instant
  private var opened: (connection: Connection, views: ViewSet)?
  private var openedIndex: PlanIndex?

  init(
    path: String, isDemo: Bool, isReadOnly: Bool, viewer: Viewer, zone: ZoneRules,
    identity: Identity, reader: Connection, present: @escaping @Sendable () -> Instant
  ) throws {
    self.path = path
    self.isDemo = isDemo
    self.isReadOnly = isReadOnly
    self.viewer = viewer
    self.zone = zone
    self.identity = identity
    self.reader = reader
    self.present = present
    readerViews = try ViewSet(
      connection: reader, viewer: viewer, zone: zone, isGuarded: true, present: present)
  }

  /// Asks one question in one snapshot.
  public func read<Q: Query>(_ query: Q) throws -> Q.Value {
    try StoreError.translating { try readerViews.read(query, planIndex: planIndex) }
  }

  /// The words of all plans, opened when they are first asked about.
  private func planIndex() throws -> PlanIndex {
    if let openedIndex { return openedIndex }
    let index = try PlanIndex(path: path)
    openedIndex = index
    return index
  }

  /// A number that moves when another process has committed.
  public func dataVersion() throws -> Int64 {
    try StoreError.translating { try reader.dataVersion() }
  }

  /// Stops a running read from another thread.
  public var interruptHandle: InterruptHandle { reader.interruptHandle }

  /// The SQL plan of a query's statements, for the test that refuses scans.
  func plan(_ sql: String, views: [String], _ arguments: [DatabaseValue]) throws -> [String] {
    try readerViews.ensure(views)
    return try reader.queryPlan(sql, arguments).map(readerViews.seal.removed)
  }

  /// Runs one write transaction.
  ///
  /// - Parameters:
  ///   - verb: named to whoever waits for the lock.
  ///   - now: when it happens (`--clock` on a demonstration store).
  func write<T>(verb: String, now: Instant, _ body: (WriteWork) throws -> T) throws -> T {
    try StoreError.translating {
      let writer = try writing()
      let views = writer.views
      return try writer.connection.write(verb: verb) {
        let value = try body(work(on: writer.connection, views, now: now))
        try KeptEvidence.gather(writer.connection)
        return value
      }
    }
  }

  /// Writes everything back into the file, after much was written: whoever opens the store first
  /// reads all of a log that is not empty.
  public func writeBack() throws {
    try StoreError.translating {
      try writing().connection.checkpoint(verb: "checkpoint", truncating: true)
    }
  }

  /// Looks, in one snapshot, at what a change would work with; writes nothing.
  func examine<T>(now: Instant, _ body: (WriteWork) throws -> T) throws -> T {
    try StoreError.translating {
      let writer = try writing()
      return try writer.connection.read {
        try body(work(on: writer.connection, writer.views, now: now))
      }
    }
  }

  private func work(on connection: Connection, _ views: ViewSet, now: Instant) -> WriteWork {
    WriteWork(
      connection: connection, views: views, viewer: viewer, zone: zone, now: now,
      atHundredths: hundredths(of: now), actor: actor, isDemo: isDemo)
  }

  /// The connection that may write, opened when it is first needed; the only door to one.
  /// - Throws: ``StoreError/notPermitted(reason:)`` in a read-only session.
  func writing() throws -> (connection: Connection, views: ViewSet) {
    if isReadOnly { throw StoreError.notPermitted(reason: "this session is read only") }
    if let opened { return opened }
    let lock = try WriteLock(storePath: path, mode: StoreFileMode.forStore(at: path))
    let connection = try Connection(
      path: path, access: .readWrite(lock), applicationID: Self.applicationID)
    let views = try ViewSet(
      connection: connection, viewer: viewer, zone: zone, isGuarded: false, present: present)
    // Made before any transaction: a view made inside one goes with it when it is rolled back.
    try views.ensure(
      WriteWork.identityViews.values.sorted() + [
        WriteWork.readableYouth, WriteWork.reviewable, ViewScopes.weights,
      ])
    opened = (connection, views)
    return (connection, views)
  }

  /// A connection that sees every table, for proofs that no viewer's scope may narrow; in a
  /// read-only session one that cannot write.
  func proving() throws -> Connection {
    guard isReadOnly else { return try writing().connection }
    return try Connection(path: path, access: .readOnly, applicationID: Self.applicationID)
  }

  var actor: AuditLog.Actor {
    AuditLog.Actor(
      uid: identity.uid, account: viewer.account, role: viewer.role.rawValue,
      agency: viewer.agency, session: identity.session)
  }

  /// The real clock's hundredths, unless the write happens at another time.
  private func hundredths(of now: Instant) -> Int {
    let real = SystemClock.nowHundredths()
    return Int64(real / 100) == now.seconds ? real : Int(now.seconds) * 100
  }
}

/// What one write transaction works with.
struct WriteWork {
  let connection: Connection
  let views: ViewSet
  let viewer: Viewer
  let zone: ZoneRules
  let now: Instant
  let atHundredths: Int
  let actor: AuditLog.Actor
  let isDemo: Bool

  /// Today, on the county's clock.
  var today: LocalDate { zone.localDate(of: now) }

  /// Adds the transaction's audit entry and gives a writer that works under it.
  ///
  /// - Parameter notesAdded: whether what it adds can be taken back with `undo`.
  func record(_ act: AuditLog.Act, notesAdded: Bool = true) throws -> RecordWriter {
    let entry = try AuditLog(connection: connection).append(
      act, by: actor, atHundredths: atHundredths)
    return RecordWriter(connection: connection, entry: entry.seq, notesAdded: notesAdded)
  }

  /// Adds the entry of a change about a youth; the details are ids and counts, never words of a
  /// record.
  func record(
    _ verb: String, youth: String, _ details: [(String, DatabaseValue)]
  ) throws -> RecordWriter {
    try record(
      AuditLog.Act(
        verb: verb, subjectKind: "youth", subject: youth, detail: JSONText.object(details)))
  }

  /// Refuses a key that does not exist or that the viewer does not see, in the same words.
  func requireVisible(_ kind: RecordKind, _ key: String) throws {
    guard let view = Self.identityViews[kind.name] else {
      preconditionFailure("no view says whether a record of \(kind.name) is visible")
    }
    let found = try connection.fetchOne("SELECT 1 FROM \(view) WHERE id = ?", [.text(key)]) {
      $0.int(0)
    }
    if found == nil { throw StoreError.unknownKey(kind: kind.name, key: key) }
  }

  /// The view whose rows decide whether a record exists for a change of the viewer's: of youth
  /// those that are the role's own, since reading one on a team is no right to write about it.
  static let identityViews = [
    "youth": LedgerViews.workingYouth, "cases": LedgerViews.workingCases, "staff": "my_staff_f12",
    "facilities": "my_facilities_f8", "missing": LedgerViews.workingEpisodes,
    "shifts": "my_shifts_f12", "callouts": "my_callouts_f13", "reports": "my_reports_f3",
    "shift_swaps": "my_shift_swaps_f12", "handovers": "my_handovers_f13",
    "temporary_schedules": "my_temporary_schedules_f12",
    "agenda_items": "my_agenda_items_f15", "county_requests": "my_county_requests_f1",
    "study_figures": "my_study_figures_f15",
  ]

  /// The view whose rows decide whether a youth's record may be opened.
  static let readableYouth = "my_youth_f1"

  /// Refuses a youth who does not exist or of whom the viewer reads nothing, in the same words.
  func requireReadable(youth key: String) throws {
    let found = try connection.fetchOne(
      "SELECT 1 FROM \(Self.readableYouth) WHERE id = ?", [.text(key)]
    ) { $0.int(0) }
    if found == nil { throw StoreError.unknownKey(kind: "youth", key: key) }
  }
}

extension StoreError {
  /// Runs `body`, turning what the SQLite layer throws into the store's own words.
  static func translating<T>(_ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw StoreError(error)
    } catch let error as StoreFileError {
      throw StoreError(error)
    }
  }

  init(_ error: DatabaseError) {
    if error.isBusy {
      self = .busy(holder: error.holder.map { "\($0)" } ?? "another process")
    } else if error.code == .interrupt {
      self = .interrupted
    } else if error.code.primary == .authorization {
      self = .notPermitted(reason: "your role may not read that")
    } else if error.code.primary == .constraint {
      self = .rule("the store's own rules refuse it (\(error.message))")
    } else if error.isDiskFull {
      self = .diskFull
    } else {
      self = .inputOutput("\(error.message) (\(error.code.rawValue))")
    }
  }

  init(_ error: StoreFileError) {
    switch error {
    case .missing(let path): self = .missing(path: path)
    case .newerSchema(let found, let known): self = .newer(path: "", found: found, known: known)
    case .empty(let path), .notADatabase(let path), .foreign(let path, _):
      self = .notAStore(path: path, reason: "\(error)")
    case .exists(let path): self = .cannotCreate(path: path, reason: "\(error)")
    case .system(_, _, ENOSPC), .system(_, _, EDQUOT): self = .diskFull
    default: self = .inputOutput("\(error)")
    }
  }
}
