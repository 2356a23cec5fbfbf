import Domain

/// Why a rule of repetition is not understood.
struct RuleProblem: Error, Hashable, Sendable {
  let reason: String
  /// Whether the rule is understood and the event alone can't be taken.
  var isOfEvent = false
}

/// How an event comes again (RFC 5545 §3.3.10), as far as rosters need it: daily, weekly, monthly,
/// with an interval, a count or an end, weekdays and the week's first day (interface §3).
struct RecurrenceRule: Hashable, Sendable {
  enum Frequency: String, Hashable, Sendable {
    case daily = "DAILY"
    case weekly = "WEEKLY"
    case monthly = "MONTHLY"
  }

  /// A weekday, or with an ordinal the nth of a month, from its end where negative.
  struct Day: Hashable, Sendable {
    var ordinal: Int?
    /// 1 for Monday to 7 for Sunday.
    var weekday: Int

    /// Whether a date is such a day of its month.
    func isDay(_ date: LocalDate) -> Bool {
      guard date.weekday == weekday else { return false }
      guard let ordinal else { return true }
      if ordinal > 0 { return (date.day - 1) / 7 + 1 == ordinal }
      let length = LocalDate.lengthOfMonth(date.month, year: date.year)
      return (length - date.day) / 7 + 1 == -ordinal
    }
  }

  /// The most times that one event may come; more are refused.
  static let limit = 10_000

  private(set) var frequency: Frequency
  private(set) var interval = 1
  private(set) var count: Int?
  private(set) var until: Instant?
  private(set) var days: [Day] = []
  /// The week's first day, 1 for Monday.
  private(set) var weekStart = 1

  /// Whether it never ends by itself.
  var isOpen: Bool { count == nil && until == nil }

  /// Reads `FREQ=WEEKLY;BYDAY=MO,WE`.
  init(_ text: String) throws(RuleProblem) {
    let parts = try RuleParts.read(text)
    guard let word = parts.first(where: { $0.name == "FREQ" })?.value else {
      throw RuleProblem(reason: "FREQ is missing")
    }
    guard let frequency = Frequency(rawValue: word) else {
      throw RuleProblem(reason: "FREQ=\(word) is not understood: DAILY, WEEKLY or MONTHLY")
    }
    self.frequency = frequency
    for (name, value) in parts {
      switch name {
      case "FREQ": break
      case "INTERVAL": interval = try RuleParts.number(name, value)
      case "COUNT": count = try RuleParts.number(name, value)
      case "UNTIL": until = try Self.end(value)
      case "BYDAY": days = try RuleParts.days(value)
      case "WKST": weekStart = try RuleParts.weekday(value)
      default: throw RuleParts.unknown(name, value)
      }
    }
    if count != nil, until != nil {
      throw RuleProblem(reason: "COUNT and UNTIL exclude each other")
    }
    if frequency != .monthly, days.contains(where: { $0.ordinal != nil }) {
      throw RuleProblem(reason: "BYDAY with a number is not understood with FREQ=\(word)")
    }
  }

  private static func end(_ value: String) throws(RuleProblem) -> Instant {
    if let (wall, isUTC) = CalendarClock.dateTime(value) {
      if isUTC { return wall.instantOnUTC }
    } else if CalendarClock.date(value[...]) == nil {
      throw RuleParts.unknown("UNTIL", value)
    }
    throw RuleProblem(
      reason: "UNTIL=\(value) is a floating time: write it in UTC, as 20261231T080000Z",
      isOfEvent: true)
  }

  /// What the wall shows each time the event begins, its own first time included, in order.
  ///
  /// - Parameters:
  ///   - start: the event's first time.
  ///   - horizon: where a rule without an end is left.
  /// - Throws: ``RuleProblem`` of the event for more than ``limit``, or an end before its start.
  func walls(
    from start: LocalDateTime, in zone: ZoneRules, horizon: Instant
  ) throws(RuleProblem) -> [LocalDateTime] {
    if let until, zone.calendarInstant(of: start) > until {
      throw RuleProblem(reason: "UNTIL lies before DTSTART", isOfEvent: true)
    }
    // The first is one of them whatever the rule says, and counts (RFC 5545 §3.8.5.3).
    var walls = [start]
    for date in RecurrenceDates(self, after: start.date) {
      if let count, walls.count >= count { break }
      let wall = LocalDateTime(
        date: date, hour: start.hour, minute: start.minute, second: start.second)
      let instant = zone.calendarInstant(of: wall)
      if let until, instant > until { break }
      if isOpen, instant >= horizon { break }
      if walls.count == Self.limit {
        throw RuleProblem(
          reason: "makes more than \(Self.limit) shifts; give it a nearer end", isOfEvent: true)
      }
      walls.append(wall)
    }
    return walls
  }
}

/// The parts of a rule's text.
enum RuleParts {
  /// `NAME=VALUE` by `;`, in capitals, each name once.
  static func read(_ text: String) throws(RuleProblem) -> [(name: String, value: String)] {
    var parts: [(name: String, value: String)] = []
    for part in text.uppercased().split(separator: ";") {
      let words = part.split(separator: "=", omittingEmptySubsequences: false)
      guard words.count == 2, !words[1].isEmpty else {
        throw RuleProblem(reason: "'\(part)' is no part NAME=VALUE of a rule")
      }
      let name = String(words[0])
      if parts.contains(where: { $0.name == name }) {
        throw RuleProblem(reason: "\(name) stands twice")
      }
      parts.append((name, String(words[1])))
    }
    return parts
  }

  static func unknown(_ name: String, _ value: String) -> RuleProblem {
    RuleProblem(reason: "\(name)=\(value) is not understood")
  }

  /// A number from 1.
  static func number(_ name: String, _ value: String) throws(RuleProblem) -> Int {
    guard let number = Int(value), (1...999_999).contains(number) else {
      throw unknown(name, value)
    }
    return number
  }

  /// Numbers other than 0 by `,`.
  static func numbers(
    _ name: String, _ value: String, within range: ClosedRange<Int>
  ) throws(RuleProblem) -> [Int] {
    var numbers: [Int] = []
    for word in value.split(separator: ",", omittingEmptySubsequences: false) {
      guard let number = Int(word), number != 0, range.contains(number) else {
        throw unknown(name, value)
      }
      numbers.append(number)
    }
    return numbers
  }

  /// `MO` to `SU` as 1 to 7.
  static func weekday(_ value: String) throws(RuleProblem) -> Int {
    guard let place = weekdays.firstIndex(of: value) else { throw unknown("WKST", value) }
    return place + 1
  }

  /// `MO`, `2TU`, `-1FR` by `,`.
  static func days(_ value: String) throws(RuleProblem) -> [RecurrenceRule.Day] {
    var days: [RecurrenceRule.Day] = []
    for word in value.split(separator: ",", omittingEmptySubsequences: false) {
      guard let place = weekdays.firstIndex(of: String(word.suffix(2))) else {
        throw unknown("BYDAY", value)
      }
      var day = RecurrenceRule.Day(weekday: place + 1)
      if word.count > 2 {
        guard let ordinal = Int(word.dropLast(2)), ordinal != 0, (-5...5).contains(ordinal) else {
          throw unknown("BYDAY", value)
        }
        day.ordinal = ordinal
      }
      days.append(day)
    }
    return days
  }

  private static let weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
}
