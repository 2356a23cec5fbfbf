import Database
import Domain
import TestSupport
import Testing

@testable import Store

@Suite struct AccessChangeTests {
  private func apply(_ store: BoardStore, _ change: String, _ fields: [String: String], at: Instant)
    throws -> String
  {
    try store.apply(change, fields: fields.map { (name: $0.key, text: $0.value) }, now: at)
  }

  private func rows(_ scene: BoardScene, _ sql: String) throws -> [[DatabaseValue]] {
    let connection = try StoreDump.open(scene.path)
    defer { connection.close() }
    return try connection.fetchAll(sql) { row in (0..<row.columnCount).map { row.value($0) } }
  }

  private let team = [
    "youth": "Y-0001", "purpose": "response", "members": "mentor; nurse", "verified": "badges",
  ]

  @Test func `a team lasts thirty days from the report, and an extension says why`() throws {
    let scene = try EveryRoleScene().scene
    let worker = try scene.open(as: "worker")
    var fields = team
    fields["from"] = "2026-11-10"
    let key = try apply(worker, "start-team", fields, at: scene.now)
    let start = try TimeText.instant("2026-11-10", zone: worker.zone)
    #expect(
      try rows(scene, "SELECT until_at FROM teams WHERE id = '\(key)'")
        == [[.integer(start.seconds + 30 * 86_400)]])
    #expect(
      try rows(scene, "SELECT account FROM team_members WHERE team = '\(key)' ORDER BY account")
        == [[.text("mentor")], [.text("nurse")]])
    #expect(
      try worker.undoable(now: scene.now, limit: 1).first?.sentence.contains(
        ", until 2026-12-10 00:00.") == true)
    #expect(throws: StoreError.self) {
      try apply(
        worker, "extend-team", ["team": key, "until": "2026-12-01", "cause": "x"], at: scene.now)
    }
    _ = try apply(
      worker, "extend-team", ["team": key, "until": "2027-01-15", "cause": "a trial runs"],
      at: scene.now)
    #expect(
      try rows(scene, "SELECT cause FROM teams WHERE id = '\(key)'") == [[.text("a trial runs")]])
    _ = try apply(worker, "end-team", ["team": key], at: scene.now)
    #expect(throws: StoreError.rule("team '\(key)' has ended; start a new one")) {
      try apply(worker, "end-team", ["team": key], at: scene.now)
    }
  }

  @Test(arguments: [
    (["members": "worker"], "a team has two members or more (WIC 18961.7)"),
    (["from": "2026-11-30"], "a team cannot start in time to come"),
    (["from": "2026-10-01"], "the time of a team from that report is over"),
  ])
  func `a team against the rules is not started`(given: [String: String], rule: String) throws {
    let scene = try EveryRoleScene().scene
    let worker = try scene.open(as: "worker")
    let fields = team.merging(given) { $1 }
    do {
      _ = try apply(worker, "start-team", fields, at: scene.now)
      Issue.record("\(given) was taken")
    } catch StoreError.rule(let sentence) {
      #expect(sentence.hasPrefix(rule))
    }
  }

  @Test
  func `a member without a grant, a youth of another caseload and a role that starts no team`()
    throws
  {
    let scene = try EveryRoleScene().scene
    let worker = try scene.open(as: "worker")
    #expect(throws: StoreError.unknownKey(kind: "accounts", key: "nobody")) {
      try apply(worker, "start-team", team.merging(["members": "nobody"]) { $1 }, at: scene.now)
    }
    #expect(throws: StoreError.unknownKey(kind: "youth", key: "Y-0021")) {
      try apply(worker, "start-team", team.merging(["youth": "Y-0021"]) { $1 }, at: scene.now)
    }
    for account in ["mentor", "nurse", "detective", "keeper", "auditor", "school"] {
      let store = try scene.open(as: account)
      #expect(throws: StoreError.self) {
        try apply(store, "start-team", team, at: scene.now)
      }
    }
  }

  @Test func `a county's policy decides how long a team lasts`() throws {
    let scene = try EveryRoleScene().scene
    let connection = try Connection(
      path: scene.path, access: .readWrite(WriteLock(storePath: scene.path)))
    try connection.write(verb: "test") {
      try connection.execute(
        "INSERT INTO policies VALUES ('06029', 'access', 'team', '2026-01-01', 48, 'c', 'p', 'x', 1)"
      )
    }
    connection.close()
    let key = try apply(try scene.open(as: "worker"), "start-team", team, at: scene.now)
    #expect(
      try rows(scene, "SELECT until_at - from_at FROM teams WHERE id = '\(key)'")
        == [[.integer(48 * 3_600)]])
  }

  @Test func `a consent ends in time to come and opens no more than it names`() throws {
    let scene = try EveryRoleScene().scene
    let worker = try scene.open(as: "worker")
    let fields = [
      "youth": "Y-0001", "agency": "AG-KERN-LAW", "basis": "consent", "fields": "f2;f10",
      "reference": "file 7",
    ]
    #expect(throws: StoreError.self) {
      try apply(worker, "record-consent", fields, at: scene.now)
    }
    for until in ["2026-11-01", "2026-11-20T12:00:00-08:00"] {
      #expect(throws: StoreError.self) {
        try apply(worker, "record-consent", fields.merging(["until": until]) { $1 }, at: scene.now)
      }
    }
    let key = try apply(
      worker, "record-consent", fields.merging(["until": "2026-12-31"]) { $1 }, at: scene.now)
    let lawyer = try scene.open(as: "lawyer")
    let record = try lawyer.read(YouthQuery(youth: "Y-0001", at: scene.now))
    #expect(record.person.gender != nil)
    #expect(record.person.name == nil)
    #expect(!record.withheld.contains(.f2))
    #expect(record.withheld.contains(.f3))
    _ = try apply(worker, "end-consent", ["consent": key], at: scene.now)
    let later = try lawyer.read(YouthQuery(youth: "Y-0001", at: scene.now))
    #expect(later.person.gender == nil)
    #expect(later.withheld.contains(.f2))
  }

  @Test func `an opening for life safety asks for a reason, lasts an hour and is reviewed`() throws
  {
    let scene = try EveryRoleScene().scene
    let worker = try scene.open(as: "worker")
    let reason = "a life depends on where she is"
    #expect(throws: StoreError.self) {
      try apply(worker, "break-glass", ["youth": "Y-0023", "reason": "urgent"], at: scene.now)
    }
    #expect(throws: StoreError.rule("'Y-0001' is yours to see already")) {
      try apply(worker, "break-glass", ["youth": "Y-0001", "reason": reason], at: scene.now)
    }
    let key = try apply(
      worker, "break-glass", ["youth": "Y-0023", "reason": reason], at: scene.now)
    let record = try worker.read(YouthQuery(youth: "Y-0023", at: scene.now))
    #expect(record.withheld == [.f4, .f11])
    #expect(throws: StoreError.unknownKey(kind: "youth", key: "Y-0023")) {
      try apply(
        worker, "record-status",
        ["youth": "Y-0023", "status": "clear", "basis": "other"], at: scene.now)
    }
    for account in ["mentor", "school", "auditor", "keeper", "beds"] {
      let store = try scene.open(as: account)
      #expect(throws: StoreError.self, "\(account)") {
        try apply(store, "break-glass", ["youth": "Y-0023", "reason": reason], at: scene.now)
      }
    }
    let lead = try scene.open(as: "lead")
    let others = try rows(scene, "SELECT id FROM break_glass WHERE account = 'desk'")
    let other = try #require(others.first?[0].text)
    #expect(throws: StoreError.unknownKey(kind: "break_glass", key: other)) {
      try apply(
        lead, "review-break-glass", ["opening": other, "finding": "not of this unit"],
        at: scene.now)
    }
    _ = try apply(
      lead, "review-break-glass", ["opening": key, "finding": "was needed"], at: scene.now)
    #expect(
      try rows(scene, "SELECT reviewed_by FROM break_glass WHERE id = '\(key)'")
        == [[.text("lead")]])
    #expect(throws: StoreError.rule("'\(key)' is reviewed already")) {
      try apply(lead, "review-break-glass", ["opening": key, "finding": "again"], at: scene.now)
    }
  }

  @Test func `what opened a record cannot be made undone, nor can its end`() throws {
    let scene = try EveryRoleScene().scene
    let worker = try scene.open(as: "worker")
    let key = try apply(worker, "start-team", team, at: scene.now)
    for change in [("", [:]), ("end-team", ["team": key])] {
      if !change.0.isEmpty { _ = try apply(worker, change.0, change.1, at: scene.now) }
      do {
        _ = try apply(worker, "undo", [:], at: scene.now)
        Issue.record("undone")
      } catch StoreError.rule(let sentence) {
        #expect(sentence.hasSuffix("what opens one is ended instead"))
      }
    }
  }

  @Test func `the log names the ground on which a record was opened`() throws {
    let scene = try EveryRoleScene().scene
    var found: [String] = []
    for (account, youth) in [
      ("worker", "Y-0001"), ("nurse", EveryRoleScene.teamYouth),
      ("lawyer", EveryRoleScene.consentYouth), ("desk", "Y-0021"), ("school", "Y-0001"),
    ] {
      try scene.open(as: account).noteOpening(ofYouth: youth, now: scene.now)
      found += try rows(scene, "SELECT basis FROM audit ORDER BY seq DESC LIMIT 1")
        .compactMap { $0[0].text }
    }
    #expect(found[0..<3] == ["role", "team T-1 response", "consent N-AG-KERN-LAW"])
    #expect(found[3].hasPrefix("life safety B-"))
    #expect(found[4] == "index")
  }
}
