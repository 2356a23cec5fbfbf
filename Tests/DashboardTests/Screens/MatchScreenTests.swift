import Domain
import Store
import TerminalUI
import TestSupport
import Testing

@testable import Dashboard

/// A place is found beside the youth, by keys alone.
@Suite struct MatchScreenTests {
  private func youth(_ key: String, _ store: SampleStore, width: Int = 120, height: Int = 40) throws
    -> BoardDriver
  {
    let driver = try BoardDriver(store, width: width, height: height)
    driver.type("y\(key)")
    driver.press(.enter)
    return driver
  }

  private func form(_ driver: BoardDriver) -> ActionForm? {
    if case .form(let form) = driver.program.overlay { form } else { nil }
  }

  @Test(arguments: [(80, 24), (200, 60)])
  func `the list and one facility at each size`(width: Int, height: Int) throws {
    let driver = try youth("Y-0003", SampleStore(), width: width, height: height)
    #expect(driver.text.contains("V find a place"), "\(driver.text)")
    driver.type("V")
    driver.type("G")
    try GoldenScreenTests.expect(driver.text, "match-\(width)x\(height)")
    driver.press(.enter)
    try GoldenScreenTests.expect(driver.text, "match-facility-\(width)x\(height)")
  }

  @Test func `the best is selected, and a key holds its bed with the form filled in`() throws {
    let store = try SampleStore()
    let driver = try youth("Y-0003", store)
    driver.type("V")
    #expect(driver.text.contains("2 of 4 facilities may take Y-0003."))
    driver.type("z")
    let texts = form(driver)?.texts ?? []
    #expect(form(driver)?.descriptor.name == "hold-bed")
    #expect(texts.first { $0.name == "youth" }?.text == "Y-0003")
    #expect(texts.first { $0.name == "facility" }?.text == "F-KERN-1")
    driver.press(.control("s"), .enter)
    #expect(driver.text.contains("Done"))
    #expect(driver.text.contains("1 of 4 facilities may take Y-0003."))
  }

  @Test func `the reasons of a facility are opened with Enter, and its bed held from there`() throws
  {
    let driver = try youth("Y-0003", SampleStore())
    driver.type("V")
    driver.press(.enter)
    #expect(driver.text.contains("+25  trained for CSE"))
    #expect(driver.text.contains("Nothing excludes it."))
    driver.type("z")
    #expect(form(driver)?.texts.contains { $0.text == "F-KERN-1" } ?? false)
  }

  @Test func `a need that nothing meets is recorded, and the screen says so`() throws {
    let store = try SampleStore()
    let driver = try youth("Y-0014", store)
    driver.type("V")
    driver.wait(2)
    #expect(driver.text.contains("No facility may take Y-0014."))
    #expect(driver.text.contains("The need is recorded as unmet today."))
    #expect(try store.open().read(UnmetNeedsQuery(at: SampleStore.noon)).isEmpty == false)
  }

  @Test func `what was written down as a reason is hidden with the names`() throws {
    let store = try SampleStore()
    try store.apply("record-preference", [("youth", "Y-0025"), ("said", "near my aunt")])
    let driver = try youth("Y-0025", store, width: 200)
    driver.type("V")
    #expect(!driver.text.contains("exploiter knows") && !driver.text.contains("my aunt"))
    driver.type("m")
    #expect(driver.text.contains("exploiter knows") && driver.text.contains("my aunt"))
  }

  @Test func `nothing is found for no youth, nor by a role that places nobody`() throws {
    let driver = try BoardDriver(SampleStore())
    driver.type("6V")
    #expect(driver.text.contains("Nothing selected here is about one youth"))
    let mentor = try BoardDriver(
      SampleStore(EveryRoleScene().scene), width: 120, height: 40, actingAs: "mentor")
    mentor.type("yY-0010")
    mentor.press(.enter)
    mentor.type("V")
    #expect(mentor.text.contains("looks for a place for nobody"))
  }
}
