import Domain
import TestSupport
import Testing

@testable import Store

/// Weeks as they were recorded, and whether a workforce holds together.
@Suite struct WorkforceQueryTests {
  @Test func `a week is recorded once, whatever is entered afterwards`() throws {
    let scene = try BoardScene.sample()
    let (maker, now) = (scene.maker, scene.now)
    #expect(try maker.recordWeek(now: now))
    #expect(try !maker.recordWeek(now: now.adding(seconds: 60)))
    let before = try #require(
      try maker.read(LoadWeeksQuery(at: now)).first { $0.worker.worker == "W-101" })
    #expect(before.weeks.count == 13 && before.weeks.dropLast().allSatisfy { $0 == nil })
    #expect(before.weeks.last??.points == before.worker.points)
    #expect(before.weeksOver == 1 && !before.offersSupport)
    _ = try maker.apply(
      "reassign-case",
      fields: [
        ("case", "C-0001"), ("staff", "W-101"), ("to", "W-102"), ("handover", "read"),
        ("acknowledged", "yes"), ("reason", "a test"),
      ],
      now: now)
    let after = try #require(
      try maker.read(LoadWeeksQuery(at: now)).first { $0.worker.worker == "W-101" })
    #expect(after.worker.points < before.worker.points && after.weeks == before.weeks)
  }

  @Test func `a unit's week is its figure of then, and whoever sees a part sees none`() throws {
    let scene = try BoardScene.sample()
    let (maker, now) = (scene.maker, scene.now)
    let figures = try maker.read(CaseloadQuery(at: now))
    // A sum of the workers recorded would be another: somebody without capacity has cases.
    #expect(figures.workers.contains { $0.capacity == 0 && $0.points > 0 && $0.unit != nil })
    #expect(try maker.recordWeek(now: now))
    _ = try maker.apply(
      "reassign-case",
      fields: [
        ("case", "C-0001"), ("staff", "W-101"), ("to", "W-102"), ("handover", "read"),
        ("acknowledged", "yes"), ("reason", "a test"),
      ],
      now: now)
    let later = now.adding(trueDays: 7)
    func weeks(_ store: BoardStore, _ counties: [String] = []) throws -> RecentWeeks {
      try store.read(RecentWeeksQuery(at: later, counties: counties))
    }
    let gap = [Int?](repeating: nil, count: 11)
    let seen = try weeks(maker)
    for unit in figures.units {
      let line = seen.units[LoadUnit(county: unit.county, unit: unit.unit)]
      #expect(line == gap + [unit.percent.percentTenths, nil], "\(unit.county) \(unit.unit ?? "")")
    }
    for county in figures.counties {
      #expect(seen.counties[county.county] == gap + [county.percent.percentTenths, nil])
    }
    let kern = try weeks(maker, ["06029"])
    #expect(kern.counties == seen.counties.filter { $0.key == "06029" } && !kern.units.isEmpty)
    #expect(kern.units == seen.units.filter { $0.key.county == "06029" })
    #expect(kern.workers.keys.contains("W-101") && !kern.workers.keys.contains("W-301"))
    let own = try weeks(scene.open(as: "lead"))
    #expect(own.units.keys.map(\.unit) == ["Valley"] && own.counties.isEmpty)
    #expect(own.units.first?.value == seen.units[LoadUnit(county: "06029", unit: "Valley")])
    #expect(try weeks(scene.open(as: "worker")).units.isEmpty)
  }

  @Test func `three weeks over raise the flag in the third, and a week without record breaks it`()
    throws
  {
    let scene = try BoardScene.sample()
    let row = try #require(
      try scene.maker.read(CaseloadQuery(at: scene.now)).workers.first { $0.worker == "W-101" })
    let today = scene.maker.zone.localDate(of: scene.now)
    let monday = WeeklyLoad.week(of: today)
    #expect(monday.text == "2026-11-16")
    func weeks(_ over: [Int]) -> LoadWeeks {
      LoadWeeks(
        worker: row,
        recorded: over.map {
          WeeklyLoad(
            worker: "W-101", week: monday.adding(days: -7 * $0), points: 2_001, capacity: 2_000)
        }, today: today, limit: 3)
    }
    #expect(weeks([0, 1]).weeksOver == 2 && !weeks([0, 1]).offersSupport)
    #expect(weeks([0, 1, 2]).offersSupport)
    // This week is not recorded yet.
    #expect(weeks([1, 2, 3]).offersSupport)
    #expect(weeks([0, 1, 3, 4]).weeksOver == 2)
  }

  @Test func `a designation whose training lapsed is not current, and no figure moves`()
    throws
  {
    let scene = try BoardScene.sample()
    // CSE 101 of W-103 holds through 20 November and not on the day after.
    let (today, later) = (scene.now, scene.now.adding(trueDays: 1))
    func worker(_ moment: Instant) throws -> WorkerRow? {
      try scene.maker.read(CaseloadQuery(at: moment)).workers.first { $0.worker == "W-103" }
    }
    #expect(try worker(today)?.trainingEndedOn == nil)
    let row = try #require(try worker(later))
    #expect(row.trainingEndedOn?.text == "2026-11-20" && row.cseDesignated)
    // Whoever is not designated has nothing to lose.
    let fir = try scene.maker.read(CaseloadQuery(at: later)).workers.first { $0.worker == "W-105" }
    #expect(fir?.cseDesignated == false && fir?.trainingEndedOn == nil)
    func share(_ moment: Instant) throws -> Share? {
      try scene.maker.read(CaseloadQuery(at: moment)).units.first { $0.unit == "Valley" }?
        .cseInDesignated
    }
    #expect(try share(later) == share(today))
    func rules(_ moment: Instant) throws -> [NextAssignment.Exclusion] {
      try scene.maker.read(NextAssignmentQuery(caseID: "C-0001", at: moment)).candidates
        .first { $0.staff.id == "W-103" }?.exclusions ?? []
    }
    #expect(!(try rules(today)).contains { $0.kind == .notDesignated })
    #expect(
      try rules(later).first { $0.kind == .notDesignated }?.detail
        == "not currently: training ended 2026-11-20")
  }

  @Test func `hours on call stand beside the weeks as the roster counts them`() throws {
    let scene = try BoardScene.sample()
    let duties = try scene.maker.read(DutySharesQuery(at: scene.now))
    let weeks = try scene.maker.read(LoadWeeksQuery(at: scene.now))
    #expect(weeks.contains { ($0.duty?.seconds ?? 0) > 0 })
    for one in weeks {
      #expect(one.duty == duties.first { $0.staff == one.worker.worker }, "\(one.worker.worker)")
    }
    // They stand by key, whatever anybody carries.
    let sorted = weeks.sorted(by: LoadWeeks.comesFirst)
    #expect(weeks.map(\.worker.worker) == sorted.map(\.worker.worker))
  }

  @Test func `turnover is those who left over the mean of those who were there`() throws {
    let scene = try BoardScene.sample()
    let lines = try scene.maker.read(WorkforceQuery(at: scene.now))
    let kern = try #require(lines.first { $0.group.county == "06029" })
    // W-104 left on 31 October; W-106 came on 2 November: 4 whole years' workers, and parts of two.
    #expect(kern.separations == 1)
    let days = 365
    let present = 4 * days + (days - 20) + 19
    #expect(kern.meanHeadcountTenths == Rounding.halfUp(10 * present, over: days))
    #expect(kern.turnoverTenths == Rounding.halfUp(1_000 * days, over: present))
    let posts = try #require(kern.group.posts)
    #expect((kern.capacityIfFilled ?? 0) >= kern.group.capacity)
    #expect(posts.vacant > 0 || kern.capacityIfFilled == kern.group.capacity)
    // Whose posts are known comes before whose are not, and by points for each of them.
    let each = lines.map { line in
      line.group.posts.map { Double(line.group.points) / Double($0.filled) } ?? -1
    }
    #expect(each.count > 1 && each[0] > 0 && each == each.sorted(by: >))
    #expect(
      lines.map(\.pointsPerPost) == each.map { $0 < 0 ? nil : Int(($0 + 0.5).rounded(.down)) })
    let advocates = try #require(lines.first { $0.group.county == "06029" }?.advocates)
    let staff = try scene.maker.read(CaseloadQuery(at: scene.now)).workers
    #expect(advocates > 0 && advocates < staff.count)
    let lead = try scene.open(as: "lead")
    let own = try lead.read(WorkforceQuery(at: scene.now))
    #expect(own.map(\.group.unit) == ["Valley"] && own[0].capacityIfFilled == nil)
  }

  @Test func `a value on paper gives the figures that it gives once it is set`() throws {
    let scene = try BoardScene.sample()
    let (lead, now) = (try scene.open(as: "lead"), scene.now)
    let trial = try lead.read(PolicyTrialQuery(county: "06029", at: now))
    #expect(trial.value(.tier, "confirmed") == 200)
    let lines = trial.lines(.tier, "confirmed", value: 250)
    let before = try lead.read(CaseloadQuery(at: now)).workers
    _ = try lead.apply(
      "set-policy",
      fields: [
        ("county", "06029"), ("kind", "tier"), ("key", "confirmed"), ("value", "250"),
        ("citation", "protocol"),
      ], now: now)
    let after = try lead.read(CaseloadQuery(at: now)).workers
    #expect(Set(lines.map(\.before)) == Set(before.filter { $0.county == "06029" }))
    #expect(Set(lines.map(\.after)) == Set(after.filter { $0.county == "06029" }))
    #expect(lines.first?.before.worker == "W-101")
    // Statewide it is heeded where a county has no row of its own: by now Kern has one.
    let statewide = PolicyEffectQuery(
      county: nil, kind: .tier, key: "confirmed", value: 300, at: now)
    let everywhere = try scene.maker.read(statewide)
    #expect(Set(everywhere.filter(\.isChanged).map(\.before.county)).isDisjoint(with: ["06029"]))
    #expect(everywhere.contains { $0.isChanged })
    _ = try scene.maker.apply(
      "set-policy",
      fields: [
        ("kind", "tier"), ("key", "confirmed"), ("value", "300"), ("citation", "letter"),
      ], now: now)
    let set = try scene.maker.read(CaseloadQuery(at: now)).workers
    #expect(Set(everywhere.map(\.after)) == Set(set))
  }
}
