import Database
import Domain
import TestSupport
import Testing

@testable import Store

@Suite struct UndoTests {
  typealias Fields = [(name: String, text: String)]

  private func head(_ scene: BoardScene) throws -> Int {
    let connection = try StoreDump.open(scene.path)
    defer { connection.close() }
    return try AuditLog(connection: connection).head().seq
  }

  /// The sentence with which an undo is refused, the records being as before.
  private func refusal(
    _ scene: BoardScene, _ store: BoardStore, _ fields: Fields = [], at now: Instant? = nil
  ) throws -> String {
    let before = try StoreDump.records(of: scene.path)
    var sentence = "(taken back)"
    do {
      _ = try store.apply("undo", fields: fields, now: now ?? scene.now)
    } catch StoreError.rule(let reason) {
      sentence = reason
    }
    if sentence != "(taken back)" { #expect(try StoreDump.records(of: scene.path) == before) }
    return sentence
  }

  /// How many youth with a case have no row of what is kept of them.
  private func lacking(_ scene: BoardScene) throws -> Int {
    try StoreDump.open(scene.path).fetchInt(
      "SELECT count(*) FROM cases WHERE youth NOT IN"
        + " (SELECT youth FROM youth_evidence WHERE facts IS NOT NULL)")
  }

  @Test(arguments: 1...3)
  func `changes taken back in reverse leave every row, entry, hash and word as it was`(seed: Int)
    throws
  {
    let scene = try BoardScene.sample()
    var changes = try RandomChanges(seed: UInt64(seed), store: scene.maker)
    var now = scene.now
    var stack: [(entry: Int, before: [String: [String]])] = []
    var done: Set<String> = []
    for _ in 0..<50 {
      now = now.adding(seconds: 61)
      let before = try StoreDump.writtenRecords(of: scene.path)
      if changes.random.chance(15), let last = stack.popLast() {
        _ = try scene.maker.apply("undo", fields: [], now: now)
        #expect(
          StoreDump.differences(try StoreDump.writtenRecords(of: scene.path), last.before) == [])
        if changes.random.chance(50) {
          // Taken back once more: the change stands again, to the last byte.
          _ = try scene.maker.apply(
            "undo", fields: [("entry", "\(try head(scene))")], now: now.adding(seconds: 1))
          #expect(
            StoreDump.differences(try StoreDump.writtenRecords(of: scene.path), before) == [])
          stack.append(last)
        }
      } else if let name = try changes.make(at: now) {
        done.insert(name)
        stack.append((try head(scene), before))
      }
      #expect(try lacking(scene) == 0)
    }
    #expect(done.count > 5)
    while let last = stack.popLast() {
      now = now.adding(seconds: 1)
      _ = try scene.maker.apply("undo", fields: [("entry", "\(last.entry)")], now: now)
      #expect(
        StoreDump.differences(try StoreDump.writtenRecords(of: scene.path), last.before) == [])
    }
    #expect(try scene.maker.check().allSatisfy(\.isGood))
    #expect(try refusal(scene, scene.maker) == "there is no change of yours to take back")
  }

  @Test func `what was taken back stays in the history, and the log keeps both entries`() throws {
    let scene = try BoardScene.sample()
    let key = try scene.maker.apply(
      "add-youth", fields: [("county", "06029"), ("name", "Nyx Quill")], now: scene.now)
    let made = try head(scene)
    #expect(!(try scene.maker.read(YouthSearchQuery(text: "quill", at: scene.now))).isEmpty)
    #expect(try scene.maker.apply("undo", fields: [], now: scene.now) == key)
    #expect(try scene.maker.read(YouthSearchQuery(text: "quill", at: scene.now)).isEmpty)
    let connection = try StoreDump.open(scene.path)
    let kept = try connection.fetchAll(
      "SELECT before FROM row_history WHERE entry = ? AND before_entry = ?",
      [DatabaseValue(made + 1), DatabaseValue(made)]
    ) { $0.text(0) }
    #expect(kept.contains { $0.contains("Nyx Quill") })
    let entry = try #require(try UndoChain.entry(made + 1, connection))
    #expect(entry.verb == "undo" && entry.subject == key)
    #expect(
      entry.detail == "{\"entry\":\(made),\"verb\":\"add-youth\",\"change\":\(made)}")
    connection.close()
  }

  @Test func `what was built on stands in the way, by its verb and entry`() throws {
    let scene = try BoardScene.sample()
    let now = scene.now
    let youth = try scene.maker.apply("add-youth", fields: [("county", "06029")], now: now)
    let first = try head(scene)
    let key = try scene.maker.apply(
      "open-case", fields: [("youth", youth), ("component", "FR")], now: now)
    let second = try head(scene)
    #expect(
      try refusal(scene, scene.maker, [("entry", "\(first)")])
        == "entry \(first) (add-youth) cannot be taken back: a later record refers to it:"
        + " open-case, entry \(second), in cases")
    _ = try scene.maker.apply("close-case", fields: [("case", key)], now: now)
    let closed = try head(scene)
    #expect(
      try refusal(scene, scene.maker, [("entry", "\(second)")])
        == "entry \(second) (open-case) cannot be taken back: a later change rests on it:"
        + " close-case, entry \(closed), in cases")
    #expect(try refusal(scene, scene.maker) == "(taken back)")
    #expect(try refusal(scene, scene.maker) == "(taken back)")
    let undone = try head(scene)
    #expect(try refusal(scene, scene.maker, [("entry", "\(first)")]) == "(taken back)")
    // The case cannot come back without its youth.
    #expect(
      try refusal(scene, scene.maker, [("entry", "\(undone)")])
        == "entry \(undone) (open-case) cannot be taken back: '\(youth)' in youth,"
        + " which it names, is not there any more")
  }

  @Test func `a worker who was given the case since stands in the way`() throws {
    let scene = try BoardScene.sample()
    _ = try scene.maker.apply(
      "end-assignment", fields: [("case", "C-0001"), ("staff", "W-101"), ("handover", "read")],
      now: scene.now)
    let ended = try head(scene)
    _ = try scene.maker.apply(
      "assign-case",
      fields: [
        ("case", "C-0001"), ("staff", "W-102"), ("acknowledged", "yes"), ("reason", "a test"),
      ], now: scene.now.adding(seconds: 60))
    #expect(
      try refusal(scene, scene.maker, [("entry", "\(ended)")])
        == "entry \(ended) (end-assignment) cannot be taken back:"
        + " 'W-102' is the primary worker of the case then")
  }

  @Test func `one's own changes alone, and each once`() throws {
    let scene = try BoardScene.sample()
    _ = try scene.maker.apply("close-case", fields: [("case", "C-0001")], now: scene.now)
    let made = try head(scene)
    let lead = try scene.open(as: "lead")
    #expect(try refusal(scene, lead) == "there is no change of yours to take back")
    for entry in [made, 1, made + 100] {
      #expect(
        try refusal(scene, lead, [("entry", "\(entry)")]) == "entry \(entry) is no change of yours")
    }
    let undone = try refusal(scene, scene.maker)
    #expect(undone == "(taken back)")
    let last = try head(scene)
    #expect(
      try refusal(scene, scene.maker, [("entry", "\(made)")])
        == "entry \(made) (close-case) cannot be taken back: that was done already, by entry \(last)"
    )
  }

  @Test func `hours already worked stay`() throws {
    let scene = try BoardScene.sample()
    _ = try scene.maker.apply(
      "put-shift",
      fields: [
        ("county", "06029"), ("seat", "supervisor"), ("staff", "W-105"),
        ("starts_at", "2026-11-20 13:00"), ("ends_at", "2026-11-20 20:00"),
      ], now: scene.now)
    #expect(
      try refusal(scene, scene.maker, at: scene.now.adding(seconds: 3_601)).hasSuffix(
        "hours already worked stay as they were"))
    #expect(
      try refusal(scene, scene.maker, at: scene.now.adding(seconds: 3_600)) == "(taken back)")
  }

  @Test func `a running shift that was cancelled by mistake runs on, and is not cut short again`()
    throws
  {
    let scene = try BoardScene.sample()
    _ = try scene.maker.apply(
      "cancel-shift", fields: [("shift", "SH-0003"), ("gap", "snow")], now: scene.now)
    let later = scene.now.adding(seconds: 60)
    #expect(try refusal(scene, scene.maker, at: later) == "(taken back)")
    let undone = try head(scene)
    #expect(
      try refusal(
        scene, scene.maker, [("entry", "\(undone)")], at: later.adding(seconds: 60)
      ).hasSuffix("hours already worked stay as they were"))
  }

  @Test func `a return stays while what followed it is recorded`() throws {
    let scene = try BoardScene.sample()
    let episode = try scene.maker.apply(
      "report-missing", fields: [("youth", "Y-0002")], now: scene.now)
    let later = scene.now.adding(seconds: 60)
    _ = try scene.maker.apply("record-return", fields: [("episode", episode)], now: later)
    let returned = try head(scene)
    _ = try scene.maker.apply(
      "record-effort", fields: [("episode", episode), ("kind", "face_to_face")],
      now: later.adding(seconds: 60))
    #expect(
      try refusal(scene, scene.maker, [("entry", "\(returned)")]).hasSuffix(
        "what followed the return is recorded: entry \(returned + 1), in efforts"))
    #expect(try refusal(scene, scene.maker) == "(taken back)")
    #expect(try refusal(scene, scene.maker) == "(taken back)")
  }

  @Test func `one's changes are listed newest first, each with why it cannot be taken back`()
    throws
  {
    let scene = try BoardScene.sample()
    let lead = try scene.open(as: "lead")
    _ = try lead.apply(
      "assign-case", fields: [("case", "C-0001"), ("staff", "W-102"), ("role", "secondary")],
      now: scene.now)
    _ = try scene.maker.apply("add-youth", fields: [("county", "06029")], now: scene.now)
    _ = try lead.apply(
      "end-assignment", fields: [("case", "C-0001"), ("staff", "W-102")],
      now: scene.now.adding(seconds: 60))
    let end = try head(scene)
    let list = try lead.undoable(now: scene.now, limit: 10)
    #expect(list.map(\.verb) == ["end-assignment", "assign-case"])
    #expect(list.map(\.entry) == [end, end - 2])
    #expect(
      list.map(\.reason) == [
        nil, "a later change rests on it: end-assignment, entry \(end), in assignments",
      ])
    #expect(list[1].sentence.contains("C-0001") && list[1].sentence.contains("W-102"))
    _ = try lead.apply("undo", fields: [], now: scene.now.adding(seconds: 120))
    let after = try lead.undoable(now: scene.now, limit: 2)
    #expect(after.map(\.verb) == ["undo", "end-assignment"])
    #expect(after.map(\.reason) == [nil, "that was done already, by entry \(end + 1)"])
    #expect(try lead.undoable(now: scene.now, limit: 9)[2].reason == nil)
  }
}
