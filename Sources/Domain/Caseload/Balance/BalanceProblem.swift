/// A unit's workers, what they carry, and what may move from whom to whom.
struct BalanceProblem {
  /// Cases that move together, or not at all.
  struct Bundle: Hashable {
    /// Places in the ledger's entries.
    let cases: [Int]
    /// What they share: the sibling group or the youth.
    let key: String
    /// Points of the primary share of all of them.
    let points: Int
    /// How many of them are CSE cases.
    let exploitation: Int
    /// The member who has them.
    let from: Int
    /// The members who may take them, whatever else moves.
    let targets: [Int]

    /// How many cases change hands.
    var cost: Int { cases.count }
  }

  /// The unit's workers, as places in the facts.
  private(set) var members: [Int] = []
  /// Points that each member may carry.
  private(set) var limits: [Int] = []
  /// Points that each member carries.
  private(set) var loads: [Int] = []
  /// CSE cases that each member may yet take.
  private(set) var newCases: [Int] = []
  /// Cases that each member may yet have besides their own, below zero for whoever has too many
  /// already; a number beyond all for whoever has no cap.
  private(set) var room: [Int] = []
  /// What may move, by member, most points first.
  private(set) var bundles: [Bundle] = []

  /// How many of the first members may take cases on; those after them have left, carry nothing on
  /// and give all of theirs away.
  private(set) var active = 0

  init(
    county: String, unit: String?, percent: Int, _ facts: PlanningFacts, _ ledger: LoadLedger
  ) {
    let rules = PlanningRules(facts)
    let own = rules[county]
    for (place, one) in facts.staff.enumerated()
    where one.county == county && one.unit == unit && ledger.capacities[place] > 0 {
      members.append(place)
      limits.append(percent * ledger.capacities[place] / 100)
      loads.append(ledger.points[place])
      newCases.append(max(0, own[.newCases] - rules.newCases(place, own, in: ledger)))
      room.append(
        one.cseDesignated ? own[.rawCap] - ledger.caseCount(place) : Int.max / 2)
    }
    active = members.count
    if active == 0 { return }
    for (place, one) in facts.staff.enumerated()
    where one.county == county && one.unit == unit && one.hasLeft(by: facts.day) {
      let points = ledger.primaryPoints(place)
      if points == 0 { continue }
      members.append(place)
      limits.append(0)
      loads.append(points)
      newCases.append(0)
      room.append(0)
    }
    bundles = Self.bundles(members, active, facts, ledger, rules)
  }

  private static func bundles(
    _ members: [Int], _ active: Int, _ facts: PlanningFacts, _ ledger: LoadLedger,
    _ rules: PlanningRules
  ) -> [Bundle] {
    var held: [[String: [Int]]] = Array(repeating: [:], count: members.count)
    for (member, place) in members.enumerated() {
      for index in ledger.cases(of: place) {
        let isHis = ledger.entries[index].shares.contains {
          $0.role == .primary && $0.staff == place
        }
        if isHis { held[member][key(ledger.entries[index]), default: []].append(index) }
      }
    }
    var bundles: [Bundle] = []
    for member in members.indices {
      for (key, cases) in held[member] {
        // A youth whose worker has left has another one whatever continuity asks for.
        guard member >= active || cases.allSatisfy({ mayMove($0, facts, ledger, rules) }) else {
          continue
        }
        let targets = members.indices.prefix(active).filter { target in
          target != member && held[target][key] == nil
            && cases.allSatisfy { index in
              let entry = ledger.entries[index]
              return rules.lasting(members[target], entry, rules[entry.county]).isEmpty
            }
        }
        if targets.isEmpty { continue }
        bundles.append(
          Bundle(
            cases: cases, key: key,
            points: cases.reduce(0) { $0 + ledger.points($1, .primary) },
            exploitation: cases.count { ledger.entries[$0].status.isExploitation },
            from: member, targets: targets))
      }
    }
    // A dictionary has no order, and a plan must be the same every time.
    return bundles.sorted {
      ($0.from, -$0.points, $0.cost, $0.key) < ($1.from, -$1.points, $1.cost, $1.key)
    }
  }

  private static func key(_ entry: LoadLedger.Entry) -> String {
    entry.group.map { "g/\($0)" } ?? "y/\(entry.youth)"
  }

  /// Whether a case has one primary worker, with no other share, and continuity allows its youth
  /// another.
  private static func mayMove(
    _ index: Int, _ facts: PlanningFacts, _ ledger: LoadLedger, _ rules: PlanningRules
  ) -> Bool {
    let entry = ledger.entries[index]
    let primaries = entry.shares.filter { $0.role == .primary }
    var workers = facts.youth[entry.youth]?.primaryWorkers ?? []
    workers.formUnion(primaries.map { ledger.keys[$0.staff] })
    guard primaries.count == 1,
      entry.shares.count(where: { $0.staff == primaries[0].staff }) == 1
    else { return false }
    return workers.count + 1 < rules[entry.county][.primaryWorkers]
  }
}
