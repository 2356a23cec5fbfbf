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

  /// Indexes into `weighed` of those that take half, ascending.
  static func halved(_ weighed: [WeighedCase], of cases: [CaseFacts]) -> [Int] {
    var holdings: [Holding: [Int]] = [:]
    for (index, one) in weighed.enumerated() {
      guard let group = cases[one.index].evidence.siblingGroup else { continue }
      for held in one.assignments where held.facts.role == .primary {
        holdings[Holding(group: group, worker: held.facts.staff), default: []].append(index)
      }
    }
    var halved: Set<Int> = []
    for indexes in holdings.values {
      let youth = indexes.map { cases[weighed[$0].index].youth }
      guard youth.contains(where: { $0 != youth[0] }) else { continue }
      let whole = indexes.min { one, other in
        let points = weighed[one].weight.points
        let otherPoints = weighed[other].weight.points
        return points != otherPoints
          ? points > otherPoints : cases[weighed[one].index].id < cases[weighed[other].index].id
      }
      halved.formUnion(indexes.filter { $0 != whole })
    }
    return halved.sorted()
  }
}
