import Testing

@Suite struct SwiftTextTests {
  @Test func `tells code from comments and literals`() {
    let text = SwiftText(
      """
      import A // import B
      /* import C */ let x = "import D \\(f("inner")) end"
      let y = #"a "quoted" word"#
      """)
    #expect(text.code.contains("import A"))
    for name in ["B", "C", "D"] { #expect(!text.code.contains("import \(name)")) }
    #expect(text.code.contains("f("))
    #expect(text.literals == ["import D ", "inner", " end", "a \"quoted\" word"])
  }

  @Test func `reads a literal of several lines and its escapes as one`() {
    let quotes = "\"\"\""
    let text = SwiftText("let s = \(quotes)\n  import \\\" X\n  \(quotes)\nimport Y\n")
    #expect(text.literals == ["\n  import \\\" X\n  "])
    #expect(text.code == "let s = \"\"\nimport Y\n")
  }
}
