import Testing

@testable import Domain

/// The five 24-hour clocks, at each edge.
struct NoticeClockTests {
  private let received = ClockFixture.received

  @Test(arguments: EpisodeSummary.noticeClocks)
  func `is pending until a quarter is left, then due soon, then late`(kind: ClockKind) throws {
    let episode = ClockFixture.episode()
    let due = received.after(hours: 24)
    let edges: [(Instant, ClockState, Int)] = [
      (received, .pending, 24 * 60),
      (received.after(hours: 18, seconds: -1), .pending, 6 * 60),
      // Exactly a quarter left is not yet strictly less.
      (received.after(hours: 18), .pending, 6 * 60),
      (received.after(hours: 18, seconds: 1), .dueSoon, 6 * 60 - 1),
      (due.adding(seconds: -60), .dueSoon, 1), (due.adding(seconds: -1), .dueSoon, 0),
      (due, .dueSoon, 0), (due.adding(seconds: 1), .late, -1),
      (due.adding(seconds: 60), .late, -1), (due.adding(seconds: 61), .late, -2),
    ]
    for (moment, state, minutes) in edges {
      let reading = try #require(ClockFixture.reading(kind, of: episode, at: moment))
      #expect(reading.state == state, "at \(moment.seconds - received.seconds) s")
      #expect(reading.minutesLeft == minutes, "at \(moment.seconds - received.seconds) s")
      #expect(reading.startedAt == received)
      #expect(reading.dueAt == due)
    }
    let before = ClockFixture.reading(kind, of: episode, at: received.adding(seconds: -1))
    #expect(before == nil)
  }

  @Test(arguments: EpisodeSummary.noticeClocks)
  func `is met at the deadline and met late a second after it`(kind: ClockKind) throws {
    let due = received.after(hours: 24)
    let edges: [(Int64, ClockState)] = [(-1, .met), (0, .met), (1, .metLate)]
    for (seconds, state) in edges {
      let made = due.adding(seconds: seconds)
      let episode = ClockFixture.episode(notices: [try ClockFixture.notice(kind, at: made)])
      let reading = try #require(
        ClockFixture.reading(kind, of: episode, at: due.after(hours: 24)))
      #expect(reading.state == state)
      #expect(reading.metAt == made)
      #expect(reading.minutesLeft == nil)
    }
  }

  @Test func `counts a notice from its own moment`() throws {
    let made = received.after(hours: 2)
    let episode = ClockFixture.episode(notices: [
      try ClockFixture.notice(.court, at: made)
    ])
    let states = [-1, 0, 1].map {
      ClockFixture.reading(.court, of: episode, at: made.adding(seconds: $0))?.state
    }
    #expect(states == [.pending, .met, .met])
  }

  @Test(arguments: ["2026-03-07 12:00", "2026-10-31 12:00"])
  func `lasts 24 true hours over a change of clock`(start: String) throws {
    let start = try Instant.at(start)
    let zone = try TestZone.losAngeles()
    let episode = ClockFixture.episode(at: start)
    let reading = try #require(ClockFixture.reading(.ncmec, of: episode, at: start))
    #expect(reading.dueAt.seconds - start.seconds == 86_400)
    // The wall clock reads another hour than at the start.
    #expect(zone.local(reading.dueAt).hour != 12)
    let due = reading.dueAt
    let states = [-1, 0, 1].map {
      ClockFixture.reading(.ncmec, of: episode, at: due.adding(seconds: $0))?.state
    }
    #expect(states == [.dueSoon, .dueSoon, .late])
  }

  @Test(arguments: [ClockKind.lawEnforcement, .ncmec])
  func `needs the party's number where it gives one`(kind: ClockKind) throws {
    var notice = try ClockFixture.notice(kind, at: received)
    for reference in [nil, ""] {
      notice.reference = reference
      let episode = ClockFixture.episode(notices: [notice])
      let reading = ClockFixture.reading(kind, of: episode, at: received.after(hours: 25))
      #expect(reading?.state == .late)
    }
  }

  @Test(arguments: [ClockKind.parentsGuardiansTribe, .court, .attorney])
  func `needs no number from the others`(kind: ClockKind) throws {
    var notice = try ClockFixture.notice(kind, at: received)
    notice.reference = nil
    let episode = ClockFixture.episode(notices: [notice])
    #expect(ClockFixture.reading(kind, of: episode, at: received)?.state == .met)
  }

  @Test func `is exempt from the exemption's moment, or from the receipt`() {
    let since = received.after(hours: 3)
    func state(_ at: Instant?, _ moment: Instant) -> ClockState? {
      let notice = NoticeFacts(party: .court, at: at, exemptReason: "closed court")
      return ClockFixture.reading(
        .court, of: ClockFixture.episode(notices: [notice]), at: moment)?.state
    }
    #expect(state(nil, received) == .exempt)
    #expect(state(since, since.adding(seconds: -1)) == .pending)
    #expect(state(since, since) == .exempt)
    #expect(state(since, received.after(hours: 48)) == .exempt)
  }

  @Test func `a notice made outweighs an exemption, late or not`() throws {
    let exemption = NoticeFacts(party: .court, at: nil, exemptReason: "by order")
    let made = received.after(hours: 30)
    let episode = ClockFixture.episode(
      notices: [exemption, try ClockFixture.notice(.court, at: made)])
    let before = ClockFixture.reading(.court, of: episode, at: made.adding(seconds: -1))
    #expect(before?.state == .exempt)
    #expect(before?.exemptReason == "by order")
    let after = ClockFixture.reading(.court, of: episode, at: made)
    #expect(after?.state == .metLate)
    #expect(after?.exemptReason == nil)
  }

  @Test func `runs on after a return and after closing`() {
    let episode = ClockFixture.episode(
      returned: received.after(hours: 5), closed: received.after(hours: 9))
    for kind in EpisodeSummary.noticeClocks {
      let soon = ClockFixture.reading(kind, of: episode, at: received.after(hours: 20))
      #expect(soon?.state == .dueSoon)
      let late = ClockFixture.reading(kind, of: episode, at: received.after(hours: 25))
      #expect(late?.state == .late)
    }
  }

  @Test func `runs for the hours of the county, with their citation`() throws {
    let hours = EpisodeClocks.Hours([.court: 2], citations: [.court: "local rule 5"])
    let episode = ClockFixture.episode()
    let own = try #require(
      ClockFixture.reading(
        .court, of: episode, at: received.after(hours: 2, seconds: 1), hours: hours))
    #expect(own.state == .late)
    #expect(own.citation == "local rule 5")
    let other = try #require(
      ClockFixture.reading(.attorney, of: episode, at: received, hours: hours))
    #expect(other.dueAt == received.after(hours: 24))
    #expect(other.citation == ClockKey.attorney.citation)
  }
}
