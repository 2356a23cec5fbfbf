import Domain
import TestSupport
import Testing

@testable import Store

@Suite struct OpeningsQueryTests {
  private func keys(_ account: String, _ every: EveryRoleScene, all: Bool = false) throws
    -> [OpeningLine]
  {
    try every.scene.open(as: account).read(
      OpeningsQuery(at: every.scene.now, includesReviewed: all))
  }

  @Test func `one sees one's own openings, a supervisor the unit's, an auditor all`() throws {
    let every = try EveryRoleScene()
    #expect(try keys("desk", every).map(\.youth) == ["Y-0021"])
    #expect(try keys("detective", every).map(\.youth) == ["Y-0015"])
    #expect(try keys("lead", every).map(\.account) == ["worker"])
    #expect(Set(try keys("auditor", every).map(\.account)) == ["desk", "detective", "worker"])
  }

  @Test func `an opened record is nobody's case: caseloads are of one's own alone`() throws {
    let every = try EveryRoleScene()
    let worker = try every.scene.open(as: "worker")
    let naive = try NaiveAccess(
      worker.viewer, path: every.scene.path, now: every.scene.now, zone: worker.zone)
    let whole = try every.scene.maker.read(CaseloadQuery(at: every.scene.now)).cases
    // Opened, on a team, and by a consent to the agency: each is readable and has an open case.
    let others = ["Y-0022", EveryRoleScene.teamYouth, EveryRoleScene.consentYouth]
      .filter { !naive.own.contains($0) }
    #expect(others.contains("Y-0022"))
    for youth in others { #expect(naive.youth(.f1).contains(youth), "\(youth)") }
    #expect(whole.contains { others.contains($0.youth) })
    let seen = try worker.read(CaseloadQuery(at: every.scene.now)).cases.map(\.youth)
    #expect(Set(seen).isSubset(of: naive.own))
    #expect(Set(seen) == Set(whole.map(\.youth)).intersection(naive.own))
    for youth in others {
      let one = try worker.read(YouthCaseloadQuery(youth: youth, at: every.scene.now))
      #expect(one.cases.isEmpty, "\(youth)")
    }
  }

  @Test func `an administrator sees that a record was opened, not whose nor why`() throws {
    let lines = try keys("keeper", try EveryRoleScene())
    #expect(lines.count == 3)
    #expect(lines.allSatisfy { $0.youth == nil && $0.reason == nil })
  }

  @Test(arguments: ["analyst", "nurse", "school", "beds", "steward"])
  func `a role that opens and reviews none is refused`(account: String) throws {
    let every = try EveryRoleScene()
    #expect(throws: StoreError.self) { try keys(account, every) }
  }

  @Test func `a reviewed opening leaves the queue once it is over`() throws {
    let every = try EveryRoleScene()
    let opening = try #require(try keys("lead", every).first)
    _ = try every.scene.open(as: "lead").apply(
      "review-break-glass", fields: [("opening", opening.id), ("finding", "needed")],
      now: every.scene.now)
    #expect(try keys("lead", every).map(\.reviewedBy) == ["lead"])
    let later = every.scene.now.adding(seconds: 3_600)
    let store = try every.scene.open(as: "lead")
    #expect(try store.read(OpeningsQuery(at: later)).isEmpty)
    #expect(try store.read(OpeningsQuery(at: later, includesReviewed: true)).count == 1)
  }

  @Test func `a county's policy takes the right from a role`() throws {
    let every = try EveryRoleScene()
    try every.scene.maker.write(verb: "test", now: every.scene.now) { work in
      var writer = try work.record(AuditLog.Act(verb: "test"))
      let row = PolicyRow(
        county: "06029", effectiveOn: LocalDate(daysSinceEpoch: 0), kind: .breakGlass,
        key: "hotline", value: 0, citation: "county", provenance: "county", approvedBy: "board")
      try writer.write(row.storedValues, to: .base(of: RecordCatalog.weights))
    }
    let fields = [("youth", "Y-0016"), ("reason", "in danger now, nobody else answers")]
    #expect(throws: StoreError.self) {
      try every.scene.open(as: "desk").apply("break-glass", fields: fields, now: every.scene.now)
    }
  }
}
