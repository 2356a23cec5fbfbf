@testable import Domain

/// All ways to give a unit's cases out, one after the other, judged by the rules as they are
/// written down: by the contract's own figures, with no ledger and no bound.
struct NaiveBalance {
  let facts: PlanningFacts
  let percent: Int

  /// The least number of cases that change hands in a way that is allowed; nil where there is none.
  var fewestMoves: Int? {
    let owners = facts.cases.map { primary($0) }
    var best: Int?
    func go(_ place: Int, _ chosen: [String], _ count: Int) {
      if let best, count >= best { return }
      if place == facts.cases.count {
        let moves = moves(chosen)
        if isLawful(moves), reaches(moves) { best = count }
        return
      }
      for one in facts.staff {
        go(place + 1, chosen + [one.id], count + (one.id == owners[place] ? 0 : 1))
      }
    }
    go(0, [], 0)
    return best
  }

  func isLawful(_ steps: [Balance.Step]) -> Bool { isLawful(steps.map(\.move)) }

  private func moves(_ chosen: [String]) -> [CaseMove] {
    zip(facts.cases, chosen).compactMap { one, to in
      primary(one) == to ? nil : CaseMove(caseID: one.id, from: primary(one), to: to)
    }
  }

  private func primary(_ one: CaseFacts) -> String {
    one.assignments.first { $0.role == .primary }?.staff ?? ""
  }

  private func reaches(_ moves: [CaseMove]) -> Bool {
    let after = facts.applying(moves)
    let isUnder = after.figures.workers.allSatisfy {
      $0.capacity == 0 || 100 * $0.points <= percent * $0.capacity
    }
    return isUnder && after.cases.allSatisfy { !hasLeft(primary($0)) }
  }

  private func hasLeft(_ key: String) -> Bool {
    facts.staff.first { $0.id == key }?.endedOn != nil
  }

  private func isLawful(_ moves: [CaseMove]) -> Bool {
    let isExploitation = Dictionary(
      facts.figures.cases.map { ($0.caseID, $0.weight.status.isExploitation) },
      uniquingKeysWith: { one, _ in one })
    for move in moves {
      guard let one = facts.cases.first(where: { $0.id == move.caseID }),
        let to = facts.staff.first(where: { $0.id == move.to })
      else { return false }
      if one.assignments.contains(where: { $0.staff == to.id }) || hasLeft(to.id) { return false }
      if isExploitation[one.id] == true, !to.cseDesignated { return false }
      if facts.people[to.id]?.conflicts.contains(one.youth) == true { return false }
      let known = (facts.youth[one.youth]?.primaryWorkers ?? []).union([primary(one)])
      if known.count + 1 >= 3, !hasLeft(primary(one)) { return false }
      // What is together stays together, and nothing is joined to what another has.
      for other in facts.cases where key(other) == key(one) && other.id != one.id {
        let way = moves.first { $0.caseID == other.id }
        if primary(other) == primary(one), way?.to != move.to { return false }
        if primary(other) != primary(one), primary(other) == move.to || way?.to == move.to {
          return false
        }
      }
    }
    return facts.staff.allSatisfy { keepsCounts($0, moves, isExploitation) }
  }

  /// At most two new CSE cases a worker, and four cases of a designated one who takes any.
  private func keepsCounts(
    _ staff: StaffFacts, _ moves: [CaseMove], _ isExploitation: [String: Bool]
  ) -> Bool {
    let taken = moves.filter { $0.to == staff.id }
    if taken.isEmpty { return true }
    if taken.count(where: { isExploitation[$0.caseID] == true }) > 2 { return false }
    let cases = facts.applying(moves).cases.count { one in
      one.assignments.contains { $0.staff == staff.id }
    }
    return !staff.cseDesignated || cases <= 4
  }

  private func key(_ one: CaseFacts) -> String { one.evidence.siblingGroup ?? one.youth }
}
