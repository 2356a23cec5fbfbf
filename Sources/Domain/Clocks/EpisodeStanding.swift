extension EpisodeFacts {
  /// How far the records show the episode to be at a moment (interface §4.7).
  public func state(at moment: Instant) -> EpisodeState {
    if isInError(by: moment) { return .enteredInError }
    if let closedAt, closedAt <= moment { return ending(by: moment)?.state ?? .closed }
    if let returnedAt, returnedAt <= moment {
      return wasSeen(after: returnedAt, by: moment) != nil ? .debriefDue : .returned
    }
    if isLocated(at: moment) { return .locatedNotReturned }
    if steps.contains(where: { $0.at <= moment && ($0.step == .located || $0.step == .lost) })
      || efforts.contains(where: { $0.at <= moment })
    {
      return .searching
    }
    if notices.contains(where: { $0.isMade(by: moment) }) { return .notifying }
    return .reported
  }

  /// Whether it is known where the youth is, at a moment before any return.
  ///
  /// The newest step that says so decides; what came in without steps has no moment of its own
  /// and holds throughout.
  func isLocated(at moment: Instant) -> Bool {
    var newest: StepFacts?
    var next: StepFacts?
    for step in steps where step.step == .located || step.step == .lost {
      if step.at <= moment {
        // Of two at one moment the loss counts: nobody stops looking by a tie.
        if newest.map({ $0.at < step.at || ($0.at == step.at && step.step == .lost) }) ?? true {
          newest = step
        }
      } else if next.map({ step.at < $0.at }) ?? true {
        next = step
      }
    }
    if let newest { return newest.step == .located }
    return next.map { $0.step == .lost } ?? isWhereaboutsKnown
  }

  /// How the episode ended by a moment, other than by being worked to its close.
  func ending(by moment: Instant) -> EpisodeEnding? {
    EpisodeEnding.allCases.first { ending in
      steps.contains { $0.step == ending.step && $0.at <= moment }
    }
  }

  /// Whether the whole episode was entered by mistake, as a moment knows it.
  public func isInError(by moment: Instant) -> Bool {
    steps.contains { $0.step == .enteredInError && $0.at <= moment }
  }

  /// Whether the episode is open at a moment: from its receipt until it is closed, returned or not.
  public func isOpen(at moment: Instant) -> Bool {
    receivedAt <= moment && (closedAt.map { moment < $0 } ?? true)
  }

  /// The end of the time for which the youth was missing, at a moment.
  public func missingUntil(at moment: Instant) -> Instant {
    [moment, returnedAt, closedAt].compactMap { $0 }.min() ?? moment
  }

  /// When the youth came back, or the episode ended without that.
  var endOfAbsence: Instant? { [returnedAt, closedAt].compactMap { $0 }.min() }

  /// Whether anything of law enforcement's own part is recorded, so that there is whom to ask.
  var isFollowedAtLawEnforcement: Bool {
    hasLawEnforcementAgency
      || steps.contains { EpisodeStep.ofLawEnforcement.contains($0.step) }
  }

  /// Why a clock need not be satisfied, by a moment; a conversation that the youth does not want
  /// is not owed, and can be offered again.
  func exemption(of clock: ClockKind, by moment: Instant) -> String? {
    let given = exemptions.filter { $0.clock == clock && $0.at <= moment }
      .max { ($0.at, $0.reason) < ($1.at, $1.reason) }
    if let given { return given.reason }
    guard clock == .debrief else { return nil }
    let offers = steps.filter { $0.at <= moment }.filter {
      $0.step == .conversationOffered || $0.step == .conversationDeclined
    }
    let newest = offers.max { ($0.at, $0.step.rawValue) < ($1.at, $1.step.rawValue) }
    return newest?.step == .conversationDeclined ? EpisodeStep.conversationDeclined.words : nil
  }

  /// The first effort face to face strictly after the return, by a moment.
  func wasSeen(after returned: Instant, by moment: Instant) -> Instant? {
    efforts.filter { $0.kind.lowercased() == EffortFacts.faceToFace }.map(\.at)
      .filter { $0 > returned && $0 <= moment }.min()
  }
}

extension NoticeFacts {
  /// Whether it is a notice made, not an exemption, by a moment.
  func isMade(by moment: Instant) -> Bool {
    guard let at, (exemptReason ?? "").isEmpty else { return false }
    return at <= moment
  }
}
