import TerminalUI
import Testing

@testable import NcursesTerminal

@Suite struct PlacedRowTests {
  @Test func `is needed for disputed scripts only`() {
    let surface = Surface(lines: ["plain é 中 👍", "العربية", "क्षि", "e\u{301}"])
    #expect(
      (0..<5).map { PlacedRow.isNeeded(row: $0, of: surface) } == [
        false, false, true, false, false,
      ])
  }

  @Test func `places each disputed cell and the one after`() {
    var surface = Surface(size: Size(width: 6, height: 1))
    surface.write("aकिbc", at: .zero, style: Style(foreground: .indexed(1), attributes: .bold))
    #expect(
      PlacedRow(colorCount: 256).bytes(row: 0, of: surface, columns: 6)
        == "\u{1B}7\u{1B}[1;2H\u{1B}[0;1;31mक\u{1B}[1;3Hि\u{1B}[1;4Hbc\u{1B}[0m \u{1B}8")
    #expect(
      PlacedRow(colorCount: 0).bytes(row: 0, of: surface, columns: 2)
        == "\u{1B}7\u{1B}[1;2H\u{1B}[0;1mक\u{1B}8")
  }
}
