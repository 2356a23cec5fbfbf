import Domain
import Presentation
import SafeText
import Testing

struct TextTableTests {
  @Test func `aligns words left and figures right under the keys of CSV and JSON`() throws {
    let document = Samples.document(
      [
        .init(name: "North", points: 1_950, capacity: 2_000),
        .init(name: "漢字", points: 0, capacity: 0),
      ],
      summary: [
        ("open", .integer(3)), ("rate", .share(.init(count: 1, total: 3, of: "screened_in"))),
      ],
      notes: ["A county is missing."])
    #expect(
      try Samples.written(document, .text) == """
        unit   points  percent_percent  percent_count  percent_total
        North    1950             97.5           1950           2000
        漢字        0                —              0              0

        open: 3
        rate: 33.3 % (1 of 3 screened_in)
        note: A county is missing.

        """)
  }

  @Test func `says why it is empty`() throws {
    let text = try Samples.written(Samples.document([], notes: ["N."]), .text)
    #expect(text == "No unit carries a case. Import staff.csv and cases.csv.\n\nnote: N.\n")
  }

  @Test func `shortens words to the terminal but never an identifier or a figure`() throws {
    let cells: [Cell] = [
      .key("Y-0001-very-long-identifier"), .text("One two three four five six seven"), .integer(7),
    ]
    let text = try Samples.written(
      Samples.document(row: cells, kinds: [.text, .text, .number]), .text, width: 50)
    #expect(
      text == """
        a                            b                   c
        Y-0001-very-long-identifier  One two three fou…  7

        """)
  }

  @Test func `leaves out what is empty, then what matters least, and names it`() throws {
    let columns = [("key", 1), ("why", 9), ("when", 5), ("empty", 2), ("place", 5)].map {
      (name, priority) in
      Column<[String: String]>(name, name, priority: priority) { .key($0[name]) }
    }
    let row = ["key": "K-1", "why": "because-it-is", "when": "2026-11-20", "place": "Kern"]
    let document = ListingDocument(
      Listing(name: "sample", columns: columns, emptyText: "Nothing."), rows: [row],
      asOf: Samples.springNight, isDemo: false)
    func lines(_ width: Int?) throws -> [String] {
      try Samples.written(document, .text, width: width).split(separator: "\n").map(String.init)
    }
    let note = { (keys: String) in
      "note: not shown at this width: \(keys); '--format csv' has every column"
    }
    let narrow = ListingDocument(
      Listing(
        name: "sample",
        columns: columns + [
          Column<[String: String]>("wide", "wide", priority: 1) { _ in
            .key(String(repeating: "w", count: 36))
          }
        ], emptyText: "Nothing."), rows: [row], asOf: Samples.springNight, isDemo: false)
    #expect(try lines(nil).count == 2)
    #expect(try lines(64).first == "key  why            when        empty  place")
    // 3 + 13 + 10 + 5 + 36 and four gaps are 75.
    let whole = try Samples.written(narrow, .text, width: 82)
    #expect(whole.hasPrefix("key  why            when        empty  place  wide"))
    let texts = try (60...81).map { try Samples.written(narrow, .text, width: $0) }
    #expect(texts[75 - 60].hasPrefix("key  why            when        place  wide"))
    #expect(texts[75 - 60].hasSuffix(note("empty") + "\n"))
    #expect(texts[74 - 60].hasPrefix("key  when        place  wide"))
    #expect(texts[74 - 60].hasSuffix(note("why, empty") + "\n"))
    for (width, text) in zip(60..., texts) {
      let rows = text.split(separator: "\n").filter { !$0.hasPrefix("note") }
      #expect(rows.allSatisfy { DisplayWidth.of(String($0)) <= width }, "\(width)")
    }
  }

  @Test func `keeps its columns whatever the text`() throws {
    for hostile in Samples.hostileTexts(2_000) {
      let cells: [Cell] = [.text(hostile), .key("|")]
      let text = try Samples.written(Samples.document(row: cells), .text)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      #expect(lines.count == 3 && lines[2].isEmpty)
      #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || !Self.steersTerminal($0) })
      // The last column begins where its heading does.
      #expect(DisplayWidth.of(lines[0]) == DisplayWidth.of(lines[1]))
    }
  }

  @Test func `one very long cell pushes its own row and fills no other with blanks`() throws {
    let long = String(repeating: "x", count: 500)
    let units = ["North", long].map { Samples.Unit(name: $0, points: 1, capacity: 0) }
    let lines = try Samples.written(Samples.document(units), .text).split(separator: "\n")
    #expect(lines[0].hasPrefix("unit" + String(repeating: " ", count: 76 + 2) + "points"))
    #expect(lines[1].hasPrefix("North" + String(repeating: " ", count: 75 + 2) + "     1"))
    #expect(lines[2].hasPrefix(long + "       1"))
  }

  private static func steersTerminal(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
      || [0x200B, 0xFEFF, 0x2028, 0x2029].contains(scalar.value)
      || (0xE0000...0xE007F).contains(scalar.value)
  }
}
