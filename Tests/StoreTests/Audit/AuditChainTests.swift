import Database
import Domain
import TestSupport
import Testing

@testable import Store

@Suite struct AuditChainTests {
  private func entries(_ scene: BoardScene) throws -> [AuditEntry] {
    try scene.maker.read(AuditQuery())
  }

  /// Changes the log behind the program's back: with its triggers dropped.
  private func tamper(_ scene: BoardScene, _ sql: [String]) throws {
    let connection = try Connection(
      path: scene.path, access: .readWrite(WriteLock(storePath: scene.path)))
    defer { connection.close() }
    try connection.write(verb: "test") {
      try connection.execute("DROP TRIGGER audit_keeps_update")
      try connection.execute("DROP TRIGGER audit_keeps_delete")
      for line in sql { try connection.execute(line) }
    }
  }

  @Test func `what a screen gives away is one entry each, without a word of it`() throws {
    let scene = try BoardScene.sample()
    let before = try entries(scene).count
    try scene.maker.noteExport(
      of: "caseloads", format: "csv", rows: 12, isMasked: false, now: scene.now)
    try scene.maker.noteUnmasking(on: "caseloads", now: scene.now)
    let added = try entries(scene).dropFirst(before)
    #expect(added.map(\.verb) == ["export", "unmask"])
    #expect(added.map(\.subjectKind) == ["listing", "screen"])
    #expect(added.map(\.detail) == [#"{"format":"csv","masked":0,"rows":12}"#, "{}"])
    #expect(try scene.maker.proveAudit(against: nil).firstBroken == nil)
  }

  @Test func `a log written by the program is whole`() throws {
    let scene = try BoardScene.sample()
    #expect(try entries(scene).count > 30)
    #expect(try scene.maker.proveAudit(against: nil).firstBroken == nil)
    #expect(try scene.maker.check().allSatisfy(\.isGood))
  }

  @Test(arguments: [
    ("an entry changed", ["UPDATE audit SET account = 'other' WHERE seq = 7"], 7),
    ("a time changed", ["UPDATE audit SET at_hundredths = at_hundredths + 1 WHERE seq = 4"], 4),
    ("an entry taken out", ["DELETE FROM audit WHERE seq = 9"], 10),
    (
      "an entry put in",
      [
        "UPDATE audit SET seq = seq + 1000 WHERE seq > 5",
        "INSERT INTO audit SELECT 6, at_hundredths, uid, account, role, agency, session, verb,"
          + " subject_kind, subject, basis, outcome, detail, prev, hash FROM audit WHERE seq = 5",
        "UPDATE audit SET seq = seq - 999 WHERE seq > 1000",
      ], 6
    ),
    (
      "two entries swapped",
      [
        "UPDATE audit SET seq = -1 WHERE seq = 5", "UPDATE audit SET seq = 5 WHERE seq = 6",
        "UPDATE audit SET seq = 6 WHERE seq = -1",
      ], 5
    ),
  ])
  func `names the first broken entry`(what: String, sql: [String], broken: Int) throws {
    let scene = try BoardScene.sample()
    // What hangs on the entries does not matter here; a tamperer would see to it.
    try tamper(
      scene, ["PRAGMA defer_foreign_keys = ON", "DELETE FROM row_history"] + sql + Self.loose)
    #expect(try scene.maker.proveAudit(against: nil).firstBroken == broken, "\(what)")
    let line = try scene.maker.check().first { $0.name == "audit chain" }
    #expect(line?.isGood == false)
    #expect(line?.finding.contains("entry \(broken) ") == true)
  }

  /// Points every reference at an entry that is there, so that the commit passes.
  private static let loose =
    RecordTable.all.map { "UPDATE \($0.name) SET entry = 1" }
    + ["grants", "imports"].map { "UPDATE \($0) SET entry = 1" }

  @Test func `the store itself refuses to change or delete an entry`() throws {
    let scene = try BoardScene.sample()
    let connection = try Connection(
      path: scene.path, access: .readWrite(WriteLock(storePath: scene.path)))
    for sql in ["UPDATE audit SET account = 'x'", "DELETE FROM audit WHERE seq = 1"] {
      #expect(throws: DatabaseError.self) {
        try connection.write(verb: "test") { try connection.execute(sql) }
      }
    }
  }

  @Test func `each act makes exactly its entries`() throws {
    let scene = try BoardScene.sample()
    let lead = try scene.open(as: "lead")
    let worker = try scene.open(as: "worker")
    let steward = try scene.open(as: "steward")
    let keeper = try scene.open(as: "keeper")
    func made(_ body: () throws -> Void) throws -> [String] {
      let before = try entries(scene).count
      do { try body() } catch is StoreError {}
      return try entries(scene).dropFirst(before).map {
        "\($0.account) \($0.verb) \($0.subjectKind):\($0.subject) \($0.outcome)"
      }
    }
    let now = scene.now
    #expect(
      try made {
        _ = try lead.apply(
          "record-status",
          fields: [("youth", "Y-0001"), ("status", "clear"), ("basis", "other")], now: now)
      } == ["lead record-status youth:Y-0001 done"])
    #expect(
      try made {
        _ = try worker.apply(
          "assign-case", fields: [("case", "C-0001"), ("staff", "W-101")], now: now)
      } == ["worker assign-case : refused"])
    #expect(
      try made {
        _ = try lead.apply(
          "assign-case", fields: [("case", "C-0001"), ("staff", "W-102")], now: now)
      } == ["lead assign-case : refused"])
    #expect(
      try made {
        _ = try worker.apply("close-case", fields: [("case", "C-nowhere")], now: now)
      } == ["worker close-case : refused"])
    #expect(
      try made { try worker.noteOpening(ofYouth: "Y-0001", now: now) }
        == ["worker view youth:Y-0001 done"])
    #expect(
      try made { try worker.noteOpening(ofYouth: "Y-none", now: now) }
        == ["worker view : refused"])
    #expect(try made { try worker.revoke("steward", now: now) } == ["worker revoke : refused"])
    #expect(
      try made { _ = try ImportSession(store: worker, now: now) }
        == ["worker import : refused"])
    #expect(
      try made {
        try keeper.grant(
          GrantRequest(account: "new", role: .dataSteward, agency: "AG-KERN-CW", counties: []),
          now: now)
      } == ["keeper grant account:new done"])
    #expect(
      try made { try keeper.revoke("new", now: now.adding(seconds: 1)) }
        == ["keeper revoke account:new done"])
    #expect(try made { try keeper.revoke("nobody-there", now: now) } == ["keeper revoke : refused"])
    let rows = RowBundle([
      "flags": [
        ["youth": "Y-0001", "flag": "nmd", "from": "2026-11-01"],
        ["youth": "Y-0002", "flag": "nmd", "from": "2026-11-01"],
      ]
    ])
    #expect(
      try made { try rows.load(into: steward, now: now) } == [
        "steward import : done", "steward import youth:Y-0001 done",
        "steward import youth:Y-0002 done",
      ])
    #expect(try made { try rows.load(into: steward, now: now) }.isEmpty)
    #expect(try scene.maker.proveAudit(against: nil).firstBroken == nil)
  }

  @Test func `no name and no text of a record is in the log`() throws {
    let scene = try BoardScene.sample()
    let lead = try scene.open(as: "lead")
    _ = try lead.apply(
      "add-youth",
      fields: [("county", "06029"), ("name", "Quince Canary"), ("initials", "QC")], now: scene.now)
    _ = try? lead.apply("close-case", fields: [("case", "Quince Canary")], now: scene.now)
    let log = try entries(scene).map { "\($0)" }.joined(separator: "\n")
    let bundle = try RowBundle.sample()
    let names = (bundle["youth"] + bundle["staff"]).compactMap { $0["name"] }
    #expect(names.count > 40)
    for name in names + ["Quince Canary"] { #expect(!log.contains(name), "\(name)") }
  }

  @Test func `where no entry can be made, nothing is written`() throws {
    let scene = try BoardScene.sample()
    let connection = try Connection(
      path: scene.path, access: .readWrite(WriteLock(storePath: scene.path)))
    try connection.write(verb: "test") {
      try connection.execute(
        "CREATE TRIGGER audit_full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'full'); END")
    }
    connection.close()
    let before = try StoreDump.everything(of: scene.path)
    let store = scene.maker
    #expect(throws: StoreError.self) {
      try store.apply("add-youth", fields: [("county", "06029")], now: scene.now)
    }
    #expect(throws: StoreError.self) { try store.noteOpening(ofYouth: "Y-0001", now: scene.now) }
    #expect(throws: StoreError.self) { try store.revoke("worker", now: scene.now) }
    #expect(throws: StoreError.self) {
      try RowBundle(["counties": [["fips": "06001", "name": "Alameda"]]])
        .load(into: store, now: scene.now)
    }
    #expect(try StoreDump.everything(of: scene.path) == before)
  }
}
