/// Who must act on a clock, towards whom, and what proves that it was done (D§2.2).
public struct ClockDuty: Hashable, Sendable {
  /// Who must act.
  public let actor: String
  /// To whom, or with whom.
  public let recipient: String
  /// What closes the clock.
  public let proof: String

  fileprivate init(_ actor: String, _ recipient: String, _ proof: String) {
    self.actor = actor
    self.recipient = recipient
    self.proof = proof
  }
}

extension ClockKind {
  /// Who must act on it.
  public var duty: ClockDuty {
    switch self {
    case .lawEnforcement:
      ClockDuty("worker", "local law enforcement", "the report's number and its time")
    case .ncmec: ClockDuty("worker", "NCMEC, 1-800-843-5678", "the case's number and its time")
    case .parentsGuardiansTribe:
      ClockDuty("worker", "parents, guardians, Indian custodian, tribe", "the notice's time")
    case .court: ClockDuty("worker", "court of jurisdiction", "the notice's time")
    case .attorney: ClockDuty("worker", "the youth's attorney", "the notice's time")
    case .nextEffort: ClockDuty("recovery worker", "whoever may know", "a further effort")
    case .returnNotices:
      ClockDuty("worker", "law enforcement and NCMEC", "a notice to each after the return")
    case .seenAfterReturn: ClockDuty("worker", "the youth", "an effort face to face")
    case .traffickingScreen: ClockDuty("worker", "the youth", "the screening's time")
    case .debrief: ClockDuty("worker or advocate", "the youth", "the conversation's time")
    default: laterDuty
    }
  }

  private var laterDuty: ClockDuty {
    switch self {
    case .caregiverNotice: ClockDuty("caregiver", "the agency", "the report's receipt")
    case .reportAccepted: ClockDuty("law enforcement", "the agency", "a report number, or the step")
    case .bulletin: ClockDuty("law enforcement", "officers", "the step bulletin_sent")
    case .ncicEntry: ClockDuty("law enforcement", "the state, NCIC", "the step ncic_entered")
    case .ncicVerify: ClockDuty("law enforcement", "NCIC", "the step ncic_verified")
    case .exploitationReport:
      ClockDuty("worker", "law enforcement", "the step exploitation_reported")
    case .crossReport:
      ClockDuty("worker", "law enforcement, district attorney", "the step cross_reported")
    case .warrantRequest: ClockDuty("worker", "the court", "the step warrant_requested")
    case .warrantRecall: ClockDuty("worker", "the court", "the step warrant_recalled")
    case .foundReport: ClockDuty("law enforcement", "the state, NCIC", "the step found_reported")
    case .gridRow: ClockDuty("worker", "CWS/CMS", "the step grid_row_entered")
    case .placementNotice: ClockDuty("worker", "the court", "the step placement_noticed")
    case .examWindow: ClockDuty("worker or nurse", "the youth", "the step exam_offered")
    default: ClockDuty("court", "the parties", "the step hearing_held")
    }
  }
}
