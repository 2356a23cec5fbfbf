import Testing

@testable import Domain

@Suite struct SpokenTimeTests {
  /// Friday 20 November 2026, 09:00 in Los Angeles.
  private func reader(
    _ tense: Tense = .past, at now: String = "2026-11-20 09:00"
  ) throws -> SpokenTime {
    SpokenTime(now: try .at(now), zone: try TestZone.losAngeles(), tense: tense)
  }

  private func said(
    _ text: String, _ tense: Tense = .past, at now: String = "2026-11-20 09:00"
  ) throws -> String {
    try TestZone.losAngeles().fullText(reader(tense, at: now).instant(text))
  }

  @Test(arguments: [
    ("now", "Fri 2026-11-20 09:00 PST"),
    ("yesterday 23:40", "Thu 2026-11-19 23:40 PST"),
    ("23:40 yesterday", "Thu 2026-11-19 23:40 PST"),
    ("23:40", "Thu 2026-11-19 23:40 PST"),
    ("8:59", "Fri 2026-11-20 08:59 PST"),
    ("9:00", "Fri 2026-11-20 09:00 PST"),
    ("today 5pm", "Fri 2026-11-20 17:00 PST"),
    ("fri 5pm", "Fri 2026-11-13 17:00 PST"),
    ("fri 8", "Fri 2026-11-20 08:00 PST"),
    ("Thursday at 5:30 p.m.", "Thu 2026-11-19 17:30 PST"),
    ("sat", "Sat 2026-11-14 00:00 PST"),
    ("last sat noon", "Sat 2026-11-14 12:00 PST"),
    ("this mon 12am", "Mon 2026-11-16 00:00 PST"),
    ("2h ago", "Fri 2026-11-20 07:00 PST"),
    ("1 h 30 min ago", "Fri 2026-11-20 07:30 PST"),
    ("half an hour ago", "Fri 2026-11-20 08:30 PST"),
    ("a week ago", "Fri 2026-11-13 09:00 PST"),
    ("2 days ago at 8", "Wed 2026-11-18 08:00 PST"),
    ("-45m", "Fri 2026-11-20 08:15 PST"),
    ("in 30 min", "Fri 2026-11-20 09:30 PST"),
    ("+2h", "Fri 2026-11-20 11:00 PST"),
    ("11/20 14:00", "Thu 2025-11-20 14:00 PST"),
    ("11/20/2026 2pm", "Fri 2026-11-20 14:00 PST"),
    ("nov 20", "Fri 2026-11-20 00:00 PST"),
    ("20th of november, 8:15", "Fri 2026-11-20 08:15 PST"),
    ("dec 24 2026 noon", "Thu 2026-12-24 12:00 PST"),
    ("feb 29", "Thu 2024-02-29 00:00 PST"),
    ("midnight", "Fri 2026-11-20 00:00 PST"),
    ("2026-11-20 5pm", "Fri 2026-11-20 17:00 PST"),
    ("2026-11-20 17:00", "Fri 2026-11-20 17:00 PST"),
    ("2026-11-20T17:00:00-05:00", "Fri 2026-11-20 14:00 PST"),
  ])
  func `reads what has happened as the latest that fits`(text: String, reading: String) throws {
    #expect(try said(text) == reading)
  }

  @Test(arguments: [
    ("fri 5pm", "Fri 2026-11-20 17:00 PST"),
    ("fri 8", "Fri 2026-11-27 08:00 PST"),
    ("tomorrow 8", "Sat 2026-11-21 08:00 PST"),
    ("8:00", "Sat 2026-11-21 08:00 PST"),
    ("next wed 7am", "Wed 2026-11-25 07:00 PST"),
    ("nov 19", "Fri 2027-11-19 00:00 PST"),
    ("midnight", "Sat 2026-11-21 00:00 PST"),
    ("in 2 weeks 8:00", "Fri 2026-12-04 08:00 PST"),
  ])
  func `reads what is to come as the earliest that fits`(text: String, reading: String) throws {
    #expect(try said(text, .coming) == reading)
  }

  @Test(arguments: [
    ("fri 5pm", Tense.either, "Fri 2026-11-13 17:00 or Fri 2026-11-20 17:00"),
    ("midnight", .either, "Fri 2026-11-20 00:00 or Sat 2026-11-21 00:00"),
    ("yesterday midnight", .past, "Thu 2026-11-19 00:00 or Fri 2026-11-20 00:00"),
    ("last mon 9:00", .past, "Mon 2026-11-09 09:00 or Mon 2026-11-16 09:00"),
    ("next sat 9:00", .coming, "Sat 2026-11-21 09:00 or Sat 2026-11-28 09:00"),
  ])
  func `refuses what leaves two days open, with both`(
    text: String, tense: Tense, readings: String
  ) throws {
    let reader = try reader(tense)
    #expect(throws: TimeTextError(reason: "'\(text)' may be \(readings): write the date.")) {
      try reader.instant(text)
    }
  }

  @Test func `names both readings of a time that a clock change skips or repeats`() throws {
    let spring = try reader(at: "2026-03-08 12:00")
    let skipped =
      "2026-03-08 02:30 does not exist, for clocks jump over it: write "
      + "2026-03-08T01:30:00-08:00 or 2026-03-08T03:30:00-07:00."
    #expect(throws: TimeTextError(reason: skipped)) { try spring.instant("today 2:30") }
    let autumn = try reader(at: "2026-11-01 12:00")
    let repeated =
      "2026-11-01 01:30 comes twice, for clocks are set back: write "
      + "2026-11-01T01:30:00-07:00 (PDT) or 2026-11-01T01:30:00-08:00 (PST)."
    #expect(throws: TimeTextError(reason: repeated)) { try autumn.instant("1:30am") }
  }

  @Test func `counts hours as true ones and days on the wall across a clock change`() throws {
    #expect(try said("12h ago", at: "2026-03-08 12:00") == "Sat 2026-03-07 23:00 PST")
    #expect(try said("1 day ago", at: "2026-03-08 12:00") == "Sat 2026-03-07 12:00 PST")
  }

  @Test(arguments: [
    "", "soon", "8", "5", "25:00", "13pm", "13/1", "feb 30", "2h", "now 5pm", "today tomorrow",
    "5pm 6pm", "in", "ago", "fri 1234", "99999", "- fri", "2h ago 5pm", "2026-02-30", "11/20/26",
    "last", "nov", "half", "5:3", "yesterday 2h ago", "=", "\u{202E}now", "next next fri",
  ])
  func `refuses what it does not understand with a sentence`(text: String) throws {
    let reader = try reader()
    let error = #expect(throws: TimeTextError.self) { try reader.instant(text) }
    #expect(error?.reason.last == ".")
  }

  @Test(arguments: [
    ("today", Tense.past, "2026-11-20"), ("yesterday", .past, "2026-11-19"),
    ("fri", .past, "2026-11-20"), ("fri", .coming, "2026-11-20"), ("thu", .past, "2026-11-19"),
    ("thu", .coming, "2026-11-26"), ("11/21", .past, "2025-11-21"),
    ("11/21", .either, "2026-11-21"),
    ("3 days ago", .past, "2026-11-17"), ("in 2 weeks", .coming, "2026-12-04"),
    ("now", .past, "2026-11-20"), ("2026-01-31", .past, "2026-01-31"),
  ])
  func `reads a day alone`(text: String, tense: Tense, day: String) throws {
    #expect(try reader(tense).day(text).text == day)
  }

  @Test(arguments: ["today 5pm", "2h ago", "noon", "2026-02-30", "2026-11-20 17:00"])
  func `refuses a time where a day alone is asked for`(text: String) throws {
    let reader = try reader()
    #expect(throws: TimeTextError.self) { try reader.day(text) }
  }
}
