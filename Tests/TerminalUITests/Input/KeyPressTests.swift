import Testing

@testable import TerminalUI

@Suite struct KeyPressTests {
  @Test(
    arguments: [
      (KeyPress.character("q"), "q"), (.character(" "), "Space"), (.control("l"), "^L"),
      (.pageDown, "PgDn"), (.function(12), "F12"), (.alt("x"), "M-x"), (.escape, "Esc"),
      (.character("F"), "F"), (.character("^"), "^"), (.backTab, "S-Tab"),
    ])
  func `has a name that reads back`(key: KeyPress, name: String) {
    #expect(key.description == name)
    #expect(KeyPress(name) == key)
  }

  @Test func `refuses unknown names`() {
    #expect(KeyPress("Hyper") == nil)
    #expect(KeyPress("F99") == nil)
    #expect(KeyPress("") == nil)
  }
}
