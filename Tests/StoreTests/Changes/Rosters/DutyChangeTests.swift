import Domain
import TestSupport
import Testing

@testable import Store

/// Swaps, shifts taken, holes filled, duties handed over: the rules of D§6.3 in the store.
@Suite struct DutyChangeTests {
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

  private func refusal(_ name: String, as account: String? = nil, _ fields: String...) -> String {
    do {
      let store = try account.map { try scene.open(as: $0) } ?? scene.maker
      let named = fields.map { field -> (name: String, text: String) in
        let parts = field.split(separator: "=", maxSplits: 1).map(String.init)
        return (parts[0], parts[1])
      }
      return "done: " + (try store.apply(name, fields: named, now: scene.now))
    } catch StoreError.rule(let reason) {
      return reason
    } catch StoreError.field(let problem) {
      return "\(problem.field): \(problem.reason)"
    } catch {
      return "\(error)"
    }
  }

  private func holder(of shift: String) throws -> String? {
    let until = Instant(seconds: scene.now.seconds + 90 * 86_400)
    return try scene.maker.read(
      RosterQuery(from: scene.now, until: until, at: scene.now)
    ).first { $0.id == shift }?.staff
  }

  private func coming() throws -> String {
    try apply(
      "put-shift", "county=06029", "seat=child_welfare", "staff=W-101",
      "starts_at=2026-12-10 08:00", "ends_at=2026-12-10 20:00")
  }

  @Test func `a shift stays whose it is until the other and a supervisor have said yes`() throws {
    let shift = try coming()
    let swap = try apply("ask-swap", "shift=\(shift)", "to=W-105")
    #expect(try holder(of: shift) == "W-101")
    _ = try apply("approve-swap", "swap=\(swap)")
    #expect(try holder(of: shift) == "W-101", "approved, and not accepted yet")
    _ = try apply("accept-swap", "swap=\(swap)")
    #expect(try holder(of: shift) == "W-105")
    #expect(refusal("withdraw-swap", "swap=\(swap)") == "swap '\(swap)' is done")
    let lines = try scene.maker.read(SwapsQuery(at: scene.now, includesDone: true))
    #expect(lines.first { $0.id == swap }?.standing == .done)
    #expect(try !scene.maker.read(SwapsQuery(at: scene.now)).contains { $0.id == swap })
  }

  @Test func `a swap is refused where the rule of the roster says no`() throws {
    let shift = try coming()
    #expect(
      refusal("ask-swap", "shift=\(shift)", "to=W-101") == "shift '\(shift)' is 'W-101''s already")
    #expect(refusal("ask-swap", "shift=\(shift)", "to=AD-101").contains("may not sit in the seat"))
    _ = try apply(
      "put-shift", "county=06029", "seat=supervisor", "staff=W-105",
      "starts_at=2026-12-10 18:00", "ends_at=2026-12-10 23:00")
    #expect(refusal("ask-swap", "shift=\(shift)", "to=W-105").contains("is on shift"))
    // The clinician is on no child welfare roster, and asks for nobody else.
    #expect(
      refusal("ask-swap", as: "clinician", "shift=\(shift)", "to=W-102").contains("not yours"))
    let swap = try apply("ask-swap", "shift=\(shift)", "to=W-102")
    #expect(refusal("ask-swap", "shift=\(shift)", "to=W-106").contains("waits already"))
    _ = try apply("withdraw-swap", "swap=\(swap)")
    #expect(refusal("accept-swap", "swap=\(swap)") == "swap '\(swap)' was called off")
    #expect(try holder(of: shift) == "W-101")
  }

  @Test func `the last yes is refused where the person is on another shift by now`() throws {
    let shift = try coming()
    let swap = try apply("ask-swap", "shift=\(shift)", "to=W-105")
    _ = try apply("approve-swap", "swap=\(swap)")
    _ = try apply(
      "put-shift", "county=06029", "seat=supervisor", "staff=W-105",
      "starts_at=2026-12-10 18:00", "ends_at=2026-12-10 23:00")
    #expect(refusal("accept-swap", "swap=\(swap)").contains("is on shift"))
    #expect(try holder(of: shift) == "W-101")
  }

  @Test func `of two who take one shift the second is told who has it`() throws {
    let span = ["starts_at=2026-12-12 08:00", "ends_at=2026-12-12 20:00"]
    let first = try apply(
      "take-shift", "county=06029", "seat=child_welfare", "staff=W-105", span[0], span[1])
    #expect(try holder(of: first) == "W-105")
    let told = refusal(
      "take-shift", "county=06029", "seat=child_welfare", "staff=W-106", span[0], span[1])
    #expect(told.hasPrefix("'W-105' has a part of that since"))
    // Whoever is somebody takes for themselves alone.
    let other = refusal(
      "take-shift", as: "worker", "county=06029", "seat=child_welfare", "staff=W-106",
      "starts_at=2026-12-13 08:00", "ends_at=2026-12-13 20:00")
    #expect(other.contains("is not you"))
  }

  @Test func `one person fills every hole of a seat, and nothing else`() throws {
    _ = try apply(
      "put-shift", "county=06029", "seat=advocate", "staff=AD-101", "starts_at=2026-12-12 04:00",
      "ends_at=2026-12-12 08:00")
    _ = try apply(
      "fill-gaps", "county=06029", "seat=advocate", "staff=AD-301",
      "starts_at=2026-12-12 00:00", "ends_at=2026-12-13 00:00")
    let zone = scene.maker.zone
    let from = try TimeText.instant("2026-12-12", zone: zone)
    let until = try TimeText.instant("2026-12-13", zone: zone)
    let shifts = try scene.maker.read(RosterQuery(from: from, until: until, at: scene.now))
      .filter { $0.county == "06029" && $0.seat == .advocate }
    #expect(shifts.map(\.staff) == ["AD-301", "AD-101", "AD-301"])
    #expect(shifts.map { Int($0.endsAt.seconds - $0.startsAt.seconds) / 3_600 } == [4, 4, 16])
    #expect(
      refusal(
        "fill-gaps", "county=06029", "seat=advocate", "staff=AD-301",
        "starts_at=2026-12-12 00:00", "ends_at=2026-12-13 00:00"
      ).contains("has somebody for the whole"))
  }

  @Test func `whoever is needed is not taken off without a word on the gap`() throws {
    let shift = try coming()
    _ = try apply(
      "put-shift", "county=06029", "seat=advocate", "staff=AD-101", "starts_at=2026-12-10 08:00",
      "ends_at=2026-12-10 20:00")
    let reason = refusal("cancel-shift", "shift=\(shift)")
    #expect(reason.hasPrefix("child_welfare would have nobody from 2026-12-10T08:00:00-08:00"))
    _ = try apply("cancel-shift", "shift=\(shift)", "gap=the office is closed")
    // A second one in the seat lets the first go without a word.
    let one = try coming()
    _ = try apply(
      "put-shift", "county=06029", "seat=child_welfare", "staff=W-105",
      "starts_at=2026-12-10 08:00", "ends_at=2026-12-10 20:00")
    _ = try apply("cancel-shift", "shift=\(one)")
  }

  @Test func `a duty names what is open, and is not taken while something is not named`() throws {
    let key = try apply("start-handover", "county=06029", "from=W-102", "to=W-105")
    let named = try #require(
      try scene.maker.read(HandoversQuery(at: scene.now)).first { $0.id == key })
    #expect(named.items.contains { $0.hasPrefix("episode ") })
    #expect(named.signedAt == nil)
    let episode = try apply("report-missing", "youth=Y-0020")
    #expect(refusal("sign-handover", "handover=\(key)").contains("episode \(episode)"))
    #expect(try apply("start-handover", "county=06029", "from=W-102", "to=W-105") == key)
    _ = try apply("sign-handover", "handover=\(key)")
    #expect(refusal("sign-handover", "handover=\(key)").contains("signed by both"))
  }

  @Test func `each seat climbs its ladder, and a rung without anybody is entered`() throws {
    let key = try apply("open-response", "county=06029", "opened_at=2026-11-20 11:30")
    let first = try scene.maker.read(ResponsesQuery(at: scene.now)).filter { $0.callout == key }
    #expect(first.map(\.next?.staff) == ["W-102", "AD-101"])
    #expect(first.map(\.state) == ["not called", "not called"])
    _ = try apply("page-next", "callout=\(key)", "seat=advocate")
    _ = try apply(
      "record-response", "callout=\(key)", "seat=advocate", "acked_at=2026-11-20 12:00")
    let second = try scene.maker.read(ResponsesQuery(at: scene.now)).filter { $0.callout == key }
    let byseat = Dictionary(uniqueKeysWithValues: second.map { ($0.seat, $0) })
    #expect(byseat[.advocate]?.next == nil)
    #expect(byseat[.childWelfare]?.next?.staff == "W-102", "the other seat's clock runs on")
    #expect(refusal("page-next", "callout=\(key)", "seat=advocate").contains("said that it comes"))
    _ = try apply(
      "log-response", "callout=\(key)", "step=declined", "seat=advocate", "reason=car broke down")
    _ = try apply("page-next", "callout=\(key)", "seat=advocate")
    let third = try scene.maker.read(ResponsesQuery(at: scene.now)).first {
      $0.callout == key && $0.seat == .advocate
    }
    #expect(third?.log.contains { $0.step == .skipped && $0.rung == .backup } == true)
    #expect(third?.standing.staff == "S-102")
  }

  @Test func `an offer that is not accepted is made again, and closes nothing`() throws {
    let key = try apply("open-response", "county=06029", "opened_at=2026-11-20 11:30")
    #expect(
      refusal("log-response", "callout=\(key)", "step=offer", "outcome=declined")
        .hasPrefix("again_at:"))
    _ = try apply(
      "log-response", "callout=\(key)", "step=offer", "outcome=declined",
      "again_at=2026-11-23 09:00")
    #expect(try scene.maker.read(ResponseOffersQuery(at: scene.now))[key] == .declined)
    #expect(try scene.maker.read(ResponsesQuery(at: scene.now)).contains { $0.callout == key })
  }
}
