import Database
import Domain
import TestSupport
import Testing

@testable import Store

/// What is kept of a youth in one row is what is read fact by fact, whatever was written.
@Suite struct KeptEvidenceTests {
  /// Every case of whose youth something is kept, as it is kept and as it is recorded.
  private struct BothWays: Query {
    let at: Instant
    /// The end of the span of which every moment is asked for.
    let through: Instant
    var views: [String] {
      [EvidenceView.name, "my_facility_versions_f8", "my_assignments_f1"]
        + YouthEvidenceReader.views
    }

    struct Answer: Sendable {
      var kept: [String: CaseFacts] = [:]
      var recorded: [String: CaseFacts] = [:]
    }

    func fetch(_ viewing: Viewing) throws -> Answer {
      let (day, last) = (viewing.zone.localDate(of: at), viewing.zone.localDate(of: through))
      let text = EvidenceText(
        at: at, through: through, days: day...last,
        facilities: FacilityPlaces(viewing: viewing, at: at))
      var (answer, kept) = (Answer(), KeptCases())
      var whole: Set<[String]> = []
      try viewing.connection.forEach(
        "SELECT e.youth, e.county, e.facts FROM \(EvidenceView.name) e"
      ) { row in
        guard try row.withTextBytes(2, { try text.read($0, into: &kept) }) == true else { return }
        whole.insert([row.text(0), row.text(1)])
        var one = CaseFacts(
          id: "", youth: row.text(0), county: row.text(1), component: .permanentPlacement,
          openedOn: day, evidence: YouthEvidence(county: ""))
        kept.forEach(in: &one) {
          #expect(answer.kept[$0.id] == nil, "\($0.id) is kept twice")
          answer.kept[$0.id] = Self.inOrder($0)
        }
      }
      try viewing.connection.forEach(
        "SELECT id, youth, county, component, opened_on, closed_on FROM my_cases_f1"
      ) { row in
        guard whole.contains([row.text(1), row.text(2)]) else { return }
        let one = CaseFacts(
          id: row.text(0), youth: row.text(1), county: row.text(2),
          component: try #require(CaseComponent(stored: row.text(3))), openedOn: try row.date(4),
          closedOn: try row.optionalDate(5), evidence: YouthEvidence(county: ""))
        if one.openedOn <= last, one.closedOn.map({ day <= $0 }) ?? true {
          answer.recorded[one.id] = one
        }
      }
      var evidence = try YouthEvidenceReader.read(
        of: Set(answer.recorded.values.map(\.youth)).sorted(), at: at, through: through, viewing)
      for key in evidence.keys {
        // What no weight and no status rests on is not kept.
        evidence[key]?.flags.removeAll { !YouthFlag.weighing.contains($0.flag) }
        evidence[key]?.reports.removeAll { $0.screening != .screenedIn }
      }
      for (key, one) in answer.recorded {
        answer.recorded[key]?.evidence = evidence[one.youth] ?? YouthEvidence(county: "none")
      }
      try viewing.connection.forEach(
        "SELECT case_id, staff, role, from_at, until_at FROM my_assignments_f1"
          + " WHERE from_at <= ?2 AND (until_at IS NULL OR until_at > ?1)",
        [.integer(at.seconds), .integer(through.seconds)]
      ) { row in
        answer.recorded[row.text(0)]?.assignments.append(
          AssignmentFacts(
            staff: row.text(1), role: try #require(AssignmentRole(stored: row.text(2))),
            from: Instant(seconds: row.int64(3)), until: row.instant(4)))
      }
      answer.recorded = answer.recorded.mapValues(Self.inOrder)
      return answer
    }

    private static func inOrder(_ one: CaseFacts) -> CaseFacts {
      var one = one
      one.assignments.sort { ($0.staff, $0.role.rawValue) < ($1.staff, $1.role.rawValue) }
      return one
    }
  }

  private func write(_ scene: BoardScene, _ body: (Connection) throws -> Void) throws {
    let connection = try Connection(
      path: scene.path, access: .readWrite(WriteLock(storePath: scene.path, mode: 0o600)),
      applicationID: BoardStore.applicationID)
    defer { connection.close() }
    try connection.write(verb: "test") { try body(connection) }
  }

  /// What changes ahead, which adds up to the difference of the loads.
  private func aheads(_ scene: BoardScene) throws -> [[LoadOutlook]] {
    try [-200, 0].map { days in
      let from = scene.now.adding(trueDays: days)
      let rows = try scene.maker.read(LoadOutlookQuery(at: from, days: 60))
      func loads(_ moment: Instant) throws -> [String: Int] {
        let workers = try scene.maker.read(CaseloadQuery(at: moment)).workers
        return Dictionary(workers.map { ($0.worker, $0.points) }, uniquingKeysWith: { $1 })
      }
      let (before, after) = (try loads(from), try loads(from.adding(trueDays: 60)))
      for key in Set(before.keys).union(after.keys) {
        let sum = rows.filter { $0.worker == key }.reduce(0) { $0 + ($1.points ?? 0) }
        #expect(sum == (after[key] ?? 0) - (before[key] ?? 0), "\(key) \(days)")
      }
      return rows
    }
  }

  private func moments(_ now: Instant) -> [Instant] {
    [-3000, -700, -200, -30, 0, 45].map { now.adding(seconds: $0 * 86_400) }
  }

  /// Holds the two beside each other; how many facts there were, of cases with somebody who has them.
  private func compare(_ store: BoardStore, _ now: Instant) throws -> Int {
    var (facts, assigned) = (0, 0)
    for (at, days) in moments(now).flatMap({ at in [0, 30].map { (at, $0) } }) {
      let both = try store.read(BothWays(at: at, through: at.adding(trueDays: days)))
      #expect(both.kept == both.recorded, "\(store.viewer.account) \(at)")
      for one in both.kept.values {
        let evidence = one.evidence
        facts += evidence.statuses.count + evidence.screenings.count + evidence.reports.count
        facts += evidence.flags.count + evidence.episodes.count + evidence.stays.count
        assigned += one.assignments.count
      }
    }
    return assigned > 0 ? facts : 0
  }

  @Test func `each role reads what is kept as it reads what is recorded`() throws {
    let scene = try EveryRoleScene().scene
    let groups: [FieldGroup] = [.f1, .f2, .f3, .f5, .f7, .f10, .f16]
    #expect(Set(EvidenceView.groups.map(\.group)) == Set(groups))
    var reading: Set<String> = []
    for account in EveryRoleScene.accounts + ["maker"] {
      let store = account == "maker" ? scene.maker : try scene.open(as: account)
      let naive = try NaiveAccess(store.viewer, path: scene.path, now: scene.now, zone: store.zone)
      let whole = groups.reduce(into: naive.youth(.f1)) { $0.formIntersection(naive.youth($1)) }
        .intersection(naive.rows("cases").compactMap { $0["youth"]?.text })
      let found = try store.read(
        AnyStatement(
          sql: "SELECT youth FROM my_youth_evidence WHERE facts IS NOT NULL",
          views: [EvidenceView.name]))
      let keys = Set(found.compactMap { $0[0].text })
      #expect(keys.isSubset(of: whole), "\(account)")
      if store.viewer.role.seesWeights { #expect(keys == whole, "\(account)") }
      if !keys.isEmpty { reading.insert(account) }
      _ = try compare(store, scene.now)
    }
    #expect(reading.isSuperset(of: ["worker", "lead", "maker"]))
    #expect(try compare(scene.maker, scene.now) > 100)
  }

  @Test(arguments: 1...4)
  func `what is kept of random records is what is recorded, with any case open or closed`(
    seed: Int
  ) throws {
    var random = RandomRows(seed: UInt64(seed))
    let scene = try BoardScene(random.make(), at: RandomRows.present, grants: [])
    #expect(try compare(scene.maker, scene.now) > 0)
    let figures = try moments(scene.now).map { try scene.maker.read(CaseloadQuery(at: $0)) }
    // So are the rows of each county where only what bears on it is read, whoever works elsewhere.
    for county in try scene.maker.read(CountyCodesQuery()) {
      for (at, all) in zip(moments(scene.now), figures) {
        let own = try scene.maker.read(CaseloadQuery(at: at, counties: [county]))
        #expect(own.rows(of: county) == all.rows(of: county), "\(county) \(at)")
      }
    }
    let ahead = try aheads(scene)
    // Without a row of anybody the same figures are read fact by fact.
    try write(scene) { try $0.execute("UPDATE youth_evidence SET facts = NULL") }
    #expect(try aheads(scene) == ahead && ahead.contains { !$0.isEmpty })
    for (at, kept) in zip(moments(scene.now), figures) {
      #expect(try scene.maker.read(CaseloadQuery(at: at)) == kept)
    }
  }

  @Test func `whatever is written of a youth empties the row, and the next to write fills it`()
    throws
  {
    let scene = try BoardScene.sample()
    for source in KeptEvidence.sources where source.kind.name != "cases" {
      try write(scene) { connection in
        let columns = try connection.fetchAll("PRAGMA table_info(\(source.table))") { $0.text(1) }
        let sql =
          "SELECT \(columns.joined(separator: ", ")) FROM \(source.table) WHERE \(source.youth)"
          + " IN (SELECT \(source.isByCase ? "id" : "youth") FROM cases)"
        let row = try #require(try connection.fetchOne(sql) { $0.values }, "\(source.table)")
        let key = row[try #require(columns.firstIndex(of: source.youth))]
        let youth = try #require(
          try connection.fetchOne(
            "SELECT youth FROM cases WHERE \(source.isByCase ? "id" : "youth") = ?", [key]
          ) { $0.value(0) })
        let primary = RecordTable.all.first { $0.name == source.table }?.primaryKey ?? []
        let place = primary.map { "\($0) = ?" }.joined(separator: " AND ")
        let values = primary.compactMap { name in columns.firstIndex(of: name).map { row[$0] } }
        func isEmpty() throws -> Bool? {
          try connection.fetchOne(
            "SELECT facts IS NULL FROM youth_evidence WHERE youth = ?", [youth]
          ) { $0.bool(0) }
        }
        try connection.execute("PRAGMA defer_foreign_keys = ON")
        let marks = columns.map { _ in "?" }.joined(separator: ", ")
        let same = "UPDATE \(source.table) SET \(source.youth) = \(source.youth) WHERE \(place)"
        for (sql, arguments) in [
          (same, values), ("DELETE FROM \(source.table) WHERE \(place)", values),
          ("INSERT INTO \(source.table) VALUES (\(marks))", row),
        ] {
          #expect(try isEmpty() == false, "\(sql)")
          try connection.execute(sql, arguments)
          #expect(try isEmpty() == true, "\(sql)")
          try KeptEvidence.gather(connection)
        }
      }
    }
    #expect(try scene.maker.check().allSatisfy(\.isGood))
  }

  @Test func `a row is there for as long as there is a case`() throws {
    let scene = try BoardScene.sample()
    func kept(_ youth: String) throws -> Int {
      try StoreDump.open(scene.path).fetchInt(
        "SELECT count(*) FROM youth_evidence WHERE youth = ? AND facts <> ''",
        [.text(youth)])
    }
    let youth = try scene.maker.apply(
      "add-youth", fields: [("county", "06029"), ("name", "Nyx Quill")], now: scene.now)
    #expect(try kept(youth) == 0)
    _ = try scene.maker.apply(
      "open-case", fields: [("youth", youth), ("component", "FM")], now: scene.now)
    #expect(try kept(youth) == 1)
    _ = try scene.maker.apply("undo", fields: [], now: scene.now)
    #expect(try kept(youth) == 0)
  }

  @Test func `more than a value may hold is read fact by fact, and others are kept`() throws {
    let scene = try BoardScene.sample()
    let before = try scene.maker.read(CaseloadQuery(at: scene.now))
    let rows = try StoreDump.open(scene.path).fetchInt("SELECT count(*) FROM youth_evidence")
    try write(scene) { connection in
      // Tools that count for nothing, of a length that no import takes.
      for number in 1...4 {
        try connection.execute(
          "INSERT INTO screenings (youth, tool, screened_on, entry, row_hash)"
            + " VALUES ('Y-0001', ?, '2026-01-01', 1, x'00')",
          [.text("\(number)" + String(repeating: "x", count: 300_000))])
      }
      try KeptEvidence.gather(connection)
    }
    let connection = try StoreDump.open(scene.path)
    let kept = "SELECT count(*) FROM youth_evidence WHERE facts <> ''"
    #expect(try connection.fetchInt(kept) == rows - 1)
    #expect(try scene.maker.read(CaseloadQuery(at: scene.now)) == before)
  }

  @Test func `rows stand by the counties of the youth's cases and by the last day of these`() throws
  {
    let scene = try BoardScene.sample()
    struct Enough: Error {}
    // What refers to a case that is taken out stays: nothing of this is to be committed.
    #expect(throws: Enough.self) {
      try write(scene) { connection in
        func rows(_ sql: String) throws -> [[DatabaseValue]] {
          try connection.fetchAll(sql) { $0.values }
        }
        let kept = "SELECT county, until, youth, facts IS NULL FROM youth_evidence ORDER BY 1, 2, 3"
        let wanted =
          "SELECT county, max(ifnull(closed_on, '9999-12-31')), youth, 0 FROM cases"
          + " GROUP BY county, youth ORDER BY 1, 2, 3"
        #expect(try rows(kept) == rows(wanted))
        let youth = try rows("SELECT DISTINCT youth FROM cases ORDER BY 1").map { $0[0] }
        let (one, other) = (youth[0], youth[1])
        let copy =
          "INSERT INTO cases SELECT 'C-copy', youth, '06029', component, opened_on, NULL, entry,"
          + " row_hash FROM cases WHERE youth = ? LIMIT 1"
        try connection.execute("PRAGMA defer_foreign_keys = ON")
        for (sql, arguments, touched) in [
          (copy, [one], [one]),
          ("UPDATE cases SET closed_on = opened_on WHERE id = 'C-copy'", [], [one]),
          ("UPDATE cases SET county = '06037' WHERE id = 'C-copy'", [], [one]),
          ("UPDATE cases SET component = 'FM' WHERE id = 'C-copy'", [], [one]),
          ("UPDATE cases SET youth = ? WHERE id = 'C-copy'", [other], [one, other]),
          (
            "UPDATE cases SET closed_on = '2020-02-29', opened_on = '2020-02-01' WHERE youth = ?",
            [other], [other]
          ),
          ("DELETE FROM cases WHERE id = 'C-copy'", [], [other]),
          ("DELETE FROM cases WHERE youth = ?", [one], [one]),
        ] {
          try connection.execute(sql, arguments)
          let empty = Set(try rows("SELECT youth FROM youth_evidence WHERE facts IS NULL"))
          let left = try Set(rows("SELECT youth FROM cases")).intersection(touched.map { [$0] })
          #expect(empty == left, "\(sql)")
          try KeptEvidence.gather(connection)
          #expect(try rows(kept) == rows(wanted), "\(sql)")
          #expect(try rows(KeptEvidence.differing).isEmpty, "\(sql)")
        }
        throw Enough()
      }
    }
  }

  @Test(arguments: ["v", "v1,", "x", "v-62135596800,9:06029", "v-62135596800,5:06029:s"])
  func `a text that is not whole is no evidence, and check finds it`(text: String) throws {
    let scene = try BoardScene.sample()
    let before = try scene.maker.read(CaseloadQuery(at: scene.now))
    try write(scene) {
      try $0.execute("UPDATE youth_evidence SET facts = ?", [.text(text)])
    }
    #expect(try scene.maker.read(CaseloadQuery(at: scene.now)) == before)
    let wrong = try scene.maker.check().filter { !$0.isGood }.map(\.name)
    #expect(wrong == ["kept evidence is what is recorded"])
  }
}

extension CaseloadFigures {
  /// The rows of one county in every grouping.
  fileprivate func rows(of county: String) -> [AnyHashable] {
    cases.filter { $0.county == county }.map(AnyHashable.init)
      + workers.filter { $0.county == county }.map(AnyHashable.init)
      + (units + counties).filter { $0.county == county }.map(AnyHashable.init)
  }
}
