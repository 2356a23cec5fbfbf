import Presentation
import Store
import TerminalUI
import Testing

@testable import Dashboard

@Suite struct ExportTests {
  private func entries(_ store: SampleStore, _ verb: String) throws -> [AuditEntry] {
    try store.open().read(AuditQuery()).filter { $0.verb == verb }
  }

  private func lines(_ store: SampleStore) throws -> [String] {
    let name = try #require(store.exports().first)
    let bytes = Files.read("\(store.exportFolder)/\(name)") ?? []
    return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
      .map(String.init)
  }

  @Test func `e writes the columns shown in their order, the rows that pass in theirs`() throws {
    let store = try SampleStore()
    let driver = try BoardDriver(store, width: 160)
    // FIPS is left out, the opt-in moved behind the name.
    driver.type("2c")
    driver.press(.enter)
    driver.type("gJ")
    driver.type("qfnot name ~ fresno")
    driver.press(.enter)
    driver.type("sSe")
    let shown = try #require(driver.program.top.grid)
    let lines = try lines(store)
    #expect(!lines[0].contains("fips"))
    #expect(lines[0].hasPrefix(shown.shownColumns[0].header.key))
    #expect(lines.count == 1 + shown.shown.count)
    #expect(!lines.contains { $0.contains("Fresno") })
    #expect(lines[1].contains("Sacramento"))
  }

  @Test func `E writes JSON, whose notes say what was chosen`() throws {
    let store = try SampleStore()
    let driver = try BoardDriver(store, width: 160)
    driver.press(.enter)
    driver.type("fjuniper")
    driver.press(.enter, .escape)
    driver.type("fpercent > 0")
    driver.press(.enter)
    driver.type("E")
    let text = try lines(store).joined()
    #expect(
      text.contains("\"listing\": \"caseloads\"") || text.contains("\"listing\":\"caseloads\""))
    #expect(text.contains("a screen's view"))
    #expect(text.contains("columns left out: unit, county"))
    #expect(text.contains("names are initials"))
    #expect(!text.contains("Juniper"))
    #expect(store.exports().first?.hasSuffix(".json") == true)
  }

  @Test func `an export has its entry in the log, which tells the list and the number alone`()
    throws
  {
    let store = try SampleStore()
    let driver = try BoardDriver(store)
    driver.type("6fsac")
    driver.press(.enter)
    driver.type("e")
    let entry = try #require(entries(store, "export").first)
    let rows = driver.program.top.grid?.shown.count ?? 0
    #expect(entry.subject == "placements")
    #expect(entry.detail == #"{"format":"csv","masked":1,"rows":\#(rows)}"#)
    driver.type("1e")
    #expect(try entries(store, "export").map(\.subject) == ["placements", "board"])
  }

  @Test func `without its entry there is no file, and names stay masked`() throws {
    let store = try SampleStore()
    let driver = try BoardDriver(store, width: 120)
    driver.press(.enter)
    driver.port.failure = Problem("The store is in use by another.")
    driver.type("e")
    #expect(store.exports().isEmpty)
    #expect(driver.line(22).contains("Without an entry in the log it is not done."))
    driver.type("m")
    #expect(driver.program.context.isMasked)
    #expect(!driver.text.contains("Juniper"))
    driver.port.failure = nil
    driver.type("e")
    #expect(store.exports().count == 1)
  }

  @Test func `showing names has its entry, masking them needs none`() throws {
    let store = try SampleStore()
    let driver = try BoardDriver(store)
    driver.type("6mm")
    #expect(driver.program.context.isMasked)
    let unmaskings = try entries(store, "unmask")
    #expect(unmaskings.map(\.subject) == ["placements"])
    #expect(unmaskings.first?.detail == "{}")
  }
}
