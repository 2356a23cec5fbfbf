import Database
import Domain
import TestSupport
import Testing

@testable import Store

/// What a role has of episodes, responses and caseloads that may have counts only.
@Suite struct CountsQueryTests {
  private let scene: BoardScene

  init() throws { scene = try EveryRoleScene().scene }

  /// The same counts by plain loops over the tables, of the analyst's county.
  private func naive(_ subject: CountedSubject, at end: Instant) throws -> [Int] {
    let naive = try NaiveAccess(
      scene.maker.viewer, path: scene.path, now: end, zone: scene.maker.zone)
    let isBy = { (row: NaiveAccess.Record, column: String) in
      (row[column]?.int64 ?? .max) <= end.seconds
    }
    switch subject {
    case .missing:
      let wrong = Set(
        naive.rows("episode_steps").filter {
          $0["step"]?.text == "entered_in_error" && isBy($0, "at")
        }.compactMap { $0["episode"]?.text })
      let rows = naive.rows("missing").filter { row in
        let home = naive.rows("youth").first { $0["id"] == row["youth"] }?["owner_county"]?.text
        return home == "06029" && isBy(row, "received_at") && !wrong.contains(row["id"]?.text ?? "")
      }
      let returned = rows.count { isBy($0, "returned_at") }
      let ended = rows.count { !isBy($0, "returned_at") && isBy($0, "closed_at") }
      return [rows.count, rows.count - returned - ended, returned, ended]
    case .callouts:
      let rows = naive.rows("callouts").filter {
        $0["county"]?.text == "06029" && isBy($0, "opened_at")
      }
      let dual = rows.count {
        isBy($0, "cws_arrived_at") && isBy($0, "advocate_arrived_at")
          && $0["cws_staff"] != $0["advocate_staff"]
      }
      return [rows.count, dual, rows.count - dual]
    case .caseloads:
      let figures = try scene.maker.read(CaseloadQuery(at: end))
      let cases = figures.cases.filter { row in
        row.role == .primary
          && figures.workers.contains { $0.worker == row.worker && $0.county == "06029" }
      }
      let designated = cases.count { row in
        figures.workers.contains { $0.worker == row.worker && $0.cseDesignated }
      }
      return [cases.count, designated, cases.count - designated]
    }
  }

  /// Shows every count: a county may set the least one to nobody.
  private func showAll() throws {
    try scene.maker.write(verb: "test", now: scene.now) { work in
      var writer = try work.record(AuditLog.Act(verb: "test"))
      let row = PolicyRow(
        county: "06029", effectiveOn: LocalDate(daysSinceEpoch: 0), kind: .limit,
        key: AccessCount.leastCount.rawValue, value: 1, citation: "county", provenance: "county",
        approvedBy: "board")
      try writer.write(row.storedValues, to: .base(of: RecordCatalog.weights))
    }
  }

  @Test func `counts are those of a naive reckoning at the end of a quarter`() throws {
    try showAll()
    for subject in CountedSubject.allCases { try compare(subject) }
  }

  private func compare(_ subject: CountedSubject) throws {
    let analyst = try scene.open(as: "analyst")
    var counted = 0
    for quarters in 0..<6 {
      let at = scene.now.adding(trueDays: 200 - 90 * quarters)
      let table = try analyst.read(CountsQuery(of: subject, at: at))
      let end = FunnelQuery.lastQuarterEnd(before: at, zone: analyst.zone).adding(seconds: -1)
      #expect(table.through == end)
      let expected = try naive(subject, at: end)
      #expect(table.total.counts == expected, "\(subject) \(end)")
      #expect(table.total.hidden.isEmpty)
      counted += table.total.counts[0]
    }
    #expect(counted > 0)
  }

  @Test func `no count from 1 to 10 is given, and no answer moves within a quarter`() throws {
    for subject in CountedSubject.allCases { try attack(subject) }
  }

  private func attack(_ subject: CountedSubject) throws {
    let analyst = try scene.open(as: "analyst")
    let first = try analyst.read(CountsQuery(of: subject, at: scene.now))
    for line in first.lines + [first.total] {
      for (place, count) in line.counts.enumerated() where !line.hidden.contains(place) {
        #expect(count == 0 || count >= 11)
      }
      for place in line.hidden { #expect(line.counts[place] == 0) }
    }
    for days in [1, 20, 40] {
      let at = scene.now.adding(trueDays: -days)
      #expect(try analyst.read(CountsQuery(of: subject, at: at)) == first)
    }
  }

  @Test func `what is counted has no key, no youth and no person, and who sees no part counts it`()
    throws
  {
    for account in EveryRoleScene.accounts {
      let store = try scene.open(as: account)
      for subject in CountedSubject.allCases {
        let view = CountingViews.view(of: subject)
        let rows = try #require(
          try? store.read(AnyStatement(sql: "SELECT * FROM \(view)", views: [view])),
          "\(account) \(view)")
        let role = store.viewer.role
        let isWhole = role.seesWholeCounties(subject.group)
        #expect(rows.isEmpty != (role.counts(subject.group) || isWhole), "\(account) \(subject)")
        let texts = Set(rows.flatMap { $0 }.compactMap(\.text)).filter { LocalDate($0) == nil }
        #expect(texts.isSubset(of: ["06029", "Valley", "Desert"]), "\(texts)")
        if account == "analyst" { continue }
        #expect(throws: StoreError.self) {
          try store.read(CountsQuery(of: subject, at: scene.now))
        }
        // For everybody: by whoever sees all of it, and with the small ones hidden.
        let open = try? store.read(CountsQuery(of: subject, at: scene.now, isPublic: true))
        #expect((open != nil) == isWhole, "\(account) \(subject)")
        for line in open?.lines ?? [] {
          for (place, count) in line.counts.enumerated() where !line.hidden.contains(place) {
            #expect(count == 0 || count >= 11)
          }
        }
      }
    }
  }
}
