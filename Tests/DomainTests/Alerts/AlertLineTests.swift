import Testing

@testable import Domain

struct AlertLineTests {
  private let received = ClockFixture.received

  private func names(_ alerts: [AlertLine]) -> [String] {
    alerts.map { "\($0.line.episode.id) \($0.subject.storedName)" }
  }

  @Test func `comes by deadline, UNASSIGNED first among equals`() {
    let now = received.after(hours: 2)
    let lines = [
      ClockFixture.episode(at: received.after(hours: 1), id: "M-2"),
      ClockFixture.episode(at: received, worker: "W-1", id: "M-1"),
    ].map { ClockFixture.line($0, at: now) }
    let alerts = AlertLine.lines(of: lines, acknowledged: [], at: now)
    #expect(alerts.count == 13)
    let clocks = [
      "law_enforcement", "ncmec", "parents_guardians_tribe", "court", "attorney", "next_effort",
    ]
    #expect(
      names(alerts) == clocks.map { "M-1 \($0)" } + ["M-2 unassigned"] + clocks.map { "M-2 \($0)" })
  }

  @Test func `UNASSIGNED ends with a worker, a return or the end`() {
    let now = received.after(hours: 2)
    for episode in [
      ClockFixture.episode(worker: "W-1"), ClockFixture.episode(returned: received),
      ClockFixture.episode(closed: received),
    ] {
      let alerts = AlertLine.lines(
        of: [ClockFixture.line(episode, at: now)], acknowledged: [], at: now)
      #expect(!alerts.map(\.subject).contains(.unassigned))
      #expect(!alerts.isEmpty)
    }
  }

  @Test func `is owned from the acknowledgement to the end of the shift, and not a second longer`()
  {
    let (from, until) = (received.after(hours: 1), received.after(hours: 9))
    let owner = Acknowledgement(
      episode: "M-1", subject: .clock(.ncmec), account: "amaya", owner: "W-1", from: from,
      until: until)
    func owners(_ moment: Instant) -> [String] {
      let line = ClockFixture.line(ClockFixture.episode(), at: moment)
      return AlertLine.lines(of: [line], acknowledged: [owner], at: moment)
        .filter { $0.owner != nil }.map(\.subject.storedName)
    }
    #expect(owners(from.adding(seconds: -1)) == [])
    #expect(owners(from) == ["ncmec"])
    #expect(owners(until.adding(seconds: -1)) == ["ncmec"])
    #expect(owners(until) == [])
    let line = ClockFixture.line(ClockFixture.episode(), at: from)
    let alert = AlertLine.lines(of: [line], acknowledged: [owner], at: from)
      .first { $0.owner != nil }
    #expect(alert?.read(at: until).owner == nil)
  }

  @Test func `names the others who left the same home`() {
    let lines = ["M-1", "M-2", "M-3"].map { id -> EpisodeLine in
      var facts = ClockFixture.episode(id: id)
      facts.facility = "F-1"
      return ClockFixture.line(facts, at: received)
    }
    let alerts = AlertLine.lines(of: lines, acknowledged: [], at: received)
    #expect(alerts.first { $0.line.episode.id == "M-2" }?.company == ["M-1", "M-3"])
  }

  @Test func `the next step is named with who does it`() {
    let now = received.after(hours: 1)
    func next(_ episode: EpisodeFacts) -> NextStep? {
      NextStep(of: ClockFixture.line(episode, at: now))
    }
    #expect(next(ClockFixture.episode())?.actor == "supervisor")
    let assigned = next(ClockFixture.episode(worker: "W-1"))
    #expect(assigned?.title == "Report to law enforcement")
    #expect(assigned?.actor == "worker")
    #expect(assigned?.dueAt == received.after(hours: 24))
    var error = ClockFixture.episode(closed: received)
    error.steps = [StepFacts(.enteredInError, at: received)]
    #expect(next(error) == nil)
  }

  @Test func `every subject is read back from its name`() {
    for subject in AlertSubject.all {
      #expect(AlertSubject(stored: subject.storedName.uppercased()) == subject)
    }
    #expect(AlertSubject(stored: "nothing") == nil)
  }
}
