import Domain
import TestSupport
import Testing

@testable import Store

/// What is said to change ahead is what the loads of then are less those of now.
@Suite struct LoadOutlookTests {
  private func expectSums(
    _ store: BoardStore, _ now: Instant, days: Int, counties: [String] = [], _ words: String
  ) throws {
    let rows = try store.read(LoadOutlookQuery(at: now, days: days, counties: counties))
    func loads(_ moment: Instant) throws -> [String: WorkerRow] {
      let workers = try store.read(CaseloadQuery(at: moment, counties: counties)).workers
        .filter { counties.isEmpty || counties.contains($0.county) }
      return Dictionary(workers.map { ($0.worker, $0) }, uniquingKeysWith: { one, _ in one })
    }
    let (before, after) = (try loads(now), try loads(now.adding(trueDays: days)))
    for key in Set(before.keys).union(after.keys).union(rows.compactMap(\.worker)) {
      let own = rows.filter { $0.worker == key }
      #expect(
        own.reduce(0) { $0 + ($1.points ?? 0) }
          == (after[key]?.points ?? 0) - (before[key]?.points ?? 0),
        "\(words), \(days) days, \(key)")
      #expect(
        own.reduce(0) { $0 + ($1.capacity ?? 0) }
          == (after[key]?.capacity ?? 0) - (before[key]?.capacity ?? 0),
        "\(words), \(days) days, \(key)")
    }
    #expect(rows.map(\.at) == rows.map(\.at).sorted())
  }

  @Test(arguments: ["maker", "lead", "worker"])
  func `rows of a worker add up to the difference of the loads`(account: String) throws {
    let scene = try BoardScene.sample()
    let store = account == "maker" ? scene.maker : try scene.open(as: account)
    // From an earlier moment what was changed since is ahead: versions of youth and staff too.
    for (past, days) in [(0, 14), (0, 400), (60, 60), (400, 400)] {
      let from = scene.now.adding(trueDays: -past)
      try expectSums(store, from, days: days, account)
      if account == "maker" {
        for county in ["06029", "06037"] {
          try expectSums(store, from, days: days, counties: [county], account)
        }
      }
    }
  }

  @Test func `what is entered for a later day is ahead, each change once`() throws {
    let scene = try BoardScene.sample()
    let (maker, now) = (scene.maker, scene.now)
    func does(_ name: String, _ fields: [(String, String)]) throws {
      _ = try maker.apply(name, fields: fields, now: now)
    }
    let free = try #require(
      try maker.read(CaseloadQuery(at: now)).workers.first { $0.cases == 0 && $0.capacity > 0 })
    try does("change-staff", [("staff", free.worker), ("ended_on", "2026-11-25")])
    try does(
      "set-policy",
      [
        ("county", "06029"), ("kind", "tier"), ("key", "confirmed"), ("value", "230"),
        ("citation", "protocol"), ("effective_on", "2026-11-28"),
      ])
    let rows = try maker.read(LoadOutlookQuery(at: now, counties: ["06029"]))
    let left = try maker.read(LoadOutlookQuery(at: now)).filter { $0.kind == .serviceEnds }
    #expect(left.map(\.worker) == [free.worker] && left.allSatisfy { ($0.capacity ?? 0) < 0 })
    #expect(
      left.map { maker.zone.localDate(of: $0.at).text } == ["2026-11-26"])
    let policy = rows.filter { $0.kind == .policyChanges }
    #expect(!policy.isEmpty && policy.allSatisfy { $0.detail == "tier.confirmed" })
    for days in [5, 6, 7, 14] {
      try expectSums(maker, now, days: days, counties: ["06029"], "entered")
    }
  }

  @Test func `a case that closes before is not said to change after`() throws {
    let scene = try BoardScene.sample()
    let (maker, now) = (scene.maker, scene.now)
    let hearing = try #require(
      try maker.read(LoadOutlookQuery(at: now)).first { $0.kind == .hearing })
    let key = try #require(hearing.caseID)
    _ = try maker.apply("close-case", fields: [("case", key)], now: now)
    let after = try maker.read(LoadOutlookQuery(at: now))
    #expect(!after.contains { $0.caseID == key && $0.at > now.adding(trueDays: 1) })
  }

  @Test func `why a case has its points is what its row says, with what was added and why`() throws
  {
    let scene = try BoardScene.sample()
    let (lead, now) = (try scene.open(as: "lead"), scene.now)
    _ = try lead.apply(
      "override-weight",
      fields: [
        ("case", "C-0001"), ("delta", "60"), ("reason", "two homes far apart"),
        ("until", "2026-12-01"),
      ], now: now)
    for row in try lead.read(CaseloadQuery(at: now)).cases {
      let why = try lead.read(CaseWhyQuery(caseID: row.caseID, at: now))
      #expect(why.rows.contains { $0.worker == row.worker && $0.weight == row.weight })
      #expect(why.assessment?.status == row.weight.status, "\(row.caseID)")
      let items = why.items
      func sum(_ kinds: [CaseWhy.Item.Kind]) -> Int {
        items.filter { kinds.contains($0.kind) }.reduce(0) { $0 + ($1.points ?? 0) }
      }
      let bounds = items.first { $0.kind == .floor || $0.kind == .ceiling }
      #expect(sum([.status, .modifier]) == bounds?.points ?? row.weight.points, "\(row.caseID)")
      #expect(sum([.points]) == row.weight.points)
      #expect(
        items.contains {
          $0.kind == .share && $0.worker == row.worker && $0.points == row.assignedPoints
        } == (row.worker != nil))
    }
    let overridden = try lead.read(CaseWhyQuery(caseID: "C-0001", at: now))
    let item = try #require(overridden.items.last)
    #expect(item.kind == .override && item.points == 60 && item.why == "two homes far apart")
    #expect(overridden.pointsWithOverrides == overridden.rows[0].weight.points + 60)
    // Another unit's case is as unknown as none.
    let worker = try scene.open(as: "worker")
    for (store, key) in [(lead, "C-0999"), (worker, "C-0019")] {
      #expect(throws: StoreError.self) { try store.read(CaseWhyQuery(caseID: key, at: now)) }
    }
  }
}
