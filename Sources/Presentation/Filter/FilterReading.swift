import Domain

/// Reads the values of a filter by the kind of their column.
public struct FilterReading: Sendable {
  /// The present, of which `today` and `now` are.
  public let now: Instant
  /// The county's clock.
  public let zone: ZoneRules

  /// Reads values at a moment.
  public init(now: Instant, zone: ZoneRules) {
    self.now = now
    self.zone = zone
  }

  /// Why a value does not read.
  struct Refusal: Error {
    let reason: String
  }

  /// The value of a text for a column.
  func value(_ text: String, of column: FilterColumn) throws(Refusal) -> FilterValue {
    switch column.kind {
    case .words, .list, .unknown: return .words(text.lowercased())
    case .number: return .number(try number(text, unit: column.unit))
    case .percent: return .number(try number(text, unit: "%"))
    case .moment: return try moment(text)
    case .date: return .date(try date(text))
    case .flag: return .flag(try flag(text))
    }
  }

  // MARK: - Numbers

  /// `97.5`, with the unit of the column or, where that is a time, with another one.
  private func number(_ text: String, unit: String?) throws(Refusal) -> FilterNumber {
    let digits = text.prefix { $0.isNumber || $0 == "." || $0 == "-" || $0 == "+" }
    let suffix = text.dropFirst(digits.count).drop { $0 == " " }.lowercased()
    guard let number = Self.decimal(digits) else {
      throw Refusal(reason: "'\(text)' is no number, such as 97.5")
    }
    if suffix.isEmpty || suffix == unit { return number }
    guard let unit, let whole = Self.minutes(unit), let given = Self.minutes(suffix) else {
      throw Refusal(
        reason: unit.map { "the unit here is \($0), not '\(suffix)'" }
          ?? "'\(suffix)' has no meaning here: the number stands alone")
    }
    return FilterNumber(number.numerator * given, over: number.denominator * whole)
  }

  /// The minutes of a unit of time.
  private static func minutes(_ unit: String) -> Int? {
    switch unit {
    case "min": 1
    case "h": 60
    case "d": 1440
    default: nil
    }
  }

  /// Up to nine digits before the point and four after it.
  private static func decimal(_ text: Substring) -> FilterNumber? {
    var digits = text
    let isNegative = digits.first == "-"
    if let first = digits.first, first == "-" || first == "+" { digits = digits.dropFirst() }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), (1...9).contains(parts[0].count),
      parts.count == 1 || (1...4).contains(parts[1].count),
      parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }),
      let value = Int(parts.joined())
    else { return nil }
    var scale = 1
    for _ in 0..<(parts.count == 2 ? parts[1].count : 0) { scale *= 10 }
    return FilterNumber(isNegative ? -value : value, over: scale)
  }

  /// Whether a word after a number is its unit.
  func isUnit(_ word: String) -> Bool {
    ["%", "h", "min", "d"].contains(word.lowercased())
  }

  // MARK: - Times

  /// A day, a minute or a second, as it was typed: `2026-11-20`, `2026-11-20 14:00`, `today`.
  private func moment(_ text: String) throws(Refusal) -> FilterValue {
    if text.lowercased() == "now" { return .span(from: now, until: now.adding(seconds: 1)) }
    if let day = named(text) {
      return .span(from: zone.firstInstant(of: day), until: zone.endOfDay(day))
    }
    if let printed = printed(text) { return printed }
    do throws(TimeTextError) {
      switch try TimeText.parse(text, zone: zone) {
      case .date(let day):
        return .span(from: zone.firstInstant(of: day), until: zone.endOfDay(day))
      case .instant(let instant):
        let hasSeconds = text.split(separator: ":").count > 2
        return .span(from: instant, until: instant.adding(seconds: hasSeconds ? 1 : 60))
      }
    } catch { throw Refusal(reason: Self.clause(error.reason)) }
  }

  /// A time as screens print it, `2026-11-01 01:30 PST`: the zone tells the two readings apart.
  private func printed(_ text: String) -> FilterValue? {
    let parts = text.split(separator: " ")
    guard parts.count == 3, let offset = Self.offsets[parts[2].uppercased()],
      case .instant(let instant)? = try? TimeText.parse(
        "\(parts[0])T\(parts[1])\(offset)", zone: zone),
      zone.abbreviation(at: instant) == parts[2].uppercased()
    else { return nil }
    return .span(from: instant, until: instant.adding(seconds: 60))
  }

  /// The zones of California's clock.
  private static let offsets = ["PST": "-08:00", "PDT": "-07:00"]

  /// Whether a word after a date belongs to it: its time of day, or the name of a zone after that.
  func isTime(_ word: String, after text: String) -> Bool {
    let isClock = word.contains(":") && word.first?.isNumber == true
    if !text.contains(" ") { return isClock && text.count == 10 }
    return word.count == 3 && Self.offsets[word.uppercased()] != nil
  }

  private func date(_ text: String) throws(Refusal) -> LocalDate {
    if let day = named(text) { return day }
    do throws(TimeTextError) {
      return try TimeText.date(text)
    } catch { throw Refusal(reason: Self.clause(error.reason)) }
  }

  /// `today`, `yesterday`, `tomorrow`.
  private func named(_ text: String) -> LocalDate? {
    let today = zone.localDate(of: now)
    switch text.lowercased() {
    case "today": return today
    case "yesterday": return today.adding(days: -1)
    case "tomorrow": return today.adding(days: 1)
    default: return nil
    }
  }

  private func flag(_ text: String) throws(Refusal) -> Bool {
    switch text.lowercased() {
    case "yes", "true", "1": return true
    case "no", "false", "0": return false
    default: throw Refusal(reason: "'\(text)' is neither yes nor no")
    }
  }

  /// A sentence as a clause: its full stop taken off.
  private static func clause(_ sentence: String) -> String {
    sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
  }
}
