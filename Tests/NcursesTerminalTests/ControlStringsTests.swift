import Testing

@testable import NcursesTerminal

@Suite struct ControlStringsTests {
  @Test(
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy"),
      ("(555) 010-0199", "KDU1NSkgMDEwLTAxOTk="), ("é", "w6k="),
    ])
  func `encodes as RFC 4648 says`(text: String, expected: String) {
    #expect(ControlStrings.base64(Array(text.utf8)) == expected)
  }

  @Test func `wraps the clipboard for tmux and screen`() {
    let plain = "\u{1B}]52;c;Zg==\u{7}"
    #expect(ControlStrings.clipboard("f", inTmux: false, inScreen: false) == plain)
    #expect(
      ControlStrings.clipboard("f", inTmux: true, inScreen: false)
        == plain + "\u{1B}Ptmux;\u{1B}" + plain + "\u{1B}\\")
    #expect(
      ControlStrings.clipboard("f", inTmux: false, inScreen: true)
        == "\u{1B}P" + plain + "\u{1B}\\")
  }

  @Test func `a notice is one sequence, whatever its text`() {
    func notice(_ text: String, asRxvt: Bool = false, inTmux: Bool = false) -> String {
      ControlStrings.notification(text, asRxvt: asRxvt, inTmux: inTmux, inScreen: false)
    }
    #expect(notice("1 alert late") == "\u{1B}]9;1 alert late\u{7}")
    #expect(
      notice("1 alert late", asRxvt: true) == "\u{1B}]777;notify;csecboard;1 alert late\u{7}")
    #expect(notice("a\u{7}\u{1B}]52;c;Zg==\u{9C}\u{202E}é") == "\u{1B}]9;a]52cZg==\u{7}")
    #expect(
      notice("1 new alert", inTmux: true)
        == "\u{1B}Ptmux;\u{1B}\u{1B}]9;1 new alert\u{7}\u{1B}\\")
  }

  @Test func `restores every mode it sets and erases row by row`() {
    let strings = ControlStrings(
      isModern: true, leaveScreen: "<leave>", leaveKeypad: "<keypad>", showCursor: "<cursor>",
      plainText: "<plain>")
    let bytes = strings.restore(rows: 2) { "<\($0)>" }
    #expect(bytes.hasPrefix("\u{1B}[?2026l<plain><0>\u{1B}[2K<1>\u{1B}[2K<0>"))
    #expect(bytes.hasSuffix("<cursor><plain><leave><keypad>"))
    for mode in ["\u{1B}[?2004l", "\u{1B}[?1004l", "\u{1B}[8h"] {
      #expect(bytes.contains(mode))
    }
    #expect(!bytes.contains("\u{1B}[2J") && !bytes.contains("\u{1B}[3J"))
  }

  @Test func `sends a plain terminal no modes`() {
    let strings = ControlStrings(
      isModern: false, leaveScreen: "", leaveKeypad: "", showCursor: "", plainText: "")
    #expect(strings.beginFrame.isEmpty && strings.enterModes.isEmpty)
    #expect(strings.restore(rows: 0) { _ in "" }.isEmpty)
  }
}
