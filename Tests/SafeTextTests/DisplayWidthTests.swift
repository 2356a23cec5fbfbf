import Testing

@testable import SafeText

@Suite struct DisplayWidthTests {
  @Test(
    arguments: [
      ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("中文", 4), ("한국", 4), ("ｱ", 1), ("Ａ", 2),
      ("👍", 2), ("│─█", 3), ("\u{1100}\u{1161}\u{11A8}", 2), ("क्षि", 3), ("ก\u{E33}", 2), ("🫨", 2),
    ])
  func `counts terminal columns`(text: String, columns: Int) {
    #expect(DisplayWidth.of(text) == columns)
  }

  @Test func `a text is as wide as its characters`() {
    let text = "Añb中👍e\u{301}क्षि"
    #expect(text.reduce(0) { $0 + DisplayWidth.of($1) } == DisplayWidth.of(text))
  }

  @Test func `its tables are ascending and disjoint`() {
    for table in [WidthTable.wide, WidthTable.zero] {
      #expect(table.count.isMultiple(of: 2))
      #expect(
        zip(table, table.dropFirst()).enumerated().allSatisfy { index, pair in
          index.isMultiple(of: 2) ? pair.0 <= pair.1 : pair.0 < pair.1
        })
    }
  }
}
