import Testing

@testable import Domain

struct CaseloadTests {
  /// The worked example of D§4.3.
  private func example(missingSince: Instant? = nil, at instant: Instant) throws -> WorkerRow {
    var cases: [CaseFacts] = []
    for number in 1...6 {
      let episodes =
        number == 1 ? missingSince.map { [EpisodeSpan(receivedAt: $0)] } ?? [] : []
      cases.append(
        Fixture.aCase(
          "C-\(number)",
          of: Fixture.youth(.confirmed, since: instant.adding(trueDays: -90), episodes: episodes)))
    }
    for number in 7...10 {
      cases.append(Fixture.aCase("C-\(number)", .familyMaintenance, of: Fixture.youth(.atRisk)))
    }
    for number in 11...13 { cases.append(Fixture.aCase("C-\(number)", .permanentPlacement)) }
    let figures = try Fixture.figures(cases, [Fixture.worker("W-1")], at: instant)
    return try #require(figures.workers.first)
  }

  @Test func `adds up the worked example to 97.5 percent, full`() throws {
    let row = try example(at: .at("2026-03-08 09:00"))
    #expect(row.points == 1_950)
    #expect(row.capacity == 2_000)
    #expect(row.percent.percentTenths == 975)
    #expect(row.band == .full)
    #expect(row.cases == 13)
    #expect(row.cseCases == 6)
  }

  @Test func `goes over when a youth of the worked example is missing`() throws {
    let now = try Instant.at("2026-03-08 09:00")
    let row = try example(missingSince: now, at: now)
    #expect(row.points == 2_025)
    #expect(row.percent.percentTenths == 1_013)
    #expect(row.band == .over)
  }

  @Test(arguments: [
    (1_699, LoadBand.room), (1_700, .full), (2_000, .full), (2_001, .over), (2_300, .over),
    (2_301, .blocked), (0, .room),
  ])
  func `bands by exact limits`(points: Int, band: LoadBand) {
    let table = PolicyBook(rows: []).weights(for: nil, on: Fixture.day)
    #expect(table.band(points: points, capacity: 2_000) == band)
    #expect(table.band(points: points, capacity: 0) == nil)
  }

  @Test func `bands a load that rounds to a limit by its exact value`() {
    let table = PolicyBook(rows: []).weights(for: nil, on: Fixture.day)
    // 100.03 % prints as 100.0 and is over all the same.
    #expect(Share(count: 3_001, total: 3_000, of: "capacity").percentTenths == 1_000)
    #expect(table.band(points: 3_001, capacity: 3_000) == .over)
  }

  @Test(arguments: [(100, 0, 2_000), (50, 0, 1_000), (80, 20, 1_280), (33, 33, 442), (100, 100, 0)])
  func `rounds capacity once`(fte: Int, relief: Int, capacity: Int) {
    let table = PolicyBook(rows: []).weights(for: nil, on: Fixture.day)
    #expect(table.capacity(fteHundredths: fte, reliefPercent: relief) == capacity)
  }

  @Test(arguments: [
    (AssignmentRole.primary, 110), (.secondary, 55), (.courtesy, 39), (.closing, 28),
  ])
  func `shares a case by assignment role`(role: AssignmentRole, points: Int) throws {
    let one = Fixture.aCase("C-1", .familyMaintenance, role: role)
    let figures = try Fixture.figures(
      [one], [Fixture.worker("W-1")], at: .at("2026-01-05 09:00"))
    #expect(figures.cases.map(\.assignedPoints) == [points])
    #expect(figures.workers.map(\.points) == [points])
  }

  @Test func `lists an open case that nobody holds and counts it nowhere`() throws {
    let figures = try Fixture.figures(
      [Fixture.aCase("C-1", by: [])], [Fixture.worker("W-1")], at: .at("2026-01-05 09:00"))
    let row = try #require(figures.cases.first)
    #expect(row.worker == nil && row.role == nil && row.unit == nil)
    #expect(row.assignedPoints == 0)
    #expect(row.weight.points == 100)
    #expect(figures.workers.map(\.cases) == [0])
    #expect(figures.units.map(\.cases) == [0])
    #expect(figures.counties.map(\.cases) == [0])
  }

  @Test func `counts a case through the end of the day on which it closes`() throws {
    let opened = try #require(LocalDate("2026-03-08"))
    let closed = try #require(LocalDate("2026-11-01"))
    let one = Fixture.aCase("C-1", opened: opened, closed: closed)
    for (time, count) in [
      ("2026-03-07 23:59:59", 0), ("2026-03-08 00:00", 1), ("2026-11-01 23:59:59", 1),
      ("2026-11-02 00:00", 0),
    ] {
      let figures = try Fixture.figures([one], [Fixture.worker("W-1")], at: .at(time))
      #expect(figures.cases.count == count, "\(time)")
    }
  }

  @Test func `holds an assignment from its first second to before its last`() throws {
    let from = try Instant.at("2026-03-08 01:30")
    let until = try Instant.at("2026-03-08 03:30")
    var one = Fixture.aCase("C-1")
    one.assignments = [AssignmentFacts(staff: "W-1", role: .primary, from: from, until: until)]
    for (instant, points) in [
      (from.adding(seconds: -1), 0), (from, 100), (until.adding(seconds: -1), 100), (until, 0),
    ] {
      let figures = try Fixture.figures([one], [Fixture.worker("W-1")], at: instant)
      #expect(figures.workers.map(\.points) == [points])
    }
  }

  @Test func `lists workers and supervisors in service and whoever holds a case`() throws {
    let ended = try #require(LocalDate("2026-01-04"))
    let staff = [
      Fixture.worker("W-1"), Fixture.worker("W-2", role: .supervisor),
      Fixture.worker("W-3", role: .clinician), Fixture.worker("W-4", ended: ended),
      Fixture.worker("W-5", role: .manager), Fixture.worker("W-6", ended: ended),
    ]
    let figures = try Fixture.figures(
      [Fixture.aCase("C-1", by: ["W-4"]), Fixture.aCase("C-2", by: ["W-5"])], staff,
      at: .at("2026-01-05 00:00"))
    #expect(figures.workers.map(\.worker) == ["W-1", "W-4", "W-5", "W-2"])
    #expect(figures.workers.map(\.capacity) == [2_000, 0, 0, 0])
    #expect(figures.workers.map(\.band) == [.room, nil, nil, nil])
    #expect(figures.workers.map(\.percent.percentTenths) == [0, nil, nil, nil])
    let day = try Fixture.figures([], staff, at: .at("2026-01-04 23:59:59"))
    #expect(day.workers.map(\.worker) == ["W-1", "W-4", "W-6", "W-2"])
  }

  @Test func `takes weights from the case's county and capacity from the worker's`() throws {
    let policies = [
      Fixture.policy(.base, "FR", 150, county: "06001", on: "2025-01-01"),
      Fixture.policy(.capacity, "full_time", 1_000, county: "06037", on: "2025-01-01"),
      Fixture.policy(.role, "primary", 80, county: "06001", on: "2025-01-01"),
      Fixture.policy(.band, "full", 11, county: "06037", on: "2025-01-01"),
      Fixture.policy(.band, "room", 5, county: "06037", on: "2025-01-01"),
    ]
    let figures = try Fixture.figures(
      [Fixture.aCase("C-1", county: "06001")], [Fixture.worker("W-1")], policies: policies,
      at: .at("2026-01-05 09:00"))
    let row = try #require(figures.workers.first)
    #expect(row.points == 120)
    #expect(row.capacity == 1_000)
    #expect(row.band == .over)
    #expect(figures.counties.map(\.county) == ["06037"])
  }

  @Test func `counts distinct cases once however many assignments`() throws {
    var one = Fixture.aCase("C-1", by: ["W-1", "W-2", "W-3"], of: Fixture.youth(.clear))
    one.assignments.append(AssignmentFacts(staff: "W-1", role: .courtesy, from: Fixture.past))
    let staff = [
      Fixture.worker("W-1", unit: "North"), Fixture.worker("W-2", unit: "South"),
      Fixture.worker("W-3", unit: "North"), Fixture.worker("W-4", unit: nil),
    ]
    let figures = try Fixture.figures([one], staff, at: .at("2026-01-05 09:00"))
    #expect(figures.cases.count == 4)
    #expect(figures.units.map(\.unit) == ["North", "South", nil])
    #expect(figures.units.map(\.cases) == [1, 1, 0])
    #expect(figures.units.map(\.holders) == [2, 1, 0])
    #expect(figures.counties.map(\.cases) == [1])
    #expect(figures.counties.map(\.cseCases) == [1])
    #expect(figures.counties.map(\.holders) == [3])
    #expect(figures.counties.map(\.points) == [170 * 3 + 60])
  }

  @Test func `shares CSE cases by whether their primary worker is designated`() throws {
    let staff = [Fixture.worker("W-1", designated: true), Fixture.worker("W-2")]
    let cases = (1...40).map { number in
      Fixture.aCase(
        "C-\(number)", by: [number <= 32 ? "W-1" : "W-2"], of: Fixture.youth(.possible))
    }
    let ordinary = (41...45).map { Fixture.aCase("C-\($0)", of: Fixture.youth(.atRisk)) }
    let figures = try Fixture.figures(cases + ordinary, staff, at: .at("2026-01-05 09:00"))
    let share = try #require(figures.counties.first?.cseInDesignated)
    #expect(share == Share(count: 32, total: 40, of: "cse_cases"))
    #expect(share.percentTenths == 800)
  }

  @Test func `averages and spreads the percents of members with capacity`() throws {
    let staff = [
      Fixture.worker("W-1"), Fixture.worker("W-2"), Fixture.worker("S-1", role: .supervisor),
    ]
    let cases = [
      Fixture.aCase("C-1", by: ["W-1"]),
      Fixture.aCase("C-2", .emergencyResponseAssessment, by: ["W-2"]),
    ]
    let row = try #require(
      Fixture.figures(cases, staff, at: .at("2026-01-05 09:00")).units.first)
    // 5.0 % and 25 points (the floor), 1.3 %: mean 3.15, half up.
    #expect(row.meanPercentTenths == 32)
    #expect(row.spreadPercentTenths == 37)
    let none = try Fixture.figures([], [staff[2]], at: .at("2026-01-05 09:00")).units.first
    #expect(none?.meanPercentTenths == nil)
    #expect(none?.spreadPercentTenths == nil)
  }

  @Test func `counts posts by agency and role from their newest row`() throws {
    func row(_ role: StaffRole, _ funded: Int, _ day: String) -> PositionFacts {
      PositionFacts(
        county: "06037", agency: "A-1", role: role, funded: funded,
        asOf: LocalDate(day) ?? Fixture.day)
    }
    let staff = [
      Fixture.worker("W-1"), Fixture.worker("W-2"), Fixture.worker("S-1", role: .supervisor),
    ]
    let positions = [
      row(.worker, 9, "2025-01-01"), row(.worker, 5, "2026-01-05"), row(.worker, 7, "2026-01-06"),
      row(.supervisor, 0, "2025-01-01"),
    ]
    let figures = try Fixture.figures(
      [], staff, positions: positions,
      counties: [CountyFacts(fips: "06037", name: "Los Angeles", optedInOn: Fixture.day)],
      at: .at("2026-01-05 09:00"))
    let county = try #require(figures.counties.first)
    #expect(county.posts == Posts(funded: 5, filled: 3, vacant: 3))
    #expect(county.name == "Los Angeles")
    #expect(county.optedInOn == Fixture.day)
    #expect(figures.units.map(\.posts) == [nil])
    #expect(try Fixture.figures([], staff, at: .at("2026-01-05")).counties.map(\.posts) == [nil])
  }
}
