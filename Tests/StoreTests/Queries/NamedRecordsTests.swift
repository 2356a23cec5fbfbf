import Domain
import TestSupport
import Testing

@testable import Store

@Suite struct NamedRecordsTests {
  private func keys(
    _ kind: NamedRecordKind, _ text: String, _ scene: BoardScene, as account: String? = nil,
    in counties: [String] = []
  ) throws -> [String] {
    let store = try account.map { try scene.open(as: $0) } ?? scene.maker
    return try store.read(NamedRecordsQuery(kind, text: text, at: scene.now, counties: counties))
      .map(\.key)
  }

  @Test func `a county is found by the beginning of any word of its name, and by its code`() throws
  {
    let scene = try BoardScene.sample()
    #expect(try keys(.county, "KER", scene) == ["06029"])
    #expect(try keys(.county, "06029", scene) == ["06029"])
    #expect(try keys(.county, "er", scene).isEmpty)
  }

  @Test func `staff are found by key, by number alone and by every word typed`() throws {
    let scene = try BoardScene.sample()
    let row = try #require(try RowBundle.sample()["staff"].first { $0["unit"]?.isEmpty == false })
    let (id, name) = (try #require(row["id"]), try #require(row["name"]))
    let number = try #require(id.split(separator: "-").last)
    #expect(try keys(.staff, id.lowercased(), scene) == [id])
    #expect(try keys(.staff, String(number), scene).contains(id))
    #expect(try keys(.staff, name, scene).contains(id))
    #expect(try keys(.staff, "\(name) nobody", scene).isEmpty)
  }

  @Test func `a percent sign and an underscore stand for themselves`() throws {
    let scene = try BoardScene.sample()
    for text in ["%", "_", "\\", "W%"] {
      #expect(try keys(.staff, text, scene).isEmpty, "\(text)")
    }
  }

  @Test func `cases are found by their key and by the youth's, in capitals or not`() throws {
    let scene = try BoardScene.sample()
    #expect(try keys(.cases, "c-0034", scene) == ["C-0034"])
    #expect(try keys(.cases, "Y-0034", scene) == ["C-0034"])
  }

  @Test func `no kind gives more than the limit, each once`() throws {
    let scene = try BoardScene.sample()
    for kind in NamedRecordKind.allCases {
      let found = try keys(kind, "", scene)
      #expect(found.count <= NamedRecordsQuery.limit)
      if kind != .unit { #expect(Set(found).count == found.count, "\(kind)") }
      #expect(found.isEmpty == (kind == .youth), "\(kind)")
    }
  }

  @Test func `a restriction to a county leaves the others out`() throws {
    let scene = try BoardScene.sample()
    let all = try keys(.staff, "w", scene)
    let kern = try keys(.staff, "w", scene, in: ["06029"])
    #expect(!kern.isEmpty)
    #expect(kern.count < all.count)
  }

  @Test func `a caseworker finds the own caseload's youth and cases only`() throws {
    let scene = try BoardScene.sample()
    for account in ViewingGuardTests.accounts where account != "maker" {
      let store = try scene.open(as: account)
      guard store.viewer.role == .caseworker else { continue }
      let own = try Set(keys(.cases, "", scene, as: account))
      let all = try Set(keys(.cases, "", scene))
      #expect(own.isSubset(of: Set(try RowBundle.sample()["cases"].compactMap { $0["id"] })))
      #expect(own != all)
      let youth = try keys(.youth, "sample", scene, as: account)
      #expect(youth.count < YouthSearchQuery.limit)
    }
  }
}
