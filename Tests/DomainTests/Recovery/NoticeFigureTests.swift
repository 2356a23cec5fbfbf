import Testing

@testable import Domain

struct NoticeFigureTests {
  private let received = ClockFixture.received

  private func figures(_ episodes: [EpisodeFacts], at moment: Instant) throws -> [NoticeFigures] {
    NoticeFigures.lines(
      episodes.map { ClockFixture.line($0, at: moment) }, by: .county, from: nil, until: nil,
      at: moment, zone: try TestZone.losAngeles())
  }

  @Test func `a hand count of a quarter`() throws {
    let moment = received.after(hours: 30)
    let notices: [[NoticeFacts]] = [
      [NoticeFacts(party: .ncmec, at: received.after(hours: 2), reference: "N-1")],
      [NoticeFacts(party: .ncmec, at: received.after(hours: 24), reference: "N-2")],
      [NoticeFacts(party: .ncmec, at: received.after(hours: 24, seconds: 60), reference: "N-3")],
      [NoticeFacts(party: .ncmec, at: received.after(hours: 1))],
      [NoticeFacts(party: .ncmec, at: nil, exemptReason: "found at once")],
      [],
    ]
    let episodes =
      notices.enumerated().map { ClockFixture.episode(notices: $1, id: "M-\($0)") }
      + [ClockFixture.episode(at: moment.after(hours: -1), id: "M-9")]
    let ncmec = try #require(
      try figures(episodes, at: moment).first { $0.clock == .ncmec })
    // On time two; late one; not made two, of which one has no number; exempt one; pending one.
    #expect(ncmec.onTime == Share(count: 2, total: 5, of: "notices_due"))
    #expect([ncmec.madeLate, ncmec.notMade, ncmec.exempt, ncmec.pending] == [1, 2, 1, 1])
    #expect(ncmec.medianMinutes == 24 * 60)
  }

  @Test(
    arguments: [
      ([], nil), ([7], 7), ([3, 1], 2), ([1, 2], 2), ([5, 1, 9], 5), ([4, 1, 2, 9], 3),
    ] as [([Int], Int?)])
  func `the median of an even count is rounded half up`(numbers: [Int], median: Int?) {
    #expect(Median.of(numbers) == median)
  }

  @Test func `a quarter ends with the local day`() throws {
    let zone = try TestZone.losAngeles()
    let end = try Instant.at("2026-04-01 00:00")
    for (moment, quarter, year) in [
      (end.adding(seconds: -1), "2026-Q1", "2025-26"), (end, "2026-Q2", "2025-26"),
    ] {
      let episode = ClockFixture.episode(at: moment)
      #expect(EpisodeGrouping.quarter.group(of: episode, zone: zone) == quarter)
      #expect(EpisodeGrouping.fiscalYear.group(of: episode, zone: zone) == year)
    }
    let month = ClockFixture.episode(at: end.adding(seconds: -1))
    #expect(EpisodeGrouping.month.group(of: month, zone: zone) == "2026-03")
  }

  @Test func `the audit counts 24 true hours, over a change of clock and past an exemption`() throws
  {
    let start = try Instant.at("2026-03-07 12:00")
    let due = start.after(hours: 24)
    func findings(_ notices: [NoticeFacts], at moment: Instant) -> [String] {
      let line = ClockFixture.line(ClockFixture.episode(at: start, notices: notices), at: moment)
      return AuditFinding.findings([line], from: nil, until: nil, at: moment)
        .filter { $0.clock == .ncmec }.map { "\($0.finding.rawValue) \($0.minutesLate)" }
    }
    let onTime = NoticeFacts(party: .ncmec, at: due, reference: "N-1")
    let late = NoticeFacts(party: .ncmec, at: due.adding(seconds: 60), reference: "N-1")
    let unproven = NoticeFacts(party: .ncmec, at: start)
    let exempt = NoticeFacts(party: .ncmec, at: nil, exemptReason: "by order")
    let later = due.after(hours: 10)
    #expect(findings([], at: due) == [])
    #expect(findings([], at: due.adding(seconds: 1)) == ["not_reported 0"])
    #expect(findings([onTime], at: later) == [])
    #expect(findings([late, exempt], at: later) == ["late 1"])
    #expect(findings([unproven], at: later) == ["no_number 600"])
    #expect(findings([exempt], at: later) == ["not_reported 600"])
  }

  /// The same figures, counted in another way: notice by notice, straight from the facts.
  private func naive(
    _ episodes: [EpisodeFacts], _ clock: ClockKind, county: String, at moment: Instant
  ) -> [Int?] {
    var (met, late, missing, exempt, pending) = (0, 0, 0, 0, 0)
    var minutes: [Int64] = []
    for episode in episodes where episode.county == county && episode.receivedAt <= moment {
      if episode.steps.contains(where: { $0.step == .enteredInError && $0.at <= moment }) {
        continue
      }
      var first: Int64?
      var isExempt = false
      for notice in episode.notices where notice.party == clock.party?.0 {
        if notice.exemptReason != nil {
          isExempt = true
        } else if let at = notice.at, at <= moment,
          notice.reference != nil || clock.party?.needsReference == false
        {
          first = min(first ?? at.seconds, at.seconds)
        }
      }
      let age = moment.seconds - episode.receivedAt.seconds
      if let first {
        let took = first - episode.receivedAt.seconds
        minutes.append(took / 60)
        if took <= 86_400 { met += 1 } else { late += 1 }
      } else if isExempt {
        exempt += 1
      } else if age > 86_400 {
        missing += 1
      } else {
        pending += 1
      }
    }
    let sorted = minutes.sorted().map { Int($0) }
    let middle = sorted.count / 2
    let median: Int? =
      sorted.isEmpty
      ? nil
      : sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle] + 1) / 2
    return [met, met + late + missing, late, missing, exempt, pending, median]
  }

  @Test(arguments: 1...4) func `a year of random episodes is counted alike in two ways`(seed: Int)
    throws
  {
    let start = try Instant.at("2026-01-01")
    var random = RandomEpisodes(seed: UInt64(seed), start: start)
    let episodes = random.make(400)
    for days in [40, 200, 370] {
      let moment = start.after(hours: 24 * days)
      let found = try figures(episodes, at: moment)
      for figure in found {
        #expect(
          [
            figure.onTime.count, figure.onTime.total, figure.madeLate, figure.notMade,
            figure.exempt, figure.pending, figure.medianMinutes,
          ] == naive(episodes, figure.clock, county: figure.group, at: moment),
          "\(figure.clock) in \(figure.group) after \(days) days")
      }
      #expect(found.count == 15)
      let total = NoticeFigures.total(
        episodes.map { ClockFixture.line($0, at: moment) }, from: nil, until: nil, at: moment)
      for one in total {
        #expect(
          one.onTime.total
            == found.filter { $0.clock == one.clock }.compactMap(\.onTime.total).reduce(0, +))
      }
    }
  }
}
