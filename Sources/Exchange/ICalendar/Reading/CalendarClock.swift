import Domain

/// A moment as a calendar tells it: what a wall shows, and where the wall hangs.
struct CalendarMoment: Sendable {
  let wall: LocalDateTime
  let zone: ZoneRules
  /// The zone's name; `UTC` for a time that ends in Z.
  let zoneName: String

  /// The instant that is meant, where clocks skip or repeat the wall time too (RFC 5545 §3.3.5).
  var instant: Instant { zone.calendarInstant(of: wall) }
}

/// Dates, times, lengths and offsets as iCalendar spells them (RFC 5545 §3.3).
enum CalendarClock {
  /// The years within which a roster lies.
  static let years = 1970...2199

  /// `20260308` as a day; nil for another form or a day that does not exist.
  static func date(_ text: Substring) -> LocalDate? {
    let digits = numbers(text, widths: [4, 2, 2])
    return digits.flatMap { LocalDate(year: $0[0], month: $0[1], day: $0[2]) }
  }

  /// `20260308T013000` as a wall shows it, and whether a Z follows.
  static func dateTime(_ text: String) -> (wall: LocalDateTime, isUTC: Bool)? {
    let isUTC = text.last == "Z"
    let parts = (isUTC ? text.dropLast() : text[...])
      .split(separator: "T", omittingEmptySubsequences: false)
    guard parts.count == 2, let date = date(parts[0]),
      let digits = numbers(parts[1], widths: [2, 2, 2]),
      let time = LocalTime(hour: digits[0], minute: digits[1], second: digits[2])
    else { return nil }
    return (LocalDateTime(date: date, time: time), isUTC)
  }

  /// `PT12H`, `P1DT30M`, `P2W` in seconds of the wall; nil for another form.
  static func duration(_ text: String) -> Int? {
    var rest = text[...]
    let isNegative = rest.first == "-"
    if isNegative || rest.first == "+" { rest = rest.dropFirst() }
    guard rest.first == "P", rest.count > 1 else { return nil }
    let parts = rest.dropFirst().split(
      separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    guard let days = amount(parts[0], [("W", 604_800), ("D", 86_400)]) else { return nil }
    var seconds = days
    if parts.count == 2 {
      guard !parts[1].isEmpty, let more = amount(parts[1], [("H", 3_600), ("M", 60), ("S", 1)])
      else { return nil }
      seconds += more
    }
    return isNegative ? -seconds : seconds
  }

  /// Numbers, each with its unit, in the order of the units.
  private static func amount(_ text: Substring, _ units: [(name: Character, seconds: Int)]) -> Int?
  {
    var (rest, units, sum) = (text, units[...], 0)
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      rest = rest.dropFirst(digits.count)
      guard digits.count <= 9, let number = Int(digits), let name = rest.popFirst(),
        let place = units.firstIndex(where: { $0.name == name })
      else { return nil }
      sum += number * units[place].seconds
      units = units[(place + 1)...]
    }
    return sum
  }

  /// `-0800` in seconds ahead of UTC; nil for another form.
  static func offset(_ text: String) -> Int? {
    guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
    let body = text.dropFirst()
    guard let digits = numbers(body, widths: body.count == 6 ? [2, 2, 2] : [2, 2]),
      digits[0] < 24, digits.dropFirst().allSatisfy({ $0 < 60 })
    else { return nil }
    let seconds = digits[0] * 3_600 + digits[1] * 60 + (digits.count > 2 ? digits[2] : 0)
    return sign == "-" ? -seconds : seconds
  }

  /// Numbers of fixed widths, one behind the other and nothing else.
  private static func numbers(_ text: Substring, widths: [Int]) -> [Int]? {
    guard text.utf8.count == widths.reduce(0, +),
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    var rest = text
    return widths.map { width in
      defer { rest = rest.dropFirst(width) }
      return Int(rest.prefix(width)) ?? 0
    }
  }
}
