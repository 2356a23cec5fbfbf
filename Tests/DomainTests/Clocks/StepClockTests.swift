import Testing

@testable import Domain

/// The clocks that rest on steps, each at its edges.
struct StepClockTests {
  private let received = ClockFixture.received

  /// A clock that one step starts and another stops.
  struct Pair: Sendable {
    let kind: ClockKind
    let start: EpisodeStep
    let stop: EpisodeStep
    let hours: Int
  }

  static let pairs = [
    Pair(
      kind: .exploitationReport, start: .exploitationKnown, stop: .exploitationReported, hours: 24),
    Pair(kind: .gridRow, start: .exploitationKnown, stop: .gridRowEntered, hours: 24),
    Pair(kind: .crossReport, start: .mandatedReport, stop: .crossReported, hours: 36),
    Pair(kind: .examWindow, start: .assault, stop: .examOffered, hours: 96),
    Pair(kind: .ncicVerify, start: .ncicEntered, stop: .ncicVerified, hours: 720),
    Pair(kind: .ncicEntry, start: .reportAccepted, stop: .ncicEntered, hours: 2),
    Pair(kind: .bulletin, start: .reportAccepted, stop: .bulletinSent, hours: 2),
    Pair(kind: .foundReport, start: .located, stop: .foundReported, hours: 24),
  ]

  private func episode(_ steps: [StepFacts], at start: Instant? = nil) -> EpisodeFacts {
    var facts = ClockFixture.episode(at: start ?? received)
    facts.steps = steps
    facts.hasLawEnforcementAgency = true
    return facts
  }

  @Test(arguments: pairs, ["2026-06-10 12:00", "2026-03-07 20:00", "2026-10-31 20:00"])
  func `starts with its step, and falls due after true hours`(pair: Pair, start: String) throws {
    let start = try Instant.at(start)
    let due = start.after(hours: pair.hours)
    let facts = episode([StepFacts(pair.start, at: start)], at: start)
    func state(_ moment: Instant) -> ClockState? {
      ClockFixture.reading(pair.kind, of: facts, at: moment)?.state
    }
    #expect(state(start.adding(seconds: -1)) == nil)
    #expect(state(start) == .pending)
    #expect(state(due.adding(seconds: -1)) == .dueSoon)
    #expect(state(due) == .dueSoon)
    #expect(state(due.adding(seconds: 1)) == .late)
  }

  @Test(
    arguments: pairs, [(-1, ClockState.met), (0, .met), (1, .metLate)] as [(Int64, ClockState)])
  func `is met by its step up to the deadline, late after it, whenever that is entered`(
    pair: Pair, edge: (Int64, ClockState)
  ) throws {
    let due = received.after(hours: pair.hours)
    let made = due.adding(seconds: edge.0)
    let facts = episode([StepFacts(pair.start, at: received), StepFacts(pair.stop, at: made)])
    let later = due.after(hours: 100)
    let reading = try #require(ClockFixture.reading(pair.kind, of: facts, at: later))
    #expect(reading.state == edge.1)
    #expect(reading.metAt == made)
    let before = ClockFixture.reading(pair.kind, of: facts, at: made.adding(seconds: -1))
    #expect(before?.metAt == nil)
  }

  @Test(arguments: pairs) func `is exempt with a reason, from its moment`(pair: Pair) {
    var facts = episode([StepFacts(pair.start, at: received)])
    let since = received.after(hours: 1)
    facts.exemptions = [ExemptionFacts(pair.kind, at: since, reason: "by order")]
    let states = [-1, 0].map {
      ClockFixture.reading(pair.kind, of: facts, at: since.adding(seconds: $0))
    }
    #expect(states[0]?.state == .pending)
    #expect(states[1]?.state == .exempt)
    #expect(states[1]?.exemptReason == "by order")
  }

  @Test func `law enforcement's own clocks run only once there is whom to ask`() {
    var facts = ClockFixture.episode(notices: [
      NoticeFacts(party: .lawEnforcement, at: received, reference: "R-1")
    ])
    let later = received.after(hours: 1)
    #expect(ClockFixture.reading(.ncicEntry, of: facts, at: later) == nil)
    facts.hasLawEnforcementAgency = true
    #expect(ClockFixture.reading(.ncicEntry, of: facts, at: later)?.state == .pending)
    #expect(ClockFixture.reading(.reportAccepted, of: facts, at: later)?.state == .met)
  }

  @Test func `a report that law enforcement does not take is late at once`() {
    var facts = ClockFixture.episode(notices: [NoticeFacts(party: .lawEnforcement, at: received)])
    facts.hasLawEnforcementAgency = true
    let states = [0, 1].map {
      ClockFixture.reading(.reportAccepted, of: facts, at: received.adding(seconds: $0))?.state
    }
    #expect(states == [.pending, .late])
    #expect(ClockFixture.reading(.ncicEntry, of: facts, at: received.after(hours: 9)) == nil)
  }

  @Test func `the entry is due for those under 21, or at risk at every age`() throws {
    var facts = episode([StepFacts(.reportAccepted, at: received)])
    let hours = EpisodeClocks.Hours(
      calendar: CourtCalendar(holidays: [], zone: try TestZone.losAngeles()))
    let day = try TestZone.losAngeles().localDate(of: received)
    func isListed() -> Bool {
      ClockFixture.reading(.ncicEntry, of: facts, at: received, hours: hours) != nil
    }
    #expect(isListed())
    facts.bornOn = LocalDate(year: day.year - 21, month: day.month, day: day.day)
    #expect(!isListed())
    facts.bornOn = facts.bornOn?.adding(days: 1)
    #expect(isListed())
    facts.bornOn = LocalDate(year: 1990, month: 1, day: 1)
    facts.risks = [.medication]
    #expect(isListed())
  }

  @Test func `a proposed clock runs only where the county says so, and law is never switched off`()
    throws
  {
    let calendar = CourtCalendar(holidays: [], zone: try TestZone.losAngeles())
    let facts = episode([StepFacts(.placedAnew, at: received)])
    for kind in [ClockKind.warrantRequest, .placementNotice, .courtHearing] {
      let shipped = EpisodeClocks.Hours(calendar: calendar)
      #expect(ClockFixture.reading(kind, of: facts, at: received, hours: shipped) == nil)
      let own = EpisodeClocks.Hours(standings: [ClockKey(kind): .on], calendar: calendar)
      #expect(ClockFixture.reading(kind, of: facts, at: received, hours: own) != nil)
    }
    let silenced = EpisodeClocks.Hours(
      standings: Dictionary(uniqueKeysWithValues: ClockKey.allCases.map { ($0, .off) }))
    for kind in EpisodeSummary.noticeClocks + [.nextEffort] {
      #expect(ClockFixture.reading(kind, of: facts, at: received, hours: silenced) != nil)
    }
  }

  @Test func `the caregiver's clock is met by the report's receipt`() {
    let facts = episode([StepFacts(.absenceNoticed, at: received.after(hours: -2))])
    let hours = EpisodeClocks.Hours(standings: [.caregiverNotice: .on])
    let reading = ClockFixture.reading(.caregiverNotice, of: facts, at: received, hours: hours)
    #expect(reading?.state == .metLate)
  }

  @Test func `a warrant is recalled on the eighteenth birthday, or with the notices of a return`()
    throws
  {
    let zone = try TestZone.losAngeles()
    let hours = EpisodeClocks.Hours(calendar: CourtCalendar(holidays: [], zone: zone))
    let day = zone.localDate(of: received)
    var facts = episode([StepFacts(.warrantIssued, at: received)])
    facts.bornOn = LocalDate(year: day.year - 18, month: day.month, day: day.day)?.adding(days: 2)
    let birthday = zone.firstInstant(of: day.adding(days: 2))
    func reading(_ moment: Instant) -> ClockReading? {
      ClockFixture.reading(.warrantRecall, of: facts, at: moment, hours: hours)
    }
    #expect(reading(birthday.adding(seconds: -1)) == nil)
    #expect(reading(birthday)?.dueAt == zone.endOfDay(day.adding(days: 2)))
    facts.returnedAt = received.after(hours: 5)
    #expect(reading(received.after(hours: 5))?.dueAt == received.after(hours: 9))
    facts.steps.append(StepFacts(.warrantRecalled, at: received.after(hours: 6)))
    #expect(reading(received.after(hours: 6))?.state == .met)
  }

  @Test func `a conversation that is not wanted is not owed, until it is offered again`() {
    var facts = ClockFixture.episode(returned: received)
    facts.steps = [StepFacts(.conversationDeclined, at: received.after(hours: 1))]
    func state(_ hours: Int) -> ClockState? {
      ClockFixture.reading(.debrief, of: facts, at: received.after(hours: hours))?.state
    }
    #expect(state(0) == .pending)
    #expect(state(1) == .exempt)
    facts.steps.append(StepFacts(.conversationOffered, at: received.after(hours: 80)))
    #expect(state(79) == .exempt)
    #expect(state(80) == .late)
  }
}
