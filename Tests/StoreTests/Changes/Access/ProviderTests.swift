import Database
import Domain
import TestSupport
import Testing

@testable import Store

/// A provider's account: its own facilities, whole, and nothing else (S18).
@Suite struct ProviderTests {
  private static let own = "F-KERN-1"
  private static let other = "F-FRES-1"

  private func confirm(_ store: BoardStore, _ facility: String, _ at: Instant) throws {
    _ = try store.apply(
      "confirm-beds", fields: [("facility", facility), ("occupied", "1")], now: at)
  }

  @Test func `a provider sees the beds of its own facilities and of no other`() throws {
    let scene = try EveryRoleScene().scene
    let everyone = try scene.maker.read(PlacementsQuery(at: scene.now))
    let provider = try scene.open(as: "haven").read(PlacementsQuery(at: scene.now))
    #expect(everyone.map(\.facility).contains(Self.other))
    #expect(provider == everyone.filter { $0.facility == Self.own })
    #expect(!provider.isEmpty)
  }

  @Test func `a provider confirms its own beds, and others' do not exist for it`() throws {
    let scene = try EveryRoleScene().scene
    let provider = try scene.open(as: "haven")
    try confirm(provider, Self.own, scene.now)
    let line = try scene.maker.read(PlacementsQuery(at: scene.now))
      .first { $0.facility == Self.own }
    #expect(line?.confirmedAt == scene.now)
    #expect(line?.beds.occupied == 1)
    let entry = try scene.maker.read(AuditQuery(newest: 1)).first
    #expect(entry?.account == "haven")
    #expect(entry?.role == "provider")
    #expect(throws: StoreError.unknownKey(kind: "facilities", key: Self.other)) {
      try confirm(provider, Self.other, scene.now)
    }
  }

  @Test func `a provider changes nothing else`() throws {
    let scene = try EveryRoleScene().scene
    let provider = try scene.open(as: "haven")
    let allowed = ChangeCatalog.all.filter { $0.descriptor.permits(.provider) }
    #expect(allowed.map { $0.descriptor.name } == ["confirm-beds"])
    #expect(throws: StoreError.self) {
      _ = try provider.apply(
        "hold-bed", fields: [("youth", "Y-0001"), ("facility", Self.own)], now: scene.now)
    }
  }

  @Test(arguments: [
    (Role.provider, [], "a provider sees its own facilities: name each with --facility ID"),
    (Role.analyst, ["F-KERN-1"], "only a provider is granted facilities"),
  ])
  func `facilities are granted to providers, and to nobody else`(
    role: Role, facilities: [String], rule: String
  ) throws {
    let scene = try BoardScene.sample()
    let request = GrantRequest(
      account: "haven", role: role, agency: "AG-KERN-CW", counties: ["06029"],
      facilities: facilities)
    #expect(throws: StoreError.rule(rule)) { try scene.maker.grant(request, now: scene.now) }
  }

  @Test func `a facility that is not there is granted to nobody`() throws {
    let scene = try BoardScene.sample()
    let request = GrantRequest(
      account: "haven", role: .provider, agency: "AG-KERN-CW", counties: [],
      facilities: [Self.own, "F-NONE"])
    #expect(throws: StoreError.unknownKey(kind: "facilities", key: "F-NONE")) {
      try scene.maker.grant(request, now: scene.now)
    }
    #expect(throws: StoreError.self) { try scene.open(as: "haven") }
  }
}
