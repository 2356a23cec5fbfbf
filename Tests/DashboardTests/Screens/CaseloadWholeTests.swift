import Domain
import TerminalUI
import Testing

@testable import Dashboard

/// All units or all workers in one list.
@Suite struct CaseloadWholeTests {
  /// Keys of the rows shown, in the order shown.
  private static func shown(_ driver: BoardDriver) -> [String] {
    guard let grid = driver.program.top.grid else { return [] }
    return grid.shown.indices.map { grid.row($0).id }
  }

  @Test func `b goes from counties to all units, to all workers, and back to counties`() throws {
    let driver = try BoardDriver(SampleStore(), width: 120)
    driver.type("2")
    let counties = Self.shown(driver)
    driver.type("b")
    #expect(driver.line(1).hasPrefix("Caseloads › all units, fullest first"))
    driver.type("b")
    #expect(driver.line(1).hasPrefix("Caseloads › all workers, fullest first"))
    driver.type("b")
    #expect(Self.shown(driver) == counties)
  }

  @Test func `workers stand by the share of their capacity, those without capacity last`() throws {
    let driver = try BoardDriver(SampleStore(), width: 120)
    driver.type("2bb")
    let facts = try #require((driver.program.top as? CaseloadsScreen)?.facts)
    let rows = Self.shown(driver).compactMap { id in
      facts.figures.workers.first { $0.worker == id }
    }
    #expect(rows.count == facts.figures.workers.count)
    // Whoever left with cases stands between those who are over and the others.
    let left = try #require(rows.firstIndex { $0.leftOn != nil })
    #expect(rows[..<left].allSatisfy { $0.band == .over || $0.band == .blocked })
    #expect(
      rows[(left + 1)...].allSatisfy { $0.band == .full || $0.band == .room || $0.band == nil })
    let others = rows.filter { $0.leftOn == nil }
    for (one, next) in zip(others, others.dropFirst()) {
      guard one.capacity > 0, next.capacity > 0 else {
        #expect(next.capacity == 0)
        continue
      }
      #expect(
        Double(one.points) / Double(one.capacity) >= Double(next.points) / Double(next.capacity))
    }
  }

  @Test func `Enter opens a worker's cases, and Esc comes back to the same row`() throws {
    let driver = try BoardDriver(SampleStore(), width: 120)
    driver.type("2bbj")
    let chosen = try #require(driver.program.top.grid?.selectedID)
    driver.press(.enter)
    #expect(driver.line(1).contains(chosen))
    driver.press(.escape)
    #expect(driver.line(1).hasPrefix("Caseloads › all workers"))
    #expect(driver.program.top.grid?.selectedID == chosen)
    driver.press(.escape)
    #expect(driver.line(1).hasPrefix("Caseloads  "))
    driver.press(.escape)
    #expect(driver.program.top.id == .board)
  }

  @Test func `Enter on a unit opens its workers, and below them Esc goes step by step`() throws {
    let driver = try BoardDriver(SampleStore(), width: 120)
    driver.type("2b")
    driver.press(.enter, .enter)
    #expect((driver.program.top as? CaseloadsScreen)?.level == .cases)
    driver.press(.escape)
    #expect((driver.program.top as? CaseloadsScreen)?.level == .workers)
    driver.press(.escape)
    #expect(driver.line(1).hasPrefix("Caseloads › all units"))
  }

  @Test func `a worker of the list is what an action is about`() throws {
    let driver = try BoardDriver(SampleStore(), width: 120)
    driver.type("2bb")
    let chosen = try #require(driver.program.top.grid?.selectedID)
    #expect(driver.program.top.subject == [NamedText(name: "staff", text: chosen)])
  }
}
