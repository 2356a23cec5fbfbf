import Domain
import TestSupport
import Testing

@testable import Store

@Suite struct RosterCalendarQueryTests {
  private let scene: BoardScene
  private let shift: String

  init() throws {
    scene = try BoardScene.sample()
    shift = try scene.maker.apply(
      "put-shift",
      fields: [
        ("county", "06029"), ("seat", "advocate"), ("staff", "AD-101"),
        ("starts_at", "2026-12-01 08:00"), ("ends_at", "2026-12-01 20:00"),
      ], now: scene.now)
  }

  private func shifts(
    from: String = "2026-11-25", until: String = "2026-12-10", later days: Int = 0,
    as account: String? = nil
  ) throws -> [CalendarShift] {
    let store = try account.map { try scene.open(as: $0) } ?? scene.maker
    return try store.read(
      RosterCalendarQuery(
        from: try TimeText.instant(from, zone: store.zone),
        until: try TimeText.instant(until, zone: store.zone),
        at: scene.now.adding(trueDays: days)))
  }

  private func found(later days: Int = 0) throws -> CalendarShift? {
    try shifts(later: days).first { $0.line.id == shift }
  }

  private func change(_ name: String, _ fields: [(name: String, text: String)] = []) throws {
    _ = try scene.maker.apply(name, fields: [("shift", shift)] + fields, now: scene.now)
  }

  @Test func `a change raises the revision and keeps the key`() throws {
    let first = try #require(try found())
    #expect(!first.isCancelled)
    #expect(first.changedAt == scene.now)
    try change("change-shift", [("ends_at", "2026-12-01 22:00")])
    let second = try #require(try found())
    #expect(second.revision > first.revision)
    #expect(second.line.endsAt == first.line.endsAt.adding(hours: 2))
  }

  @Test func `a shift called off is told of for 30 days, the roster has it no more`() throws {
    let before = try #require(try found())
    try change("cancel-shift")
    let after = try #require(try found())
    #expect(after.isCancelled)
    #expect(after.revision > before.revision)
    #expect(try found(later: 30)?.isCancelled == true)
    #expect(try found(later: 31) == nil)
    let until = try TimeText.instant("2026-12-10", zone: scene.maker.zone)
    let roster = try scene.maker.read(
      RosterQuery(from: scene.now, until: until, at: scene.now))
    #expect(!roster.contains { $0.id == shift })
  }

  @Test func `without a shift called off it holds what the roster holds, in its order`() throws {
    let (from, until) = ("2026-11-16", "2026-11-30")
    let roster = try scene.maker.read(
      RosterQuery(
        from: try TimeText.instant(from, zone: scene.maker.zone),
        until: try TimeText.instant(until, zone: scene.maker.zone), at: scene.now))
    #expect(!roster.isEmpty)
    #expect(try shifts(from: from, until: until).map(\.line) == roster)
  }

  @Test func `an account without the county's roster reads no revision`() throws {
    #expect(try shifts(as: "worker").contains { $0.line.id == shift })
    #expect(try shifts(as: "keeper").isEmpty)
  }
}
