import Glibc
import Testing

@testable import Domain

struct ZoneRulesTests {
  @Test func `agrees with the C library for every sixth hour from 1970 to 2060`() throws {
    setenv("TZ", "America/Los_Angeles", 1)
    tzset()
    let zone = try TestZone.losAngeles()
    var disagreements = 0
    for seconds in stride(from: Int64(0), to: 2_840_140_800, by: 21_600) {
      for probe in [seconds, seconds + 35_999] {
        var time = time_t(probe)
        var parts = tm()
        localtime_r(&time, &parts)
        let local = zone.local(Instant(seconds: probe))
        let agrees =
          local.date.year == Int(parts.tm_year) + 1_900
          && local.date.month == Int(parts.tm_mon) + 1 && local.date.day == Int(parts.tm_mday)
          && local.hour == Int(parts.tm_hour) && local.minute == Int(parts.tm_min)
          && local.second == Int(parts.tm_sec)
          && zone.offsetSeconds(at: Instant(seconds: probe)) == parts.tm_gmtoff
        if !agrees { disagreements += 1 }
      }
    }
    #expect(disagreements == 0)
  }

  @Test(arguments: [
    (1_772_963_999, -28_800, "PST"), (1_772_964_000, -25_200, "PDT"),
    (1_793_523_599, -25_200, "PDT"), (1_793_523_600, -28_800, "PST"),
    // Past the last change that the file lists, by its rule for later years.
    (2_593_677_599, -28_800, "PST"), (2_593_677_600, -25_200, "PDT"),
    (2_614_237_199, -25_200, "PDT"), (2_614_237_200, -28_800, "PST"),
  ])
  func `changes the clocks at the known seconds`(seconds: Int, offset: Int, name: String) throws {
    let zone = try TestZone.losAngeles()
    let instant = Instant(seconds: Int64(seconds))
    #expect(zone.offsetSeconds(at: instant) == offset)
    #expect(zone.abbreviation(at: instant) == name)
  }

  @Test func `reads a skipped, a repeated and a plain wall time`() throws {
    let zone = try TestZone.losAngeles()
    let spring = try #require(LocalDate("2026-03-08"))
    let autumn = try #require(LocalDate("2026-11-01"))
    let utc = { (text: String) in try TimeText.instant(text, zone: zone) }
    #expect(
      zone.reading(of: LocalDateTime(date: spring, hour: 2, minute: 30))
        == .skipped(try utc("2026-03-08T09:30:00Z"), try utc("2026-03-08T10:30:00Z")))
    #expect(
      zone.reading(of: LocalDateTime(date: spring, hour: 1, minute: 59, second: 59))
        == .one(try utc("2026-03-08T09:59:59Z")))
    #expect(
      zone.reading(of: LocalDateTime(date: spring, hour: 3, minute: 0))
        == .one(try utc("2026-03-08T10:00:00Z")))
    #expect(
      zone.reading(of: LocalDateTime(date: autumn, hour: 1, minute: 0))
        == .repeated(try utc("2026-11-01T08:00:00Z"), try utc("2026-11-01T09:00:00Z")))
    #expect(
      zone.reading(of: LocalDateTime(date: autumn, hour: 2, minute: 0))
        == .one(try utc("2026-11-01T10:00:00Z")))
    #expect(
      zone.calendarInstant(of: LocalDateTime(date: spring, hour: 2, minute: 30)).rfc3339
        == "2026-03-08T10:30:00Z")
    #expect(
      zone.calendarInstant(of: LocalDateTime(date: autumn, hour: 1, minute: 30)).rfc3339
        == "2026-11-01T08:30:00Z")
  }

  @Test(arguments: [("2026-03-08", 23), ("2026-11-01", 25), ("2026-07-01", 24)])
  func `measures local days across clock changes`(day: String, hours: Int) throws {
    let zone = try TestZone.losAngeles()
    let date = try #require(LocalDate(day))
    let length = zone.endOfDay(date).seconds - zone.firstInstant(of: date).seconds
    #expect(length == Int64(hours) * 3_600)
    #expect(zone.localDate(of: zone.firstInstant(of: date)) == date)
    #expect(zone.localDate(of: zone.endOfDay(date).adding(seconds: -1)) == date)
  }

  @Test func `finds the first instant of a day whose midnight is skipped`() throws {
    let zone = try TestZone.named("America/Santiago")
    for day in ["2023-09-03", "2024-09-08", "2050-09-04"] {
      let date = try #require(LocalDate(day))
      let first = zone.firstInstant(of: date)
      #expect(zone.localDate(of: first) == date)
      #expect(zone.localDate(of: first.adding(seconds: -1)) == date.adding(days: -1))
    }
  }

  @Test func `refuses bytes that are no zone file, however they are cut`() throws {
    let bytes = try TestZone.bytes(of: "America/Los_Angeles")
    #expect(throws: ZoneRulesError.self) { try ZoneRules(tzif: []) }
    for length in stride(from: 0, to: bytes.count, by: 97) {
      #expect(throws: ZoneRulesError.self) { try ZoneRules(tzif: Array(bytes[..<length])) }
    }
  }

  @Test func `reads the rules for later years in each form`() throws {
    let day = { (text: String) in try TimeText.instant(text, zone: TestZone.losAngeles()) }
    let angles = try #require(YearlyClockRule("<-03>3<-02>,M3.5.0/-2,M10.5.0/-1"))
    #expect(angles.type(at: try day("2030-07-01T00:00:00Z")).offset == -7_200)
    let julian = try #require(YearlyClockRule("AAA0BBB,J60/0,J300/0"))
    #expect(julian.type(at: try day("2028-02-29T23:59:59Z")).abbreviation == "AAA")
    #expect(julian.type(at: try day("2028-03-01T00:00:00Z")).abbreviation == "BBB")
    #expect(YearlyClockRule("PST8PDT") == nil)
    #expect(YearlyClockRule("PST8PDT,M13.1.0,M11.1.0") == nil)
    #expect(YearlyClockRule("MST7")?.daylight == nil)
  }
}
