/// A calendar day of the proleptic Gregorian calendar, without a time or a zone.
public struct LocalDate: Hashable, Comparable, Sendable {
  /// The year, 1 to 9999 where it was read or checked.
  public let year: Int
  /// The month, 1 to 12.
  public let month: Int
  /// The day of the month, 1 to 31.
  public let day: Int

  /// Makes a day that exists; nil for one that doesn't, as 29 February 2026, or a year past 1…9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9_999).contains(year), (1...12).contains(month),
      day >= 1, day <= Self.lengthOfMonth(month, year: year)
    else { return nil }
    self.init(unchecked: year, month, day)
  }

  /// Reads strictly `YYYY-MM-DD` in ASCII digits; nil for anything else.
  public init?(_ text: String) {
    var text = text
    guard let day = text.withUTF8({ LocalDate(ascii: $0) }) else { return nil }
    self = day
  }

  /// Reads the bytes of a text, as ``init(_:)`` does.
  public init?(ascii bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-")
    else { return nil }
    var isOfDigits = true
    func digit(_ place: Int) -> Int {
      let digit = Int(bytes[place]) - 48
      if digit < 0 || digit > 9 { isOfDigits = false }
      return digit
    }
    let year = digit(0) * 1_000 + digit(1) * 100 + digit(2) * 10 + digit(3)
    let (month, day) = (digit(5) * 10 + digit(6), digit(8) * 10 + digit(9))
    guard isOfDigits else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The day that many days after 1970-01-01, or before it when negative.
  ///
  /// Source: the days-to-civil arithmetic on 400-year eras that begin on 1 March.
  public init(daysSinceEpoch: Int) {
    let shifted = daysSinceEpoch + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    self.init(unchecked: year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }

  private init(unchecked year: Int, _ month: Int, _ day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day as `YYYY-MM-DD`.
  public var text: String {
    Digits.padded(year, to: 4) + "-" + Digits.padded(month, to: 2) + "-"
      + Digits.padded(day, to: 2)
  }

  /// Days from 1970-01-01 to this day; negative before it.
  public var daysSinceEpoch: Int {
    let marchYear = month <= 2 ? year - 1 : year
    let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
    let yearOfEra = marchYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// 1 for Monday to 7 for Sunday.
  public var weekday: Int {
    let fromMonday = (daysSinceEpoch + 3) % 7  // 1970-01-01 was a Thursday
    return (fromMonday < 0 ? fromMonday + 7 : fromMonday) + 1
  }

  /// The day of the week in three letters: `Mon`.
  public var weekdayWord: String { Self.weekdayWords[weekday - 1] }

  /// Monday to Sunday in three letters.
  static let weekdayWords = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  /// The day that many days later, or earlier when negative.
  public func adding(days: Int) -> LocalDate { LocalDate(daysSinceEpoch: daysSinceEpoch + days) }

  /// The same day of the month that many months later, or the month's last day where it has none.
  ///
  /// 29 February counts as 28: twelve months after it is 28 February, and 48 months after it
  /// too (interface §4.7).
  public func adding(months: Int) -> LocalDate {
    let count = year * 12 + (month - 1) + months
    let newYear = count >= 0 ? count / 12 : (count - 11) / 12
    let newMonth = count - newYear * 12 + 1
    let wanted = month == 2 && day == 29 ? 28 : day
    return LocalDate(
      unchecked: newYear, newMonth, min(wanted, Self.lengthOfMonth(newMonth, year: newYear)))
  }

  /// Whole years from this day to `other`, as for an age: 29 February turns on 1 March.
  public func wholeYears(until other: LocalDate) -> Int {
    let years = other.year - year
    return (other.month, other.day) < (month, day) ? years - 1 : years
  }

  /// Whether the year has a 29 February.
  public static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// 28 to 31.
  public static func lengthOfMonth(_ month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Earlier comes first.
  public static func < (one: LocalDate, other: LocalDate) -> Bool {
    (one.year, one.month, one.day) < (other.year, other.month, other.day)
  }
}
