import Testing

@testable import Domain

/// Turns of each pattern, against rules that its people know it by.
@Suite struct RotationTests {
  private func anchor(_ date: String, _ hour: Int, _ minute: Int = 0) throws -> LocalDateTime {
    LocalDateTime(date: try #require(LocalDate(date)), hour: hour, minute: minute)
  }

  private func shifts(
    _ pattern: RotationPattern, _ people: [String], _ anchor: LocalDateTime, days: Int,
    zone: ZoneRules
  ) throws -> [Rotation.Shift] {
    try Rotation(pattern, people: people, anchor: anchor).shifts(
      until: zone.firstInstant(of: anchor.date.adding(days: days)), zone: zone)
  }

  @Test func `weeks go from Friday 17:00 to Friday 17:00, one person after the other`() throws {
    let zone = try TestZone.losAngeles()
    let turns = try shifts(
      .weekly, ["A", "B", "C"], anchor("2026-01-02", 17), days: 400, zone: zone)
    #expect(turns.count == 58)
    for (week, turn) in turns.enumerated() {
      #expect(turn.staff == ["A", "B", "C"][week % 3])
      for (instant, days) in [(turn.span.from, 7 * week), (turn.span.until, 7 * week + 7)] {
        let wall = zone.local(instant)
        #expect(wall.hour == 17 && wall.minute == 0)
        #expect(wall.date == LocalDate("2026-01-02")?.adding(days: days))
      }
    }
    // The week in which the clock goes forward has 167 hours, the one in which it goes back 169.
    #expect(Set(turns.map { $0.span.seconds / 3_600 }) == [167, 168, 169])
  }

  @Test func `Pitman has each pair on for two, two and three days, by day or by night`() throws {
    let zone = try TestZone.losAngeles()
    let turns = try shifts(
      .pitman, ["A", "B", "C", "D"], anchor("2026-01-05", 7), days: 400, zone: zone)
    let table = Array("AABBAAABBAABBB").map(String.init)
    let night = ["A": "C", "B": "D"]
    for day in 0..<400 {
      let first = try #require(LocalDate("2026-01-05")).adding(days: day)
      let onDay = turns.filter { zone.localDate(of: $0.span.from) == first }
      let expected = table[day % 14]
      #expect(onDay.map(\.staff) == [expected, night[expected]], "\(first)")
      #expect(onDay.map { zone.local($0.span.from).hour } == [7, 19], "\(first)")
    }
  }

  @Test func `four tens and nine eighties give 40 hours and 80, with the days off where they are`()
    throws
  {
    let zone = try TestZone.losAngeles()
    let tens = try shifts(.fourTens, ["A", "B"], anchor("2026-01-05", 8), days: 364, zone: zone)
    let nines = try shifts(.nineEighty, ["A"], anchor("2026-01-05", 8), days: 364, zone: zone)
    #expect(tens.count == 52 * 4 * 2 && nines.count == 26 * 9)
    for turn in tens + nines {
      #expect((1...5).contains(zone.localDate(of: turn.span.from).weekday))
    }
    #expect(tens.filter { $0.staff == "A" }.reduce(0) { $0 + $1.span.seconds } == 52 * 40 * 3_600)
    #expect(nines.reduce(0) { $0 + $1.span.seconds } == 26 * 80 * 3_600)
    let secondFriday = try #require(LocalDate("2026-01-16"))
    #expect(!nines.contains { zone.localDate(of: $0.span.from) == secondFriday })
    let firstFriday = try #require(LocalDate("2026-01-09"))
    #expect(
      nines.first { zone.localDate(of: $0.span.from) == firstFriday }?.span.seconds == Int64(28_800)
    )
  }

  @Test func `one day in four is on for 24 hours and off for 72`() throws {
    let zone = try TestZone.losAngeles()
    let turns = try shifts(
      .oneDayInFour, ["A", "B", "C", "D"], anchor("2026-06-01", 8), days: 100, zone: zone)
    for staff in ["A", "B", "C", "D"] {
      let own = turns.filter { $0.staff == staff }
      #expect(own.allSatisfy { $0.span.seconds == 24 * 3_600 })
      for (one, next) in zip(own, own.dropFirst()) {
        #expect(next.span.from.seconds - one.span.until.seconds == 72 * 3_600)
      }
    }
  }

  @Test func `a month is handed over on its day, on the last where it has none`() throws {
    let zone = try TestZone.losAngeles()
    let turns = try shifts(.monthly, ["A", "B"], anchor("2026-01-31", 9), days: 150, zone: zone)
    #expect(
      turns.map { zone.localDate(of: $0.span.from).text } == [
        "2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31",
      ])
    #expect(turns.map(\.staff) == ["A", "B", "A", "B", "A"])
    for (one, next) in zip(turns, turns.dropFirst()) { #expect(one.span.until == next.span.from) }
  }

  @Test func `a pattern of four needs four, and nobody sits beside themselves`() throws {
    let begin = try anchor("2026-01-05", 8)
    for (pattern, people) in [
      (.pitman, ["A", "B", "C"]), (.oneDayInFour, ["A"]), (.weekly, []), (.fourTens, ["A", "A"]),
      (.pitman, ["A", "B", "A", "C"]),
    ] as [(RotationPattern, [String])] {
      #expect(throws: FieldProblem.self) {
        try Rotation(pattern, people: people, anchor: begin)
      }
    }
    #expect(try Rotation(.weekly, people: ["A", "A", "B"], anchor: begin).people.count == 3)
  }
}
