import Testing

@testable import Presentation

struct SuggestionsTests {
  @Test(arguments: [
    ("", "", 0), ("a", "", 1), ("", "ab", 2), ("kitten", "sitting", 3), ("fromat", "format", 1),
    ("abc", "abc", 0),
  ])
  func `counts edits`(_ first: String, _ second: String, _ distance: Int) {
    #expect(Suggestions.distance(first, second) == distance)
  }

  @Test func `suggests only what is near and the first by name of equals`() {
    let names = ["missing", "clocks", "oncall", "plans"]
    #expect(Suggestions.closest(to: "mising", in: names) == "missing")
    #expect(Suggestions.closest(to: "ONCAL", in: names) == "oncall")
    #expect(Suggestions.closest(to: "zebra", in: names) == nil)
    #expect(Suggestions.closest(to: "bb", in: ["bc", "ab"]) == "ab")
  }
}
