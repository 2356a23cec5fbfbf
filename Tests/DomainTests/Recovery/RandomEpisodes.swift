@testable import Domain

/// A year of episodes by chance, the same in every run.
struct RandomEpisodes {
  private var random: Shuffler
  private let start: Instant

  init(seed: UInt64, start: Instant) {
    random = Shuffler(seed: seed)
    self.start = start
  }

  mutating func make(_ count: Int) -> [EpisodeFacts] { (0..<count).map { episode($0) } }

  private mutating func chance(_ percent: Int) -> Bool { random.next(below: 100) < percent }

  private mutating func after(_ moment: Instant, hours: Int) -> Instant {
    moment.adding(seconds: Int64(random.next(below: hours * 3_600)))
  }

  private mutating func episode(_ number: Int) -> EpisodeFacts {
    let received = after(start, hours: 365 * 24)
    var facts = EpisodeFacts(
      id: "M-\(1_000 + number)", youth: "Y-\(random.next(below: 120))",
      county: ["06019", "06029", "06067"][random.next(below: 3)], receivedAt: received)
    if chance(60) { facts.recoveryWorker = "W-\(random.next(below: 9))" }
    for kind in EpisodeSummary.noticeClocks { addNotices(kind, received, &facts) }
    if chance(25) { facts.steps.append(StepFacts(.located, at: after(received, hours: 200))) }
    if chance(10) { facts.steps.append(StepFacts(.lost, at: after(received, hours: 250))) }
    if chance(70) {
      let returned = after(received, hours: 400)
      facts.returnedAt = returned
      if chance(30) { facts.debriefedAt = after(returned, hours: 100) }
      if chance(40) {
        let outcome = ConversationOutcome.allCases[random.next(below: 3)]
        facts.steps.append(StepFacts(outcome.step, at: after(returned, hours: 100)))
      }
      if chance(50) { facts.closedAt = after(returned, hours: 300) }
    }
    if chance(4) {
      facts.steps.append(StepFacts(.enteredInError, at: after(received, hours: 20)))
    }
    return facts
  }

  private mutating func addNotices(
    _ kind: ClockKind, _ received: Instant, _ facts: inout EpisodeFacts
  ) {
    guard let party = kind.party?.0 else { return }
    if chance(15) {
      facts.notices.append(NoticeFacts(party: party, at: nil, exemptReason: "by order"))
    }
    for _ in 0..<random.next(below: 3) {
      facts.notices.append(
        NoticeFacts(
          party: party, at: after(received, hours: 40), reference: chance(75) ? "R-1" : nil))
    }
  }
}
