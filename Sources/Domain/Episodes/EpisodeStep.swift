/// What is recorded of an episode besides its notices and efforts (D§2.2, D§2.3).
///
/// A step has its own moment, and the log says who entered it and when: an early fact that comes
/// in late stands where it happened.
public enum EpisodeStep: String, ClosedVocabulary {
  /// The caregiver noticed that the youth was not there.
  case absenceNoticed = "absence_noticed"
  /// Somebody saw the youth, or told of them again; no second alert.
  case sighting
  /// It is known where the youth is.
  case located
  /// It is not known any more.
  case lost
  /// Law enforcement took the report.
  case reportAccepted = "report_accepted"
  case bulletinSent = "bulletin_sent"
  /// That the youth is entered, never what the system answers.
  case ncicEntered = "ncic_entered"
  case ncicVerified = "ncic_verified"
  /// Law enforcement reported the youth as found.
  case foundReported = "found_reported"
  case warrantRequested = "warrant_requested"
  case warrantIssued = "warrant_issued"
  case warrantRecalled = "warrant_recalled"
  case hearingHeld = "hearing_held"
  /// A mandated report came in about the youth while they were away.
  case mandatedReport = "mandated_report"
  case crossReported = "cross_reported"
  /// It is known or suspected that the youth was exploited while away.
  case exploitationKnown = "exploitation_known"
  case exploitationReported = "exploitation_reported"
  case gridRowEntered = "grid_row_entered"
  /// The moment of an assault while away, from which the time for an examination runs.
  case assault
  case examOffered = "exam_offered"
  /// The youth was placed anew after the return.
  case placedAnew = "placed_anew"
  case placementNoticed = "placement_noticed"
  case conversationOffered = "conversation_offered"
  case conversationHeld = "conversation_held"
  case conversationDeclined = "conversation_declined"
  case enteredInError = "entered_in_error"
  case jurisdictionEnded = "jurisdiction_ended"
  case deceased

  /// The steps that one change records, each in one key; the others have changes of their own.
  public static let recordable: [EpisodeStep] = [
    .absenceNoticed, .reportAccepted, .bulletinSent, .ncicEntered, .ncicVerified, .foundReported,
    .warrantRequested, .warrantIssued, .warrantRecalled, .hearingHeld, .mandatedReport,
    .crossReported, .exploitationKnown, .exploitationReported, .gridRowEntered, .assault,
    .examOffered, .placedAnew, .placementNoticed,
  ]

  /// The steps by which law enforcement's own part is followed.
  static let ofLawEnforcement: Set<EpisodeStep> = [
    .reportAccepted, .bulletinSent, .ncicEntered, .ncicVerified, .foundReported,
  ]

  /// What happened, in a few words.
  public var words: String {
    switch self {
    case .absenceNoticed: "the caregiver noticed the absence"
    case .sighting: "seen or told of again"
    case .located: "located"
    case .lost: "not where they were any more"
    case .reportAccepted: "law enforcement took the report"
    case .bulletinSent: "law enforcement sent its bulletin"
    case .ncicEntered: "entered as missing with the state and NCIC"
    case .ncicVerified: "the entry was verified"
    case .foundReported: "law enforcement reported the youth found"
    case .warrantRequested: "protective custody warrant asked for"
    case .warrantIssued: "protective custody warrant issued"
    case .warrantRecalled: "protective custody warrant recalled"
    case .hearingHeld: "hearing held"
    case .mandatedReport: "mandated report came in"
    case .crossReported: "cross-reported in writing"
    case .exploitationKnown: "exploitation while away known or suspected"
    case .exploitationReported: "exploitation reported to law enforcement"
    case .gridRowEntered: "grid row entered, with its end"
    case .assault: "assault"
    case .examOffered: "forensic examination offered"
    case .placedAnew: "placed anew"
    case .placementNoticed: "notice of the placement to the court"
    case .conversationOffered: "return conversation offered"
    case .conversationHeld: "return conversation held"
    case .conversationDeclined: "return conversation offered, not wanted now"
    case .enteredInError: "entered in error"
    case .jurisdictionEnded: "jurisdiction ended"
    case .deceased: "the youth died"
    }
  }
}

/// One step of an episode.
public struct StepFacts: Hashable, Sendable {
  /// What happened.
  public var step: EpisodeStep
  /// When.
  public var at: Instant

  /// One step.
  public init(_ step: EpisodeStep, at: Instant) {
    self.step = step
    self.at = at
  }
}

/// Why a clock of one episode need not be satisfied.
public struct ExemptionFacts: Hashable, Sendable {
  /// Which clock.
  public var clock: ClockKind
  /// Since when.
  public var at: Instant
  /// Why; there is no exemption without a reason.
  public var reason: String

  /// One exemption.
  public init(_ clock: ClockKind, at: Instant, reason: String) {
    self.clock = clock
    self.at = at
    self.reason = reason
  }
}
