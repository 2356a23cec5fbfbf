import Database
import Domain
import TestSupport
import Testing

@testable import Store

/// The set of a supervisor's own youth, which is worked out once a read.
@Suite struct KeptScopeTests {
  private func own(_ store: BoardStore) throws -> [String] {
    try store.read(
      AnyStatement(
        sql: "SELECT id FROM \(LedgerViews.workingYouth) ORDER BY id",
        views: [LedgerViews.workingYouth])
    ).compactMap { $0.first?.text }
  }

  @Test func `what another connection commits moves the set within the same second`() throws {
    let scene = try BoardScene.sample()
    let lead = try scene.open(as: "lead")
    let before = try own(lead)
    #expect(before.contains("Y-0001"))
    // Nobody of the unit carries the youth any more, and somebody else does.
    let connection = try Connection(
      path: scene.path, access: .readWrite(WriteLock(storePath: scene.path, mode: 0o600)),
      applicationID: BoardStore.applicationID)
    defer { connection.close() }
    let stranger = try connection.fetchOne(
      "SELECT id FROM staff WHERE owner_county = '06019' ORDER BY id"
    ) { $0.text(0) }
    try connection.write(verb: "test") {
      try connection.execute(
        "UPDATE assignments SET staff = ? WHERE case_id IN"
          + " (SELECT id FROM cases WHERE youth = 'Y-0001')", [.text(stranger ?? "")])
    }
    #expect(try own(lead) == before.filter { $0 != "Y-0001" })
  }

  @Test func `what the viewer commits moves the set within the same second`() throws {
    let scene = try BoardScene.sample()
    let lead = try scene.open(as: "lead")
    let before = try own(lead)
    let key = try lead.apply(
      "add-youth",
      fields: [("initials", "Q.Q."), ("county", "06029"), ("name", "Sample Quill")],
      now: scene.now)
    #expect(!before.contains(key))
    #expect(try own(lead) == (before + [key]).sorted())
  }

  @Test func `a read that fails leaves no half of a set behind`() throws {
    let scene = try BoardScene.sample()
    let lead = try scene.open(as: "lead")
    let views = [LedgerViews.workingYouth]
    #expect(throws: StoreError.self) {
      _ = try lead.read(AnyStatement(sql: "SELECT nothing FROM my_nowhere", views: views))
    }
    #expect(try own(lead) == own(try scene.open(as: "lead")))
    #expect(try !own(lead).isEmpty)
  }

  @Test func `nothing that is kept can be read by its own name or written`() throws {
    let scene = try BoardScene.sample()
    let lead = try scene.open(as: "lead")
    let before = try own(lead)
    let table = try #require(ViewScopes.keepingTable(of: ViewScopes.own, for: .supervisor))
    for sql in [
      "SELECT id FROM \(table)", "SELECT count(*) FROM temp.\(table)",
      "INSERT INTO \(table) VALUES ('Y-9999')", "DELETE FROM temp.\(table)",
      "WITH my_scope_own AS (SELECT id FROM \(table)) SELECT * FROM my_scope_own",
    ] {
      #expect(throws: StoreError.self, "\(sql)") {
        _ = try lead.read(AnyStatement(sql: sql, views: [LedgerViews.workingYouth]))
      }
    }
    #expect(try own(lead) == before)
  }
}
