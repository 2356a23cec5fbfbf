import Presentation
import Testing

struct FormulaGuardTests {
  static let starts = [
    "=", "+", "-", "@", "\t", "\r", "\0", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
  ]
  static let leads = ["", " ", "  ", "\u{A0}", "\u{200B}", "\u{FEFF}", "\u{AD}", "\n", " \u{2060}"]
  static let bodies = ["cmd|' /C calc'!A0", "HYPERLINK(\"http://x\",\"y\")", "1+1"]
  static let payloads = leads.flatMap { lead in
    starts.flatMap { start in bodies.map { lead + start + $0 } }
  }

  @Test func `neutralises every payload`() {
    #expect(Self.payloads.count >= 200)
    for payload in Self.payloads {
      #expect(FormulaGuard.neutralised(payload) == "'" + payload)
    }
  }

  @Test(arguments: ["", "abc", "a=b", "3/8/2026", "'", "'tis", "O'Hara", " x", "1-2", "é", "Y-1"])
  func `leaves ordinary text alone`(_ text: String) {
    #expect(FormulaGuard.neutralised(text) == text)
    #expect(FormulaGuard.restored(text) == text)
  }

  @Test func `gives every text back unchanged`() {
    let texts = Self.payloads + Self.payloads.map { "'" + $0 } + Samples.hostileTexts(2_000)
    for text in texts {
      #expect(Array(FormulaGuard.restored(FormulaGuard.neutralised(text)).utf8) == Array(text.utf8))
    }
  }
}
