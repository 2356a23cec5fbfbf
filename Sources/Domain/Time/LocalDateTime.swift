/// A wall clock's time of day.
public struct LocalTime: Hashable, Comparable, Sendable {
  /// 0 to 23.
  public let hour: Int
  /// 0 to 59.
  public let minute: Int
  /// 0 to 59.
  public let second: Int

  /// Makes a time of day; nil where a part is out of its range.
  public init?(hour: Int, minute: Int, second: Int = 0) {
    guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second)
    else { return nil }
    self.hour = hour
    self.minute = minute
    self.second = second
  }

  /// The time as `09:30`, without its seconds.
  public var text: String { Digits.padded(hour, to: 2) + ":" + Digits.padded(minute, to: 2) }

  /// Earlier comes first.
  public static func < (one: LocalTime, other: LocalTime) -> Bool {
    (one.hour, one.minute, one.second) < (other.hour, other.minute, other.second)
  }
}

/// A day and a wall clock's time, without a zone.
public struct LocalDateTime: Hashable, Comparable, Sendable {
  /// The day.
  public var date: LocalDate
  /// 0 to 23.
  public var hour: Int
  /// 0 to 59.
  public var minute: Int
  /// 0 to 59.
  public var second: Int

  /// Puts a day and a time together, the parts taken as they are.
  public init(date: LocalDate, hour: Int, minute: Int, second: Int = 0) {
    self.date = date
    self.hour = hour
    self.minute = minute
    self.second = second
  }

  /// Puts a day and a time together.
  public init(date: LocalDate, time: LocalTime) {
    self.init(date: date, hour: time.hour, minute: time.minute, second: time.second)
  }

  /// What a clock shows that is `offset` seconds ahead of UTC.
  init(shifting instant: Instant, by offset: Int) {
    let shown = Int(instant.seconds) + offset
    let days = shown >= 0 ? shown / 86_400 : (shown - 86_399) / 86_400
    let second = shown - days * 86_400
    self.init(
      date: LocalDate(daysSinceEpoch: days), hour: second / 3_600, minute: second / 60 % 60,
      second: second % 60)
  }

  /// Seconds since 1970 that a clock on UTC would need to show this.
  var secondsAsIfUTC: Int {
    date.daysSinceEpoch * 86_400 + hour * 3_600 + minute * 60 + second
  }

  /// The instant at which a clock on UTC shows this.
  public var instantOnUTC: Instant { Instant(seconds: Int64(secondsAsIfUTC)) }

  /// What the wall shows that many of its own seconds later, as if no clock changed meanwhile.
  public func adding(wallSeconds: Int) -> LocalDateTime {
    instantOnUTC.adding(seconds: Int64(wallSeconds)).utc
  }

  /// How many of the wall's own seconds lie between an earlier showing and this.
  public func wallSeconds(since earlier: LocalDateTime) -> Int {
    secondsAsIfUTC - earlier.secondsAsIfUTC
  }

  /// The day and time as `2026-03-08 01:30`, without its seconds.
  public var text: String {
    date.text + " " + Digits.padded(hour, to: 2) + ":" + Digits.padded(minute, to: 2)
  }

  /// The day and time as `2026-03-08T01:30:00`, without an offset.
  public var rfc3339: String {
    date.text + "T" + Digits.padded(hour, to: 2) + ":" + Digits.padded(minute, to: 2) + ":"
      + Digits.padded(second, to: 2)
  }

  /// Earlier on the same wall comes first.
  public static func < (one: LocalDateTime, other: LocalDateTime) -> Bool {
    (one.date, one.hour, one.minute, one.second)
      < (other.date, other.hour, other.minute, other.second)
  }
}
