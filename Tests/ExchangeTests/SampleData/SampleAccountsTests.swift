import Domain
import Store
import TestSupport
import Testing

@testable import Exchange

@Suite struct SampleAccountsTests {
  /// The lines of the doctor about accounts.
  private static let accountLines: Set<String> = [
    "accounts", "roles", "staff records", "reviewers", "idle accounts", "reviews",
  ]

  @Test func `a demonstration has an account of each role, which sees what its role needs`() throws
  {
    let folder = try TemporaryFolder()
    let maker = try folder.demoStore(at: SampleStoreTests.noon)
    let now = try TimeText.instant(SampleStoreTests.noon, zone: maker.zone)
    try SampleData.make(.small, seed: 1, now: now, in: maker)
    #expect(Set(SampleAccounts.names.map(\.role)) == Set(Role.grantable))
    for (account, role) in SampleAccounts.names {
      let store = try BoardStore.open(
        path: folder.file("demo.db"), identity: Identity(uid: 1000, account: "maker"),
        actingAs: account, present: { now })
      #expect(store.viewer.role == role)
      let watch = try store.read(BoardWatchQuery(at: now))
      #expect((watch.onCall != nil) == role.lists(.f12), "\(account)")
      #expect((watch.episodes != nil) == role.lists(.f5), "\(account)")
      #expect((watch.facilities?.isEmpty == false) == role.lists(.f8), "\(account)")
      let figures = try store.read(CaseloadQuery(at: now))
      #expect(figures.cases.isEmpty != role.seesWeights, "\(account)")
    }
    let wanting = try maker.doctor(DoctorRequest(anchor: nil, now: now)).filter { !$0.isGood }
    #expect(wanting.filter { Self.accountLines.contains($0.name) } == [])
    #expect(try maker.check().filter { !$0.isGood } == [])
  }
}
