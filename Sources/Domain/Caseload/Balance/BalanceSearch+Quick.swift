/// Plans made at once, one case after the other and never one taken back: a good one shows at which
/// depth the search may stop, and is what there is where the search comes to no end.
extension BalanceSearch {
  /// How a plan at once chooses.
  private struct Manner {
    /// Whether whoever is least over sheds first, and not whoever is most over.
    var leastFirst = false
    /// Who takes a case of those with room for it.
    var fit = Fit.first
    /// What decides which cases are passed over this time, about one of eight; nil = none.
    var seed: UInt64?

    enum Fit: CaseIterable { case first, tightest, roomiest }
  }

  /// How many plans are made with some cases passed over. Each costs little beside the search, and
  /// the same numbers give the same plan every time.
  private static let rounds = 30

  /// The best of plans made in several manners: of those that bring everyone under the one with the
  /// fewest moves, else the first.
  ///
  /// - Parameter least: a number of moves that no plan goes below, at which nothing better is
  ///   looked for.
  mutating func quick(_ least: Int) -> (moves: [Move], isReached: Bool) {
    var best = plan(Manner())
    var fewest = best.isReached ? cost(best.moves) : Int.max
    for manner in Self.manners where fewest > least {
      let found = plan(manner)
      guard found.isReached, cost(found.moves) < fewest else { continue }
      best = found
      fewest = cost(found.moves)
    }
    return best
  }

  /// How many cases change hands.
  func cost(_ moves: [Move]) -> Int {
    moves.reduce(0) { $0 + problem.bundles[$1.bundle].cost }
  }

  private static let manners: [Manner] = {
    let plain = [false, true].flatMap { leastFirst in
      Manner.Fit.allCases.map { Manner(leastFirst: leastFirst, fit: $0) }
    }
    let shaken = (0..<rounds).map { round in
      var manner = plain[round % plain.count]
      manner.seed = UInt64(round)
      return manner
    }
    return plain + shaken
  }()

  /// Takes the case that helps most, and never one too many.
  private mutating func plan(_ manner: Manner) -> (moves: [Move], isReached: Bool) {
    let (start, left) = (self, effort)
    defer {
      self = start
      effort = left
    }
    var chance = manner.seed.map { Chance(state: $0) }
    var stuck: Set<Int> = []
    while let shedder = shedder(manner, without: stuck) {
      guard let best = helping(shedder, manner, &chance) else {
        stuck.insert(shedder)
        continue
      }
      isFree[best.bundle] = false
      take(best.bundle, best.to)
    }
    return (moves, stuck.isEmpty)
  }

  private func shedder(_ manner: Manner, without stuck: Set<Int>) -> Int? {
    func excess(_ member: Int) -> Int { loads[member] - problem.limits[member] }
    return problem.members.indices.filter { excess($0) > 0 && !stuck.contains($0) }.max {
      manner.leastFirst ? excess($0) > excess($1) : excess($0) < excess($1)
    }
  }

  /// The case of a member that is best given away, and to whom.
  private func helping(_ member: Int, _ manner: Manner, _ chance: inout Chance?) -> Move? {
    let excess = loads[member] - problem.limits[member]
    var best: (move: Move, rank: (Int, Int, Int))?
    for bundle in own[member] where isFree[bundle] {
      let one = problem.bundles[bundle]
      if chance?.passesOver() ?? false { continue }
      for to in one.targets where one.cost <= room[to] && mayTake(bundle, to) {
        let left = problem.limits[to] - loads[to] - one.points
        if left < 0 { continue }
        let fit =
          switch manner.fit {
          case .first: 0
          case .tightest: left
          case .roomiest: -left
          }
        // Enough at once, by as little as may be; else as much as may be.
        let rank =
          one.points >= excess
          ? (0, one.points * 4 + one.cost, fit) : (1, -one.points / one.cost, fit)
        if best.map({ rank < $0.rank }) ?? true {
          best = (Move(bundle: bundle, to: to), rank)
        }
      }
    }
    return best?.move
  }

  /// Numbers without a pattern, the same for the same seed (Knuth's linear congruence).
  private struct Chance {
    var state: UInt64

    mutating func passesOver() -> Bool {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % 8 == 0
    }
  }
}
