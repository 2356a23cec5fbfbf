/// The clocks of an episode that rest on its steps (D§2.2: law enforcement's own, warrants,
/// exploitation while away, the examination, the new placement).
///
/// Each is listed once what starts it is recorded, and only where the county runs it.
struct StepClocks {
  let episode: EpisodeFacts
  let hours: EpisodeClocks.Hours
  let moment: Instant

  /// The clocks that have started, in the order of D§2.2.
  var readings: [ClockReading] {
    ClockKind.allCases.compactMap { kind in
      guard hours.isRunning(ClockKey(kind)), let span = span(of: kind), span.start <= moment,
        let due = hours.due(ClockKey(kind), from: span.start)
      else { return nil }
      let met = span.met.flatMap { $0 <= moment ? $0 : nil }
      return ClockReading(
        kind, startedAt: span.start, dueAt: span.due ?? due, metAt: met,
        exemptReason: episode.exemption(of: kind, by: moment),
        citation: hours.citation(ClockKey(kind)), at: moment)
    }
  }

  private struct Span {
    let start: Instant
    var due: Instant?
    let met: Instant?

    init?(_ start: Instant?, met: Instant?, due: Instant? = nil) {
      guard let start else { return nil }
      self.start = start
      self.met = met
      self.due = due
    }
  }

  private func span(of kind: ClockKind) -> Span? {
    switch kind {
    case .caregiverNotice: Span(first(.absenceNoticed), met: episode.receivedAt)
    case .reportAccepted, .bulletin, .ncicEntry, .ncicVerify, .foundReport:
      episode.isFollowedAtLawEnforcement ? lawEnforcement(kind) : nil
    case .exploitationReport:
      Span(first(.exploitationKnown), met: first(.exploitationReported))
    case .gridRow: Span(first(.exploitationKnown), met: first(.gridRowEntered))
    case .crossReport: Span(first(.mandatedReport), met: first(.crossReported))
    case .warrantRequest: isOfAge ? nil : away(met: first(.warrantRequested))
    case .warrantRecall: recall
    case .placementNotice: Span(first(.placedAnew), met: first(.placementNoticed))
    case .examWindow: Span(first(.assault), met: first(.examOffered))
    case .courtHearing: away(met: first(.hearingHeld))
    default: nil
    }
  }

  private func first(_ step: EpisodeStep) -> Instant? {
    episode.steps.filter { $0.step == step && $0.at <= moment }.map(\.at).min()
  }

  /// From the report until it is done; a return before then ends the need.
  private func away(met: Instant?) -> Span? {
    if met == nil, let end = episode.endOfAbsence, end <= moment { return nil }
    return Span(episode.receivedAt, met: met)
  }

  private func lawEnforcement(_ kind: ClockKind) -> Span? {
    let told = episode.notices.filter { $0.party == .lawEnforcement && $0.isMade(by: moment) }
    let numbered = told.filter { !($0.reference ?? "").isEmpty }.compactMap(\.at).min()
    let taken = [numbered, first(.reportAccepted)].compactMap { $0 }.min()
    switch kind {
    case .reportAccepted: return Span(told.compactMap(\.at).min() ?? taken, met: taken)
    case .bulletin: return hastens ? Span(taken, met: first(.bulletinSent)) : nil
    case .ncicEntry: return hastens ? Span(taken, met: first(.ncicEntered)) : nil
    case .ncicVerify:
      let met = first(.ncicVerified)
      if met == nil, let end = episode.endOfAbsence, end <= moment { return nil }
      return Span(first(.ncicEntered), met: met)
    default:
      let found = [first(.located), episode.returnedAt.flatMap { $0 <= moment ? $0 : nil }]
      return Span(found.compactMap { $0 }.min(), met: first(.foundReported))
    }
  }

  /// Whether the person is under 21 or at risk (PC 14211); an unknown birth date counts as young.
  private var hastens: Bool {
    if !episode.risks.isEmpty { return true }
    guard let born = episode.bornOn,
      let grown = hours.calendar?.firstInstant(ofAge: 21, bornOn: born)
    else { return true }
    return episode.receivedAt < grown
  }

  private var isOfAge: Bool {
    guard let adult else { return false }
    return episode.receivedAt >= adult
  }

  private var adult: Instant? {
    episode.bornOn.flatMap { hours.calendar?.firstInstant(ofAge: 18, bornOn: $0) }
  }

  /// A warrant is recalled on the 18th birthday, or with the notices of the return, whichever is
  /// first.
  private var recall: Span? {
    let asked = [first(.warrantRequested), first(.warrantIssued)].compactMap { $0 }.min()
    guard let asked else { return nil }
    let returned = episode.returnedAt.flatMap { $0 <= moment ? max($0, asked) : nil }
    let met = first(.warrantRecalled)
    guard let adult, adult <= returned ?? moment else {
      let due = returned.flatMap { hours.due(.returnNotices, from: $0) }
      return Span(returned, met: met, due: due)
    }
    return Span(max(adult, asked), met: met)
  }
}
