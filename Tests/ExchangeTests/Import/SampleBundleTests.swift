import Domain
import Exchange
import Store
import TestSupport
import Testing

@Suite struct SampleBundleTests {
  @Test func `the sample bundle imports whole, and a second time changes nothing`() throws {
    let folder = try TemporaryFolder()
    let store = try folder.demoStore(at: "2026-11-20T12:00:00-08:00")
    let (inputs, warnings) = try ImportInput.discover(paths: [RepositoryPath.root + "/sampledata"])
    #expect(warnings.map { $0.contains("README.md: is no file that a bundle may hold") } == [true])
    let zone = try SystemZone.load()
    let now = try TimeText.instant("2026-11-20T12:00:00-08:00", zone: zone)
    let first = try BundleImport(store: store, now: now).run(inputs)
    #expect(first.importNumber == 1)
    #expect(first.files.allSatisfy { $0.counts.added > 0 && $0.counts.rejected == 0 })
    let second = try BundleImport(store: store, now: now).run(inputs)
    #expect(second.changesNothing)
    #expect(second.files.allSatisfy { $0.counts.unchanged == $0.counts.read })
    #expect(try store.check().allSatisfy(\.isGood))
  }
}
