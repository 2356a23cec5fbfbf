import Testing

@testable import Domain

struct AlertDigestTests {
  private let received = ClockFixture.received

  private func alerts(
    _ episodes: [EpisodeFacts], acknowledged: [Acknowledgement] = [], at moment: Instant
  ) -> [AlertLine] {
    AlertLine.lines(
      of: episodes.map { ClockFixture.line($0, at: moment) }, acknowledged: acknowledged,
      at: moment)
  }

  /// Counted anew from all alerts as they stand at the moment.
  private func counts(_ alerts: [AlertLine], at moment: Instant) -> [Int] {
    let lefts = alerts.filter(\.isClock).compactMap { alert -> Int64? in
      alert.reading.map { $0.dueAt.seconds - moment.seconds }
    }
    return [lefts.count { $0 < 0 }, lefts.count { $0 >= 0 && $0 < 3_600 }]
  }

  @Test(arguments: [
    0, 3_599, 3_600, 3_601, 86_399, 86_400, 86_401, 90_000, 90_001, 93_600,
  ])
  func `counts as a count of every alert does, around each edge`(_ after: Int) {
    let episodes = [0, 1, 26].map {
      ClockFixture.episode(at: received.after(hours: -$0), worker: "W-1", id: "M-\($0)")
    }
    let digest = AlertDigest(of: alerts(episodes, at: received), at: received)
    let moment = received.adding(seconds: Int64(after))
    let standing = digest.standing(at: moment)
    #expect([standing.late, standing.soon] == counts(alerts(episodes, at: moment), at: moment))
  }

  @Test func `the first is the one that nobody has taken on, and comes back at its end`() {
    let now = received.after(hours: 25)
    let until = now.after(hours: 3)
    let episodes = [
      ClockFixture.episode(worker: "W-1", id: "M-1"),
      ClockFixture.episode(at: received.after(hours: 2), id: "M-2"),
    ]
    let owned =
      ["law_enforcement", "ncmec", "parents_guardians_tribe", "court", "attorney"]
      .compactMap { AlertSubject(stored: $0) } + [.clock(.nextEffort)]
    let acknowledged = owned.map {
      Acknowledgement(
        episode: "M-1", subject: $0, account: "a", owner: "W-1", from: received, until: until)
    }
    let digest = AlertDigest(of: alerts(episodes, acknowledged: acknowledged, at: now), at: now)
    #expect(digest.nextChange == until)
    #expect(digest.standing(at: now).first?.line.episode.id == "M-2")
    #expect(digest.standing(at: now).first?.subject == .unassigned)
    let later = AlertDigest(
      of: alerts(episodes, acknowledged: acknowledged, at: until), at: until)
    #expect(later.nextChange == nil)
    #expect(later.standing(at: until).first?.line.episode.id == "M-1")
  }

  @Test func `nothing presses while every clock has more than an hour`() {
    let digest = AlertDigest(
      of: alerts([ClockFixture.episode(worker: "W-1")], at: received), at: received)
    #expect(!digest.standing(at: received).isPressing)
    #expect(digest.standing(at: received).first == nil)
    #expect(digest.standing(at: received.after(hours: 23, seconds: 1)).soon == 6)
  }

  // MARK: - What is news

  @Test func `what was there at first is no news, each that comes and grows late is, once`() {
    var watch = AlertWatch()
    let one = ClockFixture.episode(worker: "W-1", id: "M-1")
    let before = AlertDigest(of: alerts([one], at: received), at: received)
    #expect(watch.take(before).isEmpty)
    #expect(watch.take(before).isEmpty)
    let two = ClockFixture.episode(at: received, id: "M-2")
    let news = watch.take(AlertDigest(of: alerts([one, two], at: received), at: received))
    #expect(news.text == "7 new alerts")
    let due = received.after(hours: 24)
    #expect(watch.pass(to: due).isEmpty)
    #expect(watch.pass(to: due.adding(seconds: 1)).text == "12 alerts late")
    #expect(watch.pass(to: due.adding(seconds: 2)).isEmpty)
    // Read before and after the deadline, neither tells it again.
    #expect(watch.take(AlertDigest(of: alerts([one, two], at: due), at: due)).isEmpty)
    #expect(watch.pass(to: due.adding(seconds: 3)).isEmpty)
    let late = due.adding(seconds: 4)
    #expect(watch.take(AlertDigest(of: alerts([one, two], at: late), at: late)).isEmpty)
  }

  @Test func `one that went and comes again is news again`() {
    var watch = AlertWatch()
    let open = ClockFixture.episode(worker: "W-1")
    var told = open
    told.notices = [NoticeFacts(party: .court, at: received)]
    for (episode, expected) in [(open, 0), (told, 0), (open, 1)] {
      let news = watch.take(AlertDigest(of: alerts([episode], at: received), at: received))
      #expect(news.new == expected)
    }
  }

  @Test func `who left together stands together, the most urgent company first`() {
    let episodes = [("M-1", "F-1", 0), ("M-2", "F-2", 1), ("M-3", "F-1", 2), ("M-4", "F-3", 2)]
      .map { id, home, hour -> EpisodeFacts in
        var facts = ClockFixture.episode(
          at: received.after(hours: hour), worker: "W-1", id: id)
        facts.facility = home
        return facts
      }
    let now = received.after(hours: 3)
    let together = AlertLine.together(alerts(episodes, at: now))
    #expect(Set(together.map(\.line.episode.id)) == ["M-1", "M-3"])
    #expect(together.count == 12)
  }
}
