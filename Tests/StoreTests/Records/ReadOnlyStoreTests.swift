import Domain
import TestSupport
import Testing

@testable import Store

@Suite struct ReadOnlyStoreTests {
  private func open(_ scene: BoardScene) throws -> BoardStore {
    let now = scene.now
    return try BoardStore.open(
      path: scene.path, identity: Identity(uid: 1000, account: "maker"), isReadOnly: true,
      present: { now })
  }

  @Test func `reads, and refuses every door that writes before anything is opened for it`() throws {
    let scene = try BoardScene.sample()
    let store = try open(scene)
    let before = try store.read(AuditHeadQuery())
    #expect(try !store.read(CountiesQuery()).isEmpty)
    #expect(throws: StoreError.notPermitted(reason: "this session is read only")) {
      try store.noteOpening(ofYouth: "Y-0001", now: scene.now)
    }
    #expect(throws: StoreError.notPermitted(reason: "this session is read only")) {
      try store.apply(
        "record-effort",
        fields: [("episode", "M-0001"), ("kind", "shelter_check"), ("at", "2026-11-20 11:30")],
        now: scene.now)
    }
    #expect(throws: StoreError.notPermitted(reason: "this session is read only")) {
      try store.grant(BoardScene.sampleGrants[0], now: scene.now)
    }
    #expect(throws: StoreError.notPermitted(reason: "this session is read only")) {
      try store.keep(store.read(CaseloadQuery(at: scene.now)), at: scene.now)
    }
    #expect(try scene.maker.read(AuditHeadQuery()) == before)
  }
}
