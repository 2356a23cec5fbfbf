import Domain
import Store
import TestSupport
import Testing

@testable import Subcommands

/// What an account is answered on the command line says nothing of what it may not see: neither
/// what is read, nor what is refused.
@Suite struct AccessInferenceTests {
  private struct Answer: Equatable {
    let status: Int32
    let out: String
    let err: String
  }

  private func ask(_ scene: BoardScene, _ account: String, _ words: [String]) throws -> Answer {
    let runner = try CommandRunner(scene)
    let answer = runner.run(arguments: ["--store", scene.path, "--as", account] + words)
    let error = answer.err.split(separator: scene.path).joined(separator: "STORE")
    return Answer(status: answer.status, out: answer.out, err: error)
  }

  @Test(arguments: EveryRoleScene.accounts)
  func `no command answers otherwise when every withheld value is another one`(account: String)
    throws
  {
    let (scene, other) = (try EveryRoleScene().scene, try EveryRoleScene().scene)
    let viewer = try scene.open(as: account).viewer
    _ = try WithheldValues.change(in: other, for: viewer)
    let youth = try RowBundle.sample()["youth"].compactMap { $0["id"] } + ["Y-none"]
    var outputs = 0
    let commands =
      AccessOutputTests.commands + youth.map({ ["youth", $0] })
      + youth.suffix(3).map { ["audit", "--youth", $0] }
    // One account in two reads JSON, where columns withheld are named; all are gone through for
    // marks in every format.
    let place = EveryRoleScene.accounts.firstIndex(of: account) ?? 0
    let format = place.isMultiple(of: 2) ? "json" : "text"
    for words in commands {
      // The head of a chain that was changed by hand is another one, and the doctor sees that.
      if words == ["audit", "head"] || words == ["doctor"] { continue }
      // A match gives the result of what it must heed, whatever else may be seen of it (F9).
      if words.first == "placements", words.count > 1 { continue }
      let answers = try [scene, other].map { try ask($0, account, words + ["-f", format]) }
      #expect(answers[0] == answers[1], "\(account): \(words) \(format)")
      outputs += 2
    }
    print("command lines: \(account), \(outputs) outputs alike in two stores")
  }

  /// Changes with the kind of record that each is aimed at.
  private static let changes: [(name: String, kind: String, aim: String, fields: [String])] = [
    ("change-youth", "youth", "youth", ["lead_person=W-103"]),
    ("record-status", "youth", "youth", ["status=clear", "basis=other"]),
    ("open-case", "youth", "youth", ["component=FM"]),
    ("report-missing", "youth", "youth", []),
    ("place-stay", "youth", "youth", ["facility=F-KERN-1"]), ("end-stay", "youth", "youth", []),
    ("record-report", "youth", "youth", ["county=06029"]),
    (
      "start-team", "youth", "youth",
      ["purpose=response", "members=nurse;mentor", "verified=badges seen"]
    ),
    (
      "record-consent", "youth", "youth",
      ["agency=AG-KERN-CW", "basis=order", "fields=f11", "reference=x", "until=2027-01-01"]
    ),
    ("close-case", "cases", "case", []), ("assign-case", "cases", "case", ["staff=W-102"]),
    ("end-assignment", "cases", "case", ["staff=W-101"]),
    ("record-notice", "missing", "episode", ["party=court"]),
    ("record-effort", "missing", "episode", ["kind=school"]),
    ("record-return", "missing", "episode", []), ("close-episode", "missing", "episode", []),
    ("assign-recovery", "missing", "episode", ["recovery_worker=W-101"]),
    ("extend-team", "teams", "team", ["until=2027-03-01", "cause=a trial"]),
    ("end-team", "teams", "team", []), ("end-consent", "consents", "consent", []),
    ("review-break-glass", "break_glass", "opening", ["finding=needed"]),
    ("change-staff", "staff", "staff", ["phone=555-0100"]),
  ]

  /// The keys of a kind that an account does not work with.
  private func outOfReach(_ kind: String, _ naive: NaiveAccess) -> [String] {
    naive.rows(kind).filter { row in
      switch kind {
      case "staff": !naive.viewer.counties.contains(row["owner_county"]?.text ?? "")
      case "break_glass": !naive.seesDoings(of: row["account"]?.text ?? "")
      default: !(naive.youthOf(kind, row).map(naive.own.contains) ?? false)
      }
    }.compactMap { $0["id"]?.text }
  }

  @Test(arguments: EveryRoleScene.accounts)
  func `a change aimed past its rows is refused as one aimed at nothing, and does nothing`(
    account: String
  ) throws {
    let scene = try EveryRoleScene().scene
    let store = try scene.open(as: account)
    let naive = try NaiveAccess(store.viewer, path: scene.path, now: scene.now, zone: store.zone)
    let before = try StoreDump.records(of: scene.path)
    var refused = 0
    for change in Self.changes {
      let nothing = try aim(change, at: "X-none", scene, account)
      for key in outOfReach(change.kind, naive).prefix(4) {
        let answer = try aim(change, at: key, scene, account)
        #expect(
          answer.status == nothing.status && [66, 77].contains(answer.status),
          "\(account) \(change.name) \(key): \(answer.err)")
        #expect(
          answer.err.split(separator: key).joined(separator: "X-none") == nothing.err,
          "\(account) \(change.name) \(key)")
        #expect(answer.out == "")
        refused += 1
      }
    }
    #expect(try StoreDump.records(of: scene.path) == before)
    print("changes aimed past their rows: \(account), \(refused) refused")
  }

  private func aim(
    _ change: (name: String, kind: String, aim: String, fields: [String]), at key: String,
    _ scene: BoardScene, _ account: String
  ) throws -> Answer {
    try ask(
      scene, account,
      ["do", change.name, "\(change.aim)=\(key)"] + change.fields
        + ["--clock", "2026-11-20T12:00:00-08:00"])
  }
}
