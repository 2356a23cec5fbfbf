/// Looks for the fewest moves by going deeper one move at a time; what is left out at a depth is
/// ruled out there for good, so the first plan found has the fewest.
///
/// Of a worker who is over, one of the own cases must go. The search takes each of them in turn to
/// each who may take it, and once a case has been tried it stays where it is in what follows: every
/// set of moves is met once. A worker who takes a case on may be over then, and hand on one of
/// their own.
struct BalanceSearch {
  /// A bundle's way.
  struct Move: Hashable {
    let bundle: Int
    let to: Int
  }

  /// What came of it.
  struct Found {
    let moves: [Move]
    let finding: Balance.Finding
    let fewest: Int
  }

  let problem: BalanceProblem
  /// Each member's bundles, most points a case first.
  let own: [[Int]]
  /// How many CSE cases each member may give away.
  private let exploitation: [Int]
  /// The least points of a CSE case that may move.
  private let lightest: Int
  private let hasTwin: [Bool]
  var loads: [Int]
  private var newCases: [Int]
  var room: [Int]
  private var taken: [Int]
  var isFree: [Bool]
  private var received: Set<Receipt> = []
  var moves: [Move] = []
  var effort: Int

  /// Siblings that a member took over from one worker: no others are joined to them.
  private struct Receipt: Hashable {
    let member: Int
    let key: String
  }

  init(_ problem: BalanceProblem, effort: Int) {
    self.problem = problem
    self.effort = effort
    let bundles = problem.bundles
    own = problem.members.indices.map { member in
      bundles.indices.filter { bundles[$0].from == member }.sorted { one, other in
        let (left, right) = (bundles[one], bundles[other])
        let (points, others) = (left.points * right.cost, right.points * left.cost)
        return points != others ? points > others : one < other
      }
    }
    exploitation = problem.members.indices.map { member in
      bundles.reduce(0) { $0 + ($1.from == member ? $1.exploitation : 0) }
    }
    lightest = bundles.filter { $0.exploitation > 0 }.map { $0.points / $0.cost }.min() ?? 0
    let keys = Dictionary(problem.bundles.map { ($0.key, 1) }, uniquingKeysWith: +)
    hasTwin = problem.bundles.map { keys[$0.key] != 1 }
    loads = problem.loads
    newCases = problem.newCases
    room = problem.room
    taken = Array(repeating: 0, count: problem.members.count)
    isFree = Array(repeating: true, count: problem.bundles.count)
  }

  mutating func run() -> Found {
    guard let least = bound() else {
      return Found(moves: quick(.max).moves, finding: .impossible, fewest: 0)
    }
    if least == 0 { return Found(moves: [], finding: .balanced, fewest: 0) }
    let quick = quick(least)
    let most =
      quick.isReached
      ? cost(quick.moves)
      : problem.bundles.reduce(0) { $0 + $1.cost } + 1
    // Points are neither lost nor made: what is too much for all together stays too much.
    if loads.reduce(0, +) > problem.limits.reduce(0, +) {
      return Found(moves: quick.moves, finding: .impossible, fewest: least)
    }
    var depth = least
    while depth < most {
      if descend(depth) { return Found(moves: moves, finding: .exact, fewest: depth) }
      if effort <= 0 {
        return Found(
          moves: quick.moves, finding: quick.isReached ? .bounded : .open, fewest: depth)
      }
      depth += 1
    }
    return Found(
      moves: quick.moves, finding: quick.isReached ? .exact : .impossible,
      fewest: quick.isReached ? most : least)
  }

  // MARK: - Search

  /// Whether a plan of at most so many more moves is found; its moves are kept then.
  ///
  /// Who is furthest over hangs on the moves alone, so no set of moves is met in two orders.
  private mutating func descend(_ budget: Int) -> Bool {
    effort -= 1
    if effort <= 0 { return false }
    // Each alone first: it costs little, and leaves most states out.
    var alone = 0
    for member in problem.members.indices where isOver(member) {
      alone += shedding(member, exploitation: Self.never)
    }
    guard alone <= budget, let least = bound(), least <= budget else { return false }
    guard let worst = fullest else { return true }
    var tried: [Int] = []
    defer { for bundle in tried { isFree[bundle] = true } }
    for bundle in own[worst] where isFree[bundle] {
      if tried.contains(where: { isTwin($0, bundle) }) {
        isFree[bundle] = false
        tried.append(bundle)
        continue
      }
      isFree[bundle] = false
      tried.append(bundle)
      guard problem.bundles[bundle].cost <= budget else { continue }
      for to in targets(of: bundle) where mayTake(bundle, to) {
        take(bundle, to)
        if descend(budget - problem.bundles[bundle].cost) { return true }
        giveBack(bundle, to)
        if effort <= 0 { return false }
      }
      guard shedding(worst, exploitation: Self.never) <= budget else { return false }
    }
    return false
  }

  /// Cases that a member must give away again, for with one that they took they have too many.
  private func surplus(_ member: Int) -> Int { taken[member] > 0 ? max(0, -room[member]) : 0 }

  /// The member who is furthest over; nil where nobody is.
  private var fullest: Int? {
    problem.members.indices.filter(isOver).max {
      (loads[$0] - problem.limits[$0], -$0) < (loads[$1] - problem.limits[$1], -$1)
    }
  }

  private func isOver(_ member: Int) -> Bool {
    loads[member] > problem.limits[member] || surplus(member) > 0
  }

  /// Two of a worker's bundles of which one can stand for the other.
  private func isTwin(_ one: Int, _ other: Int) -> Bool {
    let (left, right) = (problem.bundles[one], problem.bundles[other])
    return !hasTwin[one] && !hasTwin[other] && left.points == right.points
      && left.cost == right.cost && left.exploitation == right.exploitation
      && left.targets == right.targets
  }

  /// Those who may take a bundle, the tightest fit first, then those who would be over.
  private func targets(of bundle: Int) -> [Int] {
    let one = problem.bundles[bundle]
    func left(_ member: Int) -> Int { problem.limits[member] - loads[member] - one.points }
    return one.targets.sorted { first, second in
      let (a, b) = (left(first), left(second))
      if (a >= 0) != (b >= 0) { return a >= 0 }
      return a != b ? (a >= 0 ? a < b : a > b) : first < second
    }
  }

  func mayTake(_ bundle: Int, _ member: Int) -> Bool {
    let one = problem.bundles[bundle]
    return one.exploitation <= newCases[member]
      && !received.contains(Receipt(member: member, key: one.key))
  }

  mutating func take(_ bundle: Int, _ to: Int) {
    let one = problem.bundles[bundle]
    loads[one.from] -= one.points
    loads[to] += one.points
    newCases[to] -= one.exploitation
    room[to] -= one.cost
    taken[to] += 1
    room[one.from] += one.cost
    received.insert(Receipt(member: to, key: one.key))
    moves.append(Move(bundle: bundle, to: to))
  }

  private mutating func giveBack(_ bundle: Int, _ to: Int) {
    let one = problem.bundles[bundle]
    loads[one.from] += one.points
    loads[to] -= one.points
    newCases[to] += one.exploitation
    room[to] += one.cost
    taken[to] -= 1
    room[one.from] -= one.cost
    received.remove(Receipt(member: to, key: one.key))
    moves.removeLast()
  }

  // MARK: - Bounds

  /// The least moves that bring down everyone who is over now; nil where somebody cannot be.
  ///
  /// CSE cases go only as far as somebody may yet take new ones, and whoever takes one carries it
  /// and may be over then; beyond that each is looked at alone, and cases that move together are
  /// taken apart, which asks for fewer moves and never for more.
  private func bound() -> Int? {
    let most = newCases.reduce(0, +)
    // The least moves of those looked at so far, by the CSE cases given away less those taken.
    var least = Array(repeating: Self.never, count: 2 * most + 1)
    least[most] = 0
    for member in problem.members.indices {
      let own = options(member, most)
      var joined = Array(repeating: Self.never, count: least.count)
      for (place, moves) in least.enumerated() where moves < Self.never {
        for one in own where joined.indices.contains(place + one.given) {
          joined[place + one.given] = min(joined[place + one.given], moves + one.cost)
        }
      }
      least = joined
    }
    let found = least[...most].min() ?? 0
    return found >= Self.never ? nil : found
  }

  /// What a member may do: CSE cases given away less those taken, and the moves that it costs.
  private func options(_ member: Int, _ most: Int) -> [(given: Int, cost: Int)] {
    let excess = loads[member] - problem.limits[member]
    let taken = newCases[member]
    if surplus(member) == 0, excess + taken * lightest <= 0 { return [(-taken, 0)] }
    var found: [(given: Int, cost: Int)] = []
    for received in 0...taken {
      for given in 0...min(most, exploitation[member]) {
        let cost = shedding(member, exploitation: given, besides: received * lightest)
        if cost < Self.never { found.append((given - received, cost)) }
      }
    }
    return found
  }

  private static let never = Int.max / 4

  /// The least cases of a member that bring them down, so many CSE cases among them at most.
  ///
  /// - Parameter points: what they take on besides.
  private func shedding(_ member: Int, exploitation most: Int, besides points: Int = 0) -> Int {
    var excess = loads[member] - problem.limits[member] + points
    let surplus = surplus(member)
    var (count, cases, available) = (0, 0, 0)
    for bundle in own[member] where isFree[bundle] {
      let one = problem.bundles[bundle]
      let isExploitation = one.exploitation == one.cost
      let cost = isExploitation ? min(one.cost, most - cases) : one.cost
      if cost <= 0 || one.points <= 0 { continue }
      available += cost
      if excess <= 0 {
        if available >= surplus { break }
        continue
      }
      if isExploitation { cases += cost }
      let points = one.points * cost / one.cost + (cost < one.cost ? 1 : 0)
      if points >= excess {
        // As many of its cases as the rest asks for, each with an equal part of its points.
        count += min(cost, (excess * one.cost + one.points - 1) / one.points)
      } else {
        count += cost
      }
      excess -= points
    }
    return excess > 0 || available < surplus ? Self.never : max(count, surplus)
  }
}
