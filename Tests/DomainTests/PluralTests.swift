import Domain
import Testing

@Suite struct PluralTests {
  @Test func `one alone takes the word for one`() {
    #expect([0, 1, 2].map { Plural.of($0, "case") } == ["0 cases", "1 case", "2 cases"])
    #expect(
      [0, 1, 2].map { Plural.of($0, "county", "counties") } == [
        "0 counties", "1 county", "2 counties",
      ])
    #expect([0, 1, 2].map { Plural.word($0, "waits", "wait") } == ["wait", "waits", "wait"])
  }
}
