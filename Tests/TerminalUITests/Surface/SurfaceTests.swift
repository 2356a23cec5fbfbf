import Testing

@testable import TerminalUI

@Suite struct SurfaceTests {
  @Test func `writes and reads back text and styles`() {
    var surface = Surface(size: Size(width: 8, height: 2))
    let used = surface.write("Ana 中", at: Point(x: 1, y: 0), style: .bold)
    surface.write("é|e\u{301}", at: Point(x: 0, y: 1))
    #expect(used == 6)
    #expect(surface.rows == [" Ana 中 ", "é|e\u{301}     "])
    #expect(surface.styleMap == [".aaaaaa.", "........"])
    #expect(surface.text(x: 2, y: 1) == "e\u{301}")
    #expect(surface.text(x: 6, y: 0).isEmpty)
    #expect(surface[8, 0] == nil)
  }

  @Test func `cleans what it writes`() {
    var surface = Surface(size: Size(width: 20, height: 1))
    surface.write("a\u{1B}[2J\u{202E}\nb", at: .zero)
    #expect(surface.text == "a\\u{1B}[2J\\u{202E}⏎b")
  }

  @Test func `clips on every side and to the clip`() {
    var surface = Surface(size: Size(width: 4, height: 2))
    surface.write("abcdefgh", at: Point(x: -2, y: 0))
    surface.write("zzz", at: Point(x: 0, y: 2))
    surface.clipped(to: Rect(x: 1, y: 1, width: 2, height: 1)) { inner in
      _ = inner.write("12345", at: Point(x: 0, y: 1))
      _ = inner.write("12345", at: Point(x: 0, y: 0))
    }
    #expect(surface.rows == ["cdef", " 23 "])
    #expect(surface.clip == surface.bounds)
  }

  @Test func `replaces half of a wide character by a blank`() {
    var surface = Surface(lines: ["中文中"])
    surface.write("x", at: Point(x: 1, y: 0))
    #expect(surface.rows == [" x文中"])
    surface.write("文", at: Point(x: 5, y: 0))
    #expect(surface.rows == [" x文  "])
    surface.write("文", at: Point(x: -1, y: 0))
    #expect(surface.rows == [" x文  "])
    surface.fill(Rect(x: 3, y: 0, width: 1, height: 1), "#")
    #expect(surface.rows == [" x #  "])
  }

  @Test func `cuts at maxWidth without splitting a character`() {
    var surface = Surface(size: Size(width: 6, height: 1))
    #expect(surface.write("中文", at: .zero, maxWidth: 3) == 2)
    #expect(surface.write("abc", at: Point(x: 3, y: 0), maxWidth: -1) == 0)
    #expect(surface.rows == ["中    "])
  }

  @Test func `lays styles over what is there`() {
    var surface = Surface(size: Size(width: 4, height: 1))
    surface.fill(surface.bounds, style: Style(background: .indexed(4)))
    surface.write("ab", at: .zero, style: Style(foreground: .rgb(1, 2, 3), attributes: .bold))
    let expected = Style(
      foreground: .rgb(1, 2, 3), background: .indexed(4), attributes: .bold)
    #expect(surface[1, 0]?.style == expected)
    surface.restyle(Rect(x: 1, y: 0, width: 9, height: 9), .reverse)
    #expect(surface.styleMap == ["abcc"])
    surface.unstyle(surface.bounds)
    #expect(surface == Surface(lines: ["ab  "]))
  }

  @Test func `equality looks at what shows, not at the tables`() {
    var left = Surface(size: Size(width: 3, height: 1))
    var right = left
    left.write("e\u{301}", at: .zero)
    left.write("a\u{301}", at: Point(x: 1, y: 0))
    right.write("a\u{301}", at: Point(x: 1, y: 0))
    right.write("e\u{301}", at: .zero)
    #expect(left == right)
    right.write("o\u{301}", at: .zero)
    #expect(left != right)
    #expect(left != Surface(size: Size(width: 1, height: 3)))
  }

  @Test func `draws a box with a title`() {
    var surface = Surface(size: Size(width: 10, height: 3))
    surface.drawBox(surface.bounds, title: "On call tonight")
    #expect(
      surface.text == """
        ┌ On ca… ┐
        │        │
        └────────┘
        """)
  }

  @Test(arguments: [-5, -1, 0, 1, 2, 7, 1_000, Int.max, Int.min])
  func `never traps, whatever the rectangle`(value: Int) {
    for size in [Size.zero, Size(width: 1, height: 1), Size(width: 5, height: 3)] {
      var surface = Surface(size: size)
      let point = Point(x: value, y: value)
      let rect = Rect(x: value, y: -2, width: value, height: value)
      surface.write("a中e\u{301}", at: point)
      surface.write("abc", at: point, maxWidth: value)
      surface.fill(rect, "中")
      surface.restyle(rect, .bold)
      surface.clipped(to: rect) { $0.write("abc", in: rect, alignment: .trailing) }
      if value < 2_000 { surface.drawBox(rect, title: "t") }
      #expect(surface.size == size)
      #expect(surface.rows.count == size.height)
    }
  }
}
