import Domain
import Presentation
import Testing

struct JSONWriterTests {
  @Test func `writes one object with a line a row`() throws {
    let document = Samples.document(
      [
        .init(name: "North", points: 1_950, capacity: 2_000),
        .init(name: "South", points: 240, capacity: 0),
      ],
      summary: [("open", .integer(3)), ("dual_rate", .share(.init(count: 1, total: 3, of: "x")))],
      notes: ["not opted in: Alpine"])
    #expect(
      try Samples.written(document, .json) == """
        {"listing":"caseloads","as_of":"2026-03-08T09:30:00Z","store":"demo",\
        "scope":{"counties":["06037"]},"rows":[
        {"unit":"North","points":1950,\
        "percent":{"percent":97.5,"count":1950,"total":2000,"of":"capacity"}},
        {"unit":"South","points":240,\
        "percent":{"percent":null,"count":240,"total":0,"of":"capacity"}}
        ],"summary":{"open":3,"dual_rate":{"percent":33.3,"count":1,"total":3,"of":"x"}},\
        "notes":["not opted in: Alpine"]}

        """)
  }

  @Test func `writes an empty listing with every key`() throws {
    #expect(
      try Samples.written(Samples.document([]), .json) == """
        {"listing":"caseloads","as_of":"2026-03-08T09:30:00Z","store":"demo",\
        "scope":{"counties":["06037"]},"rows":[],"summary":{},"notes":[]}

        """)
  }

  @Test func `names withheld and suppressed fields and keeps empty ones apart`() {
    let json = JSONText.object([
      ("name", .withheld), ("initials", .null), ("count", .suppressed), ("born_on", .withheld),
    ])
    #expect(
      json
        == #"{"initials":null,"count":null,"withheld":["name","born_on"],"suppressed":["count"]}"#)
  }

  @Test func `spells every kind of value`() {
    let record = CellRecord([
      .init("clock", .key("ncmec")), .init("met_at", .null),
      .init("due_at", .instant(Samples.springNight)), .init("minutes_left", .integer(-7)),
    ])
    let expected: [(Cell, String)] = [
      (.tenths(120), "12.0"), (.hundredths(75), "0.75"), (.boolean(false), "false"),
      (.list([]), "[]"), (.list(["a", "b"]), #"["a","b"]"#), (.key("Y-1"), #""Y-1""#),
      (
        .namedPoints([.init(name: "missing", points: 50)]), #"[{"name":"missing","points":50}]"#
      ),
      (
        .records([record]),
        #"[{"clock":"ncmec","met_at":null,"due_at":"2026-03-08T09:30:00Z","minutes_left":-7}]"#
      ),
    ]
    for (cell, json) in expected { #expect(JSONText.value(cell) == json) }
  }

  @Test(arguments: [
    ("a\"b\\c", #""a\"b\\c""#), ("\r\n\t\u{0}", #""\r\n\t\u0000""#),
    ("\u{7F}\u{9B}", #""\u007f\u009b""#),
    ("\u{2028}\u{202E}\u{FEFF}", #""\u2028\u202e\ufeff""#), ("\u{E0041}", #""\udb40\udc41""#),
    ("Núñez 漢字 😀", #""Núñez 漢字 😀""#), ("/", #""/""#),
  ])
  func `escapes what JSON asks for and what could steer a terminal`(_ text: String, _ json: String)
  {
    #expect(JSONText.string(text) == json)
  }
}
