/// A unit's cases and workers with a plan, to try moves on before anything is saved.
public struct UnitPlan: Sendable {
  /// The unit's county, a FIPS code.
  public let county: String
  /// The unit; nil for the workers without one.
  public let unit: String?
  /// What the figures rest on, as far as it bears on the unit.
  public let facts: PlanningFacts
  /// The fewest moves that bring everyone under a percent; nil where none was asked for.
  public let balance: Balance?
  /// The unit's workers in service, by key.
  public let members: [StaffFacts]
  /// The cases of which one of them is the primary worker.
  public let holdings: [Holding]

  /// A case of the unit.
  public struct Holding: Hashable, Sendable {
    /// The case's key.
    public let caseID: String
    /// The youth's key.
    public let youth: String
    /// The service component.
    public let component: CaseComponent
    /// The youth's status.
    public let status: ExploitationStatus
    /// Points of the primary share.
    public let points: Int
    /// Who has it.
    public let worker: StaffFacts
    /// Whether they have left, so that it must go to somebody.
    public let isLeft: Bool
  }

  /// Puts a plan together.
  ///
  /// - Parameter percent: what nobody is to be above; nil asks for no plan.
  /// - Returns: nil where the unit has no worker in service.
  public init?(county: String, unit: String?, percent: Int?, in facts: PlanningFacts) {
    let day = facts.day
    let members = facts.staff.filter {
      $0.county == county && $0.unit == unit && $0.role == .worker && $0.isInService(on: day)
    }
    if members.isEmpty { return nil }
    // What somebody who has left still holds is the unit's to give out.
    let gone = facts.staff.filter {
      $0.county == county && $0.unit == unit && $0.hasLeft(by: day)
    }
    let all = members + gone
    let facts = facts.bearing(on: Set(all.map(\.id)), staff: all)
    self.county = county
    self.unit = unit
    self.members = members.sorted { $0.id < $1.id }
    self.facts = facts
    balance = percent.flatMap {
      Balance(county: county, unit: unit, percent: $0, in: facts)
    }
    let ledger = LoadLedger(facts)
    let staff = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { one, _ in one })
    let components = Dictionary(
      facts.cases.map { ($0.id, $0.component) }, uniquingKeysWith: { one, _ in one })
    holdings = ledger.entries.indices.flatMap { index -> [Holding] in
      let entry = ledger.entries[index]
      return entry.shares.compactMap { share -> Holding? in
        guard share.role == .primary, let worker = staff[ledger.keys[share.staff]] else {
          return nil
        }
        return Holding(
          caseID: entry.id, youth: entry.youth,
          component: components[entry.id] ?? .familyReunification, status: entry.status,
          points: ledger.points(index, .primary), worker: worker, isLeft: worker.hasLeft(by: day))
      }
    }
  }

  /// What each of the unit's workers carries after some moves, in the order of ``members``.
  public func loads(after moves: [CaseMove]) -> [Balance.Load] {
    let ledger = LoadLedger(facts.applying(moves))
    return members.compactMap { one in
      guard let place = facts.staff.firstIndex(where: { $0.id == one.id }) else { return nil }
      return Balance.Load(
        staff: one, points: ledger.points[place], capacity: ledger.capacities[place],
        cases: ledger.caseCount(place), band: ledger.band(place, points: ledger.points[place]))
    }
  }

  /// What speaks against a move, the others being made already.
  public func objections(to move: CaseMove, after others: [CaseMove])
    -> [NextAssignment.Exclusion]
  {
    facts.applying(others).objections(to: move)
  }
}

extension Balance.Load {
  /// Mean and spread of the percents of some loads in tenths, as a unit's row has them; nil when
  /// none has capacity.
  public static func figures(of loads: [Balance.Load]) -> (mean: Int, spread: Int)? {
    let percents = loads.compactMap(\.percent.percentTenths)
    guard let most = percents.max(), let least = percents.min() else { return nil }
    return (Rounding.halfUp(percents.reduce(0, +), over: percents.count), most - least)
  }
}

extension PlanningFacts {
  /// The facts without the cases that bear on nobody of a unit: their own, and those of whoever is
  /// the primary worker of one of them.
  func bearing(on keys: Set<String>, staff: [StaffFacts]) -> PlanningFacts {
    func holds(_ one: CaseFacts, _ keys: Set<String>, primary: Bool) -> Bool {
      one.assignments.contains {
        keys.contains($0.staff) && (!primary || $0.role == .primary)
          && at.isWithin(from: $0.from, until: $0.until)
      }
    }
    let own = cases.filter { holds($0, keys, primary: false) }
    let primaries = Set(
      own.flatMap(\.assignments).filter { $0.role == .primary }.map(\.staff)
    ).union(keys)
    var facts = self
    facts.staff = staff
    facts.cases = cases.filter {
      holds($0, keys, primary: false) || holds($0, primaries, primary: true)
    }
    return facts
  }
}
