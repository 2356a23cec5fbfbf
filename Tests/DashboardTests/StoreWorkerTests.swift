import Domain
import Glibc
import Store
import Testing

@testable import Dashboard

@Suite struct StoreWorkerTests {
  @Test func `reads and writes in its own thread and tells through the descriptor`() throws {
    let store = try SampleStore()
    let path = store.path
    let identity = store.identity
    let worker = try StoreWorker(
      open: { try BoardStore.open(path: path, identity: identity) },
      clock: { SampleStore.noon })
    defer { worker.stop() }
    worker.fetch(Fetch(LoadQuery(at: SampleStore.noon)))
    let fetched = try #require(Self.next(worker))
    guard case .fetched(let answer) = fetched, case .success(let value) = answer.result else {
      Issue.record("no answer")
      return
    }
    #expect((value as? LoadFacts)?.figures.counties.count == 3)
    worker.write(
      "assign-case",
      [NamedText(name: "case", text: "C-0034"), NamedText(name: "staff", text: "W-302")])
    let written = try #require(Self.next(worker))
    guard case .written(let outcome) = written, case .success = outcome.result else {
      Issue.record("not written")
      return
    }
    #expect(outcome.action == "assign-case")
  }

  @Test func `stops while it has nothing to do`() throws {
    let worker = try StoreWorker(
      open: { throw Problem("never opened") }, clock: { SampleStore.noon })
    worker.stop()
    worker.stop()
    #expect(worker.take().isEmpty)
  }

  /// Waits for the worker's descriptor and takes what came.
  private static func next(_ worker: StoreWorker) -> Message? {
    var waiting = pollfd(fd: worker.descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&waiting, 1, 30_000) == 1 else { return nil }
    return worker.take().first
  }
}
