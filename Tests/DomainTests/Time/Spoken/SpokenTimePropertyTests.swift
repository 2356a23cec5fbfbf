import TestSupport
import Testing

@testable import Domain

/// Readings against a naive one that walks the wall clock minute by minute, over a year of moments.
@Suite struct SpokenTimePropertyTests {
  private static let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  /// Whole minutes spread over a year from 1 January 2026, at odd distances.
  private static func moments(_ count: Int, seed: UInt64) -> [Instant] {
    var random = SeededNumbers(seed: seed)
    let start: Int64 = 1_767_254_400 / 60
    return (0..<count).map { _ in
      Instant(seconds: (start + Int64.random(in: 0..<525_600, using: &random)) * 60)
    }
  }

  /// The first minute from `now` on, stepping by `step`, whose wall clock satisfies the condition.
  private func walk(
    from now: Instant, by step: Int64, _ zone: ZoneRules, until fits: (LocalDateTime) -> Bool
  ) -> Instant? {
    var moment = now
    for _ in 0..<20_000 {
      if fits(zone.local(moment)) { return moment }
      moment = moment.adding(seconds: step * 60)
    }
    return nil
  }

  @Test func `a weekday and a time are the nearest on their side`() throws {
    let zone = try TestZone.losAngeles()
    for (index, now) in Self.moments(150, seed: 11).enumerated() {
      let weekday = index % 7 + 1
      let hour = [0, 5, 8, 12, 17, 23][index % 6]
      let text = "\(Self.days[weekday - 1]) \(hour):45"
      let fits = { (wall: LocalDateTime) in
        wall.date.weekday == weekday && wall.hour == hour && wall.minute == 45
      }
      for (tense, step) in [(Tense.past, Int64(-1)), (.coming, 1)] {
        let read = try SpokenTime(now: now, zone: zone, tense: tense).instant(text)
        #expect(read == walk(from: now, by: step, zone, until: fits), "\(text) at \(now.rfc3339)")
      }
    }
  }

  @Test func `a time alone is the nearest on its side`() throws {
    let zone = try TestZone.losAngeles()
    for (index, now) in Self.moments(400, seed: 12).enumerated() {
      let hour = [0, 4, 9, 13, 20, 23][index % 6]
      let text = "\(hour):0\(index % 10)"
      let fits = { (wall: LocalDateTime) in wall.hour == hour && wall.minute == index % 10 }
      for (tense, step) in [(Tense.past, Int64(-1)), (.coming, 1)] {
        let read = try SpokenTime(now: now, zone: zone, tense: tense).instant(text)
        #expect(read == walk(from: now, by: step, zone, until: fits), "\(text) at \(now.rfc3339)")
      }
    }
  }

  @Test func `yesterday and tomorrow are the days beside today's, at the minute said`() throws {
    let zone = try TestZone.losAngeles()
    for now in Self.moments(300, seed: 13) {
      let today = zone.localDate(of: now)
      for (word, step) in [("yesterday", Int64(-1)), ("tomorrow", 1)] {
        let other = try #require(walk(from: now, by: step, zone) { $0.date != today })
        let day = zone.localDate(of: other)
        let read = try SpokenTime(now: now, zone: zone, tense: .past).instant("\(word) 8am")
        let shown = zone.local(read)
        #expect(shown == LocalDateTime(date: day, hour: 8, minute: 0), "\(word) at \(now.rfc3339)")
      }
    }
  }

  @Test func `a minute of any day reads once, or not at all, as often as the wall clock shows it`()
    throws
  {
    let zone = try TestZone.losAngeles()
    for day in ["2026-03-07", "2026-03-08", "2026-10-31", "2026-11-01"] {
      let now = try Instant.at("\(day) 20:00")
      let first = zone.firstInstant(of: try #require(LocalDate(day)))
      for minute in stride(from: 0, to: 300, by: 7) {
        let (hour, rest) = (minute / 60, minute % 60)
        let text = "today \(hour):\(rest < 10 ? "0" : "")\(rest)"
        let shown = (0..<600).map { first.adding(seconds: $0 * 60) }.filter {
          let wall = zone.local($0)
          return wall.date.text == day && wall.hour == hour && wall.minute == rest
        }
        let read = try? SpokenTime(now: now, zone: zone, tense: .past).instant(text)
        #expect(read == (shown.count == 1 ? shown[0] : nil), "\(text) on \(day)")
      }
    }
  }

  @Test func `spans are true hours and wall days`() throws {
    let zone = try TestZone.losAngeles()
    for (index, now) in Self.moments(300, seed: 14).enumerated() {
      let count = Int64(index % 50 + 1)
      let reader = SpokenTime(now: now, zone: zone, tense: .either)
      #expect(try reader.instant("\(count)h ago") == now.adding(seconds: -count * 3_600))
      #expect(try reader.instant("in \(count) min") == now.adding(seconds: count * 60))
      let day = zone.localDate(of: now).adding(days: Int(-count))
      #expect(try reader.day("\(count) days ago") == day)
    }
  }

  @Test func `no text makes it fail otherwise than with a sentence`() throws {
    let zone = try TestZone.losAngeles()
    var random = SeededNumbers(seed: 15)
    let words = [
      "now", "today", "fri", "last", "next", "nov", "20", "5pm", ":", "/", "-", "+", "in", "ago",
      "2", "h", "min", "a", "half", "an", "hour", "midnight", "noon", "2026", "at", "é", "31",
      "feb",
    ]
    for _ in 0..<20_000 {
      let count = Int.random(in: 1...6, using: &random)
      let parts = (0..<count).map { _ in words.randomElement(using: &random) ?? "" }
      let text = parts.joined(separator: Bool.random(using: &random) ? " " : "")
      for tense in [Tense.past, .coming, .either] {
        let reader = SpokenTime(now: Instant(seconds: 1_795_204_800), zone: zone, tense: tense)
        do throws(TimeTextError) {
          _ = try reader.instant(text)
        } catch {
          #expect(error.reason.hasSuffix("."))
        }
      }
    }
  }
}
