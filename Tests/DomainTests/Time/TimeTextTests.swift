import Testing

@testable import Domain

struct TimeTextTests {
  @Test(arguments: [
    ("2026-03-08T01:30:00-08:00", "2026-03-08T09:30:00Z"),
    ("2026-03-08T09:30:00Z", "2026-03-08T09:30:00Z"),
    ("2026-03-08t09:30:00.999z", "2026-03-08T09:30:00Z"),
    ("2026-03-08 01:30", "2026-03-08T09:30:00Z"),
    ("2026-03-08T01:30:15", "2026-03-08T09:30:15Z"),
    ("2026-03-08", "2026-03-08T08:00:00Z"),
    ("2026-03-09", "2026-03-09T07:00:00Z"),
    ("1969-12-31T23:59:59+00:00", "1969-12-31T23:59:59Z"),
  ])
  func `reads each form`(text: String, utc: String) throws {
    #expect(try TimeText.instant(text, zone: TestZone.losAngeles()).rfc3339 == utc)
  }

  @Test func `takes a date alone as the end of its day where an interval ends`() throws {
    let zone = try TestZone.losAngeles()
    #expect(try TimeText.until("2026-03-08", zone: zone).rfc3339 == "2026-03-09T07:00:00Z")
    #expect(try TimeText.until("2026-03-08 05:00", zone: zone).rfc3339 == "2026-03-08T12:00:00Z")
  }

  @Test(arguments: [
    ("3/8/2026", "A date is written year first: 2026-03-08."),
    ("03-08-2026", "A date is written year first: 2026-03-08."),
    ("2026-02-30", "There is no day 2026-02-30."),
    ("2026-03-08 24:00", "Times of day run from 00:00:00 to 23:59:59."),
    (
      "2026-03-08 02:30",
      "2026-03-08 02:30 does not exist, for clocks jump over it: write "
        + "2026-03-08T01:30:00-08:00 or 2026-03-08T03:30:00-07:00."
    ),
    (
      "2026-11-01 01:30",
      "2026-11-01 01:30 comes twice, for clocks are set back: write "
        + "2026-11-01T01:30:00-07:00 (PDT) or 2026-11-01T01:30:00-08:00 (PST)."
    ),
    (
      "yesterday",
      "A time is written as 2026-03-08, as 2026-03-08 01:30, or with its offset as "
        + "2026-03-08T01:30:00-08:00."
    ),
  ])
  func `says what is wrong and what to write`(text: String, reason: String) throws {
    let zone = try TestZone.losAngeles()
    #expect(throws: TimeTextError(reason: reason)) { try TimeText.instant(text, zone: zone) }
  }

  @Test(arguments: [
    "2026-03-08 1:30", "2026-03-08T01:30:00-0800", "2026-03-08T01:30:00-24:00",
    "2026-03-08T01:30:00Zz", "2026-03-08 ", "2026-03-08T01:30:00.Z", "",
  ])
  func `refuses other forms`(text: String) throws {
    let zone = try TestZone.losAngeles()
    #expect(throws: TimeTextError.self) { try TimeText.instant(text, zone: zone) }
  }

  @Test func `shows the date that a month-first date means`() {
    let shown = TimeTextError(reason: "A date is written year first: 2026-03-08.")
    #expect(throws: shown) { try TimeText.date("3/8/2026") }
    #expect(throws: TimeTextError.self) { try TimeText.date("2026-03-08 01:30") }
  }
}
