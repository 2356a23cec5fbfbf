/// Cases moved on paper, within a unit or across units, as their primary workers': what everybody whom
/// it touches carries before and after, and the rules that each move breaks.
///
/// Source: D§4.3, "Supervisor computation loop".
public struct MoveTrial: Sendable {
  /// A case on its way.
  public struct Wish: Hashable, Sendable {
    /// The case's key.
    public let caseID: String
    /// The key of who is to take it on.
    public let to: String

    /// A wish.
    public init(caseID: String, to: String) {
      self.caseID = caseID
      self.to = to
    }
  }

  /// A move with what speaks against it, the others being made already.
  public struct Step: Hashable, Sendable {
    /// The move; without a former worker for a case that nobody has.
    public let move: CaseMove
    /// The rules that it breaks.
    public let objections: [NextAssignment.Exclusion]
  }

  /// Why a wish cannot be looked at.
  public enum Problem: Error, Hashable {
    /// No such case is open, or it is not seen.
    case unknownCase(String)
    /// No such person is known, or they are not seen.
    case unknownStaff(String)
    /// The case stands in two wishes.
    case twice(String)
    /// The person has the case already.
    case holds(caseID: String, staff: String)
    /// The person has left.
    case left(staff: String, on: LocalDate)
  }

  /// The moves in the order of the wishes.
  public let steps: [Step]
  /// Everybody whose load changes or who is named, who changes most first, then by key.
  public let lines: [PolicyTrial.Line]

  /// Looks at some wishes.
  public init(_ wishes: [Wish], in facts: PlanningFacts) throws(Problem) {
    var moves: [CaseMove] = []
    for wish in wishes {
      if moves.contains(where: { $0.caseID == wish.caseID }) { throw .twice(wish.caseID) }
      moves.append(try Self.move(wish, in: facts))
    }
    steps = moves.map { move in
      let others = moves.filter { $0.caseID != move.caseID }
      return Step(move: move, objections: facts.applying(others).objections(to: move))
    }
    let named = Set(moves.flatMap { [$0.from, $0.to].compactMap { $0 } })
    lines = Self.lines(facts.figures.workers, facts.applying(moves).figures.workers, named)
  }

  private static func move(
    _ wish: Wish, in facts: PlanningFacts
  ) throws(Problem) -> CaseMove {
    guard let found = facts.cases.first(where: { $0.id == wish.caseID && $0.isOpen(on: facts.day) })
    else { throw .unknownCase(wish.caseID) }
    guard let person = facts.staff.first(where: { $0.id == wish.to }) else {
      throw .unknownStaff(wish.to)
    }
    if let last = person.endedOn, person.hasLeft(by: facts.day) {
      throw .left(staff: wish.to, on: last)
    }
    let primary = found.assignments.first {
      $0.role == .primary && facts.at.isWithin(from: $0.from, until: $0.until)
    }
    if primary?.staff == wish.to { throw .holds(caseID: wish.caseID, staff: wish.to) }
    return CaseMove(caseID: wish.caseID, from: primary?.staff, to: wish.to)
  }

  private static func lines(
    _ before: [WorkerRow], _ after: [WorkerRow], _ named: Set<String>
  ) -> [PolicyTrial.Line] {
    let were = Dictionary(before.map { ($0.worker, $0) }, uniquingKeysWith: { one, _ in one })
    let are = Dictionary(after.map { ($0.worker, $0) }, uniquingKeysWith: { one, _ in one })
    // Whoever holds a case only before or only after has no row on the other side.
    let lines = Set(were.keys).union(are.keys).compactMap { key -> PolicyTrial.Line? in
      guard let one = were[key] ?? are[key]?.carryingNothing,
        let other = are[key] ?? were[key]?.carryingNothing
      else { return nil }
      return named.contains(key) || one != other
        ? PolicyTrial.Line(before: one, after: other) : nil
    }
    func step(_ line: PolicyTrial.Line) -> Int { abs(line.after.points - line.before.points) }
    return lines.sorted { one, other in
      (-step(one), one.before.worker) < (-step(other), other.before.worker)
    }
  }
}

extension WorkerRow {
  /// The same person without a case.
  fileprivate var carryingNothing: WorkerRow {
    WorkerRow(
      worker: worker, name: name, unit: unit, county: county, role: role,
      cseDesignated: cseDesignated, fteHundredths: fteHundredths, cases: 0, cseCases: 0, points: 0,
      capacity: capacity, percent: Share(count: 0, total: capacity, of: "capacity"),
      band: capacity == 0 ? nil : .room, trainingEndedOn: trainingEndedOn, leftOn: nil,
      awayUntil: awayUntil)
  }
}
