import Domain
import TestSupport
import Testing

@testable import Store

@Suite struct ConflictTests {
  typealias Fields = [(name: String, text: String)]

  private func conflict(
    _ store: BoardStore, _ name: String, _ fields: Fields, now: Instant, _ basis: ChangeBasis?
  ) throws -> ChangeConflict? {
    do {
      _ = try store.apply(name, fields: fields, now: now, expecting: basis)
      return nil
    } catch StoreError.conflict(let conflict) {
      return conflict
    }
  }

  @Test func `who confirms beds second sees both values, and goes through with the new basis`()
    throws
  {
    let scene = try BoardScene.sample()
    let fields: Fields = [("facility", "F-KERN-1")]
    let basis = try #require(
      try scene.maker.basis(of: "confirm-beds", fields: fields, now: scene.now))
    let was = try #require(basis.values.first { $0.name == "occupied" }).text
    let other = try scene.open(as: "lead")
    let later = scene.now.adding(seconds: 60)
    _ = try other.apply("confirm-beds", fields: fields + [("occupied", "1")], now: later)
    let before = try StoreDump.everything(of: scene.path)
    let found = try #require(
      try conflict(
        scene.maker, "confirm-beds", fields + [("occupied", "3")],
        now: later.adding(seconds: 60), basis))
    #expect(found.by == "lead" && found.verb == "confirm-beds" && found.at == later)
    #expect(found.fields.contains(ConflictField(name: "occupied", was: was, isNow: "1")))
    #expect(try StoreDump.everything(of: scene.path) == before)
    #expect(
      try conflict(
        scene.maker, "confirm-beds", fields + [("occupied", "3")],
        now: later.adding(seconds: 60), found.basis) == nil)
  }

  @Test func `an entry of the log is basis enough: the values of then are looked up`() throws {
    let scene = try BoardScene.sample()
    let fields: Fields = [("facility", "F-KERN-1")]
    let basis = try #require(
      try scene.maker.basis(of: "confirm-beds", fields: fields, now: scene.now))
    _ = try scene.maker.apply(
      "confirm-beds", fields: fields + [("occupied", "1")], now: scene.now.adding(seconds: 60))
    let later = scene.now.adding(seconds: 90)
    let whole = try conflict(scene.maker, "confirm-beds", fields, now: later, basis)
    let number = try conflict(
      scene.maker, "confirm-beds", fields, now: later, ChangeBasis(entry: basis.entry))
    #expect(number != nil && number == whole)
  }

  @Test func `closing a case ends nobody's assignment unseen`() throws {
    let scene = try BoardScene.sample()
    let basis = try scene.maker.basis(
      of: "close-case", fields: [("case", "C-0001")], now: scene.now)
    _ = try scene.maker.apply(
      "assign-case", fields: [("case", "C-0001"), ("staff", "W-102"), ("role", "secondary")],
      now: scene.now)
    let found = try conflict(
      scene.maker, "close-case", [("case", "C-0001")], now: scene.now, basis)
    #expect(found?.fields == [ConflictField(name: "workers", was: "W-101", isNow: "W-101;W-102")])
  }

  @Test func `what reads as it did is no conflict, whoever wrote it back`() throws {
    let scene = try BoardScene.sample()
    let fields: Fields = [("case", "C-0001"), ("staff", "W-101")]
    let basis = try scene.maker.basis(of: "end-assignment", fields: fields, now: scene.now)
    _ = try scene.maker.apply("close-case", fields: [("case", "C-0001")], now: scene.now)
    #expect(
      try conflict(scene.maker, "end-assignment", fields, now: scene.now, basis)?.fields.map(\.name)
        == ["until"])
    _ = try scene.maker.apply("undo", fields: [], now: scene.now)
    #expect(
      try conflict(
        scene.maker, "end-assignment", fields, now: scene.now.adding(seconds: 60), basis) == nil)
  }

  @Test func `a change that only adds, an unfinished form and a stranger's record rest on nothing`()
    throws
  {
    let scene = try BoardScene.sample()
    #expect(
      try scene.maker.basis(of: "add-youth", fields: [("county", "06029")], now: scene.now) == nil)
    #expect(try scene.maker.basis(of: "record-return", fields: [], now: scene.now) == nil)
    #expect(
      try scene.maker.basis(of: "record-return", fields: [("episode", "M-none")], now: scene.now)
        == nil)
    let worker = try scene.open(as: "worker")
    #expect(
      try worker.basis(of: "confirm-beds", fields: [("facility", "F-KERN-1")], now: scene.now)
        == nil)
  }
}
