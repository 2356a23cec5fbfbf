import Domain
import TestSupport
import Testing

@testable import Store

@Suite struct YouthCaseloadTests {
  /// Each youth's rows against those of the whole caseload, as every account sees them.
  private func compare(_ scene: BoardScene, _ accounts: [String], _ youth: [String]) throws -> Int {
    var compared = 0
    for account in accounts {
      let store = account == "maker" ? scene.maker : try scene.open(as: account)
      let whole = try store.read(CaseloadQuery(at: scene.now))
      for key in Set(youth) {
        let one = try store.read(YouthCaseloadQuery(youth: key, at: scene.now))
        #expect(one == whole.cases(of: key), "\(key) as \(account)")
        compared += one.cases.count
      }
    }
    return compared
  }

  @Test func `a youth's cases weigh what they weigh among all others`() throws {
    let youth = try RowBundle.sample()["youth"].compactMap { $0["id"] }
    let compared = try compare(
      try BoardScene.sample(), ["maker", "worker", "lead", "steward", "keeper"], youth)
    #expect(compared > 40)
  }

  @Test func `siblings with one worker count in it on random records`() throws {
    var halved = 0
    for seed in 1...8 {
      var random = RandomRows(seed: UInt64(seed))
      var bundle = random.make()
      bundle["youth"] = bundle["youth"].map { row in
        row.merging(["sibling_group": "G-1"]) { $1 }
      }
      let worker = GrantRequest(
        account: "worker", role: .caseworker, agency: "A-1", counties: ["06029"], staff: "W-1")
      let scene = try BoardScene(bundle, at: RandomRows.present, grants: [worker])
      _ = try compare(scene, ["maker", "worker"], bundle["youth"].compactMap { $0["id"] })
      let whole = try scene.maker.read(CaseloadQuery(at: scene.now))
      halved += whole.cases.count { $0.weight.halved }
    }
    #expect(halved > 0)
  }

  @Test func `a youth who does not exist has no case`() throws {
    let scene = try BoardScene.sample()
    let none = try scene.maker.read(YouthCaseloadQuery(youth: "Y-none", at: scene.now))
    #expect(none.cases.isEmpty && none.workers.isEmpty)
  }
}
