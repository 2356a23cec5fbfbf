import TerminalUI
import Testing

@testable import Dashboard

@Suite struct MarkdownTextTests {
  private func rendered(_ markdown: String) throws -> MarkdownText {
    let driver = try BoardDriver(SampleStore(isFilled: false), width: 80, height: 24)
    let lines = markdown.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    return MarkdownText(
      lines.map { (text: String($0.element), line: $0.offset + 1) }, driver.program.context)
  }

  private func lines(_ markdown: String) throws -> [String] {
    let text = try rendered(markdown).text
    return (0..<text.count).map { text.line($0).text }
  }

  @Test func `a paragraph is one line, and blank lines part what they parted`() throws {
    #expect(try lines("one\ntwo\n\n\nthree") == ["one two", "", "three"])
  }

  @Test func `headings of every level are headings, closing marks apart`() throws {
    let made = try rendered("# A ##\ntext\n### B\n#no")
    #expect(made.text.headings.map(\.title) == ["A", "B"])
    #expect(made.text.headings.map(\.line) == [0, 4])
    #expect(made.origins == [1, 2, 2, 3, 3, 4])
  }

  @Test func `lists keep their marks, their order and their depth`() throws {
    #expect(
      try lines("- one\n  goes on\n  - two\n3. three")
        == ["  • one goes on", "    • two", "  3. three"])
  }

  @Test func `a table stands in columns, figures at the right`() throws {
    #expect(
      try lines("| Name | No |\n|---|--:|\n| wörd | 7 |\n| a \\| b | 12 |") == [
        "  Name   No", "  ─────────", "  wörd    7", "  a | b  12",
      ])
  }

  @Test func `emphasis, code and links lose their marks, and what is none keeps them`() throws {
    #expect(
      try lines("**a** *b* `c*` [d](e) 2 * 3 * 4 snake_case_word \\*x\\*")
        == ["a b c* d (e) 2 * 3 * 4 snake_case_word *x*"])
  }

  @Test func `code stands as it is, and is no heading`() throws {
    let made = try rendered("```\n## A\n  b\n```\n> said\n> on\n---")
    #expect(made.text.headings.isEmpty)
    let shown = (0..<made.text.count).map { made.text.line($0).text }
    #expect(shown.prefix(3) == ["    ## A", "      b", "  │ said on"])
    #expect(made.origins.count == made.text.count)
  }
}
