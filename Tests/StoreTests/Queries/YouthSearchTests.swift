import Domain
import TestSupport
import Testing

@testable import Store

@Suite struct YouthSearchTests {
  private func keys(_ text: String, _ store: BoardStore, _ scene: BoardScene) throws -> [String] {
    try store.read(YouthSearchQuery(text: text, at: scene.now)).map(\.youth)
  }

  /// A youth of the sample bundle, with the last word of the name.
  private func someone() throws -> (key: String, word: String) {
    let row = try #require(try RowBundle.sample()["youth"].first { $0["name"]?.isEmpty == false })
    let word = try #require(row["name"]?.split(separator: " ").last.map(String.init))
    return (try #require(row["id"]), word)
  }

  @Test func `a youth is found by the beginning of a name, by key and by initials`() throws {
    let scene = try BoardScene.sample()
    let (key, word) = try someone()
    #expect(try keys(String(word.prefix(3)).uppercased(), scene.maker, scene).contains(key))
    #expect(try keys(key.lowercased(), scene.maker, scene) == [key])
    #expect(try keys("sample \(word)", scene.maker, scene).contains(key))
    #expect(try keys("sample \(word) nobody", scene.maker, scene).isEmpty)
    #expect(try keys("   ", scene.maker, scene).isEmpty)
  }

  @Test func `a youth is found by how the name sounds, and by an earlier name`() throws {
    let scene = try BoardScene.sample()
    let key = try scene.maker.apply(
      "add-youth", fields: [("county", "06029"), ("name", "Sample Robert")], now: scene.now)
    #expect(try keys("rupert", scene.maker, scene).contains(key))
    #expect(try keys("robe", scene.maker, scene).contains(key))
  }

  @Test func `several words find who has all of them, in any order, heard or begun`() throws {
    let scene = try BoardScene.sample()
    let key = try scene.maker.apply(
      "add-youth", fields: [("county", "06029"), ("name", "Sample Robert Honeyman")],
      now: scene.now)
    for text in ["robert honey", "honeyman rupert", "sample honimen", "h s r"] {
      #expect(try keys(text, scene.maker, scene) == [key], "\(text)")
    }
    #expect(try keys("robert abelia", scene.maker, scene).isEmpty)
  }

  @Test func `a letter that many names begin with gives no more than the limit, each once`() throws
  {
    let scene = try BoardScene.sample()
    for number in 0..<60 {
      _ = try scene.maker.apply(
        "add-youth", fields: [("county", "06029"), ("name", "Sample Sorrel\(number)")],
        now: scene.now)
    }
    let found = try keys("s", scene.maker, scene)
    #expect(found.count == YouthSearchQuery.limit)
    #expect(Set(found).count == found.count)
  }

  @Test(arguments: [
    ("Robert", "r163"), ("Rupert", "r163"), ("Ashcraft", "a261"), ("Ashcroft", "a261"),
    ("Tymczak", "t522"), ("Pfister", "p236"), ("Honeyman", "h555"), ("Lee", "l000"),
    ("Y-0001", ""), ("", ""),
  ])
  func `sounds are those of the published system`(word: String, code: String) {
    #expect(YouthWords.sound(word) == code)
  }

  @Test func `nobody out of scope is found, by no part of their name`() throws {
    let scene = try BoardScene.sample()
    let worker = try scene.open(as: "worker")
    let mine = Set(
      try scene.maker.read(CaseloadQuery(at: scene.now)).cases
        .filter { $0.worker == worker.viewer.staff }.map(\.youth))
    let found = Set(try keys("sample", worker, scene))
    #expect(!found.isEmpty)
    #expect(found.isSubset(of: mine))
    let other = try #require(
      try RowBundle.sample()["youth"].compactMap { $0["id"] }.first { !mine.contains($0) })
    #expect(try keys(other, worker, scene).isEmpty)
  }
}
