import Synchronization
import TerminalUI
import Testing

@Suite struct PagerTests {
  /// `line 1` … `line N`, each asked for counted.
  private final class CountingSource: PagerSource {
    let count: Int
    let headings: [PagerHeading]
    private let numbers = Mutex<[Int]>([])

    init(_ count: Int, headings: [PagerHeading] = []) {
      self.count = count
      self.headings = headings
    }

    func line(_ number: Int) -> StyledText {
      numbers.withLock { $0.append(number) }
      return StyledText("line \(number + 1)")
    }

    var asked: [Int] { numbers.withLock { $0 } }
    func forget() { numbers.withLock { $0 = [] } }
  }

  private func text(_ lines: [String], headings: [Int] = []) -> PagerText {
    var text = PagerText()
    for (index, line) in lines.enumerated() {
      if headings.contains(index) {
        text.add(heading: StyledText(line))
      } else {
        text.add([StyledText(line)])
      }
    }
    return text
  }

  private func drawn(_ pager: inout Pager, _ width: Int = 20, _ height: Int = 5) -> [String] {
    var surface = Surface(size: Size(width: width, height: height))
    pager.draw(in: surface.bounds, on: &surface, theme: .standard, unicode: true)
    return surface.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test func `shows the first rows and says where one is`() {
    var pager = Pager(text(["one", "two", "three", "four", "five", "six"]))
    #expect(drawn(&pager) == ["one", "two", "three", "four", "lines 1-4 of 6, 66 %"])
  }

  @Test func `goes down and up by rows and pages, and stays in the text`() {
    var pager = Pager(text((1...10).map { "\($0)" }))
    _ = drawn(&pager)
    pager.perform(.down)
    #expect(drawn(&pager)[0] == "2")
    pager.perform(.pageDown)
    #expect(drawn(&pager)[0] == "5")
    for _ in 0..<5 { pager.perform(.pageDown) }
    #expect(drawn(&pager, 30) == ["7", "8", "9", "10", "lines 7-10 of 10, 100 %"])
    pager.perform(.pageUp)
    #expect(drawn(&pager)[0] == "4")
    pager.perform(.top)
    pager.perform(.up)
    #expect(drawn(&pager)[0] == "1")
    pager.perform(.bottom)
    #expect(drawn(&pager)[3] == "10")
  }

  @Test func `wraps at blanks, under the line's first word, and cuts only a word too long`() {
    var pager = Pager(text(["  the quick brown fox", "abcdefghijklmno"]))
    #expect(
      drawn(&pager, 10, 7).prefix(5) == ["  the", "  quick", "  brown", "  fox", "abcdefghij"])
    #expect(drawn(&pager, 10, 7)[5] == "klmno")
  }

  @Test func `keeps the line at the top over a change of size`() {
    let lines = (1...40).map { "\($0) some words that are long enough to wrap" }
    var pager = Pager(text(lines))
    _ = drawn(&pager, 20, 6)
    for _ in 0..<30 { pager.perform(.down) }
    let top = drawn(&pager, 20, 6)[0]
    let line = pager.top.line
    for (width, height) in [(60, 10), (17, 4), (80, 24), (20, 6)] {
      _ = drawn(&pager, width, height)
      #expect(pager.top.line == line)
    }
    #expect(drawn(&pager, 20, 6)[0] == top)
  }

  @Test func `every row is reached once, whatever the width`() {
    let lines = (1...30).map { number in
      (0..<(number % 7 * 3)).map { "w\(number).\($0)" }.joined(separator: " ")
    }
    for width in [1, 2, 7, 13, 40, 200] {
      var pager = Pager(text(lines))
      _ = drawn(&pager, width, 2)
      var seen: [String] = [drawn(&pager, width, 2)[0]]
      var place = pager.top
      while true {
        pager.perform(.down)
        if pager.top == place { break }
        #expect(place < pager.top)
        place = pager.top
        seen.append(drawn(&pager, width, 2)[0])
      }
      let letters = seen.joined().filter { $0 != " " }
      #expect(letters == lines.joined().filter { $0 != " " }, "\(width)")
    }
  }

  @Test func `without wrapping, a long line is scrolled sideways and says that it goes on`() {
    var pager = Pager(text(["0123456789abcdefghij", "short"]))
    let answer1 = pager.perform(.right)
    #expect(!answer1)
    pager.perform(.wrap)
    #expect(drawn(&pager, 10)[0] == "012345678›")
    pager.perform(.right)
    #expect(drawn(&pager, 10)[0] == "‹6789abcd›")
    pager.perform(.right)
    #expect(drawn(&pager, 10)[0] == "‹bcdefghij")
    pager.perform(.left)
    pager.perform(.left)
    #expect(pager.left == 0)
    pager.perform(.wrap)
    #expect(drawn(&pager, 10)[1] == "abcdefghij")
  }

  @Test func `searches without regard to case, counts, and goes round`() {
    var pager = Pager(text((1...30).map { $0 % 10 == 0 ? "Ten \($0)" : "\($0)" }))
    _ = drawn(&pager, 70)
    let answer2 = pager.setSearch("ten")
    #expect(answer2)
    #expect(drawn(&pager, 70)[4].contains("'ten' in line 1 of 3"))
    #expect(drawn(&pager, 70)[0] == "Ten 10")
    pager.perform(.findNext)
    #expect(drawn(&pager, 70)[0] == "Ten 20")
    pager.perform(.findNext)
    pager.perform(.findNext)
    #expect(drawn(&pager, 70)[0] == "Ten 10")
    pager.perform(.findPrevious)
    #expect(drawn(&pager, 70).contains("Ten 30"))
    let answer3 = pager.setSearch("eleven")
    #expect(!answer3)
    #expect(drawn(&pager, 70)[4].contains("no line has 'eleven'"))
    pager.perform(.close)
    #expect(pager.search.isEmpty)
  }

  @Test func `a search is looked for anew from where it began while it is typed`() {
    var pager = Pager(text((1...40).map { $0 == 5 ? "abx" : $0 == 30 ? "abc" : "\($0)" }))
    _ = drawn(&pager, 70)
    pager.perform(.down)
    pager.beginSearch()
    pager.setSearch("abc")
    #expect(drawn(&pager, 70)[0] == "abc")
    pager.setSearch("ab")
    #expect(drawn(&pager, 70).contains("abx"))
    pager.setSearch("abc")
    pager.endSearch(isGivenUp: true)
    #expect(drawn(&pager, 70)[0] == "2")
    #expect(pager.search.isEmpty)
    pager.beginSearch()
    pager.setSearch("abc")
    pager.endSearch(isGivenUp: false)
    pager.perform(.close)
    #expect(drawn(&pager, 70)[0] == "abc")
  }

  @Test func `marks what is found, the line gone to in a style of its own`() {
    var pager = Pager(text(["abc", "xbx b"]))
    var surface = Surface(size: Size(width: 10, height: 3))
    pager.draw(in: surface.bounds, on: &surface, theme: .standard, unicode: true)
    pager.setSearch("b")
    pager.draw(in: surface.bounds, on: &surface, theme: .standard, unicode: true)
    let here = Theme.standard.style(.searchCurrent)
    let other = Theme.standard.style(.searchMatch)
    #expect(surface[1, 0]?.style == here.over(surface[0, 0]?.style ?? .plain))
    #expect(surface[1, 1]?.style == other.over(surface[0, 1]?.style ?? .plain))
    #expect(surface[4, 1]?.style == other.over(surface[0, 1]?.style ?? .plain))
    #expect(surface[2, 1]?.style == surface[0, 1]?.style)
  }

  @Test func `goes from heading to heading, and by the outline`() {
    var pager = Pager(
      text(["A", "1", "2", "3", "B", "4", "5", "6", "C", "7", "8", "9"], headings: [0, 4, 8]))
    _ = drawn(&pager)
    let answer4 = pager.perform(.nextHeading)
    #expect(answer4)
    #expect(drawn(&pager)[0] == "B")
    pager.perform(.nextHeading)
    #expect(drawn(&pager)[0] == "C")
    let answer5 = pager.perform(.nextHeading)
    #expect(!answer5)
    pager.perform(.previousHeading)
    #expect(drawn(&pager)[0] == "B")
    pager.perform(.outline)
    #expect(pager.outline?.selection == 1)
    #expect(drawn(&pager, 20, 8).contains { $0.contains("▸ B") })
    pager.perform(.up)
    pager.perform(.open)
    #expect(drawn(&pager)[0] == "A")
    #expect(pager.outline == nil)
    pager.perform(.outline)
    pager.perform(.close)
    #expect(pager.outline == nil)
  }

  @Test func `a text without headings has no outline`() {
    var pager = Pager(text(["A"]))
    let answer6 = pager.perform(.outline)
    #expect(!answer6)
    #expect(pager.outline == nil)
  }

  @Test func `returns to a mark, and to the place before the last jump`() {
    var pager = Pager(text((1...30).map { "\($0)" }))
    _ = drawn(&pager)
    for _ in 0..<7 { pager.perform(.down) }
    pager.setMark("a")
    pager.perform(.bottom)
    let answer7 = pager.goToMark("a")
    #expect(answer7)
    #expect(drawn(&pager)[0] == "8")
    let answer8 = pager.goToMark("'")
    #expect(answer8)
    #expect(drawn(&pager)[3] == "30")
    let answer9 = pager.goToMark("z")
    #expect(!answer9)
  }

  @Test func `a frame asks for as many lines as it is high, wherever it stands`() {
    let source = CountingSource(1_000_000)
    var pager = Pager(source)
    _ = drawn(&pager, 20, 25)
    for move in [Pager.Move.bottom, .pageUp, .up, .wrap, .pageDown, .top, .pageDown] {
      source.forget()
      pager.perform(move)
      _ = drawn(&pager, 20, 25)
      #expect(source.asked.count <= 25 * 6, "\(move): \(source.asked.count)")
    }
  }

  @Test func `another text in its place keeps the place and counts anew`() {
    var pager = Pager(text((1...30).map { "\($0)" }))
    _ = drawn(&pager)
    for _ in 0..<7 { pager.perform(.down) }
    pager.setSearch("9")
    pager.replace(text((1...12).map { "\($0)" }))
    #expect(drawn(&pager)[0] == "8")
    #expect(pager.found == [8])
    pager.replace(text(["1"]))
    #expect(drawn(&pager)[0] == "1")
  }

  @Test func `an empty text says so, and no key moves it`() {
    var pager = Pager(PagerText())
    for move in [Pager.Move.down, .pageDown, .bottom, .up, .top, .nextHeading, .findNext] {
      pager.perform(move)
    }
    #expect(drawn(&pager)[4] == "nothing to show")
  }

  @Test(arguments: [(0, 0), (1, 1), (1, 2), (2, 1), (300, 1)])
  func `any size draws`(_ width: Int, _ height: Int) {
    var pager = Pager(text(["wide 漢字 characters", "", "x"], headings: [0]))
    _ = drawn(&pager, width, height)
    pager.perform(.outline)
    _ = drawn(&pager, width, height)
    pager.perform(.close)
    pager.perform(.wrap)
    pager.perform(.right)
    pager.perform(.bottom)
    _ = drawn(&pager, width, height)
    #expect(pager.top.line < 3)
  }
}
