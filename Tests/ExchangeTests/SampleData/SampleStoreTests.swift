import Database
import Domain
import Store
import TestSupport
import Testing

@testable import Exchange

/// Every row as text, in the order in which it came.
final class RowCollector: SampleSink {
  private(set) var rows: [String] = []
  private(set) var cells: [String: [[String: String]]] = [:]

  func add(_ kind: String, _ cells: [String: String]) throws {
    rows.append(kind + " " + cells.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }.joined())
    self.cells[kind, default: []].append(cells)
  }

  func addPlan(_ fileName: String, _ text: String) throws {
    rows.append("plan \(fileName) \(text)")
  }
}

@Suite struct SampleStoreTests {
  static let noon = "2026-11-24T12:00:00-08:00"

  private func collected(seed: UInt64, at time: String = noon) throws -> RowCollector {
    let zone = try SystemZone.load()
    let sink = RowCollector()
    try SampleData.fill(
      sink, .small, seed: seed, now: try TimeText.instant(time, zone: zone), zone: zone)
    return sink
  }

  @Test func `the same seed and time give the same rows, and another seed others`() throws {
    let first = try collected(seed: 1).rows
    #expect(try collected(seed: 1).rows == first)
    #expect(try collected(seed: 2).rows != first)
    #expect(try collected(seed: 1, at: "2026-11-24T13:00:00-08:00").rows != first)
  }

  @Test(arguments: [
    "2026-11-24T12:00:00-08:00", "2026-03-08T01:00:00-08:00", "2026-11-01T01:00:00-07:00",
    "2028-02-29T23:00:00-08:00",
  ])
  func `every row of the small store is taken and the store passes its check`(time: String) throws {
    let folder = try TemporaryFolder()
    let store = try folder.demoStore(at: time)
    let now = try TimeText.instant(time, zone: store.zone)
    var last: ImportProgress?
    try SampleData.make(.small, seed: 7, now: now, in: store, progress: { last = $0 })
    #expect(last?.done == last?.total)
    #expect(try store.check().filter { !$0.isGood } == [])
    let connection = try Connection(path: folder.file("demo.db"), access: .readOnly)
    defer { connection.close() }
    let left = try connection.fetchInt(
      "SELECT sum(changed + unchanged + conflicts + rejected) FROM import_files")
    #expect(left == 0)
    #expect(try connection.fetchInt("SELECT count(*) FROM youth") == 266)
    #expect(try connection.fetchInt("SELECT count(*) FROM cases WHERE closed_on IS NULL") == 248)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `the small store shows every band, and a case that nobody has`(seed: UInt64) throws {
    let folder = try TemporaryFolder()
    let store = try folder.demoStore(at: Self.noon)
    let now = try TimeText.instant(Self.noon, zone: store.zone)
    try SampleData.make(.small, seed: seed, now: now, in: store)
    let figures = try store.read(CaseloadQuery(at: now))
    let bands = figures.workers.compactMap(\.band)
    #expect(Set(bands) == Set(LoadBand.allCases))
    #expect(bands.count { $0 == .blocked } <= 4)
    #expect(figures.cases.contains { $0.worker == nil })
    #expect(figures.cases.contains { $0.weight.halved })
    #expect(figures.cases.contains { $0.weight.status == .confirmedHistoric })
  }

  @Test func `stops when interrupted, and refuses a store of real records`() throws {
    let folder = try TemporaryFolder()
    let store = try folder.demoStore(at: Self.noon)
    let now = try TimeText.instant(Self.noon, zone: store.zone)
    do {
      try SampleData.make(.small, seed: 1, now: now, in: store, isInterrupted: { true })
      Issue.record("it went on")
    } catch ImportFailure.interrupted {}
    let maker = Identity(uid: 1000, account: "maker")
    try BoardStore.create(path: folder.file("live.db"), identity: maker, isDemo: false, now: now)
    let live = try BoardStore.open(
      path: folder.file("live.db"), identity: maker, present: { now })
    #expect(throws: StoreError.self) {
      try SampleData.make(.small, seed: 1, now: now, in: live)
    }
  }
}
