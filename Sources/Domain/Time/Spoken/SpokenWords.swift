/// The pieces of a time as a person types it, before they are put on a calendar.
struct SpokenPieces: Hashable {
  /// A day as it is named.
  enum Day: Hashable {
    /// Days from today: −1 for yesterday.
    case fromToday(Int)
    /// A weekday, 1 for Monday to 7 for Sunday.
    case weekday(Int, Which)
    /// A month and a day, the year left open or given.
    case monthDay(month: Int, day: Int, year: Int?)
    /// A whole date.
    case date(LocalDate)
  }

  /// Which week a weekday lies in.
  enum Which: Hashable { case open, last, this, next }

  /// A time of day as it is named.
  enum Clock: Hashable {
    case time(LocalTime)
    /// 00:00, of which nobody can tell to which day it belongs.
    case midnight
    /// An hour alone, which means something beside a day only.
    case hour(Int)
  }

  /// A span from the present; negative = before it.
  struct Span: Hashable {
    var days = 0
    var minutes = 0
  }

  var isNow = false
  var day: Day?
  var clock: Clock?
  var span: Span?
}

/// Words that times are said with.
enum SpokenWords {
  static let weekdays = [
    ["mon", "monday"], ["tue", "tues", "tuesday"], ["wed", "weds", "wednesday"],
    ["thu", "thur", "thurs", "thursday"], ["fri", "friday"], ["sat", "saturday"],
    ["sun", "sunday"],
  ]

  static let months = [
    ["jan", "january"], ["feb", "february"], ["mar", "march"], ["apr", "april"], ["may"],
    ["jun", "june"], ["jul", "july"], ["aug", "august"], ["sep", "sept", "september"],
    ["oct", "october"], ["nov", "november"], ["dec", "december"],
  ]

  /// Words that say nothing by themselves.
  static let fillers: Set<String> = ["at", "on", "the", "of", "and"]

  /// The place of a word in one of the tables, from 1.
  static func number(_ word: String, in table: [[String]]) -> Int? {
    table.firstIndex { $0.contains(word) }.map { $0 + 1 }
  }

  /// How much of a span one of a unit is; nil for a word that is no unit.
  static func unit(_ word: String) -> SpokenPieces.Span? {
    switch word {
    case "m", "min", "mins", "minute", "minutes": .init(minutes: 1)
    case "h", "hr", "hrs", "hour", "hours": .init(minutes: 60)
    case "d", "day", "days": .init(days: 1)
    case "w", "wk", "wks", "week", "weeks": .init(days: 7)
    default: nil
    }
  }
}

/// A number, a word or a sign of a text.
enum SpokenToken: Hashable {
  case number(Int, digits: Int)
  case word(String)
  case sign(Character)

  /// The tokens of a text in lower case; `a.m.` counts as `am`, commas as nothing.
  ///
  /// - Throws: `TimeTextError` for a number that is longer than any time has.
  static func split(_ text: String) throws(TimeTextError) -> [SpokenToken] {
    let plain = text.lowercased().replacing("a.m.", with: "am").replacing("p.m.", with: "pm")
    var tokens: [SpokenToken] = []
    var rest = plain[...]
    while let first = rest.first {
      if first.isASCII, first.isNumber {
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        guard digits.count <= 4, let number = Int(digits) else {
          throw TimeTextError(reason: "'\(digits)' is too long a number for a time.")
        }
        tokens.append(.number(number, digits: digits.count))
        rest = rest.dropFirst(digits.count)
      } else if first.isLetter {
        let word = rest.prefix { $0.isLetter }
        tokens.append(.word(String(word)))
        rest = rest.dropFirst(word.count)
      } else {
        if !first.isWhitespace, first != "," { tokens.append(.sign(first)) }
        rest = rest.dropFirst()
      }
    }
    return tokens
  }
}
