import Domain
import Store

/// Imports files into the store (interface §3): every row checked and compared
/// first, then only the differences written, in one transaction.
public struct BundleImport {
  /// Whether to check and compare only.
  public var isDryRun = false
  /// Where bad rows go; with it the rest is taken, without it a bad row stops the import.
  public var rejectsPath: String?
  /// Called now and then while reading and writing.
  public var progress: (ImportProgress) -> Void = { _ in }
  /// Asked now and then; `true` ends the import with the store as it was.
  public var isInterrupted: () -> Bool = { false }

  let store: BoardStore
  let now: Instant

  /// An import into a store.
  ///
  /// - Parameter now: when it happens; changed attributes without a date hold from then.
  public init(store: BoardStore, now: Instant) {
    self.store = store
    self.now = now
  }

  /// Takes the files, in the given order.
  ///
  /// - Throws: ``ImportFailure``; ``StoreError`` where the store cannot be
  ///   written or the viewer may not import. Nothing is kept then.
  public func run(_ inputs: [ImportInput]) throws -> ImportReport {
    // Somebody else's commit between comparing and writing makes the comparison void.
    for _ in 0..<5 {
      do {
        return try attempt(inputs)
      } catch is ImportOvertaken {
        continue
      }
    }
    throw ImportFailure.overtaken
  }

  private func attempt(_ inputs: [ImportInput]) throws -> ImportReport {
    let session = try ImportSession(store: store, now: now)
    var tally = ImportTally(rejects: try rejectsPath.map { try RejectsFile(path: $0) })
    let total = try inputs.reduce(0) { try $0 + FileHash.byteCount(of: $1.path) }
    var rosters = try rosters(inputs, session)
    var files: [ImportedFile] = []
    var bytesBefore = 0
    for input in inputs {
      let before = bytesBefore
      let report = { (bytes: Int) in
        progress(ImportProgress(phase: input.fileName, done: before + bytes, total: total))
      }
      switch input.kind {
      case .records(let kind):
        files.append(
          try take(input, FileRows(kind, session), session, report, &tally))
      case .facilityList:
        files.append(
          try take(input, FileRows(facilityList: session), session, report, &tally))
      case .roster:
        let pass = RosterImport(
          input: input, file: rosters.removeFirst(), session: session,
          isInterrupted: isInterrupted, progress: report)
        files.append(try pass.run(&tally))
      case .plans:
        let pass = PlanImport(input: input, session: session, progress: report)
        files.append(try pass.run(&tally))
        if isInterrupted() { throw ImportFailure.interrupted }
      }
      bytesBefore += try FileHash.byteCount(of: input.path)
    }
    if tally.badCount > 0, rejectsPath == nil {
      throw ImportFailure.badRows(tally.badRows, total: tally.badCount)
    }
    tally.warnings += try session.warnings()
    let number = try write(session, source: inputs, files: files)
    try tally.rejects?.keep()
    return ImportReport(
      files: files.map { ImportFileReport(kind: $0.kind, file: $0.file, counts: $0.counts) },
      warnings: tally.warnings, notes: tally.notes, conflicts: tally.conflicts,
      rejects: tally.badRows,
      importNumber: number, isDryRun: isDryRun, changesNothing: !session.hasChanges)
  }

  private func take(
    _ input: ImportInput, _ rows: FileRows, _ session: ImportSession,
    _ progress: @escaping (Int) -> Void, _ tally: inout ImportTally
  ) throws -> ImportedFile {
    let pass = FileImport(
      input: input, rows: rows, session: session, isInterrupted: isInterrupted, progress: progress)
    return try pass.run(&tally)
  }

  /// The calendars of the import, read before any file is taken: the shifts of their UIDs are theirs
  /// to replace, and none of them is missing from a shifts file.
  private func rosters(_ inputs: [ImportInput], _ session: ImportSession) throws -> [RosterFile] {
    let rosters = try inputs.filter { $0.kind == .roster }.map {
      try RosterFile(path: $0.path, isInterrupted: isInterrupted)
    }
    session.expectSeries(rosters.flatMap(\.series).map(\.uid))
    return rosters
  }

  private func write(_ session: ImportSession, source: [ImportInput], files: [ImportedFile]) throws
    -> Int?
  {
    if isDryRun || !session.hasChanges { return nil }
    let folder = source.first.map { PathName.last(String($0.path.dropLast($0.fileName.count))) }
    return try session.commit(source: folder ?? "", files: files) { done, total in
      if isInterrupted() { throw ImportFailure.interrupted }
      progress(ImportProgress(phase: "writing", done: done, total: total))
    }
  }
}

/// What is collected over all files of an import.
struct ImportTally {
  /// How many bad rows are listed by name.
  static let listed = 100

  var warnings: [String] = []
  var notes: [String] = []
  var conflicts: [String] = []
  private(set) var badRows: [BadRow] = []
  private(set) var badCount = 0
  var rejects: RejectsFile?

  init(rejects: RejectsFile?) {
    self.rejects = rejects
  }

  /// Lists a bad row and, where there is one, adds it to the file of rejects.
  mutating func reject(_ row: BadRow) throws {
    badCount += 1
    if badRows.count < Self.listed { badRows.append(row) }
    try rejects?.add(row)
  }
}
