import Domain
import Store
import TerminalUI
import Testing

@testable import Dashboard

@Suite struct BulkActionTests {
  /// The cases of one worker, the first few of them marked.
  private func marking(_ count: Int, _ driver: BoardDriver) {
    driver.type("2j")
    driver.press(.enter, .enter, .enter)
    for _ in 0..<count { driver.type("t") }
  }

  /// Chooses an action of the menu by its words.
  private func choose(_ words: String, _ driver: BoardDriver) {
    driver.type("a")
    for _ in 0..<20 where !driver.lineContaining("▸ ").contains(words) { driver.type("j") }
    driver.press(.enter)
  }

  @Test func `counties of a year are each row's own, and of themselves make nothing alike`() throws
  {
    let survey = BulkAction(
      rows: ["06019", "06029"].map { county in
        BulkAction.Row(
          id: county,
          subject: [
            NamedText(name: "county", text: county),
            NamedText(name: "fiscal_year", text: "2026-27"),
          ])
      })
    let send = try #require(ChangeCatalog.descriptor(named: "send-survey"))
    #expect(survey.ownFields(of: send) == ["county"] && survey.fits(send))
    #expect(survey.shared.map(\.name) == ["fiscal_year"])
    let add = try #require(ChangeCatalog.descriptor(named: "add-youth"))
    #expect(survey.ownFields(of: add).isEmpty && !survey.fits(add))
  }

  @Test func `what differs by row is the row's own, what is the same is filled in once`() throws {
    let driver = try BoardDriver(SampleStore(), width: 120, height: 40)
    marking(2, driver)
    #expect(driver.line(1).contains("2 marked"))
    let bulk = try #require(BulkAction(driver.program.top))
    let assign = try #require(ChangeCatalog.descriptors.first { $0.name == "assign-case" })
    #expect(bulk.ownFields(of: assign) == ["case"])
    #expect(!bulk.form(of: assign).fields.map(\.name).contains("case"))
    #expect(bulk.shared.map(\.name).contains("staff"))
    let confirm = try #require(ChangeCatalog.descriptors.first { $0.name == "confirm-beds" })
    #expect(!bulk.fits(confirm))
  }

  @Test func `each marked row is a change of its own with its own entry`() throws {
    let store = try SampleStore()
    let driver = try BoardDriver(store, width: 120, height: 40)
    marking(3, driver)
    let marked = driver.program.top.grid?.marked.count ?? 0
    choose("Give a case", driver)
    #expect(driver.text.contains("3 marked"))
    driver.press(.control("s"))
    #expect(driver.text.contains("For each of 3 marked: C-"))
    let before = try entries(store).count
    driver.press(.enter)
    let made = try entries(store).count - before
    #expect(driver.text.contains(" of \(marked) done"))
    let bulk = try #require(driver.program.bulk)
    #expect(made >= bulk.doneCount)
    #expect(bulk.rows.allSatisfy { $0.outcome != nil })
    #expect(driver.program.top.grid?.marked == bulk.left)
    driver.press(.escape)
    #expect(driver.program.bulk == nil)
    #expect(driver.program.overlay == nil)
  }

  @Test func `several alerts are taken on at once, each its own`() throws {
    let store = try SampleStore()
    let driver = try BoardDriver(store, width: 120, height: 40)
    driver.type("!ttt")
    choose("Take on an alert", driver)
    #expect(driver.text.contains("3 marked"))
    driver.type("W-203")
    driver.press(.tab)
    driver.type("14:00")
    driver.press(.control("s"), .enter)
    #expect(driver.text.contains("3 of 3 done"))
    let alerts = try store.open().read(AlertsQuery(at: SampleStore.noon))
    #expect(alerts.filter { $0.owner?.owner == "W-203" } == Array(alerts.prefix(3)))
  }

  @Test func `those that are refused stay marked, each with its reason`() throws {
    let driver = try BoardDriver(SampleStore(), width: 120, height: 40)
    marking(2, driver)
    let marked = driver.program.top.grid?.marked
    choose("Give a case", driver)
    // The worker is filled in already, as all these cases are of one.
    driver.press(.control("u"))
    let form = try #require(driver.form)
    let place = try #require(form.descriptor.fields.firstIndex { $0.name == "staff" })
    for _ in form.fields where driver.form?.focus != place { driver.press(.backTab) }
    driver.press(.control("u"))
    driver.type("W-999")
    driver.press(.control("s"), .enter)
    #expect(driver.text.contains("0 of 2 done, 2 not done."))
    #expect(driver.text.contains("No record 'W-999'"))
    #expect(driver.program.top.grid?.marked == marked)
  }

  @Test func `Esc stops after the one that is being entered`() throws {
    let driver = try BoardDriver(SampleStore(), width: 120, height: 40)
    marking(3, driver)
    var bulk = try #require(BulkAction(driver.program.top))
    let assign = try #require(ChangeCatalog.descriptors.first { $0.name == "assign-case" })
    bulk.begin(assign, common: [NamedText(name: "staff", text: "W-301")])
    let first = bulk.next
    bulk.take(.done)
    #expect(bulk.next != first)
    bulk.isStopping = true
    #expect(bulk.next == nil)
    bulk.end()
    #expect(bulk.left.count == 2)
  }

  @Test func `leaving the form sends nothing and keeps the marks`() throws {
    let store = try SampleStore()
    let driver = try BoardDriver(store, width: 120, height: 40)
    marking(2, driver)
    let before = try entries(store).count
    choose("Give a case", driver)
    driver.press(.escape)
    #expect(driver.program.bulk == nil)
    #expect(try entries(store).count == before)
    #expect(driver.program.top.grid?.marked.count == 2)
    driver.type("T")
    #expect(driver.program.top.grid?.marked.isEmpty == true)
  }

  private func entries(_ store: SampleStore) throws -> [AuditEntry] {
    try store.open().read(AuditQuery()).filter { $0.verb == "assign-case" }
  }
}

extension BoardDriver {
  /// The form that has the keyboard.
  fileprivate var form: ActionForm? {
    if case .form(let form) = program.overlay { form } else { nil }
  }
}
