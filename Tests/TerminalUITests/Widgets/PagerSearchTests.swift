import Testing

@testable import TerminalUI

/// A search whose source knows lines piece by piece, ten to a piece.
@Suite struct PagerSearchTests {
  /// A hundred lines, of which those given have what is searched for.
  private struct Pieces: PagerSource {
    let has: [Int]
    var searched: Set<Int>

    var count: Int { 100 }
    var headings: [PagerHeading] { [] }
    func line(_ number: Int) -> StyledText {
      StyledText(has.contains(number) ? "a word" : "nothing")
    }
    func lines(with search: String) -> [Int]? { has.filter { searched.contains($0 / 10) } }
    func isPart(of search: String) -> Bool { searched.count < 10 }
    func isWhole(_ search: String, from line: Int, to other: Int, step: Int) -> Bool {
      var place = line / 10
      while searched.contains(place) {
        let isAhead = place != line / 10 || (step > 0 ? other > line : other < line)
        if place == other / 10, isAhead { return true }
        place = (place + step + 10) % 10
        if place == line / 10 { return true }
      }
      return false
    }
  }

  @Test func `the next line found is gone to when the source knows of it, and no other`() {
    let has = [5, 25, 95]
    var pager = Pager(Pieces(has: has, searched: [0]))
    pager.setSearch("word")
    #expect(pager.current == 0 && pager.found == [5])
    // Line 25 is not known of yet: going around to line 5 again would pass it over.
    pager.perform(.findNext)
    #expect(pager.wanted == Pager.Wanted(line: 5, step: 1) && pager.top.line == 0)
    pager.replace(Pieces(has: has, searched: [0, 1]))
    #expect(pager.wanted != nil)
    pager.replace(Pieces(has: has, searched: [0, 1, 2]))
    #expect(pager.wanted == nil && pager.current == 1 && pager.found == [5, 25])
    // Up from the first line is the last of the text.
    pager.perform(.findPrevious)
    #expect(pager.current == 0)
    pager.perform(.findPrevious)
    #expect(pager.wanted == Pager.Wanted(line: 5, step: -1))
    pager.replace(Pieces(has: has, searched: [0, 1, 2, 9]))
    #expect(pager.wanted == nil && pager.found[pager.current ?? 0] == 95)
    // A key that goes elsewhere gives up what was looked for.
    pager.perform(.findPrevious)
    #expect(pager.wanted?.line == 95)
    pager.perform(.top)
    pager.replace(Pieces(has: has, searched: Set(0..<10)))
    #expect(pager.wanted == nil && pager.top.line == 0)
  }

  @Test func `that nothing was found is said only when all was looked through`() {
    var pager = Pager(Pieces(has: [95], searched: [0]))
    pager.setSearch("word")
    func status() -> String {
      var surface = Surface(size: Size(width: 80, height: 5))
      pager.draw(in: surface.bounds, on: &surface, theme: .standard, unicode: false)
      return surface.text
    }
    #expect(status().contains("looking for 'word'"))
    pager.replace(Pieces(has: [95], searched: [0, 9]))
    pager.goToFound()
    #expect(status().contains("in line 1 of 1 or more"))
  }
}
