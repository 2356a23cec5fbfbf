import Testing

@testable import Domain

struct LocalDateTests {
  @Test func `counts every day from year 1 to 9999 and back`() {
    var expected = LocalDate(year: 1, month: 1, day: 1)?.daysSinceEpoch ?? 0
    #expect(expected == -719_162)
    for year in 1...9_999 {
      for month in 1...12 {
        for day in [1, LocalDate.lengthOfMonth(month, year: year)] {
          let date = LocalDate(year: year, month: month, day: day)
          #expect(date.map(\.daysSinceEpoch) == expected + day - 1)
          #expect(date == LocalDate(daysSinceEpoch: expected + day - 1))
        }
        expected += LocalDate.lengthOfMonth(month, year: year)
      }
    }
  }

  @Test(arguments: [
    "2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "0000-01-01", "2026-3-8",
    "2026-03-08 ", " 2026-03-08", "3/8/2026", "", "2026-03-0٨", "+026-03-08",
  ])
  func `refuses what is no date`(text: String) {
    #expect(LocalDate(text) == nil)
  }

  @Test(arguments: ["2024-02-29", "0001-01-01", "9999-12-31", "2026-03-08"])
  func `reads and prints a date alike`(text: String) {
    #expect(LocalDate(text)?.text == text)
  }

  @Test(arguments: [
    ("2024-02-29", 12, "2025-02-28"), ("2024-02-29", 48, "2028-02-28"),
    ("2025-02-28", 12, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"),
    ("2025-01-31", 1, "2025-02-28"), ("2025-12-15", 1, "2026-01-15"),
    ("2026-01-15", -1, "2025-12-15"), ("2026-03-31", -13, "2025-02-28"),
  ])
  func `adds months with the last day of a short month`(
    start: String, months: Int, end: String
  ) {
    #expect(LocalDate(start)?.adding(months: months).text == end)
  }

  @Test(arguments: [("2026-11-24", 2), ("1970-01-01", 4), ("1969-12-31", 3), ("2000-01-02", 7)])
  func `knows the day of the week`(text: String, weekday: Int) {
    #expect(LocalDate(text)?.weekday == weekday)
  }

  @Test(arguments: [
    ("2008-02-29", "2026-02-28", 17), ("2008-02-29", "2026-03-01", 18),
    ("2008-05-05", "2026-05-05", 18), ("2008-05-05", "2026-05-04", 17),
  ])
  func `counts whole years`(born: String, on: String, years: Int) throws {
    let born = try #require(LocalDate(born))
    let on = try #require(LocalDate(on))
    #expect(born.wholeYears(until: on) == years)
  }
}
