import Domain
import Store
import TerminalUI
import Testing

@testable import Dashboard

/// An episode worked by single keys.
@Suite struct EpisodeKeyTests {
  private func episode(_ store: SampleStore, width: Int = 120) throws -> BoardDriver {
    let driver = try BoardDriver(store, width: width, height: 40)
    driver.type("4")
    driver.press(.enter)
    return driver
  }

  private func form(_ driver: BoardDriver) -> ActionForm? {
    if case .form(let form) = driver.program.overlay { form } else { nil }
  }

  private func texts(_ driver: BoardDriver) -> [String: String] {
    Dictionary(
      (form(driver)?.texts ?? []).map { ($0.name, $0.text) }, uniquingKeysWith: { one, _ in one })
  }

  @Test(arguments: [
    ("R", "record-notice"), ("F", "record-effort"), ("I", "record-sighting"),
    ("P", "assign-recovery"), ("X", "mark-located"), ("B", "record-return"),
    ("C", "record-conversation"), ("Q", "record-screen"), ("A", "acknowledge-alert"),
    ("H", "hand-over-alert"),
  ])
  func `one key opens the form about the episode`(_ key: String, _ action: String) throws {
    let driver = try episode(SampleStore())
    driver.type(key)
    #expect(form(driver)?.descriptor.name == action)
    #expect(texts(driver)["episode"] == "M-0004")
  }

  @Test func `a notice goes to whoever is to be told next, and each closes its own clock`() throws {
    let store = try SampleStore()
    let made = try store.apply(
      "report-missing", [("youth", "Y-0002"), ("recovery_worker", "W-301")])
    let driver = try BoardDriver(store, width: 120, height: 40)
    driver.type("4f\(made)")
    driver.press(.enter, .enter)
    for party in ["law_enforcement", "ncmec"] {
      driver.type("R")
      #expect(texts(driver)["party"] == party)
      // Without its number the notice is kept, and the clock runs on.
      driver.press(.control("s"), .enter)
      #expect(driver.text.contains("Done: record the notice"))
      driver.wait(1)
      driver.type("R")
      #expect(texts(driver)["party"] == party)
      driver.press(.tab, .tab)
      driver.type("N-\(party.count)")
      driver.press(.control("s"), .enter)
      #expect(driver.text.contains("Done: record the notice"))
      driver.wait(1)
    }
    driver.type("R")
    #expect(texts(driver)["party"] == "parents_guardians_tribe")
  }

  @Test func `the next step is named with who does it and how long is left, and D does it`() throws
  {
    let driver = try episode(SampleStore(), width: 200)
    #expect(
      driver.text.contains(
        "Next: notice to parents, guardians, tribe, by the worker, X LATE +8 d 4 h"))
    driver.type("D")
    #expect(form(driver)?.descriptor.name == "record-notice")
    #expect(texts(driver)["party"] == "parents_guardians_tribe")
  }

  @Test func `O shows who is on call in the youth's county, and Esc comes back`() throws {
    let driver = try episode(SampleStore())
    driver.type("O")
    #expect(driver.program.top.id == .onCall)
    #expect(driver.program.top.breadcrumb(driver.program.context).count == 2)
    driver.press(.escape)
    #expect(driver.program.top.id == .episode)
  }

  @Test func `what was done stands beside the clocks where there is room, else under them`() throws
  {
    func isBeside(_ width: Int) throws -> Bool {
      let driver = try episode(SampleStore(), width: width)
      return driver.lineContaining("Clocks: ").contains("What was done")
    }
    #expect(try isBeside(120))
    #expect(try !isBeside(119))
  }

  // MARK: - The packet

  @Test func `the packet is masked until m, for one recipient or the other`() throws {
    let store = try SampleStore()
    let driver = try episode(store)
    driver.type("K")
    #expect(driver.text.contains("REPORT TO NCMEC"))
    #expect(driver.text.contains("(m shows it)"))
    #expect(!driver.text.contains("Sample Youth"))
    driver.type("b")
    #expect(driver.text.contains("REPORT TO LAW ENFORCEMENT"))
    driver.type("m")
    #expect(driver.lineContaining("Name:").contains("(m shows it)") == false)
    let entries = try store.open().read(AuditQuery(newest: 10))
    #expect(entries.contains { $0.verb == "view" && $0.subject == "Y-0025" })
  }

  @Test func `e writes the packet once the log has it`() throws {
    let store = try SampleStore()
    let driver = try episode(store)
    driver.type("Ke")
    #expect(driver.text.contains("The sheet is in "))
    #expect(store.exports().count { $0.hasPrefix("csecboard-packet-") } == 1)
    let entries = try store.open().read(AuditQuery(newest: 10))
    #expect(entries.contains { $0.verb == "export" && $0.subject == "Y-0025" })
    driver.port.failure = Problem("The disk is full.")
    driver.wait(1)
    driver.type("e")
    #expect(driver.text.contains("Without an entry in the log it is not done."))
    #expect(store.exports().count == 1)
  }

  // MARK: - Figures

  @Test(arguments: ["notices", "recovery"])
  func `b goes through the tables, p through the spans, Enter to an episode`(_ name: String) throws
  {
    let driver = try BoardDriver(SampleStore(), width: 140, height: 40)
    driver.type(":\(name)")
    driver.press(.enter)
    var titles: [String] = []
    while titles.count < 20 {
      let title = driver.program.top.breadcrumb(driver.program.context)[1]
      if titles.contains(title) { break }
      titles.append(title)
      driver.type("b")
    }
    #expect(titles.count == (name == "notices" ? 6 : 8))
    for _ in 1..<titles.count { driver.type("b") }
    #expect(driver.line(1).contains("all time"))
    driver.type("p")
    #expect(driver.line(1).contains("fiscal year 2026-27"))
    driver.type("p")
    #expect(driver.program.top.grid?.rows.isEmpty == false)
    driver.press(.enter)
    #expect(driver.program.top.id == .episode)
  }
}
