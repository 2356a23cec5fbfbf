import Database
import Domain

/// Compares the rows of an import with the store, outside the write lock, and
/// then writes only the differences, in one transaction.
///
/// Rows come kind by kind in the order of the catalogue, so that a row may
/// refer to a record that an earlier row of the same import brings.
public final class ImportSession {
  let connection: Connection
  let store: BoardStore
  let reading: FieldReading
  let rules: RecordRules
  /// When the import happens.
  public let now: Instant
  /// Rows to write, in the order in which they came.
  var pending: [PendingRow] = []
  /// Key of a row → where it stands in this import.
  var seen: [String: [String: SeenRow]] = [:]
  /// Dated records touched by this import, by kind and key.
  var dated: [String: [String: DatedRecord]] = [:]
  var datedOrder: [(kind: RecordKind, key: String)] = []
  /// UIDs of the calendars of this import.
  var expectedSeries: Set<String> = []
  /// Keys of staff by name, once a calendar has asked for them.
  var staffNames: [String: [String]]?
  /// Keys of facilities by licence number, once the state's list has asked for them.
  var facilityNumbers: [String: String]?
  /// What this import says of licences, by facility.
  var licences: [String: LicenceRow] = [:]
  /// The number of the newest piece of a plan's text, once one is taken.
  var lastPlanText: Int64?
  /// Youth of whom something changes.
  var touchedYouth: Set<String> = []
  /// Whether the file now being read was imported before, byte for byte.
  public private(set) var isKnownFile = false
  private let headAtStart: Int

  /// Begins comparing. What is read until ``commit(source:files:progress:)`` holds as long as
  /// nobody else commits; if somebody did, `commit` throws and nothing is written.
  ///
  /// - Throws: ``StoreError/notPermitted(reason:)`` for a role that may not import.
  public init(store: BoardStore, now: Instant) throws {
    guard store.viewer.role == .dataSteward || store.viewer.role == .everything else {
      try store.noteRefusal(of: "import", rule: "role", now: now)
      throw StoreError.notPermitted(
        reason: "importing is for a data steward; the administrator grants that role")
    }
    self.store = store
    self.now = now
    reading = FieldReading(zone: store.zone)
    rules = RecordRules(now: now, zone: store.zone)
    connection = try StoreError.translating { try store.writing().connection }
    headAtStart = try AuditLog(connection: connection).head().seq
  }

  /// Checks one row and notes what it would change.
  ///
  /// - Parameters:
  ///   - cells: by the file names of the kind's columns; absent or empty = unknown.
  ///   - line: the physical line, for a contradiction inside the file.
  /// - Throws: ``FieldProblem`` for a bad row.
  public func take(_ kind: RecordKind, cells: [String: String], line: Int) throws -> RowOutcome {
    try StoreError.translating {
      var row = try read(kind, cells)
      row.line = line
      if kind.name == "shifts", row.values["id"] == nil {
        row.values["id"] = .text(Self.shiftKey(row))
      }
      if kind.name == "weights" { Self.spellKey(&row) }
      if let problem = rules.problem(kind, row.values) { throw problem }
      try requireReferences(kind, row)
      try requireOwnCounty(kind, row)
      if kind.name == "availability" { try requireWithinCapacity(row) }
      let outcome = kind.isDated ? try takeDated(kind, row) : try takePlain(kind, row)
      if outcome == .added || outcome == .changed { try touch(kind, row) }
      return outcome
    }
  }

  /// Names the file whose rows come next, by the hash of its bytes.
  public func beginFile(sha256: String) throws {
    isKnownFile = try StoreError.translating {
      try connection.fetchOne(
        "SELECT 1 FROM import_files f JOIN imports i ON i.id = f.import"
          + " WHERE f.sha256 = ? AND i.reverted_at IS NULL LIMIT 1", [.text(sha256)]
      ) { $0.int(0) } != nil
    }
  }

  /// Whether anything would be written.
  public var hasChanges: Bool {
    !pending.isEmpty || datedOrder.contains { dated[$0.kind.name]?[$0.key]?.isDirty == true }
  }

  /// Writes every difference in one transaction: one audit entry for the
  /// import and one per youth changed.
  ///
  /// - Returns: the import's number.
  /// - Throws: ``ImportOvertaken`` where the store changed since the comparing began.
  @discardableResult
  public func commit(source: String, files: [ImportedFile], progress: (Int, Int) throws -> Void)
    throws -> Int
  {
    try store.write(verb: "import", now: now) { work in
      guard try AuditLog(connection: connection).head().seq == headAtStart else {
        throw ImportOvertaken()
      }
      // Kinds refer to one another; the references are checked once, at the commit.
      try connection.execute("PRAGMA defer_foreign_keys = ON")
      var writer = try work.record(
        AuditLog.Act(verb: "import", detail: JSONText.object(Self.detail(files))),
        notesAdded: false)
      try writeDated(&writer)
      for (index, row) in pending.enumerated() {
        if index % 1024 == 0 { try progress(index, pending.count) }
        try writer.write(row.values, to: row.table, before: row.before)
      }
      try progress(pending.count, pending.count)
      let number = try enter(source: source, files: files, writer: writer, work: work)
      try auditYouth(work, import: number)
      return number
    }
  }

  private static func detail(_ files: [ImportedFile]) -> [(String, DatabaseValue)] {
    files.map { ($0.file, .text("\($0.sha256) +\($0.counts.added) ~\($0.counts.changed)")) }
  }

  private func enter(
    source: String, files: [ImportedFile], writer: RecordWriter, work: WriteWork
  ) throws -> Int {
    let number = try connection.fetchInt("SELECT ifnull(max(id), 0) + 1 FROM imports")
    try connection.execute(
      "INSERT INTO imports (id, at, account, source, entry) VALUES (?,?,?,?,?)",
      [
        .integer(Int64(number)), .integer(now.seconds), .text(work.viewer.account),
        .text(source), .integer(Int64(writer.entry)),
      ])
    for (index, file) in files.enumerated() {
      let counts = [
        file.counts.read, file.counts.added, file.counts.changed, file.counts.unchanged,
        file.counts.conflicts, file.counts.rejected,
      ].map { DatabaseValue.integer(Int64($0)) }
      try connection.execute(
        "INSERT INTO import_files (import, ordinal, kind, file, sha256, rows_read, added, changed,"
          + " unchanged, conflicts, rejected) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
        [
          .integer(Int64(number)), .integer(Int64(index)), .text(file.kind), .text(file.file),
          .text(file.sha256),
        ] + counts)
    }
    return number
  }

  private func auditYouth(_ work: WriteWork, import number: Int) throws {
    let log = AuditLog(connection: connection)
    var head = try log.head()
    let detail = JSONText.object([("import", .integer(Int64(number)))])
    for youth in touchedYouth.sorted() {
      let entry = try log.append(
        AuditLog.Act(verb: "import", subjectKind: "youth", subject: youth, detail: detail),
        by: work.actor, atHundredths: work.atHundredths, after: head)
      head = (entry.seq, entry.hash)
    }
  }
}

/// A row to be written, and the row it replaces.
struct PendingRow {
  let table: RecordTable
  var values: [DatabaseValue]
  let before: [DatabaseValue]?
}

/// Where a key was first given in this import.
struct SeenRow {
  let line: Int
  /// The place in `pending`, or `nil` where the store already had the same.
  let index: Int?
  let values: [DatabaseValue]
}

/// One row's cells, read.
struct ImportRow {
  var values: [String: FieldValue]
  var effectiveOn: LocalDate?
  var line = 0
  /// Whether it is of a later file that may say otherwise than an earlier one of the same import.
  var standsOver = false

  /// The text of a cell, or `nil`.
  func text(_ name: String) -> String? {
    if case .text(let text) = values[name] { text } else { nil }
  }
}
