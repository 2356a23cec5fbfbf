import Domain
import Testing

@testable import Dashboard

/// What comes next in a county, one key from whatever is selected.
@Suite struct RunbookScreenTests {
  private func counties(_ driver: BoardDriver) -> Set<String> {
    Set((driver.program.top.grid?.rows ?? []).map { String($0.id.prefix(5)) })
  }

  @Test func `Z shows the county of the youth or row that is selected, and again all of them`()
    throws
  {
    let driver = try BoardDriver(SampleStore(), width: 120, height: 40)
    driver.type("Z")
    let all = counties(driver)
    #expect(all.count > 1)
    driver.press(.escape)
    driver.type("yabel")
    driver.press(.enter)
    #expect(driver.program.top.id == .youth)
    driver.type("Z")
    #expect(counties(driver) == ["06029"])
    driver.type("Z")
    #expect(counties(driver) == all)
    driver.press(.escape, .escape)
    driver.type("4")
    let county = driver.program.top.selectedCounty
    driver.type("Z")
    #expect(county != nil && counties(driver) == [county])
  }
}
