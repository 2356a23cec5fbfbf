import Testing

@testable import TerminalUI

@Suite struct ThemeParserTests {
  @Test func `reads colours, attributes, palettes and monochrome styles`() {
    let text = """
      # comment
      palette.rose = #bf616a
      status.critical = rose bold on default   # loud
      mono status.critical = bold reverse
      text.muted = 244 italic on bright-blue
      """
    let (theme, warnings) = ThemeParser.parse(text, name: "t", file: "t.theme")
    #expect(warnings.isEmpty)
    #expect(
      theme.styles["status.critical"]
        == Style(
          foreground: .rgb(0xBF, 0x61, 0x6A), background: .default, attributes: .bold))
    #expect(theme.monochromeStyles["status.critical"]?.attributes == [.bold, .reverse])
    #expect(
      theme.style(.muted)
        == Style(foreground: .indexed(244), background: .indexed(12), attributes: .italic))
  }

  @Test func `names file and line of each fault and keeps the rest`() {
    let text = "text = mauve\nnonsense\npalette.x = 1 2\nstatus.wrong = red\na b = red\ntext = red"
    let (theme, warnings) = ThemeParser.parse(text, name: "t", file: "my.theme")
    #expect(
      warnings.map(\.description) == [
        "my.theme:1: Unknown colour or attribute 'mauve'.",
        "my.theme:2: Expected 'role = style'.",
        "my.theme:3: Expected one colour for 'palette.x', such as #bf616a.",
        "my.theme:4: Unknown role 'status.wrong'.",
        "my.theme:5: Expected one role before '='.",
      ])
    #expect(theme.style(.normal).foreground == .indexed(1))
  }

  @Test func `lays a file over a base`() {
    let (theme, _) = ThemeParser.parse(
      "status.good = blue", name: "mine", file: "f", over: .standard)
    #expect(theme.style(.good).foreground == .indexed(4))
    #expect(theme.style(.critical) == Theme.standard.style(.critical))
    #expect(theme.name == "mine")
  }
}
