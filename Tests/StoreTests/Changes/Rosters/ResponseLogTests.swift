import Domain
import TestSupport
import Testing

@testable import Store

/// A response from the call to both arrivals, by hand: two seats, two people, times of their own.
@Suite struct ResponseLogTests {
  private let scene: BoardScene

  init() throws { scene = try EveryRoleScene().scene }

  private func apply(_ name: String, as account: String? = nil, _ fields: String...) throws
    -> String
  {
    let store = try account.map { try scene.open(as: $0) } ?? scene.maker
    let named = fields.map { field -> (name: String, text: String) in
      let parts = field.split(separator: "=", maxSplits: 1).map(String.init)
      return (parts[0], parts[1])
    }
    return try store.apply(name, fields: named, now: scene.now)
  }

  private func line(_ key: String) throws -> CalloutLine {
    let lines = try scene.maker.read(
      CalloutsQuery(
        from: Instant(seconds: 0), until: scene.now.adding(seconds: 1), at: scene.now))
    return try #require(lines.first { $0.id == key })
  }

  @Test func `both seats are worked one by one, and the response is dual when both arrived`() throws
  {
    let key = try apply(
      "open-response", "county=06029", "opened_at=2026-11-20 09:00", "tier=T1", "source=hospital")
    _ = try apply(
      "record-response", "callout=\(key)", "seat=child_welfare", "staff=W-101",
      "paged_at=2026-11-20 09:05", "acked_at=2026-11-20 09:08", "arrived_at=2026-11-20 10:15")
    #expect(try line(key).cwsStaff == "W-101")
    #expect(try line(key).minutes(to: line(key).cwsArrivedAt) == 75)
    #expect(try !line(key).isDual)
    #expect(throws: StoreError.self, "one person in both seats") {
      try apply("record-response", "callout=\(key)", "seat=advocate", "staff=W-101")
    }
    _ = try apply("record-response", "callout=\(key)", "seat=advocate", "staff=AD-101")
    #expect(try !line(key).isDual)
    _ = try apply("explain-response", "callout=\(key)", "exception_reason=snow")
    _ = try apply(
      "record-response", "callout=\(key)", "seat=advocate", "arrived_at=2026-11-20 10:40")
    #expect(try line(key).isDual)
    #expect(throws: StoreError.self, "nothing to explain") {
      try apply("explain-response", "callout=\(key)", "exception_reason=snow")
    }
    #expect(throws: StoreError.self, "who came stays") {
      try apply("record-response", "callout=\(key)", "seat=advocate", "staff=AD-301")
    }
    _ = try apply("undo")
    #expect(try !line(key).isDual)
  }

  @Test func `an advocate works the advocate's seat alone, and other roles neither`() throws {
    for account in EveryRoleScene.accounts {
      let role = try scene.open(as: account).viewer.role
      let mayOpen = [.caseworker, .supervisor, .hotline, .probation, .everything].contains(role)
      let opened = try? apply("open-response", as: account, "county=06029")
      #expect(mayOpen || opened == nil, "\(account)")
      if role == .hotline { #expect(opened != nil, "\(account)") }
      if role == .advocate {
        #expect(throws: StoreError.self) {
          try apply(
            "record-response", as: account, "callout=CO-0001", "seat=child_welfare", "staff=W-101")
        }
      }
    }
  }
}
