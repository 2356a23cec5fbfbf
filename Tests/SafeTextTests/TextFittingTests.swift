import Testing

@testable import SafeText

@Suite struct TextFittingTests {
  @Test(
    arguments: [
      ("abcdef", 6, "abcdef"), ("abcdef", 4, "abc…"), ("abcdef", 1, "…"), ("abcdef", 0, ""),
      ("abcdef", -3, ""), ("中文字", 5, "中文…"), ("中文字", 4, "中…"),
      ("e\u{301}e\u{301}x", 2, "e\u{301}…"),
      ("a\u{1B}b", 3, "a\\…"),
    ])
  func `cuts at a character`(text: String, columns: Int, expected: String) {
    #expect(TextGuard.truncate(text, columns: columns) == expected)
  }

  @Test func `pads on the side asked for`() {
    #expect(TextGuard.pad("ab", columns: 5) == "ab   ")
    #expect(TextGuard.pad("ab", columns: 5, alignment: .trailing) == "   ab")
    #expect(TextGuard.pad("ab", columns: 5, alignment: .center) == " ab  ")
    #expect(TextGuard.pad("abc", columns: 2) == "abc")
  }

  @Test func `fits exactly, with a blank where a wide character doesn't`() {
    #expect(TextGuard.fit("中文字", columns: 4) == "中… ")
    #expect((0...9).allSatisfy { DisplayWidth.of(TextGuard.fit("ab中文", columns: $0)) == $0 })
  }
}
