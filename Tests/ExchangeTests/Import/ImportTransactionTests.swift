import Database
import Domain
import Exchange
import Store
import TestSupport
import Testing

@Suite struct ImportTransactionTests {
  private func sampleInputs() throws -> [ImportInput] {
    try ImportInput.discover(paths: [RepositoryPath.root + "/sampledata"]).inputs
  }

  @Test func `a dry run says what would be and writes nothing`() throws {
    let scene = try ImportScene()
    let before = try StoreDump.everything(of: scene.path)
    let report = try scene.take("youth", "id,county\nY-9,06029\nY-1,06029\n") { $0.isDryRun = true }
    #expect(report.files[0].counts.added == 1 && report.files[0].counts.unchanged == 1)
    #expect(report.importNumber == nil && !report.changesNothing)
    #expect(try StoreDump.everything(of: scene.path) == before)
  }

  @Test func `an import is one entry in the log and one for each youth changed`() throws {
    let folder = try TemporaryFolder()
    let store = try folder.demoStore(at: ImportScene.time)
    let now = try TimeText.instant(ImportScene.time, zone: store.zone)
    let before = try store.read(AuditQuery()).count
    _ = try BundleImport(store: store, now: now).run(sampleInputs())
    let made = try store.read(AuditQuery()).dropFirst(before)
    let youth = try RowBundle.sample()["youth"].compactMap { $0["id"] }
    #expect(made.first?.verb == "import" && made.first?.subject == "")
    #expect(made.dropFirst().map(\.subject) == youth.sorted())
    #expect(made.allSatisfy { $0.verb == "import" && $0.outcome == "done" })
    let files = try store.read(ImportsQuery())
    #expect(files.count == (try sampleInputs().count))
    #expect(files.allSatisfy { made.first?.detail.contains($0.sha256) == true })
  }

  @Test func `an import interrupted at any step leaves the store as it was`() throws {
    var steps = 0
    var isDone = false
    while !isDone {
      let folder = try TemporaryFolder()
      let store = try folder.demoStore(at: ImportScene.time)
      let now = try TimeText.instant(ImportScene.time, zone: store.zone)
      let before = try StoreDump.everything(of: folder.file("demo.db"))
      let counter = Counter(stopAt: steps)
      var work = BundleImport(store: store, now: now)
      work.isInterrupted = { counter.tick() }
      do {
        _ = try work.run(sampleInputs())
        isDone = true
        #expect(steps > 1)
      } catch ImportFailure.interrupted {
        #expect(try StoreDump.everything(of: folder.file("demo.db")) == before)
      }
      steps += 1
    }
  }

  @Test func `a failure while writing leaves the store as it was`() throws {
    let scene = try ImportScene()
    let connection = try Connection(
      path: scene.path, access: .readWrite(WriteLock(storePath: scene.path)))
    try connection.write(verb: "test") {
      try connection.execute(
        "CREATE TRIGGER fails BEFORE INSERT ON import_files BEGIN SELECT RAISE(ABORT, 'no'); END")
    }
    connection.close()
    let before = try StoreDump.everything(of: scene.path)
    #expect(throws: StoreError.self) { try scene.take("youth", "id,county\nY-9,06029\n") }
    #expect(try StoreDump.everything(of: scene.path) == before)
  }

  @Test func `an import overtaken by another writer compares again`() throws {
    let scene = try ImportScene()
    let other = try BoardStore.open(
      path: scene.path, identity: Identity(uid: 1000, account: "maker"),
      present: { [now = scene.now] in now })
    let counter = Counter(stopAt: 0)
    let report = try scene.take(
      "youth", "id,county,initials\nY-9,06029,AB\n", at: scene.now.adding(seconds: 5)
    ) { work in
      work.progress = { progress in
        // Between comparing and writing, once.
        guard progress.phase == "youth.csv", counter.tick() else { return }
        _ = try? other.apply(
          "add-youth", fields: [("id", "Y-9"), ("county", "06029"), ("initials", "AB")],
          now: scene.now)
      }
    }
    #expect(report.files[0].counts.unchanged == 1 && report.changesNothing)
    #expect(try scene.rows("youth_versions").count { $0.contains("\"Y-9\"") } == 1)
  }

  @Test func `one whom others overtake each time gives up and writes nothing`() throws {
    let scene = try ImportScene()
    let other = try BoardStore.open(
      path: scene.path, identity: Identity(uid: 1000, account: "maker"),
      present: { [now = scene.now] in now })
    do {
      _ = try scene.take("youth", "id,county\nY-9,06029\n") { work in
        work.progress = { progress in
          if progress.phase == "youth.csv" {
            try? other.noteOpening(ofYouth: "Y-1", now: scene.now)
          }
        }
      }
      Issue.record("it was taken")
    } catch ImportFailure.overtaken {
      #expect(try !scene.rows("youth").contains { $0.contains("Y-9") })
    }
  }
}

/// Says yes once, at the given call from 0.
private final class Counter {
  private var calls = 0
  private let stopAt: Int

  init(stopAt: Int) { self.stopAt = stopAt }

  func tick() -> Bool {
    defer { calls += 1 }
    return calls == stopAt
  }
}
