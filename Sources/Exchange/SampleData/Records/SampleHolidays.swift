import Domain

/// The days on which California's courts and offices are closed (Gov. Code 6700, CCP 135).
enum SampleHolidays {
  struct Holiday {
    let date: LocalDate
    let name: String
    let kinds: [String]
  }

  /// The holidays of a year, each on the day on which it is kept: Sunday's on
  /// Monday, for courts Saturday's on Friday.
  static func of(year: Int) -> [Holiday] {
    let both = ["court", "state"]
    let fixed: [(Int, Int, String, [String])] = [
      (1, 1, "New Year's Day", both), (2, 12, "Lincoln's Birthday", ["court"]),
      (3, 31, "Cesar Chavez Day", both), (6, 19, "Juneteenth", ["court"]),
      (7, 4, "Independence Day", both), (11, 11, "Veterans Day", both),
      (12, 25, "Christmas Day", both),
    ]
    let floating: [(Int, Int, Int, String, [String])] = [
      (1, 3, 1, "Martin Luther King Jr. Day", both), (2, 3, 1, "Presidents' Day", both),
      (5, 5, 1, "Memorial Day", both), (9, 1, 1, "Labor Day", both),
      (9, 4, 5, "Native American Day", ["court"]), (11, 4, 4, "Thanksgiving Day", both),
    ]
    var found: [Holiday] = []
    for (month, day, name, kinds) in fixed {
      guard let date = LocalDate(year: year, month: month, day: day) else { continue }
      found += kinds.map { Holiday(date: kept(date, by: $0), name: name, kinds: [$0]) }
    }
    for (month, place, weekday, name, kinds) in floating {
      guard let date = date(year, month, place, weekday) else { continue }
      found.append(Holiday(date: date, name: name, kinds: kinds))
      if month == 11 {
        found.append(
          Holiday(date: date.adding(days: 1), name: "Day after Thanksgiving", kinds: kinds))
      }
    }
    return found
  }

  private static func kept(_ date: LocalDate, by kind: String) -> LocalDate {
    switch date.weekday {
    case 7: date.adding(days: 1)
    case 6 where kind == "court": date.adding(days: -1)
    default: date
    }
  }

  /// The so-manieth weekday of a month; the fifth stands for the last.
  private static func date(_ year: Int, _ month: Int, _ place: Int, _ weekday: Int) -> LocalDate? {
    guard let first = LocalDate(year: year, month: month, day: 1) else { return nil }
    let offset = (weekday - first.weekday + 7) % 7 + (min(place, 4) - 1) * 7
    let date = first.adding(days: offset)
    let later = date.adding(days: 7)
    return place == 5 && later.month == month ? later : date
  }
}
