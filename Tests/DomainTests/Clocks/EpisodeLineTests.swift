import Testing

@testable import Domain

/// Where an episode stands, how long it lasts, and in which order a list has it.
struct EpisodeLineTests {
  private let received = ClockFixture.received

  @Test func `reaches each state at the moment of what it rests on`() throws {
    let notice = received.after(hours: 1)
    let effort = received.after(hours: 2)
    let returned = received.after(hours: 3)
    let seen = received.after(hours: 4)
    let closed = received.after(hours: 5)
    let episode = ClockFixture.episode(
      returned: returned, closed: closed,
      notices: [NoticeFacts(party: .casa, at: notice)],
      efforts: [
        EffortFacts(at: effort, kind: "phone"), EffortFacts(at: seen, kind: "face_to_face"),
      ])
    let edges: [(Instant, EpisodeState, EpisodeState)] = [
      (notice, .reported, .notifying), (effort, .notifying, .searching),
      (returned, .searching, .returned), (seen, .returned, .debriefDue),
      (closed, .debriefDue, .closed),
    ]
    for (moment, before, then) in edges {
      #expect(episode.state(at: moment.adding(seconds: -1)) == before)
      #expect(episode.state(at: moment) == then)
    }
  }

  @Test func `read at another moment says what the facts say then, at every edge`() {
    let episode = ClockFixture.episode(
      efforts: [EffortFacts(at: received.after(hours: 2), kind: "phone")])
    let first = ClockFixture.line(episode, at: received)
    let edges = first.clocks.flatMap(\.edges) + [received.after(hours: 2)]
    for moment in edges.flatMap({ [$0.adding(seconds: -1), $0, $0.adding(seconds: 60)] })
    where moment >= received {
      let anew = ClockFixture.line(episode, at: moment)
      let read = first.read(at: moment)
      #expect(read.state == anew.state)
      #expect(read.elapsedSeconds == anew.elapsedSeconds)
      for clock in anew.clocks {
        guard let kept = read.clocks.first(where: { $0.clock == clock.clock }) else { continue }
        if kept.dueAt == clock.dueAt { #expect(kept == clock) }
      }
    }
  }

  @Test func `known whereabouts outweigh efforts, and no exemption is a notice`() {
    let effort = EffortFacts(at: received, kind: "phone")
    let located = ClockFixture.episode(isWhereaboutsKnown: true, efforts: [effort])
    #expect(located.state(at: received) == .locatedNotReturned)
    let exempt = ClockFixture.episode(notices: [
      NoticeFacts(party: .court, at: received, exemptReason: "by order")
    ])
    #expect(exempt.state(at: received) == .reported)
  }

  @Test func `is open from its receipt until it is closed, returned or not`() {
    let closed = received.after(hours: 5)
    let episode = ClockFixture.episode(returned: received.after(hours: 1), closed: closed)
    #expect(!episode.isOpen(at: received.adding(seconds: -1)))
    #expect(episode.isOpen(at: received))
    #expect(episode.isOpen(at: closed.adding(seconds: -1)))
    #expect(!episode.isOpen(at: closed))
  }

  @Test(arguments: [("2026-03-08", 4), ("2026-11-01", 6)])
  func `is missing for true hours across a change of clock`(date: String, hours: Int) throws {
    // Midnight to five in the morning, wall time.
    let (start, end) = (try Instant.at("\(date) 00:00"), try Instant.at("\(date) 05:00"))
    let line = ClockFixture.line(ClockFixture.episode(at: start), at: end)
    #expect(line.elapsedTenths == hours * 10)
  }

  @Test func `is missing until the moment, the return or the closing, rounded half up`() {
    let returned = received.after(hours: 2, seconds: 180)
    let episode = ClockFixture.episode(returned: returned, closed: received.after(hours: 9))
    #expect(ClockFixture.line(episode, at: received.after(hours: 1)).elapsedTenths == 10)
    #expect(ClockFixture.line(episode, at: received.after(hours: 100)).elapsedTenths == 21)
    let shorter = ClockFixture.episode(closed: returned.adding(seconds: -1))
    #expect(ClockFixture.line(shorter, at: received.after(hours: 100)).elapsedTenths == 20)
  }

  @Test func `sorts by deadline, then nobody looking, then longest missing, then key`() {
    let now = received.after(hours: 100)
    func satisfied(_ start: Instant, _ id: String, _ worker: String?) -> EpisodeFacts {
      let parties: [NoticeParty] = [
        .lawEnforcement, .ncmec, .parentsGuardiansTribe, .court, .attorney,
      ]
      let notices = parties.map { NoticeFacts(party: $0, at: start, reference: "R-1") }
      return ClockFixture.episode(
        at: start, closed: received.after(hours: 90), worker: worker, notices: notices, id: id)
    }
    let lines = [
      satisfied(received, "M-7", "W-1"),
      satisfied(received.adding(seconds: -1), "M-8", "W-1"),
      satisfied(received, "M-6", "W-1"),
      satisfied(received.after(hours: 1), "M-9", nil),
      ClockFixture.episode(at: received.after(hours: 1), worker: "W-1", id: "M-2"),
      ClockFixture.episode(at: received.after(hours: 1), id: "M-3"),
      ClockFixture.episode(at: received, worker: "W-1", id: "M-5"),
    ].map { ClockFixture.line($0, at: now) }
    #expect(
      EpisodeLine.mostUrgentFirst(lines).map(\.episode.id) == [
        "M-5", "M-3", "M-2", "M-9", "M-8", "M-6", "M-7",
      ])
  }

  @Test func `lists running clocks by deadline, stopped ones after them`() throws {
    let due = received.after(hours: 24)
    let episode = ClockFixture.episode(notices: [
      try ClockFixture.notice(.lawEnforcement, at: received)
    ])
    let lines = ClockLine.lines(of: [ClockFixture.line(episode, at: due.adding(seconds: 1))])
    #expect(
      lines.map(\.reading.clock)
        == [.ncmec, .parentsGuardiansTribe, .court, .attorney, .nextEffort, .lawEnforcement])
  }

  @Test func `sums up notices on time of those made or late`() throws {
    let now = received.after(hours: 48)
    let kinds = EpisodeSummary.noticeClocks
    let lines = [
      ClockFixture.episode(
        notices: try kinds.map { try ClockFixture.notice($0, at: received) }, id: "M-1"),
      ClockFixture.episode(
        worker: "W-1",
        notices: [
          try ClockFixture.notice(.court, at: received.after(hours: 25)),
          NoticeFacts(party: .attorney, at: nil, exemptReason: "has none"),
        ], id: "M-2"),
      ClockFixture.episode(at: now, id: "M-3"),
      ClockFixture.episode(closed: received.after(hours: 1), id: "M-4"),
    ].map { ClockFixture.line($0, at: now) }
    let summary = EpisodeSummary(lines)
    #expect(summary.open == 3)
    #expect(summary.unassigned == 2)
    // Of M-2 the three notices not made, of M-4 all five; the next effort of M-1 and M-2.
    #expect(summary.late == 10)
    #expect(summary.onTime.map(\.count) == [1, 1, 1, 1, 1])
    #expect(summary.onTime.map(\.total) == [3, 3, 3, 3, 2])
    #expect(summary.onTime.allSatisfy { $0.of == "notices_due" })
  }
}
