import Testing

@testable import Exchange

@Suite struct LeadingQuoteTests {
  @Test(arguments: [
    ("'=1+1", "=1+1"), ("'+1", "+1"), ("'-1", "-1"), ("'@x", "@x"), ("'\tx", "\tx"),
    ("'\rx", "\rx"), ("''=x", "'=x"),
  ])
  func `takes one guarding mark off`(cell: String, text: String) {
    #expect(LeadingQuote.removed(from: cell) == text)
  }

  @Test(arguments: ["", "'", "''", "'tis", "O'Neil", "=x", "'\u{E9}", "x'=1"])
  func `leaves every other cell as it is`(cell: String) {
    #expect(LeadingQuote.removed(from: cell) == cell)
  }

  @Test(arguments: ["", "'", "=x", "'=x", "''=x", "'x", "-", "\r\nx", "\tx", "@", "plain"])
  func `reads back what output wrote`(text: String) {
    #expect(LeadingQuote.removed(from: LeadingQuote.added(to: text)) == text)
  }
}
