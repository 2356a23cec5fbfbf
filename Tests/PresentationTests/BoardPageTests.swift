import Presentation
import Testing

@Suite struct BoardPageTests {
  private static func section(_ rows: Int) -> BoardPage.Section {
    BoardPage.Section(
      "Panel (\(rows))", isUrgent: rows > 9,
      headers: [
        ColumnHeader(key: "name", title: "Name", priority: 1),
        ColumnHeader(key: "count", title: "Count", kind: .number, priority: 2),
        ColumnHeader(key: "rest", title: "The rest of it", priority: 9),
      ],
      rows: (0..<rows).map { ["row \($0)", "\($0)", "words"] }, emptyText: "There is no row.",
      more: "csecboard rows")
  }

  @Test func `a panel has its heading, its columns and its rows`() {
    let page = BoardPage(heading: ["The board"], sections: [Self.section(2)], notes: ["a note"])
    #expect(
      page.text(width: 40) == """
        The board

        Panel (2)
          Name   Count  The rest of it
          row 0      0  words
          row 1      1  words

        note: a note

        """)
  }

  @Test func `columns of low rank are left out before anything is cut`() {
    let page = BoardPage(heading: [], sections: [Self.section(1)])
    #expect(!page.text(width: 20).contains("The rest"))
    #expect(page.text(width: 20).contains("  row 0      0\n"))
    #expect(page.text(width: 3).contains("  row 0\n"))
  }

  @Test func `panels give up rows until they fit a sheet, and say how many`() {
    let small = BoardPage(heading: [], sections: [Self.section(20)]).text()
    #expect(small.contains("row 19") && !small.contains("more:"))
    let large = BoardPage(heading: ["The board"], sections: (0..<7).map { _ in Self.section(100) })
      .text()
    #expect(large.contains("  and 95 more: 'csecboard rows' lists all"))
    #expect(large.split(separator: "\n", omittingEmptySubsequences: false).count <= 68)
  }

  @Test func `an empty panel says why, and a long heading is wrapped`() {
    let page = BoardPage(heading: ["one two three four"], sections: [Self.section(0)])
    #expect(page.text(width: 10) == "one two\nthree four\n\nPanel (0)\n  There is no row.\n")
  }
}
