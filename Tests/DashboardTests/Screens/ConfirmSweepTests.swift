import Domain
import Store
import TerminalUI
import Testing

@testable import Dashboard

/// Beds confirmed as they were, one key a facility (S18): twelve in at most fifteen keys.
@Suite struct ConfirmSweepTests {
  @Test func `each press confirms the selected beds and the row leaves the queue`() throws {
    let store = try SampleStore()
    let driver = try BoardDriver(store)
    driver.type(":beds-due")
    driver.press(.enter)
    let rows = driver.program.top.grid?.rows.map(\.id) ?? []
    try #require(rows.count > 1)
    let confirmed = { (facility: String) in
      try store.open().read(PlacementsQuery(at: SampleStore.noon)).first {
        $0.facility == facility
      }
    }
    let known = try rows.filter { try confirmed($0)?.confirmedAt != nil }
    let first = try #require(known.first)
    let before = try confirmed(first)?.beds
    while driver.program.top.grid?.selected?.id != first { driver.type("j") }
    driver.type("+")
    #expect(try confirmed(first)?.confirmedAt == SampleStore.noon)
    #expect(try confirmed(first)?.beds == before)
    #expect(driver.program.top.grid?.rows.contains { $0.id == first } == false)
    #expect(driver.program.notice?.text.contains("onfirm the beds") == true)
  }

  @Test func `beds that were never confirmed ask for their number`() throws {
    let store = try SampleStore()
    let driver = try BoardDriver(store)
    driver.type(":beds-due")
    driver.press(.enter)
    let never = try store.open().read(PlacementsQuery(at: SampleStore.noon)).first {
      $0.confirmedAt == nil && $0.isLicensed && $0.beds.contracted != nil
    }
    guard let never else { return }
    while driver.program.top.grid?.selected?.id != never.facility { driver.type("j") }
    driver.type("+")
    #expect(driver.program.notice?.text.contains("never confirmed") == true)
  }
}
