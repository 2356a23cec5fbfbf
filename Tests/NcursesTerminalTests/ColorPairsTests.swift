import Testing

@testable import NcursesTerminal

@Suite struct ColorPairsTests {
  @Test func `gives the same number for the same colours`() {
    var pairs = ColorPairs(capacity: 10)
    pairs.beginFrame()
    #expect(pairs.number(foreground: 1, background: 0) == (1, true))
    #expect(pairs.number(foreground: 2, background: 0) == (2, true))
    #expect(pairs.number(foreground: 1, background: 0) == (1, false))
    #expect(pairs.number(foreground: 0, background: 0) == (0, false))
  }

  @Test func `gives away the pair longest unused`() {
    var pairs = ColorPairs(capacity: 2)
    pairs.beginFrame()
    _ = pairs.number(foreground: 1, background: 0)
    pairs.beginFrame()
    _ = pairs.number(foreground: 2, background: 0)
    pairs.beginFrame()
    #expect(pairs.number(foreground: 3, background: 0) == (1, true))
    #expect(pairs.number(foreground: 2, background: 0) == (2, false))
  }

  @Test func `never gives away a pair of the frame being drawn`() {
    var pairs = ColorPairs(capacity: 2)
    pairs.beginFrame()
    _ = pairs.number(foreground: 1, background: 0)
    _ = pairs.number(foreground: 2, background: 0)
    #expect(pairs.number(foreground: 3, background: 0) == (0, false))
    #expect(pairs.number(foreground: 1, background: 0) == (1, false))
  }

  @Test func `without pairs gives the default`() {
    var pairs = ColorPairs(capacity: -1)
    pairs.beginFrame()
    #expect(pairs.number(foreground: 9, background: 9) == (0, false))
  }
}
