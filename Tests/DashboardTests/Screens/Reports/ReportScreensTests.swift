import Domain
import Store
import TerminalUI
import Testing

@testable import Dashboard

/// What opens from the funnel: the reports behind a count, further figures, the map of quarters.
@Suite struct ReportScreensTests {
  @Test func `Enter opens the reports behind a group, b shows those of one stage`() throws {
    let store = try SampleStore()
    let driver = try BoardDriver(store, width: 120, height: 40)
    driver.type("8")
    let group = try #require(driver.program.top.grid?.selected?.id)
    driver.press(.enter)
    #expect(driver.program.top.id == .reportList)
    let wanted = try store.open().read(
      ReportListQuery(of: .received, by: .county, group: group, at: SampleStore.noon))
    #expect(driver.program.top.grid?.rows.map(\.id) == wanted.map(\.id))
    driver.type("b")
    #expect(driver.line(1).contains("screened in"))
    let screened = wanted.filter {
      FunnelMeasure.screenedIn.includes($0.facts.stage(at: SampleStore.noon))
    }
    #expect(driver.program.top.grid?.rows.count == screened.count)
    driver.press(.escape)
    #expect(driver.program.top.id == .reports)
  }

  @Test func `Tab goes through the figures, and each has its total with count and dates`() throws {
    let driver = try BoardDriver(SampleStore(), width: 140, height: 40)
    driver.type("8%")
    #expect(driver.program.top.id == .reportFigures)
    var seen: [String] = []
    for figure in ReportFigure.allCases where figure != .heat {
      seen.append(driver.line(1))
      #expect(driver.line(1).contains(figure.words), "\(figure)")
      #expect(driver.text.contains("Until 2026-11-20: "))
      driver.press(.tab)
    }
    #expect(Set(seen).count == seen.count)
    #expect(driver.line(1).contains(ReportFigure.lags.words))
    driver.type("b")
    #expect(driver.line(1).contains("by source"))
    driver.press(.enter)
    #expect(driver.program.top.id == .reportList)
  }

  @Test func `the map says by sign and number how much each county had in each quarter`() throws {
    let driver = try BoardDriver(SampleStore(), width: 160, height: 40)
    driver.type("8*")
    #expect(driver.program.top.id == .reportHeat)
    #expect(driver.line(1).contains("received"))
    let first = driver.lineContaining("Kern")
    driver.type("bbb")
    #expect(driver.line(1).contains("substantiated, of screened in"))
    #expect(driver.lineContaining("Kern") != first)
    #expect(driver.lineContaining("Kern").contains(#/ [0-9.]+ % [0-9]+/[0-9]+/#))
    driver.press(.enter)
    #expect(driver.line(1).contains("Reports of "))
  }

  @Test func `a role with counts only is told why it has no further figures`() throws {
    let store = try SampleStore()
    let grant = GrantRequest(
      account: "ana", role: .analyst, agency: "AG-KERN-CW", counties: ["06029"])
    try store.open().grant(grant, now: SampleStore.noon)
    let driver = try BoardDriver(store, width: 120, height: 40, actingAs: "ana")
    driver.type("8")
    driver.press(.enter)
    #expect(driver.program.top.id == .reports)
    for key in ["%", "*"] {
      driver.type(key)
      #expect(driver.text.contains("could be worked back"), "\(key)")
    }
  }
}
