import Domain
import TestSupport

@testable import Presentation

/// Random rows, random conditions on them, and random ways to write these.
struct RandomFilters {
  private var random: SeededNumbers

  init(seed: UInt64) { random = SeededNumbers(seed: seed) }

  private mutating func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
  private mutating func pick<T>(_ items: [T]) -> T { items[below(items.count)] }

  // MARK: - Rows

  private static let words = ["alpha", "beta", "CSE 1", "cse 2", "O\"Neil", "a-b"]

  /// A row in which every third cell is unknown or withheld.
  mutating func row() -> [Cell] {
    let cells: [Cell] = [
      .text(pick(Self.words)), .share(Share(count: below(150), total: 100, of: "capacity")),
      .integer(below(8)), .tenths(below(400)),
      .instant(FilterSamples.noon.adding(seconds: Int64(below(400_000)) - 200_000)),
      .date(day()), .boolean(below(2) == 0),
      .list(Self.words.filter { _ in below(3) == 0 }), .text(pick(Self.words)),
    ]
    return cells.map { cell in
      switch below(9) {
      case 0: .withheld
      case 1: cell == cells[1] ? .share(Share(count: 1, total: 0, of: "capacity")) : .null
      case 2: below(2) == 0 ? .suppressed : .null
      default: cell
      }
    }
  }

  private mutating func day() -> LocalDate {
    Samples.zone.localDate(of: FilterSamples.noon).adding(days: below(9) - 4)
  }

  // MARK: - Conditions

  mutating func expression(depth: Int) -> FilterExpression {
    switch depth == 0 ? 0 : below(6) {
    case 1: return .not(expression(depth: depth - 1))
    case 2, 3: return .and(expression(depth: depth - 1), expression(depth: depth - 1))
    case 4, 5: return .or(expression(depth: depth - 1), expression(depth: depth - 1))
    default:
      let column = below(FilterSamples.columns.count)
      return .test(column: column, test(FilterSamples.columns[column].kind))
    }
  }

  private mutating func test(_ kind: FilterKind) -> FilterTest {
    switch below(5) {
    case 0: return .isUnknown
    case 1: return .contains(pick(["a", "1", "cse", "o\"n", "9", "2026"]))
    case 2: return .among((0...below(3)).map { _ in value(kind) })
    default:
      let signs: [FilterComparison] =
        kind == .list ? [.equal, .unequal] : FilterComparison.allCases
      return .compare(pick(signs), value(kind))
    }
  }

  private mutating func value(_ kind: FilterKind) -> FilterValue {
    switch kind {
    case .words, .list, .unknown: return .words(pick(Self.words).lowercased())
    case .number, .percent: return .number(FilterNumber(below(4000) - 20, over: 10))
    case .moment:
      let day = day()
      if below(2) == 0 {
        return .span(
          from: Samples.zone.firstInstant(of: day), until: Samples.zone.endOfDay(day))
      }
      let minute = FilterSamples.noon.adding(seconds: Int64(below(3000) * 60))
      return .span(from: minute, until: minute.adding(seconds: 60))
    case .date: return .date(day())
    case .flag: return .flag(below(2) == 0)
    }
  }

  // MARK: - Writing

  /// The condition in one of the ways it may be typed.
  mutating func text(_ expression: FilterExpression) -> String {
    switch expression {
    case .not(let inner): return "\(pick(["not", "NOT"])) \(single(inner))"
    case .and(let one, let other):
      // The parser binds from the left, so a right side of the same kind needs brackets.
      return "\(single(one))\(blank())and \(single(other))"
    case .or(let one, let other): return "\(single(one)) Or\(blank())\(single(other))"
    case .test(let column, let test): return self.text(test, FilterSamples.columns[column])
    }
  }

  private mutating func single(_ inner: FilterExpression) -> String {
    if case .test = inner, below(3) > 0 { return text(inner) }
    return "(" + text(inner) + ")"
  }

  private mutating func blank() -> String { pick([" ", "  ", " \t"]) }

  private mutating func text(_ test: FilterTest, _ column: FilterColumn) -> String {
    let name = pick([
      column.key, column.key.uppercased(), column.title, "\"\(column.title)\"", "'\(column.key)'",
    ])
    switch test {
    case .isUnknown: return "\(name) is \(pick(["unknown", "not known", "UNKNOWN"]))"
    case .contains(let words): return "\(name) ~ \(quoted(words))"
    case .among(let values):
      let listed = values.map { written($0, column) }.joined(separator: pick([",", " , "]))
      return "\(name) in (\(listed))"
    case .compare(let sign, let value):
      return "\(name)\(pick(["", " "]))\(sign.rawValue)\(pick(["", " "]))\(written(value, column))"
    }
  }

  private mutating func written(_ value: FilterValue, _ column: FilterColumn) -> String {
    switch value {
    case .words(let words): return quoted(words)
    case .number(let number):
      let unit = column.kind == .percent ? pick(["", "%", " %"]) : ""
      return NumberText.tenths(number.numerator) + unit
    case .span(let from, let until):
      let isMinute = until.seconds - from.seconds == 60
      if isMinute { return pick([from.rfc3339.dropSeconds, "\"\(from.rfc3339.dropSeconds)\""]) }
      return Samples.zone.localDate(of: from).text
    case .date(let date): return date.text
    case .flag(let flag): return flag ? pick(["yes", "true", "1"]) : pick(["no", "FALSE", "0"])
    }
  }

  private mutating func quoted(_ words: String) -> String {
    let doubled = words.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"")
    let isPlain = words.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
    return isPlain && below(2) == 0 ? words : "\"\(doubled)\""
  }

  /// Signs, names and values in no order.
  mutating func litter() -> String {
    let parts = [
      "(", ")", "not", "and", "or", "in", "is", "unknown", "=", "!=", "<", "~", "!", "\"", "'", ",",
      "percent", "unit", "Missing, h", "due_at", "97.5 %", "2026-11-01", "01:30", "PST", "é", "—",
      "🙂", "", " ", "  ",
    ]
    return (0..<below(12)).map { _ in pick(parts) }.joined(separator: pick(["", " "]))
  }
}

extension String {
  /// `2026-11-01T20:00:00Z` → `2026-11-01T20:00Z`, a minute rather than a second.
  fileprivate var dropSeconds: String { String(prefix(16)) + "Z" }
}
