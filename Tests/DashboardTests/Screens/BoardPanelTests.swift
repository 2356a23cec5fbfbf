import Domain
import Store
import TerminalUI
import Testing

@testable import Dashboard

@Suite struct BoardPanelTests {
  /// Never blank and never left.
  private static let awake = DashboardOptions.IdleLimits(blankAfter: nil, leaveAfter: nil)

  @Test func `a clock runs on by the minute without a question to the store`() throws {
    let driver = try BoardDriver(SampleStore(), width: 200, height: 60) { $0.idle = Self.awake }
    #expect(driver.lineContaining("Y-0030").contains("X LATE +22:00"))
    let asked = driver.port.fetches.count
    driver.wait(60)
    #expect(driver.lineContaining("Y-0030").contains("X LATE +22:01"))
    #expect(driver.port.fetches.count == asked)
    #expect(!driver.line(1).contains("changed"))
  }

  @Test func `beds that pass their limit leave the total by themselves`() throws {
    let driver = try BoardDriver(SampleStore(), width: 200, height: 60) { $0.idle = Self.awake }
    #expect(driver.text.contains("Open beds: 2 in 2 facilities; 2 left out"))
    // Kern's were confirmed four and a half hours before noon, and are good for twelve.
    driver.wait(7 * 3600 + 30 * 60)
    #expect(driver.text.contains("Open beds: 2 in 2 facilities; 2 left out"))
    #expect(driver.program.nextEdge == driver.clock.now.adding(seconds: 1))
    driver.wait(1)
    #expect(driver.text.contains("Open beds: 1 in 1 facility; 3 left out"))
  }

  @Test func `a seat is empty from the second that its shift ends`() throws {
    let driver = try BoardDriver(SampleStore(), width: 200, height: 60) {
      $0.idle = Self.awake
    }
    #expect(driver.text.contains("On call now: NOBODY in 1 seat"))
    driver.wait(8 * 3600 - 1)
    #expect(driver.text.contains("On call now: NOBODY in 1 seat"))
    driver.wait(1)
    #expect(driver.text.contains("On call now: NOBODY in 2 seats"))
  }

  @Test func `confirming beds elsewhere moves the total`() throws {
    let store = try SampleStore()
    let driver = try BoardDriver(store, width: 200, height: 60)
    try store.apply(
      "confirm-beds",
      [
        ("facility", "F-KERN-1"), ("occupied", "1"), ("held", "0"), ("offline", "0"),
        ("confirmed_at", "2026-11-20 11:59"),
      ])
    driver.run([.storeMoved])
    #expect(driver.text.contains("Open beds: 6 in 2 facilities; 2 left out"))
  }

  @Test func `Tab goes through the panels, and an action knows what is selected`() throws {
    let driver = try BoardDriver(SampleStore(), width: 100, height: 44)
    driver.press(.tab, .tab, .tab)
    #expect(driver.lineContaining("▸").contains("Missing from care"))
    #expect(driver.program.top.subject.map(\.name) == ["episode", "youth", "party", "alert"])
    driver.press(.tab)
    #expect(driver.lineContaining("▸").contains("On call now"))
    #expect(driver.program.top.subject.map(\.text) == ["06019", "advocate"])
    driver.press(.enter)
    #expect(driver.line(1).hasPrefix("On call › Fresno"))
    driver.press(.escape, .tab, .tab)
    #expect(driver.lineContaining("▸").contains("Open beds"))
    driver.press(.enter)
    #expect(driver.line(1).hasPrefix("Placements › Fresno"))
  }

  @Test func `what another county is to answer is due next, and Enter opens it`() throws {
    let store = try SampleStore()
    for (key, hours) in [("Q-1", "2026-11-20 09:00"), ("Q-2", "2026-11-18 11:00")] {
      try store.apply(
        "ask-county",
        [
          ("id", key), ("youth", "Y-0001"), ("to_county", "06019"), ("asked", "a home there"),
          ("kind", key == "Q-1" ? "placement" : "other"), ("at", hours),
        ])
    }
    let driver = try BoardDriver(store, width: 200, height: 60) { $0.idle = Self.awake }
    #expect(driver.text.contains("1 late): Answer of Fresno: other"))
    #expect(driver.lineContaining("Answer of Fresno: other, ") != "")
    for _ in 0..<8 where !driver.lineContaining("▸").contains("Due next") { driver.press(.tab) }
    #expect(driver.program.top.subject.map(\.text) == ["Q-2"])
    driver.press(.enter)
    #expect(driver.line(1).hasPrefix("Requests between counties"))
    #expect(driver.program.top.grid?.selected?.id == "Q-2")
    driver.press(.escape)
    let text = driver.text.split(separator: "\n").first { $0.contains("Fresno: placement") }
    #expect(text?.contains("due in 45:00") == true, "\(text ?? "")")
  }

  @Test func `the keyboard begins at late notices, else at an empty seat, else at the loads`()
    throws
  {
    let store = try SampleStore()
    let driver = try BoardDriver(store, panel: nil)
    #expect((driver.program.top as? BoardScreen)?.focus == .missing)
    let empty = try BoardDriver(SampleStore(isFilled: false), panel: nil)
    #expect((empty.program.top as? BoardScreen)?.focus == .units)
    // On 20 November at noon Fresno's advocate seat is empty.
    let fresno = try BoardDriver(store, panel: nil) { $0.counties = ["06019"] }
    #expect((fresno.program.top as? BoardScreen)?.focus == .missing)
    // On 10 November no clock was late, and nobody's shift had begun.
    let call = try BoardDriver(store, panel: nil) {
      $0.asOf = SampleStore.noon.adding(trueDays: -10)
    }
    #expect((call.program.top as? BoardScreen)?.focus == .onCall)
  }

  @Test func `a refresh leaves the keyboard where it is`() throws {
    let store = try SampleStore()
    let driver = try BoardDriver(store, panel: nil)
    driver.press(.tab, .tab)
    let before = (driver.program.top as? BoardScreen)?.focus
    try store.apply(
      "record-effort",
      [("episode", "M-0001"), ("kind", "shelter_check"), ("at", "2026-11-20 11:30")])
    driver.run([.storeMoved])
    #expect((driver.program.top as? BoardScreen)?.focus == before)
    #expect(before == .due)
  }

  @Test func `a gap's action begins with the seat and the hours that are missing`() throws {
    let driver = try BoardDriver(SampleStore(), width: 100, height: 44)
    driver.type("5")
    driver.press(.tab)
    #expect(driver.program.top.subject.map(\.name) == ["county", "seat", "starts_at", "ends_at"])
    #expect(driver.program.top.subject.first?.text == "06019")
  }

  @Test func `b groups the reports otherwise, and elsewhere says that nothing is grouped`() throws {
    let driver = try BoardDriver(SampleStore())
    driver.type("8b")
    #expect(driver.line(1).hasPrefix("Reports › by year"))
    driver.type("bbbbbbb")
    #expect(driver.line(1).hasPrefix("Reports › by county"))
    driver.type("1b")
    #expect(
      driver.line(22) == "Only the screens of 2, 8, 7, !, :notices and :recovery are grouped.")
  }

  @Test func `p shows the reports of the fiscal year, and of all time again`() throws {
    let driver = try BoardDriver(SampleStore(), width: 120)
    driver.type("8")
    let all = driver.line(3)
    driver.type("p")
    #expect(driver.line(1).hasPrefix("Reports › by county › fiscal year 2026-27"))
    let asked = driver.port.fetches.last?.query as? FunnelQuery
    // 1 July 2026, 00:00 in California.
    #expect(asked?.from == Instant(seconds: 1_782_889_200))
    driver.type("p")
    #expect(driver.line(3) == all)
  }

  @Test func `the board is exported as one page`() throws {
    let store = try SampleStore()
    let driver = try BoardDriver(store)
    driver.type("e")
    let name = "csecboard-board-20261120120000.txt"
    #expect(store.exports() == [name])
    let page = String(
      decoding: Files.read(store.exportFolder + "/" + name) ?? [], as: UTF8.self)
    #expect(page.hasPrefix("DEMO: a demonstration store"))
    #expect(page.contains("! 27 youth without oversight"))
    #expect(page.contains("! On call now: NOBODY in 1 seat"))
    #expect(page.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test func `panels that do not fit keep their headings`() {
    let panels = [3, 5, 8].map {
      PanelStack.Panel(title: "", isUrgent: false, rows: $0, atLeast: 1)
    }
    #expect(PanelStack(panels: panels, focus: 2).heights(in: 3) == [0, 0, 0])
    #expect(PanelStack(panels: panels, focus: 2).heights(in: 7) == [0, 0, 4])
    #expect(PanelStack(panels: panels, focus: 2).heights(in: 11) == [2, 2, 4])
    #expect(PanelStack(panels: panels, focus: nil).heights(in: 30) == [4, 6, 9])
  }
}
