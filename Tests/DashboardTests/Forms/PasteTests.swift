import Testing

@testable import Dashboard

/// A block of shifts pasted on the roster: shown first, put whole by Enter, taken back by one undo.
@Suite struct PasteTests {
  private static let good = [
    "06029\tsupervisor\tprimary\tW-102\t2026-11-25 08:00\t2026-11-25 20:00",
    "06029\tsupervisor\tprimary\tW-105\t2026-11-26 08:00\t2026-11-26 20:00",
  ]

  private func roster() throws -> BoardDriver {
    let driver = try BoardDriver(SampleStore())
    driver.type(":roster")
    driver.press(.enter)
    return driver
  }

  @Test func `what a block would do is shown, Enter puts all of it, one undo takes it back`() throws
  {
    let driver = try roster()
    driver.run([.event(.paste(Self.good.joined(separator: "\n")))])
    #expect(driver.text.contains("Pasted shifts") && driver.text.contains("2 add"))
    #expect(!driver.text.contains("wrong") || driver.text.contains("0 wrong"))
    driver.press(.enter)
    #expect(driver.line(22).contains("put 2 shifts on call for Kern"), "\(driver.line(22))")
    driver.run([.event(.paste(Self.good.joined(separator: "\n")))])
    #expect(driver.text.contains("is there already"))
    driver.press(.enter)
    #expect(driver.line(22).contains("has all of these shifts already"))
    driver.press(.escape)
    driver.type("u")
    driver.press(.enter)
    driver.press(.enter)
    driver.run([.event(.paste(Self.good.joined(separator: "\n")))])
    #expect(driver.text.contains("2 add"), "\(driver.text)")
  }

  @Test func `a line that is wrong is named, and the block is left whole`() throws {
    let driver = try roster()
    let bad = "06029\tsupervisor\tprimary\tW-999\t2026-11-27 08:00\t2026-11-27 20:00"
    driver.run([.event(.paste((Self.good + [bad]).joined(separator: "\n")))])
    #expect(driver.text.contains("1 wrong"))
    #expect(driver.text.contains("staff: 'W-999' is nobody on staff"), "\(driver.text)")
    driver.press(.enter)
    #expect(driver.line(22).contains("One line is wrong"))
    driver.press(.escape)
    driver.run([.event(.paste(Self.good.joined(separator: "\n")))])
    #expect(driver.text.contains("2 add"), "nothing of it was put")
  }

  @Test func `elsewhere a paste is taken by nothing, and read only says why`() throws {
    let driver = try BoardDriver(SampleStore())
    driver.run([.event(.paste(Self.good[0]))])
    #expect(driver.line(22).hasPrefix("Nothing takes text here"))
    let reader = try BoardDriver(SampleStore()) { $0.isReadOnly = true }
    reader.type(":roster")
    reader.press(.enter)
    reader.run([.event(.paste(Self.good[0]))])
    #expect(reader.line(22) == "This session is read only.")
  }
}
