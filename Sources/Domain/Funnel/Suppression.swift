/// Small counts taken out of a table, so that nobody can be told from it (S19).
///
/// Counts from 1 up to less than a minimum are hidden, and as many others as it takes that none of
/// them follows from the sums of rows and columns, neither by itself nor by what is left over.
/// Zeros stay: that there was nobody says nothing about anybody.
public struct Suppression: Sendable {
  /// One sum that the table's reader knows: a cell, and the cells that add up to it.
  struct Relation {
    let whole: Int
    let parts: [Int]
    var cells: [Int] { [whole] + parts }
  }

  private let values: [Int]
  private let relations: [Relation]
  private let least: Int
  private(set) var hidden: Set<Int>

  /// - Parameters:
  ///   - values: every count, sums among them.
  ///   - relations: which sums they are.
  ///   - least: the least count that is shown.
  ///   - also: places that are hidden in any case.
  init(values: [Int], relations: [Relation], least: Int, also: Set<Int> = []) {
    self.values = values
    self.relations = relations
    self.least = least
    hidden = also.union(values.indices.filter { Self.isSmall(values[$0], below: least) })
    while hideMore() {}
  }

  /// Whether somebody could be told from a count by itself.
  static func isSmall(_ count: Int, below least: Int) -> Bool {
    (1..<max(1, least)).contains(count)
  }

  /// Hides what one look finds wanting; whether there was anything.
  private mutating func hideMore() -> Bool {
    for relation in relations where isTooTelling(relation) {
      if hideOne(of: relation) { return true }
    }
    let determined = determined().sorted()
    for place in determined {
      for relation in relations where relation.cells.contains(place) {
        if hideOne(of: relation) { return true }
      }
    }
    // What gives it away may lie in a sum further off.
    for relation in relations
    where !determined.isEmpty && relation.cells.contains(where: hidden.contains) {
      if hideOne(of: relation) { return true }
    }
    return false
  }

  /// Whether a sum gives a hidden cell away: it alone is hidden, or those hidden are few together.
  private func isTooTelling(_ relation: Relation) -> Bool {
    let gone = relation.cells.filter(hidden.contains)
    if gone.isEmpty { return false }
    if gone.count == 1 { return true }
    if hidden.contains(relation.whole) { return false }
    return gone.reduce(0) { $0 + values[$1] } < least
  }

  /// Hides the smallest count of a sum that is still shown; a zero hides nobody.
  private mutating func hideOne(of relation: Relation) -> Bool {
    let shown = relation.cells.filter { !hidden.contains($0) && values[$0] > 0 }
    guard let next = shown.min(by: { (values[$0], $0) < (values[$1], $1) }) else { return false }
    hidden.insert(next)
    return true
  }

  // MARK: - What a reader can work out

  /// Hidden cells that have one value only, given the sums and that each hidden cell is 1 or more.
  func determined() -> Set<Int> {
    let equations = Self.reduced(relations.map(equation).filter { !$0.coefficients.isEmpty })
    var found = Set(equations.filter { $0.coefficients.count == 1 }.flatMap(\.coefficients.keys))
    found.formUnion(squeezed())
    return found
  }

  private struct Equation {
    var coefficients: [Int: Double]
  }

  private func equation(_ relation: Relation) -> Equation {
    var coefficients: [Int: Double] = [:]
    if hidden.contains(relation.whole) { coefficients[relation.whole] = -1 }
    for part in relation.parts where hidden.contains(part) { coefficients[part] = 1 }
    return Equation(coefficients: coefficients)
  }

  /// The equations solved as far as they go: each has one cell that no other has.
  private static func reduced(_ given: [Equation]) -> [Equation] {
    var equations = given
    for index in equations.indices {
      guard let pivot = equations[index].coefficients.keys.min() else { continue }
      let scale = equations[index].coefficients[pivot] ?? 1
      equations[index].coefficients = equations[index].coefficients.mapValues { $0 / scale }
      let row = equations[index].coefficients
      for other in equations.indices where other != index {
        guard let factor = equations[other].coefficients[pivot] else { continue }
        for (place, value) in row {
          let left = (equations[other].coefficients[place] ?? 0) - factor * value
          equations[other].coefficients[place] = abs(left) < 1e-9 ? nil : left
        }
      }
    }
    return equations
  }

  /// Cells whose least and greatest possible values meet.
  private func squeezed() -> Set<Int> {
    var bounds = Dictionary(uniqueKeysWithValues: hidden.map { ($0, Bounds(low: 1, high: nil)) })
    // Bounds only narrow; after a few rounds they narrow no more in a table of two levels.
    for _ in 0..<6 {
      for relation in relations where relation.cells.contains(where: hidden.contains) {
        narrow(relation, &bounds)
      }
    }
    return Set(bounds.filter { $0.value.low == $0.value.high }.keys)
  }

  /// What a cell may be; `nil` = without end.
  private struct Bounds {
    var low: Int
    var high: Int?

    mutating func meet(low: Int, high: Int?) {
      self.low = max(self.low, low)
      if let high { self.high = min(self.high ?? high, high) }
    }
  }

  private func narrow(_ relation: Relation, _ bounds: inout [Int: Bounds]) {
    func range(_ place: Int) -> Bounds {
      bounds[place] ?? Bounds(low: values[place], high: values[place])
    }
    let parts = relation.parts.map(range)
    let low = parts.reduce(0) { $0 + $1.low }
    let endless = parts.count { $0.high == nil }
    let high = parts.reduce(0) { $0 + ($1.high ?? 0) }
    bounds[relation.whole]?.meet(low: low, high: endless == 0 ? high : nil)
    let whole = range(relation.whole)
    for (part, own) in zip(relation.parts, parts) {
      // What the others are at the least leaves this one at the most, and the other way round.
      let isOnlyEndless = endless - (own.high == nil ? 1 : 0) == 0
      bounds[part]?.meet(
        low: isOnlyEndless ? whole.low - (high - (own.high ?? 0)) : 0,
        high: whole.high.map { $0 - (low - own.low) })
    }
  }
}
