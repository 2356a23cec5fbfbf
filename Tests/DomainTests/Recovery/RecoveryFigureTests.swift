import Testing

@testable import Domain

struct RecoveryFigureTests {
  private let received = ClockFixture.received

  private func line(_ facts: EpisodeFacts, number: Int = 1, at moment: Instant) -> EpisodeLine {
    EpisodeLine(facts, number: number, initials: nil, hours: .init(), at: moment)
  }

  @Test func `the median runs from the receipt to the location or the return, in true tenths`()
    throws
  {
    let moment = received.after(hours: 100)
    var located = ClockFixture.episode(returned: received.after(hours: 9), id: "M-1")
    located.steps = [StepFacts(.located, at: received.after(hours: 4))]
    var lost = ClockFixture.episode(returned: received.after(hours: 30), id: "M-2")
    lost.steps = [
      StepFacts(.located, at: received.after(hours: 1)),
      StepFacts(.lost, at: received.after(hours: 2)),
      StepFacts(.located, at: received.after(hours: 20)),
    ]
    let away = ClockFixture.episode(id: "M-3")
    let figures = RecoveryFigures.lines(
      [located, lost, away].map { line($0, at: moment) }, staff: ["06029": 2, "06019": 1],
      by: .county, from: nil, until: nil, at: moment, zone: try TestZone.losAngeles())
    #expect(figures.map(\.group) == ["06019", "06029"])
    #expect(figures[0].episodes == 0 && figures[0].recoveryWorkers == 1)
    #expect(figures[0].medianTenths == nil)
    #expect(figures[1].located == 2)
    // 4 and 20 hours.
    #expect(figures[1].medianTenths == 120)
    #expect(figures[1].unassigned == 1)
    #expect(figures[1].recoveryWorkers == 2)
  }

  @Test func `what is known at a moment does not know what comes after it`() {
    var facts = ClockFixture.episode(returned: received.after(hours: 30))
    facts.steps = [
      StepFacts(.located, at: received.after(hours: 1)),
      StepFacts(.lost, at: received.after(hours: 2)),
    ]
    #expect(facts.locatedAt(by: received) == nil)
    #expect(facts.locatedAt(by: received.after(hours: 1)) == received.after(hours: 1))
    #expect(facts.locatedAt(by: received.after(hours: 2)) == nil)
    #expect(facts.locatedAt(by: received.after(hours: 30)) == received.after(hours: 30))
  }

  @Test func `a return without an offered conversation is listed until one is offered`() {
    let back = received.after(hours: 5)
    var facts = ClockFixture.episode(returned: back)
    facts.steps = [StepFacts(.conversationDeclined, at: back.after(hours: 2))]
    func listed(_ moment: Instant) -> Int {
      EpisodeLine.notOffered([line(facts, at: moment)], from: nil, until: nil, at: moment).count
    }
    #expect(listed(back.adding(seconds: -1)) == 0)
    #expect(listed(back) == 1)
    #expect(listed(back.after(hours: 2, seconds: -1)) == 1)
    #expect(listed(back.after(hours: 2)) == 0)
  }

  @Test func `repeated absences come most first, an entry in error is none`() {
    let moment = received.after(hours: 100)
    var error = ClockFixture.episode(closed: received, id: "M-9")
    error.steps = [StepFacts(.enteredInError, at: received)]
    func of(_ youth: String, _ id: String, _ hours: Int) -> EpisodeFacts {
      var facts = ClockFixture.episode(at: received.after(hours: hours), id: id)
      facts.youth = youth
      return facts
    }
    let episodes = [
      of("Y-1", "M-1", 0), of("Y-2", "M-2", 1), of("Y-2", "M-3", 2), of("Y-3", "M-4", 3),
      of("Y-3", "M-5", 4), of("Y-3", "M-6", 5), error,
    ]
    let lines = RepeatAbsence.lines(
      episodes.map { line($0, at: moment) }, from: nil, until: nil, at: moment)
    #expect(lines.map(\.youth) == ["Y-3", "Y-2"])
    #expect(lines.map(\.episodes) == [3, 2])
    #expect(lines[0].newest.episode.id == "M-6")
  }

  /// The same, episode by episode.
  private func naive(_ episodes: [EpisodeFacts], county: String, at moment: Instant) -> [Int?] {
    var (count, unassigned, returns, offered) = (0, 0, 0, 0)
    var tenths: [Int] = []
    for one in episodes where one.county == county && one.receivedAt <= moment {
      let known = one.steps.filter { $0.at <= moment }
      if known.contains(where: { $0.step == .enteredInError }) { continue }
      count += 1
      let isBack = (one.returnedAt ?? moment.adding(seconds: 1)) <= moment
      if !isBack, one.recoveryWorker == nil,
        (one.closedAt ?? moment.adding(seconds: 1)) > moment
      {
        unassigned += 1
      }
      var found = isBack ? one.returnedAt?.seconds : nil
      let lastLoss = known.filter { $0.step == .lost }.map(\.at.seconds).max() ?? Int64.min
      for step in known where step.step == .located && step.at.seconds > lastLoss {
        found = min(found ?? step.at.seconds, step.at.seconds)
      }
      if let found {
        tenths.append(Int((2 * (found - one.receivedAt.seconds) + 360) / 720))
      }
      if isBack {
        returns += 1
        let isHeld = (one.debriefedAt ?? moment.adding(seconds: 1)) <= moment
        if isHeld || known.contains(where: { "\($0.step)".hasPrefix("conversation") }) {
          offered += 1
        }
      }
    }
    tenths.sort()
    let middle = tenths.count / 2
    let median: Int? =
      tenths.isEmpty
      ? nil
      : tenths.count % 2 == 1 ? tenths[middle] : (tenths[middle - 1] + tenths[middle] + 1) / 2
    return [count, tenths.count, median, unassigned, offered, returns]
  }

  @Test(arguments: 1...4) func `a year of random episodes is counted alike in two ways`(seed: Int)
    throws
  {
    let start = try Instant.at("2026-01-01")
    var random = RandomEpisodes(seed: UInt64(100 + seed), start: start)
    let episodes = random.make(400)
    for days in [40, 200, 380] {
      let moment = start.after(hours: 24 * days)
      let figures = RecoveryFigures.lines(
        episodes.map { line($0, at: moment) }, staff: [:], by: .county, from: nil, until: nil,
        at: moment, zone: try TestZone.losAngeles())
      #expect(figures.count == 3)
      for one in figures {
        #expect(
          [
            one.episodes, one.located, one.medianTenths, one.unassigned, one.offered.count,
            one.offered.total,
          ] == naive(episodes, county: one.group, at: moment), "\(one.group) after \(days) days")
      }
    }
  }
}
