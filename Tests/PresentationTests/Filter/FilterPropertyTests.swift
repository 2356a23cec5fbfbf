import Domain
import TestSupport
import Testing

@testable import Presentation

/// Random conditions, written in random ways, against an evaluator without any thought to speed.
@Suite struct FilterPropertyTests {
  @Test(arguments: 0..<40)
  func `a condition reads and decides as the naive evaluator does`(seed: Int) throws {
    var random = RandomFilters(seed: UInt64(seed))
    for _ in 0..<50 {
      let wanted = random.expression(depth: 4)
      let text = random.text(wanted)
      let found = try FilterSamples.filter(text)
      #expect(found == .expression(wanted), "\(text)")
      for _ in 0..<20 {
        let row = random.row()
        let naive = NaiveFilter(row: row).verdict(wanted)
        #expect(
          wanted.verdict(zone: Samples.zone) { row[$0] } == naive, "\(text) of \(row)")
      }
    }
  }

  @Test(arguments: 0..<20)
  func `no text of signs and words traps`(seed: Int) {
    var random = RandomFilters(seed: UInt64(seed) + 1000)
    for _ in 0..<500 {
      let text = random.litter()
      let refusal = FilterSamples.refusal(text)
      #expect((refusal?.position ?? 0) <= text.count, "\(text)")
      let completion = FilterCompletion(
        text, columns: FilterSamples.columns, reading: FilterSamples.reading)
      #expect(completion.completed(text).count >= min(completion.start, text.count))
    }
  }
}

/// Decides by the plainest means, in floating point and strings.
struct NaiveFilter {
  let row: [Cell]

  func verdict(_ expression: FilterExpression) -> Bool? {
    switch expression {
    case .not(let inner): return verdict(inner).map { !$0 }
    case .and(let one, let other):
      let both = [verdict(one), verdict(other)]
      return both.contains(false) ? false : both.contains(nil) ? nil : true
    case .or(let one, let other):
      let both = [verdict(one), verdict(other)]
      return both.contains(true) ? true : both.contains(nil) ? nil : false
    case .test(let column, let test): return verdict(test, row[column])
    }
  }

  private func verdict(_ test: FilterTest, _ cell: Cell) -> Bool? {
    if cell == .withheld || cell == .suppressed { return nil }
    let printed = CellText.text(cell, zone: Samples.zone)
    let isUnknown = printed == "—"
    switch test {
    case .isUnknown: return isUnknown
    case .contains(let words):
      return !isUnknown && printed.lowercased().contains(words)
    case .among(let values): return values.contains { compare(.equal, $0, cell, isUnknown) }
    case .compare(let sign, let value): return compare(sign, value, cell, isUnknown)
    }
  }

  private func compare(
    _ sign: FilterComparison, _ value: FilterValue, _ cell: Cell, _ isUnknown: Bool
  ) -> Bool {
    if isUnknown { return sign == .unequal }
    switch (value, cell) {
    case (.words(let words), .list(let members)):
      let isMember = members.map { $0.lowercased() }.contains(words)
      return sign == .equal ? isMember : !isMember
    case (.words(let words), .text(let text)): return holds(sign, text.lowercased(), words)
    case (.number(let number), _):
      let printed = CellText.text(cell, zone: Samples.zone).split(separator: " ")[0]
      return holds(
        sign, Double(printed) ?? .nan, Double(number.numerator) / Double(number.denominator))
    case (.span(let from, let until), .instant(let at)):
      switch sign {
      case .equal: return (from.seconds..<until.seconds).contains(at.seconds)
      case .unequal: return !(from.seconds..<until.seconds).contains(at.seconds)
      case .less: return at < from
      case .atMost: return at < until
      case .greater: return at >= until
      case .atLeast: return at >= from
      }
    case (.date(let date), .date(let other)): return holds(sign, other.text, date.text)
    case (.flag(let flag), .boolean(let other)): return holds(sign, other ? 1 : 0, flag ? 1 : 0)
    default: return sign == .unequal
    }
  }

  private func holds<T: Comparable>(_ sign: FilterComparison, _ one: T, _ other: T) -> Bool {
    switch sign {
    case .equal: one == other
    case .unequal: one != other
    case .less: one < other
    case .atMost: one <= other
    case .greater: one > other
    case .atLeast: one >= other
    }
  }
}
