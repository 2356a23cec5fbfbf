import Domain
import Exchange
import Store
import TestSupport
import Testing

@Suite struct RandomImportTests {
  /// Imports the bundle's files, all at once or one after the other, and dumps the records.
  private func dump(_ bundle: RowBundle, inOneGo: Bool) throws -> [String: [String]] {
    let folder = try TemporaryFolder()
    let store = try folder.demoStore(at: RandomRows.present)
    let now = try TimeText.instant(RandomRows.present, zone: store.zone)
    let paths = try bundle.files.map { file in
      try folder.write(file.kind.fileName, RowBundle.csv(file))
    }
    let inputs = try ImportInput.discover(paths: paths).inputs
    let work = BundleImport(store: store, now: now)
    if inOneGo {
      _ = try work.run(inputs)
    } else {
      for input in inputs { _ = try work.run([input]) }
    }
    let again = try work.run(inputs)
    #expect(again.changesNothing, "the same bundle a second time")
    #expect(
      try store.check().filter { !$0.isGood }.map(\.name).allSatisfy {
        $0 == "one primary worker a case at a time"
          || $0 == "assignments begin in their case's time"
      })
    return try StoreDump.records(of: folder.file("demo.db"))
  }

  @Test(arguments: 1...8)
  func `a bundle is the same in one go, file by file, and with its rows shuffled`(seed: Int) throws
  {
    var rows = RandomRows(seed: UInt64(seed))
    var random = SeededNumbers(seed: UInt64(seed) &* 977)
    let bundle = rows.make()
    let whole = try dump(bundle, inOneGo: true)
    #expect(whole["youth_versions", default: []].count >= bundle["youth"].count / 3)
    #expect(StoreDump.differences(whole, try dump(bundle, inOneGo: false)).isEmpty)
    for _ in 0..<2 {
      let other = bundle.shuffled(by: &random)
      #expect(StoreDump.differences(whole, try dump(other, inOneGo: true)).isEmpty)
    }
  }
}
