import Domain
import TestSupport
import Testing

@testable import Store

@Suite struct YouthCallsTests {
  private func calls(_ youth: String, _ scene: BoardScene) throws -> [YouthCall] {
    try scene.maker.read(YouthQuery(youth: youth, at: scene.now))
      .calls(at: scene.now, zone: scene.maker.zone)
  }

  @Test func `the primary worker is called first, then the others, then the lead agency`() throws {
    let scene = try BoardScene.sample()
    _ = try scene.maker.apply(
      "assign-case", fields: [("case", "C-0001"), ("staff", "W-102"), ("role", "secondary")],
      now: scene.now)
    let calls = try calls("Y-0001", scene)
    #expect(calls.first?.part == "primary")
    #expect(calls.first?.phone == "661-555-0111")
    let second = try #require(calls.firstIndex { $0.key == "W-102" })
    #expect(second > 0)
    #expect(calls.last?.key == "AG-KERN-CW")
    #expect(calls.last?.phone == "661-555-0101")
    #expect(Set(calls.map(\.key)).count == calls.count, "nobody stands there twice")
  }

  @Test func `whoever works with the youth no more is not called`() throws {
    let scene = try BoardScene.sample()
    for row in try RowBundle.sample()["youth"] {
      let youth = try #require(row["id"])
      let record = try scene.maker.read(YouthQuery(youth: youth, at: scene.now))
      let now = Set(
        record.team.filter { $0.until.map { $0 > scene.now } ?? true }.compactMap(\.staff))
      let people = record.calls(at: scene.now, zone: scene.maker.zone).filter { !$0.isAgency }
      #expect(Set(people.map(\.key)).isSubset(of: now), "\(youth)")
    }
  }
}
