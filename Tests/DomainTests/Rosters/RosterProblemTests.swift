import TestSupport
import Testing

@testable import Domain

/// What makes a roster invalid, at the edges of each limit and against a naive look at every minute.
@Suite struct RosterProblemTests {
  private let zone: ZoneRules
  private static let limits = RosterLimits { $0.defaultValue }

  init() throws { zone = try TestZone.losAngeles() }

  private func span(_ from: String, _ until: String) throws -> Interval {
    Interval(
      from: try TimeText.instant(from, zone: zone), until: try TimeText.instant(until, zone: zone))
  }

  private func found(
    _ shifts: [Interval], leave: [Interval] = [], until: String? = nil
  ) throws -> [RosterProblem] {
    let member = RosterMember(
      staff: "W-1", name: "Sample", phone: nil, county: "06029", seats: [],
      inPostFrom: try TimeText.instant("2026-02-01", zone: zone),
      inPostUntil: try until.map { try TimeText.instant($0, zone: zone) }, shifts: shifts,
      leave: leave)
    return RosterProblem.problems(
      of: [member], within: try span("2026-01-01", "2027-01-01"), limits: { _ in Self.limits },
      zone: zone)
  }

  private func kinds(_ problems: [RosterProblem]) -> [RosterProblem.Kind] { problems.map(\.kind) }

  @Test func `two shifts at once, leave and the ends of a post are named with their times`() throws
  {
    let night = try span("2026-03-02 20:00", "2026-03-03 08:00")
    let late = try span("2026-03-03 07:00", "2026-03-03 10:00")
    let doubled = try found([night, late])
    #expect(kinds(doubled) == [.doubleBooked])
    #expect(doubled.first?.span == (try span("2026-03-03 07:00", "2026-03-03 08:00")))
    let away = try found([night], leave: [span("2026-03-03", "2026-03-09")])
    #expect(kinds(away) == [.away])
    #expect(away.first?.span == (try span("2026-03-03 00:00", "2026-03-03 08:00")))
    #expect(kinds(try found([night], leave: [span("2026-03-03 08:00", "2026-03-09")])) == [])
    #expect(kinds(try found([night], until: "2026-03-03 08:00")) == [])
    #expect(kinds(try found([night], until: "2026-03-03 07:59")) == [.outOfPost])
    #expect(
      kinds(try found([span("2026-01-31 20:00", "2026-02-01 04:00")])) == [.outOfPost])
  }

  @Test func `rest, turns and days are held to their limits and not a second more`() throws {
    let day = try span("2026-03-02 08:00", "2026-03-02 16:00")
    let next = try span("2026-03-03 00:00", "2026-03-03 08:00")
    #expect(kinds(try found([day, next])) == [])
    let early = Interval(from: next.from.adding(seconds: -1), until: next.until)
    #expect(kinds(try found([day, early])) == [.shortRest])
    let touching = try span("2026-03-02 16:00", "2026-03-03 00:00")
    #expect(kinds(try found([day, touching])) == [])
    let longer = Interval(from: touching.from, until: touching.until.adding(seconds: 1))
    #expect(kinds(try found([day, longer])) == [.longTurn])
    // One shift may be as long as it is meant to be: a week from Friday to Friday.
    #expect(kinds(try found([span("2026-03-06 17:00", "2026-03-12 17:00")])) == [])
    let days = try (2...9).map { try span("2026-03-0\($0) 08:00", "2026-03-0\($0) 12:00") }
    #expect(kinds(try found(Array(days.prefix(7)))) == [])
    let many = try found(days)
    #expect(kinds(many) == [.manyDays])
    #expect(many.first?.span == (try span("2026-03-02", "2026-03-10")))
  }

  @Test func `minutes held twice and minutes of rest agree with a look at every minute`() throws {
    var random = SeededNumbers(seed: 7)
    for _ in 0..<60 {
      let start = try TimeText.instant("2026-03-05", zone: zone)
      let shifts = (0..<random.pick(1...6)).map { _ in
        let from = start.adding(seconds: Int64(random.pick(0...6_000)) * 60)
        return Interval(from: from, until: from.adding(seconds: Int64(random.pick(1...900)) * 60))
      }
      let problems = try found(shifts)
      var doubled: Set<Int64> = []
      var resting: Set<Int64> = []
      for minute in 0..<Int64(7_200) {
        let instant = start.adding(seconds: minute * 60)
        let holders = shifts.count { $0.from <= instant && instant < $0.until }
        if holders > 1 { doubled.insert(minute) }
        let before = shifts.filter { $0.until <= instant }.map(\.until).max()
        let after = shifts.filter { $0.from > instant }.map(\.from).min()
        if holders == 0, let before, let after, after.seconds - before.seconds < 8 * 3_600 {
          resting.insert(minute)
        }
      }
      func minutes(_ kind: RosterProblem.Kind) -> Set<Int64> {
        Set(
          problems.filter { $0.kind == kind }.flatMap { problem in
            Array(
              stride(
                from: (problem.span.from.seconds - start.seconds) / 60,
                to: (problem.span.until.seconds - start.seconds) / 60, by: 1))
          })
      }
      #expect(minutes(.doubleBooked) == doubled)
      #expect(minutes(.shortRest) == resting)
    }
  }
}
