import Domain
import TerminalUI
import Testing

@testable import Dashboard

@Suite struct UndoTests {
  private let store: SampleStore
  private let driver: BoardDriver

  init() throws {
    store = try SampleStore()
    driver = try BoardDriver(store)
  }

  private func assign() throws {
    try store.apply("assign-case", [("case", "C-0034"), ("staff", "W-302")])
    driver.wait(60)
  }

  @Test func `u shows one's changes as sentences, asks once, and takes one back`() throws {
    try assign()
    driver.type("u")
    #expect(driver.text.contains("12:00  Give a case to a worker"))
    driver.press(.enter)
    #expect(driver.text.contains("Take back: Give a case to a worker"))
    driver.press(.enter)
    #expect(driver.text.contains("Taken back: Give a case to a worker"))
    #expect(try store.open().undoable(now: driver.clock.now, limit: 1).first?.verb == "undo")
  }

  @Test func `any other key than Enter takes nothing back`() throws {
    try assign()
    driver.type("u")
    driver.press(.enter)
    driver.type("n")
    driver.press(.escape)
    #expect(try store.open().undoable(now: driver.clock.now, limit: 1).first?.verb == "assign-case")
  }

  @Test func `u again goes on with the change before`() throws {
    try assign()
    try store.apply(
      "record-notice", [("episode", "M-0001"), ("party", "attorney"), ("by", "W-101")])
    driver.wait(30)  // the screen goes blank after 120 s without a key
    driver.type("u")
    driver.press(.enter, .enter)
    #expect(driver.text.contains("Taken back: Record a notice"))
    driver.type("u")
    #expect(driver.lineContaining("▸ 12:00").contains("Give a case to a worker"))
  }

  @Test func `what cannot be taken back says why`() throws {
    try assign()
    try store.apply("end-assignment", [("case", "C-0034"), ("staff", "W-302")])
    driver.wait(30)  // the screen goes blank after 120 s without a key
    driver.type("u")
    driver.press(.down)
    #expect(driver.lineContaining("▸ 12:00").contains("stays: Give a case"))
    driver.press(.enter)
    #expect(driver.text.contains("It can't be taken back: "))
  }

  @Test func `an empty list says that nothing was done yet`() throws {
    driver.type("u")
    #expect(driver.text.contains("You have made no change here yet."))
  }

  @Test func `a read-only session takes nothing back`() throws {
    let reader = try BoardDriver(store) { $0.isReadOnly = true }
    reader.type("u")
    #expect(!reader.text.contains("Take back what you did"))
  }
}
