import Database
import Domain
import TestSupport
import Testing

@testable import Store

@Suite struct ChangeTests {
  typealias Fields = [(name: String, text: String)]

  /// The sentence with which a change is refused, the records being as before.
  private func refusal(
    _ scene: BoardScene, _ store: BoardStore, _ name: String, _ fields: Fields
  ) throws -> String {
    let before = try StoreDump.records(of: scene.path)
    var sentence = "(taken)"
    do {
      _ = try store.apply(name, fields: fields, now: scene.now)
    } catch let error as StoreError {
      switch error {
      case .rule(let reason): sentence = reason
      case .field(let problem): sentence = "\(problem.field): \(problem.reason)"
      case .unknownKey(let kind, let key): sentence = "unknown \(kind) \(key)"
      case .notPermitted(let reason): sentence = reason
      default: sentence = "\(error)"
      }
    }
    #expect(try StoreDump.records(of: scene.path) == before, "\(name)")
    return sentence
  }

  @Test func `a case is opened, assigned, handed over and closed`() throws {
    let scene = try BoardScene.sample()
    let lead = try scene.open(as: "lead")
    let now = scene.now
    let youth = try lead.apply(
      "add-youth", fields: [("county", "6029"), ("initials", "ZZ")], now: now)
    let key = try lead.apply(
      "open-case", fields: [("youth", youth), ("component", "fr")], now: now)
    _ = try lead.apply(
      "assign-case", fields: [("case", key), ("staff", "W-101"), ("acknowledged", "yes")], now: now)
    let assigned = try #require(
      try lead.read(CaseloadQuery(at: now)).cases.first { $0.caseID == key })
    #expect(assigned.youth == youth)
    let later = now.adding(seconds: 3_600)
    _ = try lead.apply(
      "end-assignment", fields: [("case", key), ("staff", "W-101"), ("handover", "file read")],
      now: later)
    // The end is half open: at the very second another may begin.
    _ = try lead.apply("assign-case", fields: [("case", key), ("staff", "W-102")], now: later)
    _ = try lead.apply("close-case", fields: [("case", key)], now: later)
    let rows = try StoreDump.records(of: scene.path)["assignments", default: []]
      .filter { $0.contains("\"\(key)\"") }
    let end = scene.maker.zone.endOfDay(scene.maker.zone.localDate(of: now)).seconds
    #expect(rows.count == 2)
    #expect(rows.contains { $0.contains("\(later.seconds)") && $0.contains("file read") })
    #expect(rows.contains { $0.contains("W-102") && $0.contains("\(end)") })
    #expect(try scene.maker.check().allSatisfy(\.isGood))
  }

  @Test func `the first values of a person hold from the beginning`() throws {
    let scene = try BoardScene.sample()
    let lead = try scene.open(as: "lead")
    let key = try lead.apply(
      "add-staff",
      fields: [
        ("name", "New Person"), ("agency", "AG-KERN-CW"), ("role", "worker"), ("unit", "Valley"),
        ("county", "06029"), ("fte", "0.8"), ("started_on", "2020-01-01"),
      ], now: scene.now)
    let early = try TimeText.instant("2021-06-01", zone: scene.maker.zone)
    let worker = try scene.maker.read(CaseloadQuery(at: early)).workers.first { $0.worker == key }
    #expect(worker?.capacity == 1600)
  }

  @Test func `a status recorded shows at once`() throws {
    let scene = try BoardScene.sample()
    let worker = try scene.open(as: "worker")
    _ = try worker.apply(
      "record-status",
      fields: [
        ("youth", "Y-0001"), ("status", "CONFIRMED"), ("basis", "disclosure"), ("source", "self"),
      ], now: scene.now)
    let record = try worker.read(YouthQuery(youth: "Y-0001", at: scene.now))
    #expect(record.status.status == .confirmed)
  }

  @Test(
    arguments: [
      (
        "assign-case", [("case", "C-0001"), ("staff", "W-102")],
        "case 'C-0001' has a primary worker, 'W-101';"
          + " end that assignment first (end-assignment)"
      ),
      (
        "assign-case", [("case", "C-0001"), ("staff", "W-102"), ("from", "2025-12-01")],
        "case 'C-0001' opens only on 2026-03-02"
      ),
      (
        "assign-case", [("case", "C-0002"), ("staff", "W-104"), ("role", "secondary")],
        "'W-104' ended on 2026-10-31"
      ),
      (
        "assign-case", [("case", "C-0001"), ("staff", "W-101"), ("from", "2026-03-02")],
        "'W-101' already has case 'C-0001' as primary"
      ),
      ("assign-case", [("case", "C-none"), ("staff", "W-102")], "unknown cases C-none"),
      ("assign-case", [("case", "C-0001"), ("staff", "W-201")], "unknown staff W-201"),
      ("assign-case", [("case", "C-0001"), ("staff", "W-none")], "unknown staff W-none"),
      (
        "end-assignment", [("case", "C-0001"), ("staff", "W-102")],
        "'W-102' has no assignment to case 'C-0001' at that time"
      ),
      (
        "open-case", [("youth", "Y-0001"), ("component", "FR"), ("opened_on", "2026-11-21")],
        "a case cannot be opened on a day to come (2026-11-21)"
      ),
      (
        "open-case", [("id", "C-0001"), ("youth", "Y-0001"), ("component", "FR")],
        "the key 'C-0001' is taken in cases"
      ),
      (
        "open-case", [("youth", "Y-0001"), ("county", "06067"), ("component", "FR")],
        "unknown counties 06067"
      ),
      (
        "close-case", [("case", "C-0001"), ("closed_on", "2026-03-01")],
        "case 'C-0001' was opened later, on 2026-03-02"
      ),
      ("add-youth", [("id", "Y-0001"), ("county", "06029")], "the key 'Y-0001' is taken in youth"),
      ("add-youth", [("county", "06099")], "unknown counties 06099"),
      ("add-youth", [("county", "06029"), ("lead_agency", "AG-none")], "unknown agencies AG-none"),
      (
        "record-status",
        [
          ("youth", "Y-0001"), ("status", "clear"), ("basis", "grid"),
          ("from", "2027-01-01"),
        ], "a status cannot begin in time to come"
      ),
      (
        "record-status",
        [
          ("youth", "Y-0001"), ("status", "confirmed"), ("basis", "grid"),
          ("from", "2026-03-02"),
        ], "a status on that basis from that moment is recorded already"
      ),
      (
        "record-status",
        [
          ("youth", "Y-0001"), ("status", "clear"), ("basis", "grid"),
          ("grid_code", "6871"), ("from", "2026-11-01"),
        ],
        "until: grid code 6871 needs an end (rule R-10971)"
      ),
      (
        "record-status",
        [
          ("youth", "Y-0001"), ("status", "clear"), ("basis", "grid"),
          ("grid_code", "1"),
        ], "grid_code: '1' is none of 6867 to 6871"
      ),
      (
        "record-status",
        [
          ("youth", "Y-0001"), ("status", "clear"), ("basis", "grid"),
          ("from", "2026-11-02"), ("until", "2026-11-01"),
        ], "until: lies before from"
      ),
      (
        "record-status",
        [("youth", "Y-0001"), ("status", "confirmed_historic"), ("basis", "grid")],
        "status: 'confirmed_historic' is none of at_risk, possible, clear, confirmed"
      ),
      (
        "record-status", [("youth", "Y-0001"), ("basis", "grid")],
        "status: is needed: What is known now."
      ),
      ("record-status", [("youth", "Y-0001"), ("youth", "Y-0002")], "youth: is given twice"),
      (
        "record-status",
        [
          ("youth", "Y-0001"), ("status", "clear"), ("basis", "grid"),
          ("from", "3/8/2026"),
        ], "from: A date is written year first: 2026-03-08."
      ),
    ] as [(String, [(String, String)], String)])
  func `a change that a rule refuses says which, and changes nothing`(
    name: String, fields: [(String, String)], sentence: String
  ) throws {
    let scene = try BoardScene.sample()
    let lead = try scene.open(as: "lead")
    #expect(try refusal(scene, lead, name, fields.map { (name: $0.0, text: $0.1) }) == sentence)
  }

  @Test func `an unknown field names the fields there are`() throws {
    let scene = try BoardScene.sample()
    #expect(
      try refusal(scene, scene.maker, "close-case", [("case", "C-0001"), ("on", "2026-01-01")])
        == "on: is no field of close-case: case, closed_on")
  }

  @Test func `a role that may not is told so`() throws {
    let scene = try BoardScene.sample()
    let worker = try scene.open(as: "worker")
    #expect(
      try refusal(scene, worker, "assign-case", [("case", "C-0001"), ("staff", "W-101")])
        == "assign-case is not for the role caseworker")
    for account in ["steward", "keeper"] {
      let store = try scene.open(as: account)
      for change in ChangeCatalog.descriptors {
        #expect(try refusal(scene, store, change.name, []).contains("is not for the role"))
      }
    }
  }

  @Test func `a record out of scope and one that does not exist are refused alike`() throws {
    let scene = try BoardScene.sample()
    let worker = try scene.open(as: "worker")
    let own = Set(
      try worker.read(AnyStatement(sql: "SELECT id FROM my_youth_f1", views: ["my_youth_f1"]))
        .compactMap { $0[0].text })
    let others = try RowBundle.sample()["youth"].compactMap { $0["id"] }.filter {
      !own.contains($0)
    }
    #expect(!own.isEmpty && !others.isEmpty)
    for youth in others + ["Y-none"] {
      for (name, fields) in [
        ("record-status", [("youth", youth), ("status", "clear"), ("basis", "other")]),
        ("open-case", [("youth", youth), ("component", "FR")]),
      ] as [(String, Fields)] {
        #expect(try refusal(scene, worker, name, fields) == "unknown youth \(youth)")
      }
    }
  }

  @Test func `two primary workers never overlap, whichever begins first`() throws {
    let scene = try BoardScene.sample()
    let lead = try scene.open(as: "lead")
    let key = try lead.apply(
      "open-case",
      fields: [("youth", "Y-0001"), ("component", "FM"), ("opened_on", "2026-01-05")],
      now: scene.now)
    _ = try lead.apply(
      "assign-case",
      fields: [
        ("case", key), ("staff", "W-101"), ("from", "2026-06-01"), ("reason", "knows the youth"),
      ], now: scene.now)
    #expect(
      try refusal(
        scene, lead, "assign-case",
        [("case", key), ("staff", "W-102"), ("from", "2026-02-01")])
        == "case '\(key)' has a primary worker, 'W-101' from 2026-06-01;"
        + " end that assignment first (end-assignment)")
    #expect(
      try refusal(scene, lead, "close-case", [("case", key), ("closed_on", "2026-05-31")])
        == "'W-101' has case '\(key)' from a day after 2026-05-31; close it later")
    #expect(try scene.maker.check().allSatisfy(\.isGood))
  }
}
