/// The rule by which clocks change each year, as a zone file's last line states it:
/// `PST8PDT,M3.2.0,M11.1.0`.
///
/// Source: POSIX.1-2024, base definitions 8.3 (`TZ`), with the hours −167 to 167 of RFC 9636.
struct YearlyClockRule: Hashable, Sendable {
  var standard: ZoneType
  /// Nil where clocks never change.
  var daylight: Daylight?

  struct Daylight: Hashable, Sendable {
    var type: ZoneType
    var starts: Edge
    var ends: Edge
  }

  /// A day of the year and a time on that day's wall clock, in seconds from its midnight.
  struct Edge: Hashable, Sendable {
    enum Day: Hashable, Sendable {
      /// The nth (5 = last) such weekday (0 = Sunday) of a month.
      case weekday(month: Int, week: Int, weekday: Int)
      /// Day 1 to 365; 29 February is never counted.
      case withoutLeapDay(Int)
      /// Day 0 to 365; 29 February is counted.
      case withLeapDay(Int)
    }
    var day: Day
    var second: Int

    /// Seconds from 1970 that the wall shows when the edge comes, as if it were UTC.
    func wallSeconds(in year: Int) -> Int { daysSinceEpoch(in: year) * 86_400 + second }

    private func daysSinceEpoch(in year: Int) -> Int {
      let january = Self.days(year, 1)
      switch day {
      case .withLeapDay(let number): return january + number
      case .withoutLeapDay(let number):
        return january + number - 1 + (LocalDate.isLeap(year) && number >= 60 ? 1 : 0)
      case .weekday(let month, let week, let weekday):
        let first = Self.days(year, month)
        let firstWeekday = LocalDate(daysSinceEpoch: first).weekday % 7
        var number = (weekday - firstWeekday + 7) % 7 + (week - 1) * 7
        if number >= LocalDate.lengthOfMonth(month, year: year) { number -= 7 }
        return first + number
      }
    }

    private static func days(_ year: Int, _ month: Int) -> Int {
      // Within the calendar for every year a 64-bit file can reach in practice.
      LocalDate(daysSinceEpoch: 0).adding(months: (year - 1970) * 12 + month - 1).daysSinceEpoch
    }
  }

  /// What clocks show at the instant.
  func type(at instant: Instant) -> ZoneType {
    guard let daylight else { return standard }
    let seconds = Int(instant.seconds)
    let year = LocalDateTime(shifting: instant, by: standard.offset).date.year
    let start = daylight.starts.wallSeconds(in: year) - standard.offset
    let end = daylight.ends.wallSeconds(in: year) - daylight.type.offset
    let isDaylight =
      start < end ? start <= seconds && seconds < end : !(end <= seconds && seconds < start)
    return isDaylight ? daylight.type : standard
  }

  /// Reads the rule; nil where it does not follow the format.
  init?(_ text: String) {
    var scanner = DigitScanner(text)
    guard let name = Self.name(&scanner), let west = Self.time(&scanner, hourDigits: 2)
    else { return nil }
    standard = ZoneType(offset: -west, abbreviation: name)
    if scanner.isAtEnd { return }
    guard let daylightName = Self.name(&scanner) else { return nil }
    var daylightOffset = standard.offset + 3_600
    if scanner.next != UInt8(ascii: ",") {
      guard let west = Self.time(&scanner, hourDigits: 2) else { return nil }
      daylightOffset = -west
    }
    guard let starts = Self.edge(&scanner), let ends = Self.edge(&scanner), scanner.isAtEnd
    else { return nil }
    daylight = Daylight(
      type: ZoneType(offset: daylightOffset, abbreviation: daylightName), starts: starts,
      ends: ends)
  }

  private static func name(_ scanner: inout DigitScanner) -> String? {
    if scanner.take("<") {
      let name = scanner.text { $0 != UInt8(ascii: ">") }
      return scanner.take(">") ? name : nil
    }
    let name = scanner.text { ($0 | 32) >= 97 && ($0 | 32) <= 122 }
    return name.isEmpty ? nil : name
  }

  /// `[+-]h[:mm[:ss]]` in seconds.
  private static func time(_ scanner: inout DigitScanner, hourDigits: Int) -> Int? {
    let isNegative = scanner.take("-")
    if !isNegative { _ = scanner.take("+") }
    guard let hours = scanner.number(atMost: hourDigits) else { return nil }
    var seconds = hours * 3_600
    for unit in [60, 1] where scanner.take(":") {
      guard let number = scanner.number(atMost: 2) else { return nil }
      seconds += number * unit
    }
    return isNegative ? -seconds : seconds
  }

  private static func edge(_ scanner: inout DigitScanner) -> Edge? {
    guard scanner.take(","), let day = day(&scanner) else { return nil }
    guard scanner.take("/") else { return Edge(day: day, second: 7_200) }
    return time(&scanner, hourDigits: 3).map { Edge(day: day, second: $0) }
  }

  private static func day(_ scanner: inout DigitScanner) -> Edge.Day? {
    if scanner.take("J") {
      guard let number = scanner.number(atMost: 3), (1...365).contains(number)
      else { return nil }
      return .withoutLeapDay(number)
    }
    guard scanner.take("M") else {
      guard let number = scanner.number(atMost: 3), number <= 365 else { return nil }
      return .withLeapDay(number)
    }
    guard let month = scanner.number(atMost: 2), scanner.take("."),
      let week = scanner.number(atMost: 1), scanner.take("."),
      let weekday = scanner.number(atMost: 1),
      (1...12).contains(month), (1...5).contains(week), (0...6).contains(weekday)
    else { return nil }
    return .weekday(month: month, week: week, weekday: weekday)
  }
}
