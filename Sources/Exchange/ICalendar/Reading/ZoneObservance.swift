import Domain

/// One part of a calendar's zone: from when on clocks are how far ahead (RFC 5545 §3.6.5).
struct ZoneObservance {
  let offsetFrom: Int
  let offsetTo: Int
  private let first: LocalDateTime
  private let yearly: Yearly?
  private let dates: [LocalDateTime]

  /// Reads a `STANDARD` or `DAYLIGHT` part.
  init(_ part: CalendarComponent) throws(CalendarProblem) {
    func line(_ name: String) throws(CalendarProblem) -> CalendarLine {
      guard let line = part.first(name) else {
        throw .file(part.line, name, "is missing, and \(part.name) needs it")
      }
      return line
    }
    let (start, from, to) = (
      try line("DTSTART"), try line("TZOFFSETFROM"), try line("TZOFFSETTO")
    )
    guard let before = CalendarClock.offset(from.word) else {
      throw .file(from.number, from.name, "'\(from.word)' is no offset such as -0800")
    }
    guard let after = CalendarClock.offset(to.word) else {
      throw .file(to.number, to.name, "'\(to.word)' is no offset such as -0800")
    }
    (offsetFrom, offsetTo) = (before, after)
    first = try Self.wall(start, start.word)
    var dates: [LocalDateTime] = []
    for line in part.all("RDATE") {
      for text in line.word.split(separator: ",") {
        dates.append(try Self.wall(line, String(text)))
      }
    }
    self.dates = dates
    guard let rule = part.first("RRULE") else {
      yearly = nil
      return
    }
    do {
      yearly = try Yearly(rule.word)
    } catch {
      throw .file(rule.number, "RRULE", error.reason)
    }
  }

  private static func wall(
    _ line: CalendarLine, _ text: String
  ) throws(CalendarProblem) -> LocalDateTime {
    guard let (wall, isUTC) = CalendarClock.dateTime(text), !isUTC else {
      throw .file(line.number, line.name, "'\(text)' is no local time such as 20071104T020000")
    }
    return wall
  }

  /// The instants at which it begins, in order, through the last year of any roster.
  func onsets() -> [Instant] {
    let recurring = yearly?.walls(after: first, offset: offsetFrom) ?? []
    return Set([first] + dates + recurring).sorted().map { instant($0) }
  }

  private func instant(_ wall: LocalDateTime) -> Instant {
    wall.instantOnUTC.adding(seconds: Int64(-offsetFrom))
  }
}

/// How an observance comes again each year.
private struct Yearly {
  private var interval = 1
  private var count: Int?
  private var until: (wall: LocalDateTime, isUTC: Bool)?
  private var months: [Int] = []
  private var monthDays: [Int] = []
  private var days: [RecurrenceRule.Day] = []

  init(_ text: String) throws(RuleProblem) {
    for (name, value) in try RuleParts.read(text) {
      switch name {
      case "FREQ":
        guard value == "YEARLY" else { throw RuleParts.unknown(name, value) }
      case "INTERVAL": interval = try RuleParts.number(name, value)
      case "COUNT": count = try RuleParts.number(name, value)
      case "UNTIL": until = try Self.end(value)
      case "BYMONTH": months = try RuleParts.numbers(name, value, within: 1...12)
      case "BYMONTHDAY": monthDays = try RuleParts.numbers(name, value, within: -31...31)
      case "BYDAY": days = try RuleParts.days(value)
      case "WKST": _ = try RuleParts.weekday(value)
      default: throw RuleParts.unknown(name, value)
      }
    }
    if !days.isEmpty, months.isEmpty {
      throw RuleProblem(reason: "BYDAY of a zone's rule needs BYMONTH")
    }
  }

  private static func end(_ value: String) throws(RuleProblem) -> (LocalDateTime, Bool) {
    if let (wall, isUTC) = CalendarClock.dateTime(value) { return (wall, isUTC) }
    guard let date = CalendarClock.date(value[...]) else { throw RuleParts.unknown("UNTIL", value) }
    return (LocalDateTime(date: date, hour: 23, minute: 59, second: 59), false)
  }

  /// The wall times after the first.
  func walls(after first: LocalDateTime, offset: Int) -> [LocalDateTime] {
    var walls: [LocalDateTime] = []
    var year = first.date.year
    while year <= CalendarClock.years.upperBound + 1 {
      for date in dates(in: year, like: first.date) where date > first.date {
        let wall = LocalDateTime(
          date: date, hour: first.hour, minute: first.minute, second: first.second)
        // The first counts too.
        if let count, walls.count + 1 >= count { return walls }
        if let until, wall.adding(wallSeconds: until.isUTC ? -offset : 0) > until.wall {
          return walls
        }
        walls.append(wall)
      }
      year += interval
    }
    return walls
  }

  private func dates(in year: Int, like first: LocalDate) -> [LocalDate] {
    let months = months.isEmpty ? [first.month] : months.sorted()
    return months.flatMap { month -> [LocalDate] in
      let length = LocalDate.lengthOfMonth(month, year: year)
      let chosen =
        monthDays.isEmpty
        ? Set(1...length) : Set(monthDays.map { $0 < 0 ? length + 1 + $0 : $0 })
      if days.isEmpty && monthDays.isEmpty {
        return LocalDate(year: year, month: month, day: first.day).map { [$0] } ?? []
      }
      return (1...length).filter(chosen.contains)
        .compactMap { LocalDate(year: year, month: month, day: $0) }
        .filter { date in days.isEmpty || days.contains { $0.isDay(date) } }
    }
  }
}
