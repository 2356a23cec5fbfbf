import Testing

@testable import Domain

/// What is said to change by itself is what loads differ by, of every worker and any span.
struct LoadForecastTests {
  private static let spans = [1, 14, 45, 400]

  private func rows(
    _ made: NaiveCaseload, then later: NaiveCaseload? = nil, at turn: Instant? = nil, days: Int
  ) -> [LoadOutlook] {
    var parts = [OutlookFacts(from: made.now, cases: made.cases, staff: made.staff)]
    if let later, let turn {
      parts.append(OutlookFacts(from: turn, cases: later.cases, staff: later.staff))
    }
    return LoadForecast.rows(
      parts, policies: PolicyBook(rows: made.policies),
      span: Interval(from: made.now, until: made.now.adding(trueDays: days)), zone: made.zone)
  }

  private func expectSums(
    _ rows: [LoadOutlook], from start: NaiveCaseload, to end: NaiveCaseload, _ words: String
  ) {
    for (one, other) in zip(start.staff, end.staff) {
      let own = rows.filter { $0.worker == one.id }
      #expect(
        own.reduce(0) { $0 + ($1.points ?? 0) } == end.load(other) - start.load(one),
        "\(words) \(one.id)")
      #expect(
        own.reduce(0) { $0 + ($1.capacity ?? 0) } == end.capacity(other) - start.capacity(one),
        "\(words) \(one.id)")
    }
  }

  @Test(arguments: 0..<4)
  func `adds up to the difference of a naive reading's loads`(block: Int) throws {
    let zone = try TestZone.losAngeles()
    for seed in block * 100..<(block + 1) * 100 {
      var bundle = RandomBundle(seed: UInt64(seed), zone: zone)
      let start = bundle.make()
      for days in Self.spans {
        var end = start
        end.now = start.now.adding(trueDays: days)
        expectSums(rows(start, days: days), from: start, to: end, "seed \(seed), \(days) days")
      }
    }
  }

  @Test func `each row is of an instant at which a naive reading turns`() throws {
    let zone = try TestZone.losAngeles()
    var kinds: Set<LoadOutlook.Kind> = []
    for seed in 0..<200 {
      var bundle = RandomBundle(seed: UInt64(seed), zone: zone)
      let made = bundle.make()
      for row in rows(made, days: 45) {
        kinds.insert(row.kind)
        var (before, after) = (made, made)
        (before.now, after.now) = (row.at.adding(seconds: -1), row.at)
        guard let one = made.cases.first(where: { $0.id == row.caseID }) else { continue }
        func points(_ naive: NaiveCaseload) -> Int {
          naive.modifiers(one).first { $0.name == row.detail }?.points ?? 0
        }
        switch row.kind {
        case .modifierEnds: #expect(points(after) <= points(before), "seed \(seed) \(row)")
        case .modifierBegins: #expect(points(after) >= points(before), "seed \(seed) \(row)")
        case .statusChanges:
          #expect(after.status(one.evidence) == row.detail, "seed \(seed) \(row)")
          #expect(before.status(one.evidence) != row.detail, "seed \(seed) \(row)")
        case .siblingRule:
          #expect(after.isHalved(one) == (row.detail == "half"), "seed \(seed) \(row)")
        case .caseCloses:
          #expect(!after.open.contains(one) && before.open.contains(one), "seed \(seed) \(row)")
        case .caseOpens:
          #expect(after.open.contains(one) && !before.open.contains(one), "seed \(seed) \(row)")
        default: break
        }
      }
    }
    #expect(
      kinds == [
        .modifierEnds, .modifierBegins, .statusChanges, .siblingRule, .caseOpens, .caseCloses,
        .assignmentBegins, .assignmentEnds, .policyChanges, .serviceBegins, .serviceEnds,
      ])
  }

  @Test func `adds up over a day on which a youth's county, siblings and somebody's hours change`()
    throws
  {
    let zone = try TestZone.losAngeles()
    var kinds: Set<LoadOutlook.Kind> = []
    for seed in 0..<150 {
      var bundle = RandomBundle(seed: UInt64(seed), zone: zone)
      let start = bundle.make()
      let turn = start.now.adding(trueDays: 7)
      var end = start
      for place in end.cases.indices {
        let of = end.cases[place].evidence.county
        end.cases[place].evidence.county = of == "06001" ? "06037" : "06001"
        let group = end.cases[place].evidence.siblingGroup
        end.cases[place].evidence.siblingGroup = group == nil ? "G-2" : nil
      }
      for place in end.staff.indices { end.staff[place].reliefPercent = 50 }
      end.now = start.now.adding(trueDays: 14)
      let found = rows(start, then: end, at: turn, days: 14)
      expectSums(found, from: start, to: end, "seed \(seed)")
      kinds.formUnion(found.map(\.kind))
    }
    #expect(kinds.contains(.capacityChanges))
  }

  @Test func `two stays begun within 14 days end one after the other`() throws {
    let now = Fixture.lately
    let stays = [-4, -1].map { days in
      StaySpan(
        from: now.adding(trueDays: days), until: nil, facilityType: .groupHome,
        facilityCounty: "06037")
    }
    let one = Fixture.aCase("C-1", of: Fixture.youth(stays: stays))
    let found = LoadForecast.rows(
      [OutlookFacts(from: now, cases: [one], staff: [Fixture.worker("W-1")])],
      policies: PolicyBook(rows: []),
      span: Interval(from: now, until: now.adding(trueDays: 14)),
      zone: try TestZone.losAngeles()
    ).sorted(by: LoadOutlook.comesFirst)
    #expect(found.map(\.at) == [10, 13].map { now.adding(trueDays: $0) })
    #expect(found.allSatisfy { $0.kind == .modifierEnds && $0.points == -25 })
    // The reason of today's points names both ends.
    let weight = try Fixture.weight(Fixture.youth(stays: stays), at: now)
    let modifier = try #require(weight.modifiers.first)
    let table = PolicyBook(rows: []).weights(for: "06037", on: Fixture.day)
    #expect(modifier.endings(by: table).map(\.at) == found.map(\.at))
    #expect(modifier.endings(by: table).map(\.points) == [25, 25])
    // A third stay adds nothing above the most, and takes nothing off when it ends first.
    let third = StaySpan(
      from: now.adding(trueDays: -9), until: nil, facilityType: .groupHome, facilityCounty: "06037")
    let more = try Fixture.weight(Fixture.youth(stays: stays + [third]), at: now)
    #expect(more.modifiers[0].endings(by: table).map(\.points) == [0, 25, 25])
  }

  @Test func `a case at its ceiling keeps its points, and a courtesy share takes its part`() throws
  {
    let now = Fixture.lately
    let end = now.adding(trueDays: 5)
    let flags = [FlagRow(flag: .interpreter, from: Fixture.past, until: end)]
    func found(_ policies: [PolicyRow]) throws -> [LoadOutlook] {
      var one = Fixture.aCase("C-1", of: Fixture.youth(flags: flags))
      one.assignments.append(
        AssignmentFacts(staff: "W-2", role: .courtesy, from: Fixture.past))
      return LoadForecast.rows(
        [OutlookFacts(from: now, cases: [one], staff: [])], policies: PolicyBook(rows: policies),
        span: Interval(from: now, until: now.adding(trueDays: 14)),
        zone: try TestZone.losAngeles()
      ).sorted(by: LoadOutlook.comesFirst)
    }
    let free = try found([])
    #expect(free.map(\.worker) == ["W-1", "W-2"] && free.map(\.at) == [end, end])
    // Of 110 points a courtesy share is 39, of 100 it is 35.
    #expect(free.map(\.points) == [-10, -4] && free.map(\.casePoints) == [-10, -10])
    let held = try found([Fixture.policy(.modifier, "ceiling", 90, on: "2020-01-01")])
    #expect(held.map(\.points) == [0, 0] && held.map(\.casePoints) == [0, 0])
  }
}
