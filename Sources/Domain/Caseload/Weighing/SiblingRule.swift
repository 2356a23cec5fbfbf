/// Which cases take half their base because the same worker holds a sibling's case.
///
/// Among the cases of one sibling group with one primary worker, when they are of at least two
/// youth, the one with the highest points counts whole and every other takes half. The points
/// compared are those before any halving, after floor and ceiling; of equals the lower case key
/// stays whole. Source: interface §4.1 step 2, §4.7.
enum SiblingRule {
  /// A case by the sibling group and the primary worker that it is one of.
  private typealias Holding = (group: String, worker: String, index: Int)

  /// Indexes into `cases` of those that take half, ascending.
  static func halved(_ cases: [WeighedCase], _ assignments: [HeldAssignment]) -> [Int] {
    var holdings: [Holding] = []
    for (index, one) in cases.enumerated() {
      guard let group = one.siblingGroup else { continue }
      for held in assignments[one.held] where held.facts.role == .primary {
        holdings.append((group, held.facts.staff, index))
      }
    }
    // Those of one group and worker in a row: few have a sibling at all.
    holdings.sort { $0 < $1 }
    var isHalved = Array(repeating: false, count: cases.count)
    var rest = holdings[...]
    while let first = rest.first {
      let run = rest.prefix { $0.group == first.group && $0.worker == first.worker }
      rest = rest.dropFirst(run.count)
      guard run.contains(where: { cases[$0.index].youth != cases[first.index].youth }) else {
        continue
      }
      let whole = run.min { isHeavier(cases[$0.index], than: cases[$1.index]) }
      for one in run where one.index != whole?.index { isHalved[one.index] = true }
    }
    return isHalved.indices.filter { isHalved[$0] }
  }

  private static func isHeavier(_ one: WeighedCase, than other: WeighedCase) -> Bool {
    let (points, otherPoints) = (one.weight.points, other.weight.points)
    return points != otherPoints ? points > otherPoints : one.id < other.id
  }
}
