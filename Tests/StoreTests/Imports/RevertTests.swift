import Domain
import TestSupport
import Testing

@testable import Store

@Suite struct RevertTests {
  private func sentence(_ body: () throws -> Void) -> String {
    do { try body() } catch let error as StoreError {
      switch error {
      case .rule(let reason), .notPermitted(let reason): return reason
      case .unknownKey(let kind, let key): return "unknown \(kind) \(key)"
      default: return "\(error)"
      }
    } catch { return "\(error)" }
    return "(taken back)"
  }

  @Test func `an import that nothing was built on is taken back whole`() throws {
    let scene = try BoardScene.sample()
    let (_, removed) = try scene.maker.revertImport(1, now: scene.now)
    #expect(removed > 280)
    #expect(
      try StoreDump.records(of: scene.path).filter { $0.key != "policies" }
        .allSatisfy { $0.value.isEmpty })
    #expect(try scene.maker.check().allSatisfy(\.isGood))
    #expect(try scene.maker.read(YouthSearchQuery(text: "sample", at: scene.now)).isEmpty)
    #expect(
      sentence { try scene.maker.revertImport(1, now: scene.now) }
        == "import 1 was taken back already")
  }

  @Test func `what refers to an import stands in its way, and nothing changes`() throws {
    let scene = try BoardScene.sample()
    _ = try scene.maker.apply(
      "assign-case", fields: [("case", "C-0034"), ("staff", "W-302")], now: scene.now)
    let before = try StoreDump.records(of: scene.path)
    #expect(
      sentence { try scene.maker.revertImport(1, now: scene.now) }
        .contains("later records refer to what it brought, the first in assignments"))
    #expect(try StoreDump.records(of: scene.path) == before)
  }

  @Test func `a row of an import that was changed since stands in its way`() throws {
    let scene = try BoardScene.sample()
    _ = try scene.maker.apply("close-case", fields: [("case", "C-0034")], now: scene.now)
    #expect(
      sentence { try scene.maker.revertImport(1, now: scene.now) }
        .contains("later changes rest on it: cases C-0034 (close-case)"))
  }

  @Test func `a later import that was taken back stands in the way of none before it`() throws {
    let scene = try BoardScene.sample()
    let before = try StoreDump.records(of: scene.path)
    let kind = try #require(RecordCatalog.kind(named: "flags"))
    var numbers: [Int] = []
    for until in ["", "2027-01-01"] {
      let session = try ImportSession(store: scene.maker, now: scene.now)
      try session.beginFile(sha256: until)
      _ = try session.take(
        kind,
        cells: ["youth": "Y-0001", "flag": "interpreter", "from": "2026-01-01", "until": until],
        line: 2)
      numbers.append(try session.commit(source: "test", files: []) { _, _ in })
    }
    #expect(
      sentence { try scene.maker.revertImport(numbers[0], now: scene.now) }
        .contains("later changes rest on it: flags Y-0001 interpreter 2026-01-01T00:00:00-08:00"))
    try scene.maker.revertImport(numbers[1], now: scene.now)
    try scene.maker.revertImport(numbers[0], now: scene.now)
    #expect(try StoreDump.records(of: scene.path) == before)
  }

  @Test func `what an import changed is put back as it was`() throws {
    let scene = try BoardScene.sample()
    let before = try StoreDump.records(of: scene.path)
    let session = try ImportSession(store: scene.maker, now: scene.now)
    let kind = try #require(RecordCatalog.kind(named: "agencies"))
    try session.beginFile(sha256: "0")
    _ = try session.take(
      kind,
      cells: ["id": "AG-KERN-CW", "name": "Another name", "kind": "child_welfare"], line: 2)
    let number = try session.commit(source: "", files: []) { _, _ in }
    #expect(try StoreDump.records(of: scene.path) != before)
    let (restored, removed) = try scene.maker.revertImport(number, now: scene.now)
    #expect(restored == 1 && removed == 0)
    #expect(try StoreDump.records(of: scene.path) == before)
  }

  @Test func `only who imports may take back, and only what there is`() throws {
    let scene = try BoardScene.sample()
    let lead = try scene.open(as: "lead")
    #expect(
      sentence { try lead.revertImport(1, now: scene.now) }
        == "taking back an import is for a data steward")
    #expect(sentence { try scene.maker.revertImport(9, now: scene.now) } == "unknown imports 9")
  }
}
