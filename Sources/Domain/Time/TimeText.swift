/// Why a text is not a time or a date: a full sentence that says what to write instead.
public struct TimeTextError: Error, Hashable, Sendable {
  /// The sentence, with its full stop.
  public let reason: String

  /// Makes the error.
  public init(reason: String) { self.reason = reason }
}

/// Reads times as files and the command line give them.
///
/// Source: interface §1, TIME: RFC 3339 with an offset, or `YYYY-MM-DD[ HH:MM[:SS]]` as wall time.
public enum TimeText {
  /// What a text says: a moment, or a day without a time.
  public enum Parsed: Hashable, Sendable {
    case instant(Instant)
    case date(LocalDate)
  }

  /// Reads a time or a date.
  ///
  /// Fractions of a second are dropped.
  ///
  /// Throws `TimeTextError` for another form, a day or time that does not exist, and a wall
  /// time that a change of clock skips or repeats.
  public static func parse(_ text: String, zone: ZoneRules) throws(TimeTextError) -> Parsed {
    var scanner = DigitScanner(text)
    guard let year = scanner.digits(4), scanner.take("-"), let month = scanner.digits(2),
      scanner.take("-"), let day = scanner.digits(2)
    else { throw wrongForm(text) }
    guard let date = LocalDate(year: year, month: month, day: day) else {
      throw TimeTextError(reason: "There is no day \(Digits.date(year, month, day)).")
    }
    if scanner.isAtEnd { return .date(date) }
    guard scanner.take("T") || scanner.take("t") || scanner.take(" "),
      let time = try clock(&scanner)
    else { throw wrongForm(text) }
    let wall = LocalDateTime(date: date, time: time)
    if scanner.isAtEnd { return .instant(try instant(ofWall: wall, zone: zone)) }
    guard let offset = offset(&scanner), scanner.isAtEnd else { throw wrongForm(text) }
    return .instant(Instant(seconds: Int64(wall.secondsAsIfUTC - offset)))
  }

  /// Reads a time; a date alone is its first instant.
  public static func instant(_ text: String, zone: ZoneRules) throws(TimeTextError) -> Instant {
    switch try parse(text, zone: zone) {
    case .instant(let instant): instant
    case .date(let date): zone.firstInstant(of: date)
    }
  }

  /// Reads the end of an interval: a date alone is the end of its day.
  public static func until(_ text: String, zone: ZoneRules) throws(TimeTextError) -> Instant {
    switch try parse(text, zone: zone) {
    case .instant(let instant): instant
    case .date(let date): zone.endOfDay(date)
    }
  }

  /// Reads a date, `YYYY-MM-DD` only.
  public static func date(_ text: String) throws(TimeTextError) -> LocalDate {
    if let date = LocalDate(text) { return date }
    var scanner = DigitScanner(text)
    if let year = scanner.digits(4), scanner.take("-"), let month = scanner.digits(2),
      scanner.take("-"), let day = scanner.digits(2), scanner.isAtEnd
    {
      throw TimeTextError(reason: "There is no day \(Digits.date(year, month, day)).")
    }
    if let shown = american(text) {
      throw TimeTextError(reason: "A date is written year first: \(shown.text).")
    }
    throw TimeTextError(reason: "A date is written as YYYY-MM-DD, as in 2026-03-08.")
  }

  /// The instant of a wall time that comes exactly once.
  ///
  /// Throws `TimeTextError` that names both readings of a skipped or repeated one.
  public static func instant(
    ofWall wall: LocalDateTime, zone: ZoneRules
  ) throws(TimeTextError) -> Instant {
    switch zone.reading(of: wall) {
    case .one(let instant): return instant
    case .skipped(let one, let other):
      throw TimeTextError(
        reason: "\(wall.text) does not exist, for clocks jump over it: write "
          + "\(zone.rfc3339(one)) or \(zone.rfc3339(other)).")
    case .repeated(let one, let other):
      throw TimeTextError(
        reason: "\(wall.text) comes twice, for clocks are set back: write "
          + "\(zone.rfc3339(one)) (\(zone.abbreviation(at: one))) or "
          + "\(zone.rfc3339(other)) (\(zone.abbreviation(at: other))).")
    }
  }

  /// `HH:MM[:SS[.fraction]]`; nil where it has another form.
  private static func clock(_ scanner: inout DigitScanner) throws(TimeTextError) -> LocalTime? {
    guard let hour = scanner.digits(2), scanner.take(":"), let minute = scanner.digits(2)
    else { return nil }
    var second = 0
    if scanner.take(":") {
      guard let read = scanner.digits(2) else { return nil }
      second = read
      if scanner.take("."), scanner.text(while: { $0 >= 48 && $0 <= 57 }).isEmpty { return nil }
    }
    guard let time = LocalTime(hour: hour, minute: minute, second: second) else {
      throw TimeTextError(reason: "Times of day run from 00:00:00 to 23:59:59.")
    }
    return time
  }

  /// `Z` or `±HH:MM`, in seconds; nil where it has another form or range.
  private static func offset(_ scanner: inout DigitScanner) -> Int? {
    if scanner.take("Z") || scanner.take("z") { return 0 }
    let isWest = scanner.take("-")
    guard isWest || scanner.take("+"), let hours = scanner.digits(2), scanner.take(":"),
      let minutes = scanner.digits(2), hours <= 23, minutes <= 59
    else { return nil }
    return (isWest ? -1 : 1) * (hours * 3_600 + minutes * 60)
  }

  private static func wrongForm(_ text: String) -> TimeTextError {
    if let date = american(text) {
      return TimeTextError(reason: "A date is written year first: \(date.text).")
    }
    return TimeTextError(
      reason: "A time is written as 2026-03-08, as 2026-03-08 01:30, or with its offset as "
        + "2026-03-08T01:30:00-08:00.")
  }

  /// A date written month first, as `3/8/2026`, with or without something after it.
  private static func american(_ text: String) -> LocalDate? {
    var scanner = DigitScanner(text)
    guard let month = scanner.number(atMost: 2), scanner.take("/") || scanner.take("-"),
      let day = scanner.number(atMost: 2), scanner.take("/") || scanner.take("-"),
      let year = scanner.digits(4)
    else { return nil }
    return LocalDate(year: year, month: month, day: day)
  }
}

extension Digits {
  /// Three numbers as a date, whether or not that day exists.
  static func date(_ year: Int, _ month: Int, _ day: Int) -> String {
    padded(year, to: 4) + "-" + padded(month, to: 2) + "-" + padded(day, to: 2)
  }
}
