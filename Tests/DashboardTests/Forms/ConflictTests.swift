import Domain
import Store
import TerminalUI
import Testing

@testable import Dashboard

/// Two people change one record: the second sees both values and chooses.
@Suite struct ConflictTests {
  private let store: SampleStore
  private let driver: BoardDriver

  init() throws {
    store = try SampleStore()
    driver = try BoardDriver(store)
  }

  /// Two beds are typed, and meanwhile somebody else confirms three.
  private func conflicting() throws {
    let action = try #require(ChangeCatalog.descriptor(named: "confirm-beds"))
    driver.program.openForm(action, subject: [NamedText(name: "facility", text: "F-KERN-1")])
    driver.run([])
    driver.type("2")
    driver.press(.tab)
    driver.type("1")
    try store.apply(
      "confirm-beds", [("facility", "F-KERN-1"), ("occupied", "3"), ("held", "1")])
    driver.wait(60)
    driver.press(.control("s"), .enter)
  }

  private func occupied() throws -> Int? {
    try store.open().read(PlacementsQuery(at: driver.clock.now))
      .first { $0.facility == "F-KERN-1" }?.beds.occupied
  }

  @Test func `both values stand side by side, and nothing was entered`() throws {
    try conflicting()
    #expect(driver.text.contains("tester changed this at Fri 2026-11-20 12:00 PST (confirm-beds)"))
    let line = driver.lineContaining("▸ occupied")
    #expect(line.contains("3") && line.contains("* 2"))
    #expect(try occupied() == 3)
  }

  @Test func `one's own value is kept and entered on the new ground`() throws {
    try conflicting()
    driver.press(.enter)
    #expect(driver.text.contains("Enter does it"))
    driver.press(.enter)
    #expect(driver.line(22).hasPrefix("Done: confirm the beds of"))
    #expect(try occupied() == 2)
  }

  @Test func `theirs is taken, field by field`() throws {
    try conflicting()
    driver.type("t")
    #expect(driver.lineContaining("▸ occupied").contains("* 3"))
    driver.press(.enter, .enter)
    #expect(try occupied() == 3)
  }

  @Test func `a field can be edited with both values known`() throws {
    try conflicting()
    driver.type("e")
    driver.press(.control("u"))
    driver.type("4")
    driver.press(.control("s"), .enter)
    #expect(try occupied() == 4)
  }

  @Test func `letting theirs stand discards what was typed`() throws {
    try conflicting()
    driver.type("d")
    #expect(driver.line(22).hasPrefix("Theirs stands"))
    #expect(driver.program.drafts.drafts.isEmpty)
  }

  @Test func `going back keeps what was typed, and sending it again asks again`() throws {
    try conflicting()
    driver.press(.escape)
    #expect(driver.text.contains("What is typed stays"))
    driver.press(.control("s"), .enter)
    #expect(driver.text.contains("▸ occupied"))
  }

  @Test func `a draft rests on what it rested on when it was typed`() throws {
    let action = try #require(ChangeCatalog.descriptor(named: "confirm-beds"))
    driver.program.openForm(action, subject: [NamedText(name: "facility", text: "F-KERN-1")])
    driver.run([])
    driver.type("2")
    driver.press(.escape)
    try store.apply("confirm-beds", [("facility", "F-KERN-1"), ("occupied", "3")])
    driver.wait(60)
    driver.program.openForm(action, subject: [NamedText(name: "facility", text: "F-KERN-1")])
    driver.run([])
    driver.press(.control("s"), .enter)
    #expect(driver.lineContaining("▸ occupied").contains("* 2"))
  }

  @Test func `nobody else's change, no question`() throws {
    let action = try #require(ChangeCatalog.descriptor(named: "confirm-beds"))
    driver.program.openForm(action, subject: [NamedText(name: "facility", text: "F-KERN-1")])
    driver.run([])
    driver.type("2")
    driver.press(.control("s"), .enter)
    #expect(driver.line(22).hasPrefix("Done: confirm the beds"))
  }
}
