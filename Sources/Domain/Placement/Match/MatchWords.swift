/// Why a facility is excluded, in words that a worker can read out. None is empty, and none names
/// another youth.
public enum MatchWords {
  static func licence(_ status: String?) -> String {
    guard let status, !status.isEmpty else { return "no licence status is recorded" }
    return "the licence is \(status), not LICENSED"
  }

  /// `too young by 2 months: it serves 13 to 17`.
  static func age(_ bornOn: LocalDate?, _ program: FacilityProgram, on day: LocalDate) -> String {
    let served = "it serves \(program.agesInWords)"
    guard let bornOn else { return "the birth date is not recorded: \(served)" }
    let years = bornOn.wholeYears(until: day)
    if let from = program.agesFrom, years < from {
      return "too young by \(span(from: day, until: bornOn.turning(from))): \(served)"
    }
    let passed = bornOn.turning((program.agesTo ?? years) + 1)
    return "too old by \(span(from: passed, until: day)): \(served)"
  }

  /// Whole months and, from a year on, years, of two days in order; days below a month.
  private static func span(from first: LocalDate, until last: LocalDate) -> String {
    let days = max(0, last.daysSinceEpoch - first.daysSinceEpoch)
    var months = (last.year - first.year) * 12 + last.month - first.month
    if last.day < first.day { months -= 1 }
    if months >= 12 {
      let (years, rest) = (months / 12, months % 12)
      return count(years, "year") + (rest == 0 ? "" : " and \(count(rest, "month"))")
    }
    return months > 0 ? count(months, "month") : days == 0 ? "less than a day" : count(days, "day")
  }

  static func gender(_ gender: String?, _ program: FacilityProgram) -> String {
    if program.genders.isEmpty { return "no gender that it serves is recorded" }
    let served = "it serves \(program.genders.joined(separator: ", "))"
    return gender?.isEmpty ?? true ? "the gender is not recorded: \(served)" : served
  }

  static func beds(_ line: FacilityLine) -> String {
    guard let age = line.ageSeconds else { return "its beds were never confirmed" }
    if !line.freshness.counts {
      let (hours, minutes) = (age / 3_600, age % 3_600 / 60)
      // Hours alone would read as if the limit were kept.
      let ago = hours == line.limitHours ? "\(hours) h \(max(1, minutes)) min" : "\(hours) h"
      return "its beds were confirmed \(ago) ago, and the limit is \(line.limitHours) h"
    }
    guard let contracted = line.beds.contracted else { return "no contracted beds are recorded" }
    let parts = [
      (line.beds.occupied, "occupied"), (line.beds.held, "held"), (line.beds.offline, "offline"),
    ].compactMap { number, word in (number ?? 0) > 0 ? "\(number ?? 0) \(word)" : nil }
    let taken = parts.isEmpty ? "" : ": \(parts.joined(separator: ", "))"
    return "no bed is open of \(contracted)\(taken)"
  }

  /// Why placing is refused where nothing else excludes it.
  public static let refused = "placing the youth here is refused, for their safety"

  static func contact(_ contact: ForbiddenContact) -> String {
    switch contact {
    case .result: return "contact is forbidden here"
    case .facility: return "contact with this place is forbidden"
    case .youth: return "somebody with whom contact is forbidden stays here"
    }
  }

  /// `the youth went missing from here 12 days ago, and 90 must have passed`.
  static func run(_ receivedAt: Instant, at moment: Instant, limit: Int) -> String {
    let days = Int((moment.seconds - receivedAt.seconds) / 86_400)
    let when = days == 0 ? "today" : "\(Plural.of(days, "day")) ago"
    return "missing from here \(when), and \(Plural.of(limit, "day")) must have passed"
  }

  private static func count(_ number: Int, _ word: String) -> String {
    Plural.of(number, word)
  }
}

extension LocalDate {
  /// The day on which somebody born on this day turns so many years: 1 March for 29 February where
  /// the year has none.
  func turning(_ years: Int) -> LocalDate {
    let year = year + years
    if month == 2, day == 29, !Self.isLeap(year) {
      return LocalDate(year: year, month: 3, day: 1) ?? self
    }
    return LocalDate(year: year, month: month, day: day) ?? self
  }
}
