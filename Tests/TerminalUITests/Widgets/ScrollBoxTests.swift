import Testing

@testable import TerminalUI

@Suite struct ScrollBoxTests {
  @Test func `shows keys in groups`() {
    let box = ScrollBox.help(
      title: "Help",
      groups: [
        (heading: "Move", keys: [(key: "↓", summary: "next row"), (key: "PgDn", summary: "page")]),
        (heading: "Act", keys: [(key: "a", summary: "act")]),
      ], theme: .standard)
    var surface = Surface(size: Size(width: 26, height: 9))
    box.draw(in: surface.bounds, on: &surface, theme: .standard)
    #expect(
      surface.text == """
           ┌ Help ────────────┐
           │ Move             │
           │   ↓     next row │
           │   PgDn  page     │
           │                  │
           │ Act              │
           │   a     act      │
           └──────────────────┘

        """)
  }

  @Test func `scrolls to its end and says where it is`() {
    var box = ScrollBox(title: "Lines", lines: (1...9).map { StyledText("line number \($0)") })
    let rect = Rect(x: 0, y: 0, width: 17, height: 5)
    box.handle(.pageDown, in: rect)
    box.handle(.end, in: rect)
    #expect(box.offset == 6)
    var surface = Surface(size: rect.size)
    box.draw(in: rect, on: &surface, theme: .standard)
    #expect(
      surface.text == """
        ┌ Lines ────────┐
        │ line number 7 │
        │ line number 8 │
        │ line number 9 │
        └───────── 9/9 ─┘
        """)
    box.handle(.home, in: rect)
    #expect(box.offset == 0)
    let isKnown = box.handle(.enter, in: rect)
    #expect(!isKnown)
  }

  @Test(arguments: [0, 1, 2, 3])
  func `stands small rectangles`(side: Int) {
    var surface = Surface(size: Size(width: side, height: side))
    ScrollBox(title: "T", lines: ["a", "b", "c"]).draw(
      in: surface.bounds, on: &surface, theme: .standard)
    #expect(surface.rows.count == side)
    #expect(side == 0 || surface.text(x: 0, y: 0) == "a")
  }
}
