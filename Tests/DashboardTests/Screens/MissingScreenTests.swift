import Domain
import TerminalUI
import Testing

@testable import Dashboard

@Suite struct MissingScreenTests {
  private func firstEpisode(_ store: SampleStore) throws -> BoardDriver {
    let driver = try BoardDriver(store, width: 120, height: 40)
    driver.type("4")
    driver.press(.enter)
    return driver
  }

  @Test func `an episode names the next step and whose it is, with all that was done`() throws {
    let driver = try firstEpisode(SampleStore())
    #expect(driver.program.top.id == .episode)
    #expect(driver.text.contains("Next: notice to parents, guardians, tribe, by the worker"))
    #expect(driver.text.contains("looking: W-203"))
    #expect(driver.text.contains("Told law enforcement"))
    #expect(driver.text.contains("Returned"))
    #expect(driver.text.contains("Last seen"))
  }

  @Test func `what people wrote about an effort shows with the names only`() throws {
    let driver = try BoardDriver(SampleStore(), width: 200, height: 40)
    driver.type("4G")
    driver.press(.enter)
    #expect(driver.text.contains("Effort: home visit"))
    #expect(!driver.text.contains("aunt saw the youth"))
    driver.type("m")
    #expect(driver.text.contains("aunt saw the youth"))
    driver.type("m")
    #expect(!driver.text.contains("aunt saw the youth"))
  }

  @Test func `another's effort joins what was done, without a key`() throws {
    let store = try SampleStore()
    let driver = try BoardDriver(store, width: 120, height: 40)
    driver.type("4G")
    driver.press(.enter)
    #expect(!driver.text.contains("Effort: shelter check"))
    try store.apply(
      "record-effort",
      [("episode", "M-0001"), ("kind", "shelter_check"), ("at", "2026-11-20 11:30")])
    driver.run([.storeMoved])
    #expect(driver.text.contains("Effort: shelter check"))
  }

  @Test func `the party of the selected clock is filled in for a notice`() throws {
    let driver = try firstEpisode(SampleStore())
    let subject = driver.program.top.subject
    #expect(subject.contains { $0.name == "episode" && $0.text == "M-0004" })
    #expect(subject.contains { $0.name == "party" && $0.text == "parents_guardians_tribe" })
    driver.press(.tab)
    // Beside the clocks it is whoever is to be told next.
    #expect(driver.program.top.subject.contains { $0.name == "party" })
  }

  @Test func `b shows the clocks of one state after the other, then all again`() throws {
    let driver = try BoardDriver(SampleStore(), width: 120, height: 40)
    driver.type("7")
    let all = driver.program.top.grid?.rows.count ?? 0
    var counts: [Int] = []
    for title in ["late", "due soon", "running", "done", "exempt"] {
      driver.type("b")
      #expect(driver.line(1).contains("Clocks › \(title)"))
      counts.append(driver.program.top.grid?.rows.count ?? -1)
    }
    #expect(counts[0] == 14)
    #expect(counts[2] + counts[3] + counts[4] == all)
    driver.type("b")
    #expect(driver.program.top.grid?.rows.count == all)
  }

  @Test(arguments: ["4", "7"])
  func `time left runs on by the minute without a question to the store`(_ key: String) throws {
    let driver = try BoardDriver(SampleStore(), width: 120, height: 40) {
      $0.idle = .init(blankAfter: nil, leaveAfter: nil)
    }
    driver.type(key)
    #expect(driver.text.contains("X LATE +22:00"))
    let asked = driver.port.fetches.count
    driver.wait(60)
    #expect(driver.text.contains("X LATE +22:01"))
    #expect(!driver.text.contains("X LATE +22:00"))
    #expect(driver.port.fetches.count == asked)
    #expect(!driver.line(1).contains("changed"))
  }

  @Test func `an episode's clocks run on by the minute without a question to the store`() throws {
    let driver = try BoardDriver(SampleStore(), width: 120, height: 40) {
      $0.idle = .init(blankAfter: nil, leaveAfter: nil)
    }
    driver.type("4G")
    driver.press(.enter)
    let before = driver.lineContaining("Next effort")
    let asked = driver.port.fetches.count
    driver.wait(60)
    #expect(driver.lineContaining("Next effort") != before)
    #expect(driver.port.fetches.count == asked)
  }

  @Test func `a clock turns late on the minute, by itself`() throws {
    let driver = try BoardDriver(SampleStore(), width: 120, height: 40) {
      $0.idle = .init(blankAfter: nil, leaveAfter: nil)
    }
    driver.type("7b")
    let late = driver.program.top.grid?.rows.count ?? 0
    // The next effort for Y-0001 falls due on 26 November at 10:00.
    driver.wait(6 * 86_400)
    #expect((driver.program.top.grid?.rows.count ?? 0) == late + 1)
  }
}
