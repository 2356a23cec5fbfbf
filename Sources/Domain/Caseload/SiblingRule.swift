/// Which cases take half their base because the same worker holds a sibling's case.
///
/// Among the cases of one sibling group with one primary worker, when they are of at least two
/// youth, the one with the highest points counts whole and every other takes half. The points
/// compared are those before any halving, after floor and ceiling; of equals the lower case key
/// stays whole. Source: interface §4.1 step 2, §4.7.
enum SiblingRule {
  private struct Holding: Hashable {
    var group: String
    var worker: String
  }

  /// Indexes into `cases` of those that take half, ascending.
  static func halved(_ cases: [WeighedCase]) -> [Int] {
    var holdings: [Holding: [Int]] = [:]
    for (index, one) in cases.enumerated() {
      guard let group = one.facts.evidence.siblingGroup else { continue }
      for worker in one.primaries {
        holdings[Holding(group: group, worker: worker), default: []].append(index)
      }
    }
    var halved: Set<Int> = []
    for indexes in holdings.values where areOfSeveralYouth(indexes, in: cases) {
      let whole = indexes.min { comesFirst(cases[$0], cases[$1]) }
      halved.formUnion(indexes.filter { $0 != whole })
    }
    return halved.sorted()
  }

  private static func areOfSeveralYouth(_ indexes: [Int], in cases: [WeighedCase]) -> Bool {
    guard let first = indexes.first else { return false }
    return indexes.contains { cases[$0].facts.youth != cases[first].facts.youth }
  }

  private static func comesFirst(_ one: WeighedCase, _ other: WeighedCase) -> Bool {
    one.weight.points != other.weight.points
      ? one.weight.points > other.weight.points : one.facts.id < other.facts.id
  }
}
