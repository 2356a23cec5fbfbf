import Domain
import Store

/// Writes the rows through the import, which checks each as it would check a
/// county's own, in slices that keep memory flat.
final class SampleWriter: SampleSink {
  private let store: BoardStore
  private let now: Instant
  private let source: String
  private let progress: (Int) throws -> Void
  private var session: ImportSession?
  private var files: [String: (hash: SHA256, counts: ImportCounts)] = [:]
  private var plans: [ImportedFile] = []
  private var sliceRows = 0
  private(set) var rowCount = 0
  private let kinds = Dictionary(uniqueKeysWithValues: RecordCatalog.all.map { ($0.name, $0) })

  /// Rows a transaction.
  static let sliceSize = 8_000

  init(
    store: BoardStore, now: Instant, source: String, progress: @escaping (Int) throws -> Void
  ) {
    self.store = store
    self.now = now
    self.source = source
    self.progress = progress
  }

  func add(_ kind: String, _ cells: [String: String]) throws {
    guard let known = kinds[kind] else { preconditionFailure("no kind of record: \(kind)") }
    let session = try self.session ?? ImportSession(store: store, now: now)
    self.session = session
    rowCount += 1
    sliceRows += 1
    let outcome = try session.take(known, cells: cells, line: rowCount)
    note(known, cells, outcome)
    if rowCount % 512 == 0 { try progress(rowCount) }
    if sliceRows >= Self.sliceSize { try flush() }
  }

  func addPlan(_ fileName: String, _ text: String) throws {
    let session = try self.session ?? ImportSession(store: store, now: now)
    self.session = session
    let file = PlanFile(
      bytes: Array(text.utf8), name: PlanFileName(fileName), zone: session.zone)
    var counts = ImportCounts()
    counts.read = 1
    counts.count(try session.take(try file.plan()))
    plans.append(
      ImportedFile(
        kind: FileKind.plans.name, file: fileName, sha256: file.sha256, counts: counts))
  }

  /// Commits what was taken since the last commit.
  func flush() throws {
    guard let session else { return }
    let named = RecordCatalog.all.compactMap { kind in
      files[kind.name].map { file in
        var hash = file.hash
        return ImportedFile(
          kind: kind.name, file: kind.fileName, sha256: Hexadecimal.text(hash.finish()),
          counts: file.counts)
      }
    }
    try session.commit(source: source, files: named + plans) { _, _ in try progress(rowCount) }
    self.session = nil
    files = [:]
    plans = []
    sliceRows = 0
  }

  private func note(_ kind: RecordKind, _ cells: [String: String], _ outcome: RowOutcome) {
    var file = files[kind.name] ?? (SHA256(), ImportCounts())
    let text = kind.columns.map { cells[$0.name] ?? "" }.joined(separator: ",") + "\n"
    file.hash.update(Array(text.utf8))
    file.counts.read += 1
    file.counts.count(outcome)
    files[kind.name] = file
  }
}
