/// What is to be done next in an episode, who does it, and by which action.
public struct NextStep: Hashable, Sendable {
  /// What, in a few words.
  public let title: String
  /// Who.
  public let actor: String
  /// By when, where a clock says so.
  public let dueAt: Instant?
  /// The name of the action by which it is recorded.
  public let action: String
  /// The action's fields that are known besides the episode.
  public let known: [NamedText]

  /// The next step of an episode: somebody to look for the youth, then the clock that is due first,
  /// then the close; `nil` once it has ended.
  public init?(of line: EpisodeLine) {
    if line.isUnassigned {
      title = "Say who looks for the youth"
      actor = AlertSubject.unassigned.actor
      dueAt = line.earliestDue
      (action, known) = (AssignRecovery.descriptor.name, [])
    } else if let clock = line.mostUrgent {
      title = clock.clock.title
      actor = clock.clock.duty.actor
      dueAt = clock.dueAt
      (action, known) = Self.recording(of: clock.clock, in: line)
    } else if !line.state.isEnded {
      let isAway = line.episode.returnedAt == nil
      title = isAway ? "Look for the youth" : "Close the episode"
      actor = "worker"
      dueAt = nil
      action = isAway ? RecordEffort.descriptor.name : CloseEpisode.descriptor.name
      known = []
    } else {
      return nil
    }
  }

  /// By which action a clock is satisfied, and what of it is known.
  private static func recording(
    of clock: ClockKind, in line: EpisodeLine
  ) -> (action: String, known: [NamedText]) {
    if let party = line.party(of: clock) {
      return (
        RecordNotice.descriptor.name, [NamedText(name: "party", text: party.rawValue)]
      )
    }
    switch clock {
    case .nextEffort: return (RecordEffort.descriptor.name, [])
    case .seenAfterReturn:
      return (
        RecordEffort.descriptor.name, [NamedText(name: "kind", text: EffortFacts.faceToFace)]
      )
    case .traffickingScreen: return (RecordScreen.descriptor.name, [])
    case .debrief: return (RecordConversation.descriptor.name, [])
    default:
      let step = clock.closingStep.map { [NamedText(name: "step", text: $0.rawValue)] }
      return (RecordStep.descriptor.name, step ?? [])
    }
  }
}

extension EpisodeLine {
  /// The party to be told next: of the clocks of notices that run the one due first, and after a
  /// return whoever was not told of it; `nil` = nobody is to be told.
  public var nextNotice: NoticeParty? {
    let owed = clocks.filter { $0.state.isRunning && party(of: $0.clock) != nil }
    return owed.min { $0.dueAt < $1.dueAt }.flatMap { party(of: $0.clock) }
  }

  /// Whom a notice that satisfies a clock goes to; `nil` for a clock of no notice.
  public func party(of clock: ClockKind) -> NoticeParty? {
    if let party = clock.party?.0 { return party }
    guard clock == .returnNotices, let returned = episode.returnedAt else { return nil }
    let told = episode.notices.filter { notice in
      notice.exemptReason?.isEmpty ?? true && notice.at.map { $0 > returned } ?? false
    }.map(\.party)
    return told.contains(.lawEnforcement) ? .ncmec : .lawEnforcement
  }
}

extension ClockKind {
  /// The step of the record by which it is satisfied, where that is how.
  public var closingStep: EpisodeStep? {
    switch self {
    case .reportAccepted: .reportAccepted
    case .bulletin: .bulletinSent
    case .ncicEntry: .ncicEntered
    case .ncicVerify: .ncicVerified
    case .exploitationReport: .exploitationReported
    case .crossReport: .crossReported
    case .warrantRequest: .warrantRequested
    case .warrantRecall: .warrantRecalled
    case .foundReport: .foundReported
    case .gridRow: .gridRowEntered
    case .placementNotice: .placementNoticed
    case .examWindow: .examOffered
    case .courtHearing: .hearingHeld
    default: nil
    }
  }
}
