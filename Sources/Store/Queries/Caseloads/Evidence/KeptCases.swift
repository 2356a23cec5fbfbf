import Domain

/// The open cases of one row of what is kept, with what is known of their youth.
///
/// What it has room for is used again, so that one value read into row after row asks for no memory.
struct KeptCases {
  /// What is known of the youth.
  var evidence = YouthEvidence(county: "")
  private var cases: [OpenCase] = []
  private var assignments: [AssignmentFacts] = []

  private struct OpenCase {
    let id: String
    let component: CaseComponent
    let openedOn: LocalDate
    let closedOn: LocalDate?
    /// Where its assignments begin.
    let first: Int
  }

  /// Whether no case is open.
  var isEmpty: Bool { cases.isEmpty }

  /// Begins a case, which the assignments that follow are of.
  mutating func begin(
    id: String, component: CaseComponent, openedOn: LocalDate, closedOn: LocalDate?
  ) {
    cases.append(
      OpenCase(
        id: id, component: component, openedOn: openedOn, closedOn: closedOn,
        first: assignments.count))
  }

  /// Adds an assignment in force of the case that was begun last.
  mutating func add(_ assignment: AssignmentFacts) { assignments.append(assignment) }

  /// Calls `body` with each case, made in the room of `one`, whose youth and county are theirs.
  mutating func forEach(
    in one: inout CaseFacts, _ body: (inout CaseFacts) throws -> Void
  ) rethrows {
    for (place, open) in cases.enumerated() {
      let isLast = place + 1 == cases.count
      one.id = open.id
      one.component = open.component
      one.openedOn = open.openedOn
      one.closedOn = open.closedOn
      one.assignments.removeAll(keepingCapacity: true)
      one.assignments.append(
        contentsOf: assignments[open.first..<(isLast ? assignments.count : cases[place + 1].first)])
      // The last has the evidence itself, the ones before it a copy.
      if isLast { swap(&one.evidence, &evidence) } else { one.evidence = evidence }
      try body(&one)
      if isLast { swap(&one.evidence, &evidence) }
    }
  }

  /// Leaves nothing in it but room.
  mutating func clear() {
    (evidence.county, evidence.siblingGroup) = ("", nil)
    if !evidence.statuses.isEmpty { evidence.statuses.removeAll(keepingCapacity: true) }
    if !evidence.screenings.isEmpty { evidence.screenings.removeAll(keepingCapacity: true) }
    if !evidence.reports.isEmpty { evidence.reports.removeAll(keepingCapacity: true) }
    if !evidence.flags.isEmpty { evidence.flags.removeAll(keepingCapacity: true) }
    if !evidence.episodes.isEmpty { evidence.episodes.removeAll(keepingCapacity: true) }
    if !evidence.stays.isEmpty { evidence.stays.removeAll(keepingCapacity: true) }
    cases.removeAll(keepingCapacity: true)
    assignments.removeAll(keepingCapacity: true)
  }
}
