import Testing

@testable import Dashboard

/// Holds the keys of csecboard(1) to the table of commands that help and footer read too.
@Suite struct KeyManualTests {
  @Test func `csecboard(1) has every key of the table of commands`() throws {
    let section = try #require(ManualPage("man/csecboard.1").section("KEYS"))
    let documented = section.entries.map { entry in
      (entry.words.dropFirst().joined(separator: " ") + ": " + (entry.lines.first ?? ""))
        .split(separator: "\\&").joined()
    }
    let expected = CommandTable.groups.flatMap { group in
      CommandTable.all.filter { $0.group == group }.map { "\($0.keyNames): \($0.summary)." }
    }
    #expect(documented == expected)
  }

  @Test func `csecboard-formats(5) has every screen that keys can be bound for`() throws {
    let lines = SourceTree.text(at: "man/csecboard-formats.5").split(separator: "\n")
    let first = try #require(lines.firstIndex { $0.hasSuffix("BEGIN PLACES") })
    let last = try #require(lines.firstIndex { $0.hasSuffix("END PLACES") })
    let words = lines[(first + 1)..<last].flatMap { $0.split { " ,.".contains($0) } }
    #expect(
      words.filter { $0 != "Cm" }.map(String.init)
        == ScreenID.allCases.map { KeymapParser.name(of: $0) })
  }
}
