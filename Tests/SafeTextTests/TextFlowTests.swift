import SafeText
import Testing

struct TextFlowTests {
  @Test func `wraps at blanks and leaves a long word whole`() {
    #expect(TextFlow.wrap("one two three", width: 7) == ["one two", "three"])
    #expect(TextFlow.wrap("incomprehensible a", width: 5) == ["incomprehensible", "a"])
    #expect(TextFlow.wrap("", width: 5) == [""])
  }
}
