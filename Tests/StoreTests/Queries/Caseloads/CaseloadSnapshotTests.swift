import Domain
import TestSupport
import Testing

@testable import Store

@Suite struct CaseloadSnapshotTests {
  @Test func `what a board shows of the figures comes back as it was kept`() throws {
    let scene = try BoardScene.sample()
    let figures = try scene.maker.read(CaseloadQuery(at: scene.now))
    try scene.maker.keep(figures, at: scene.now)
    let kept = try #require(try scene.maker.read(CaseloadSnapshotQuery(since: scene.now)))
    #expect(kept.at == scene.now)
    #expect(kept.figures.workers == figures.workers)
    #expect(kept.figures.units == figures.units)
    #expect(kept.figures.counties == figures.counties)
    let open = figures.casesWithoutWorker
    #expect(!open.isEmpty)
    #expect(kept.figures.cases.map(\.caseID) == open.map(\.caseID))
    #expect(kept.figures.cases.map(\.weight.points) == open.map(\.weight.points))
  }

  @Test func `one viewer's snapshot is no other's`() throws {
    let scene = try BoardScene.sample()
    try scene.maker.keep(try scene.maker.read(CaseloadQuery(at: scene.now)), at: scene.now)
    let lead = try scene.open(as: "lead")
    #expect(try lead.read(CaseloadSnapshotQuery(since: Instant(seconds: 0))) == nil)
  }

  @Test func `a snapshot too old is not given`() throws {
    let scene = try BoardScene.sample()
    try scene.maker.keep(try scene.maker.read(CaseloadQuery(at: scene.now)), at: scene.now)
    let since = scene.now.adding(seconds: 1)
    #expect(try scene.maker.read(CaseloadSnapshotQuery(since: since)) == nil)
  }

  @Test func `a text that is not ours is no figures`() {
    #expect(CaseloadArchive.figures("X\t1") == nil)
    #expect(CaseloadArchive.figures("W\tonly a name") == nil)
    #expect(CaseloadArchive.figures("")?.workers.isEmpty == true)
  }
}
