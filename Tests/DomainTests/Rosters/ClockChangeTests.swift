import Testing

@testable import Domain

/// Turns over every change of clock of every zone of the United States from 2024 to 2035: nobody is
/// let go before the next one is on, and no minute is made or lost (S28).
@Suite struct ClockChangeTests {
  /// Zones of states and territories, and those of counties that keep a time of their own.
  private static let zones = [
    "Pacific/Honolulu", "America/Adak", "America/Anchorage", "America/Juneau", "America/Metlakatla",
    "America/Los_Angeles", "America/Denver", "America/Boise", "America/Phoenix", "America/Chicago",
    "America/Menominee", "America/North_Dakota/Center", "America/Indiana/Tell_City",
    "America/Indiana/Indianapolis", "America/Kentucky/Louisville", "America/Detroit",
    "America/New_York", "America/Puerto_Rico", "Pacific/Guam", "Pacific/Pago_Pago",
    "America/St_Thomas", "Pacific/Saipan",
  ]

  /// Those whose clocks never change in these years.
  private static let steady: Set = [
    "Pacific/Honolulu", "America/Phoenix", "America/Puerto_Rico", "Pacific/Guam",
    "Pacific/Pago_Pago", "America/St_Thomas", "Pacific/Saipan",
  ]

  /// The days of a zone on which its clock changes, by how much, found day by day.
  private func changes(_ zone: ZoneRules) throws -> [(day: LocalDate, minutes: Int)] {
    var found: [(day: LocalDate, minutes: Int)] = []
    var day = try #require(LocalDate("2024-01-01"))
    let end = try #require(LocalDate("2036-01-01"))
    while day < end {
      let noon = LocalDateTime(date: day, hour: 12, minute: 0)
      let before = zone.calendarInstant(of: noon.adding(wallSeconds: -86_400))
      let passed = Int(zone.calendarInstant(of: noon).seconds - before.seconds) / 60
      if passed != 1_440 { found.append((day, passed - 1_440)) }
      day = day.adding(days: 1)
    }
    return found
  }

  @Test(arguments: zones)
  func `no gap and no minute too many`(name: String) throws {
    let zone = try TestZone.named(name)
    let changes = try changes(zone)
    #expect(changes.count == (Self.steady.contains(name) ? 0 : 24))
    let quiet = (day: try #require(LocalDate("2030-03-10")), minutes: 0)
    var overlaps = 0
    for change in changes.isEmpty ? [quiet] : changes {
      for (hour, minute) in [(0, 0), (1, 0), (1, 30), (2, 0), (2, 30), (17, 0)] {
        let anchor = LocalDateTime(
          date: change.day.adding(days: -5), hour: hour, minute: minute)
        for pattern in [.weekly, .daily, .twelveHours, .eightHours, .oneDayInFour, .pitman]
          as [RotationPattern]
        {
          overlaps += try overlapping(pattern, anchor, change.minutes, zone)
        }
      }
    }
    // A handoff at a time that is skipped or repeated overlaps; where no clock changes, none does.
    #expect((overlaps > 0) == !changes.isEmpty)
  }

  /// Two weeks of turns from a handoff on: how many of their minutes two hold at once.
  private func overlapping(
    _ pattern: RotationPattern, _ anchor: LocalDateTime, _ change: Int, _ zone: ZoneRules
  ) throws -> Int {
    let end = zone.reading(of: anchor.adding(wallSeconds: 14 * 86_400)).latest
    let turns = try Rotation(pattern, people: ["A", "B", "C", "D"], anchor: anchor)
      .shifts(until: end, zone: zone).sorted { $0.span.from < $1.span.from }
    let first = try #require(turns.first).span.from
    var reached = first
    var overlap = 0
    var gap: Instant?
    for turn in turns {
      if turn.span.from > reached { gap = gap ?? reached }
      overlap += Int(max(0, reached.seconds - turn.span.from.seconds)) / 60
      reached = max(reached, turn.span.until)
    }
    #expect(gap == nil && reached == end, "\(pattern) \(anchor)")
    let held = turns.reduce(0) { $0 + Int($1.span.seconds) / 60 }
    #expect(held - overlap == 14 * 1_440 + change, "\(pattern) \(anchor)")
    return overlap
  }
}
