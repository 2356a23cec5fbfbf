import Domain
import Presentation
import Testing

struct CSVWriterTests {
  @Test func `writes a header and one record a row`() throws {
    let document = Samples.document([
      .init(name: "North", points: 1_950, capacity: 2_000),
      .init(name: "Loma, \"West\"", points: 0, capacity: 0),
    ])
    #expect(
      try Samples.written(document, .csv)
        == "unit,points,percent_percent,percent_count,percent_total\r\n"
        + "North,1950,97.5,1950,2000\r\n"
        + "\"Loma, \"\"West\"\"\",0,,0,0\r\n")
  }

  @Test func `spells every kind of cell`() throws {
    let cells: [Cell] = [
      .null, .boolean(true), .instant(Samples.springNight), .list(["a", "b"]),
      .namedPoints([.init(name: "missing", points: 50), .init(name: "peer_mix", points: -20)]),
      .withheld, .suppressed, .tenths(-5), .hundredths(75),
    ]
    let text = try Samples.written(Samples.document(row: cells), .csv)
    #expect(
      text.split(whereSeparator: \.isNewline).last
        == ",yes,2026-03-08T09:30:00Z,a;b,missing=50;peer_mix=-20,[withheld],[suppressed],-0.5,0.75"
    )
  }

  @Test func `guards formulas in words and leaves numbers alone`() throws {
    let cells: [Cell] = [.text("=1+1"), .key("-5"), .integer(-5), .text("-7")]
    let document = Samples.document(row: cells, kinds: [.text, .text, .text, .number])
    #expect(try Samples.written(document, .csv).contains("'=1+1,'-5,-5,-7\r\n"))
    #expect(try Samples.written(document, .csv, raw: true).contains("=1+1,-5,-5,-7\r\n"))
  }

  @Test func `marks a withheld share in all its columns`() throws {
    let document = Samples.document(row: [.withheld], kinds: [.share])
    #expect(
      try Samples.written(document, .csv)
        == "a_percent,a_count,a_total\r\n[withheld],[withheld],[withheld]\r\n")
  }

  @Test func `does not let a record of one empty field read as a blank line`() throws {
    #expect(try Samples.written(Samples.document(row: [.null]), .csv) == "a\r\n\"\"\r\n")
  }

  @Test func `cleans outside text for a terminal only`() throws {
    let document = Samples.document(row: [.text("a\u{1B}[2J")])
    #expect(try Samples.written(document, .csv).contains("\u{1B}"))
    #expect(try !Samples.written(document, .csv, toTerminal: true).contains("\u{1B}"))
  }

  @Test func `quotes and guards hostile words by the letter of the rules`() throws {
    for words in Samples.hostileTexts(3_000) + [
      "{\"a\":1}", "'", "", "\"", "7,5", "~x", "\u{A0}=1",
    ] {
      let guarded = FormulaGuard.neutralised(words)
      let needsQuotes = guarded.unicodeScalars.contains { ",\"\n\r".unicodeScalars.contains($0) }
      let parts = guarded.split(separator: "\"" as Unicode.Scalar)
      let quoted = needsQuotes ? "\"\(parts.joined(separator: "\"\""))\"" : guarded
      let text = try Samples.written(Samples.document(row: [.text(words), .integer(1)]), .csv)
      #expect(text == "a,b\r\n\(quoted),1\r\n")
    }
  }
}

extension String {
  /// By scalar: to `Character` a quote with a combining mark is no quote.
  fileprivate func split(separator: Unicode.Scalar) -> [String] {
    unicodeScalars.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}
