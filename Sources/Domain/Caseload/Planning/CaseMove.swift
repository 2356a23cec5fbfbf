/// A case changing hands on paper: a share begins, and one may end.
public struct CaseMove: Hashable, Sendable {
  /// The case's key.
  public var caseID: String
  /// Whose share of that role ends; nil where the case is only given.
  public var from: String?
  /// Who takes the share on.
  public var to: String
  /// The role of the share.
  public var role: AssignmentRole
  /// The role in which the former holder stays on the case; nil where they leave it.
  public var keeps: AssignmentRole?

  /// Makes the move.
  public init(
    caseID: String, from: String? = nil, to: String, role: AssignmentRole = .primary,
    keeps: AssignmentRole? = nil
  ) {
    self.caseID = caseID
    self.from = from
    self.to = to
    self.role = role
    self.keeps = keeps
  }
}

extension CaseFacts {
  /// The case after a move, its other shares as they are.
  public func applying(_ move: CaseMove, at moment: Instant) -> CaseFacts {
    guard move.caseID == id else { return self }
    var changed = self
    if let from = move.from {
      changed.assignments.removeAll {
        $0.staff == from && $0.role == move.role
          && moment.isWithin(from: $0.from, until: $0.until)
      }
      if let keeps = move.keeps {
        changed.assignments.append(AssignmentFacts(staff: from, role: keeps, from: moment))
      }
    }
    changed.assignments.append(AssignmentFacts(staff: move.to, role: move.role, from: moment))
    return changed
  }
}

extension AssignmentFacts {
  /// Whether it was put right on the local day on which it began, so that it never counted as a
  /// worker of the youth (S35).
  public func isCorrection(in zone: ZoneRules) -> Bool {
    guard let until else { return false }
    return zone.localDate(of: from) == zone.localDate(of: until)
  }
}
