import Testing

@testable import Domain

/// The clock of the next effort, and those of the return, at each edge.
struct EffortAndReturnClockTests {
  private let received = ClockFixture.received

  @Test func `begins at the receipt, then at the newest effort by then`() throws {
    let first = received.after(hours: 10)
    let later = received.after(hours: 20)
    let episode = ClockFixture.episode(efforts: [
      EffortFacts(at: later, kind: "phone"), EffortFacts(at: first, kind: "phone"),
    ])
    func start(_ moment: Instant) -> Instant? {
      ClockFixture.reading(.nextEffort, of: episode, at: moment)?.startedAt
    }
    #expect(start(first.adding(seconds: -1)) == received)
    #expect(start(first) == first)
    #expect(start(later.adding(seconds: -1)) == first)
    #expect(start(later) == later)
  }

  @Test func `gives a day under 72 hours, a week under 30 days, then a fortnight`() throws {
    let edges: [(Int64, Int)] = [
      (0, 24), (72 * 3600 - 1, 24), (72 * 3600, 7 * 24), (30 * 86_400 - 1, 7 * 24),
      (30 * 86_400, 14 * 24), (400 * 86_400, 14 * 24),
    ]
    for (age, hours) in edges {
      let effort = received.adding(seconds: age)
      let episode = ClockFixture.episode(efforts: [EffortFacts(at: effort, kind: "phone")])
      let reading = try #require(ClockFixture.reading(.nextEffort, of: episode, at: effort))
      #expect(reading.dueAt == effort.after(hours: hours), "effort after \(age) s")
      let states = [-1, 0, 1].map {
        ClockFixture.reading(
          .nextEffort, of: episode, at: reading.dueAt.adding(seconds: $0))?.state
      }
      #expect(states == [.dueSoon, .dueSoon, .late])
    }
  }

  @Test(arguments: ["2026-03-06 12:00", "2026-10-30 12:00"])
  func `measures 72 hours and a week in true hours over a change of clock`(start: String) throws {
    let start = try Instant.at(start)
    let effort = start.after(hours: 72)
    let episode = ClockFixture.episode(
      at: start, efforts: [EffortFacts(at: effort, kind: "phone")])
    let reading = try #require(ClockFixture.reading(.nextEffort, of: episode, at: effort))
    #expect(reading.dueAt.seconds - effort.seconds == 7 * 86_400)
    let early = ClockFixture.episode(
      at: start, efforts: [EffortFacts(at: effort.adding(seconds: -1), kind: "phone")])
    let before = try #require(ClockFixture.reading(.nextEffort, of: early, at: effort))
    #expect(before.dueAt == effort.after(hours: 24, seconds: -1))
  }

  @Test func `ends with the return and with closing`() {
    let end = received.after(hours: 30)
    for episode in [ClockFixture.episode(returned: end), ClockFixture.episode(closed: end)] {
      #expect(
        ClockFixture.reading(.nextEffort, of: episode, at: end.adding(seconds: -1))?.state == .late)
      #expect(ClockFixture.reading(.nextEffort, of: episode, at: end) == nil)
    }
  }

  @Test(arguments: [
    (ClockKind.returnNotices, 4), (.seenAfterReturn, 24), (.traffickingScreen, 72), (.debrief, 72),
  ])
  func `a clock of the return is listed from the return on, and late after its hours`(
    kind: ClockKind, hours: Int
  ) throws {
    let returned = received.after(hours: 40)
    let episode = ClockFixture.episode(returned: returned)
    #expect(ClockFixture.reading(kind, of: episode, at: returned.adding(seconds: -1)) == nil)
    let reading = try #require(ClockFixture.reading(kind, of: episode, at: returned))
    #expect(reading.startedAt == returned)
    #expect(reading.dueAt == returned.after(hours: hours))
    let quarter = reading.dueAt.adding(seconds: -Int64(hours) * 900)
    let moments = [
      quarter, quarter.adding(seconds: 1), reading.dueAt, reading.dueAt.adding(seconds: 1),
    ]
    let states = moments.map { ClockFixture.reading(kind, of: episode, at: $0)?.state }
    #expect(states == [.pending, .dueSoon, .dueSoon, .late])
  }

  @Test(arguments: ["2026-03-08 01:30", "2026-10-31 23:30"])
  func `the four hours of the return are true hours over a change of clock`(start: String) throws {
    let returned = try Instant.at(start)
    let episode = ClockFixture.episode(
      at: returned.after(hours: -10), returned: returned)
    let reading = try #require(ClockFixture.reading(.returnNotices, of: episode, at: returned))
    #expect(reading.dueAt.seconds - returned.seconds == 4 * 3600)
    #expect(
      ClockFixture.reading(.returnNotices, of: episode, at: reading.dueAt)?.state == .dueSoon)
  }

  @Test func `the return is told once both were told strictly after it`() throws {
    let returned = received.after(hours: 40)
    func metAt(_ law: Int64, _ ncmec: Int64?) -> Instant? {
      var notices = [
        NoticeFacts(party: .lawEnforcement, at: returned.adding(seconds: law))
      ]
      if let ncmec {
        notices.append(NoticeFacts(party: .ncmec, at: returned.adding(seconds: ncmec)))
      }
      let episode = ClockFixture.episode(returned: returned, notices: notices)
      return ClockFixture.reading(.returnNotices, of: episode, at: returned.after(hours: 9))?.metAt
    }
    #expect(metAt(1, nil) == nil)
    #expect(metAt(0, 60) == nil)
    #expect(metAt(60, 0) == nil)
    // No number is asked for, and the later of the two counts.
    #expect(metAt(1, 90) == returned.adding(seconds: 90))
    #expect(metAt(120, 90) == returned.adding(seconds: 120))
  }

  @Test func `being seen is an effort face to face strictly after the return`() {
    let returned = received.after(hours: 40)
    func metAt(_ seconds: Int64, _ kind: String) -> Instant? {
      let effort = EffortFacts(at: returned.adding(seconds: seconds), kind: kind)
      let episode = ClockFixture.episode(returned: returned, efforts: [effort])
      return ClockFixture.reading(
        .seenAfterReturn, of: episode, at: returned.after(hours: 30))?.metAt
    }
    #expect(metAt(0, "face_to_face") == nil)
    #expect(metAt(1, "face_to_face") == returned.adding(seconds: 1))
    #expect(metAt(1, "Face_To_Face") == returned.adding(seconds: 1))
    #expect(metAt(1, "phone") == nil)
  }

  @Test func `screening and return conversation count from their own moments`() {
    let returned = received.after(hours: 40)
    let due = returned.after(hours: 72)
    let episode = ClockFixture.episode(
      returned: returned, screened: due, debriefed: due.adding(seconds: 1))
    func state(_ kind: ClockKind, _ moment: Instant) -> ClockState? {
      ClockFixture.reading(kind, of: episode, at: moment)?.state
    }
    #expect(state(.traffickingScreen, due.adding(seconds: -1)) == .dueSoon)
    #expect(state(.traffickingScreen, due) == .met)
    #expect(state(.debrief, due) == .dueSoon)
    #expect(state(.debrief, due.adding(seconds: 1)) == .metLate)
  }
}
