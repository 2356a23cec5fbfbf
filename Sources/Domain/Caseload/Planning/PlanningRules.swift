/// The rules by which a worker may take a case on as its primary worker (D§4.3).
struct PlanningRules {
  let facts: PlanningFacts
  private let rules: [String: AssignmentRules]

  init(_ facts: PlanningFacts) {
    self.facts = facts
    let counties = Set(facts.staff.map(\.county) + facts.cases.map(\.county))
    rules = Dictionary(uniqueKeysWithValues: counties.map { ($0, facts.rules(of: $0)) })
  }

  /// The rules of a county.
  subscript(county: String) -> AssignmentRules {
    rules[county] ?? facts.rules(of: county)
  }

  /// Every rule that keeps a worker from a case, as the ledger stands.
  func exclusions(
    _ place: Int, from index: Int, in ledger: LoadLedger
  ) -> [NextAssignment.Exclusion] {
    let (entry, one) = (ledger.entries[index], facts.staff[place])
    let rules = self[entry.county]
    var found = lasting(place, entry, rules)
    if entry.status.isExploitation {
      let new = newCases(place, rules, in: ledger, besides: index) + 1
      if new > rules[.newCases] {
        found.append(
          .init(
            kind: .newCase,
            detail: "\(new - 1) new CSE \(new == 2 ? "case" : "cases") in the last"
              + " \(rules[.newCaseDays]) days"))
      }
    }
    let count = ledger.caseCount(place)
    if one.cseDesignated, count >= rules[.rawCap],
      !entry.shares.contains(where: { $0.staff == place })
    {
      found.append(.init(kind: .rawCap, detail: "\(count) cases, \(rules[.rawCap]) at most"))
    }
    return found
  }

  /// The rules that no other case bears on.
  func lasting(
    _ place: Int, _ entry: LoadLedger.Entry, _ rules: AssignmentRules
  ) -> [NextAssignment.Exclusion] {
    let one = facts.staff[place]
    let person = facts.people[one.id] ?? .init()
    var found: [NextAssignment.Exclusion] = []
    if rules.isAway(person.leave, at: facts.at) {
      found.append(.init(kind: .leave, detail: away(person.leave, rules)))
    }
    if person.conflicts.contains(entry.youth) {
      found.append(.init(kind: .conflictOfInterest, detail: "with \(entry.youth)"))
    }
    let spoken = facts.youth[entry.youth]?.languages ?? []
    if !spoken.isEmpty, !person.languages.isEmpty, spoken.isDisjoint(with: person.languages) {
      found.append(
        .init(kind: .language, detail: "none of \(spoken.sorted().joined(separator: ", "))"))
    }
    if entry.status.isExploitation, let reason = one.designationGap {
      found.append(.init(kind: .notDesignated, detail: reason))
    }
    if let reason = unable(one) { found.append(.init(kind: .noCapacity, detail: reason)) }
    if let share = entry.shares.first(where: { $0.staff == place }) {
      found.append(.init(kind: .hasCase, detail: "has it as \(share.role.rawValue)"))
    }
    return found
  }

  /// CSE cases that came to a worker in the days that count as new, whatever their share.
  ///
  /// - Parameter left: the place of a case that is not counted: the one that is given out.
  func newCases(
    _ place: Int, _ rules: AssignmentRules, in ledger: LoadLedger, besides left: Int? = nil
  ) -> Int {
    let since = facts.at.adding(trueDays: -rules[.newCaseDays])
    return ledger.cases(of: place).count { index in
      let entry = ledger.entries[index]
      return index != left && entry.status.isExploitation
        && entry.shares.contains { $0.staff == place && $0.from > since }
    }
  }

  /// Why somebody carries no cases at all (D§4.3: a supervisor carries 0); nil for whoever does.
  private func unable(_ one: StaffFacts) -> String? {
    let words = one.role.rawValue.split(separator: "_").joined(separator: " ")
    if one.role != .worker { return "a \(words) carries no cases" }
    if one.fteHundredths == 0 || one.reliefPercent >= 100 { return "no hours for cases" }
    return nil
  }

  private func away(_ leave: [Interval], _ rules: AssignmentRules) -> String {
    let end = facts.at.adding(trueDays: rules[.leaveDays])
    let near = leave.filter { $0.from < end && facts.at < $0.until }
    guard let from = near.map(\.from).min(), let until = near.map(\.until).max() else {
      return "away"
    }
    let days = [from, until].map { facts.zone.localDate(of: $0).text }
    return "away \(days[0]) to \(days[1])"
  }
}

extension PlanningFacts {
  /// The rules that a move breaks as things stand, whoever takes it on being known: all of them for
  /// a primary worker; for another share those that speak of the person, away or in conflict.
  ///
  /// - Returns: in the order of the rules; none for a case that is not open.
  public func objections(to move: CaseMove) -> [NextAssignment.Exclusion] {
    objections(to: move, in: LoadLedger(self))
  }

  func objections(to move: CaseMove, in ledger: LoadLedger) -> [NextAssignment.Exclusion] {
    guard let index = ledger.entries.firstIndex(where: { $0.id == move.caseID }),
      let place = staff.firstIndex(where: { $0.id == move.to })
    else { return [] }
    let found = PlanningRules(self).exclusions(place, from: index, in: ledger)
    if move.role == .primary { return found }
    return found.filter { $0.kind == .leave || $0.kind == .conflictOfInterest }
  }
}
