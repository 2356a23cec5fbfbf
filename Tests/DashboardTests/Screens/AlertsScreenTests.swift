import Domain
import Store
import TerminalUI
import Testing

@testable import Dashboard

/// Alerts on a screen of their own, on the line above every screen, and as a bell.
@Suite struct AlertsScreenTests {
  private func driver(
    _ store: SampleStore, width: Int = 140, rings: Bool = true
  ) throws -> BoardDriver {
    try BoardDriver(store, width: width, height: 40) {
      $0.idle = .init(blankAfter: nil, leaveAfter: nil)
      $0.rings = rings
    }
  }

  private func report(_ store: SampleStore, _ youth: String) throws -> String {
    try store.apply("report-missing", [("youth", youth)])
  }

  @Test func `has the alerts in the order of the command, with sign and word`() throws {
    let store = try SampleStore()
    let driver = try driver(store)
    driver.type("!")
    let expected = try store.open().read(AlertsQuery(at: SampleStore.noon))
    #expect(
      driver.program.top.grid?.rows.map(\.id)
        == expected.map { "\($0.line.episode.id)/\($0.subject.storedName)" })
    #expect(driver.text.contains("X LATE +22:00"))
    #expect(driver.lineContaining("! UNASSIGNED ").contains("nobody"))
  }

  @Test func `A takes an alert on until when is said, and it comes back by itself`() throws {
    let store = try SampleStore()
    let driver = try driver(store)
    driver.type("!A")
    let id = try #require(driver.program.top.grid?.selectedID)
    #expect(driver.text.contains("until the end of the shift; its clock runs on."))
    driver.type("W-203")
    driver.press(.tab)
    driver.type("14:00")
    driver.press(.control("s"), .enter)
    #expect(driver.text.contains("Done: take on the alert"))
    let row = driver.lineContaining("W-203 ")
    #expect(row.contains("14:00"))
    driver.type("b")
    #expect(driver.program.top.grid?.rows.contains { $0.id == id } == false)
    driver.type("bbbbb")
    driver.wait(7_200)
    driver.type("b")
    #expect(driver.program.top.grid?.rows.contains { $0.id == id } == true)
  }

  @Test func `youth who left one home together stand together`() throws {
    let store = try SampleStore()
    for youth in ["Y-0002", "Y-0003"] {
      try store.apply("report-missing", [("youth", youth), ("facility", "F-KERN-1")])
    }
    let driver = try driver(store)
    driver.type("!bbbbb")
    #expect(driver.line(1).hasPrefix("Alerts › left together"))
    let youth = driver.program.top.grid?.rows.map { $0.id.prefix { $0 != "/" } } ?? []
    #expect(Set(youth).count >= 2)
  }

  // MARK: - The line above every screen

  @Test func `the most urgent alert is on the line above every screen, without a name`() throws {
    let driver = try driver(SampleStore())
    let line = driver.line(2)
    #expect(line.hasPrefix("! 14 late"))
    #expect(line.contains("first: Y-0025, "))
    for key in ["4", "5", "3", "y"] {
      driver.type(key)
      #expect(driver.line(2) == line)
      driver.press(.escape)
    }
    driver.type("v")
    #expect(driver.line(2) == line)
    driver.type(":report-missing")
    driver.press(.enter)
    #expect(driver.line(2) == line)
  }

  @Test func `it turns over with the minute and asks the store nothing`() throws {
    let driver = try driver(SampleStore())
    // The next effort for Y-0001 falls due on 26 November at 10:00.
    driver.wait(6 * 86_400 - 7_200 - 3_600)
    #expect(!driver.line(2).contains("due within the hour"))
    let asked = driver.port.fetches.count
    driver.wait(60)
    #expect(driver.line(2).contains(" late, 1 due within the hour, 1 UNASSIGNED"))
    #expect(driver.port.fetches.count == asked)
  }

  @Test func `the first is the next that nobody has taken on, until that ends`() throws {
    let store = try SampleStore()
    for alert in ["parents_guardians_tribe", "court", "attorney", "debrief"] {
      try store.apply(
        "acknowledge-alert",
        [
          ("episode", "M-0004"), ("alert", alert), ("owner", "W-203"),
          ("until", "2026-11-20 14:00"),
        ])
    }
    let driver = try driver(store)
    #expect(driver.line(2).contains("first: Y-0022, "))
    #expect(driver.program.alertEdge == SampleStore.noon.adding(seconds: 7_200))
    driver.wait(7_199)
    #expect(driver.line(2).contains("first: Y-0022, "))
    driver.wait(1)
    #expect(driver.line(2).contains("first: Y-0025, "))
  }

  @Test(arguments: [60, 80, 100, 200])
  func `it holds the counts at every width`(_ width: Int) throws {
    let driver = try driver(SampleStore(), width: width)
    #expect(driver.line(2).hasPrefix("! 14 late"))
  }

  @Test func `it takes no room where nothing presses`() throws {
    let driver = try driver(SampleStore(isFilled: false))
    #expect(driver.line(2).allSatisfy { $0 == " " })
  }

  // MARK: - The bell

  @Test func `another's report rings once, by count alone`() throws {
    let store = try SampleStore()
    let driver = try driver(store)
    #expect(driver.terminal.notified == [])
    _ = try report(store, "Y-0002")
    driver.run([.storeMoved])
    #expect(driver.terminal.notified == ["csecboard: 7 new alerts"])
    driver.type("r4r")
    driver.run([.storeMoved])
    #expect(driver.terminal.notified.count == 1)
  }

  @Test func `a clock that runs out rings at its second`() throws {
    let store = try SampleStore()
    let driver = try driver(store)
    // The next effort for Y-0001 falls due on 26 November at 10:00.
    let due: Int64 = 6 * 86_400 - 7_200
    driver.wait(due - 60)
    let before = driver.terminal.notified.count
    #expect(
      driver.program.nextEdge.map { $0.seconds <= SampleStore.noon.seconds + due + 1 } == true)
    driver.wait(60)
    #expect(driver.terminal.notified.count == before)
    driver.wait(1)
    #expect(driver.terminal.notified.last == "csecboard: 1 alert late")
    driver.wait(60)
    #expect(driver.terminal.notified.count == before + 1)
  }

  @Test func `it is silent where the settings say so, and about another choice of counties`() throws
  {
    let store = try SampleStore()
    let silent = try driver(store, rings: false)
    let driver = try driver(store)
    driver.type(":county kern")
    driver.press(.enter)
    driver.type(":county all")
    driver.press(.enter)
    #expect(driver.terminal.notified == [])
    _ = try report(store, "Y-0002")
    silent.run([.storeMoved])
    #expect(silent.terminal.notified == [])
  }
}
