import Testing

@testable import TerminalUI

@Suite struct TextFieldTests {
  func typed(_ keys: [KeyPress], in text: String = "") -> TextField {
    var field = TextField(text)
    for key in keys { field.handle(key) }
    return field
  }

  @Test func `edits at the cursor`() {
    let field = typed([.left, .left, .character("X"), .delete, .home, .character("a")], in: "abcd")
    #expect(field.text == "aabXd")
    #expect(field.cursor == 1)
    #expect(typed([.backspace, .backspace, .backspace], in: "ab").text.isEmpty)
    #expect(typed([.delete], in: "ab").text == "ab")
  }

  @Test func `deletes words and lines`() {
    #expect(typed([.control("w")], in: "in county  ").text == "in ")
    #expect(typed([.left, .control("u")], in: "abc").text == "c")
    #expect(typed([.home, .right, .control("k")], in: "abc").text == "a")
    #expect(typed([.alt("b"), .character("x")], in: "ab cd").text == "ab xcd")
  }

  @Test func `counts a letter with its marks as one`() {
    var field = typed([.character("e"), .character("\u{301}"), .character("中")])
    #expect(field.cursor == 2)
    field.handle(.left)
    field.handle(.backspace)
    #expect(field.text == "中")
  }

  @Test func `a paste stays on one line and within the limit`() {
    var field = TextField(limit: 6)
    field.insert("a\nb\tc\r\nd and more")
    #expect(field.text == "a b c ")
  }

  @Test func `scrolls so that the cursor shows`() {
    var surface = Surface(size: Size(width: 5, height: 1))
    var field = TextField("中文abcdef")
    #expect(field.draw(in: surface.bounds, on: &surface) == Point(x: 4, y: 0))
    #expect(surface.rows == ["cdef "])
    field.handle(.home)
    #expect(field.draw(in: surface.bounds, on: &surface) == Point(x: 0, y: 0))
    #expect(surface.rows == ["中文a"])
  }

  @Test func `draws in one cell and in none`() {
    var surface = Surface(size: Size(width: 1, height: 1))
    var field = TextField("中文")
    #expect(field.draw(in: surface.bounds, on: &surface) == .zero)
    #expect(field.draw(in: Rect(.zero), on: &surface) == nil)
  }

  @Test func `a prompt keeps room for typing`() {
    var surface = Surface(size: Size(width: 30, height: 1))
    var prompt = Prompt("Search:", field: TextField("ana"), message: "No match.", isError: true)
    let cursor = prompt.draw(in: surface.bounds, on: &surface, theme: .standard)
    #expect(surface.rows == ["Search: ana          No match."])
    #expect(cursor == Point(x: 11, y: 0))
    var tiny = Surface(size: Size(width: 1, height: 1))
    #expect(prompt.draw(in: tiny.bounds, on: &tiny, theme: .standard) == .zero)
    var small = Surface(size: Size(width: 8, height: 1))
    prompt.draw(in: small.bounds, on: &small, theme: .standard)
    #expect(small.rows == ["Sea… na "])
  }
}
