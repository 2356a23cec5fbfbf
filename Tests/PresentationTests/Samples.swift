import Domain
import Glibc
import Presentation

/// What the tests of this room share: a zone, a small listing, hostile texts.
enum Samples {
  /// California's clock, read from the system's data.
  static let zone: ZoneRules = {
    do {
      return try ZoneRules(tzif: bytes(ofFile: "/usr/share/zoneinfo/America/Los_Angeles"))
    } catch {
      fatalError("the system's time zone data does not read: \(error)")
    }
  }()

  /// 2026-03-08 09:30:00Z, half an hour before the clocks of California change.
  static let springNight = Instant(seconds: 1_772_962_200)

  struct Unit {
    var name: String
    var points: Int
    var capacity: Int
  }

  static let units = Listing<Unit>(
    name: "caseloads",
    columns: [
      Column("unit", "Unit", priority: 1) { .text($0.name) },
      Column("points", "Points", kind: .number) { .points($0.points) },
      Column("percent", "Load", kind: .share) {
        .share(Share(count: $0.points, total: $0.capacity, of: "capacity"))
      },
    ],
    emptyText: "No unit carries a case. Import staff.csv and cases.csv.")

  static func document(
    _ units: [Unit], summary: [(key: String, cell: Cell)] = [], notes: [String] = []
  ) -> ListingDocument {
    ListingDocument(
      Self.units, rows: units, asOf: springNight, isDemo: true, counties: ["06037"],
      summary: summary, notes: notes)
  }

  /// One row of whatever cells a test needs, headed `a`, `b`, `c` ….
  static func document(row cells: [Cell], kinds: [ColumnHeader.Kind] = []) -> ListingDocument {
    let names = Array("abcdefghijklmnopqrstuvwxyz").map(String.init)
    let columns = cells.indices.map { index in
      Column<[Cell]>(
        names[index], names[index].uppercased(),
        kind: index < kinds.count ? kinds[index] : .text, value: { $0[index] })
    }
    let listing = Listing(name: "sample", columns: columns, emptyText: "Nothing.")
    return ListingDocument(listing, rows: [cells], asOf: springNight, isDemo: false)
  }

  static func written(
    _ document: ListingDocument, _ format: OutputFormat, raw: Bool = false, width: Int? = nil,
    toTerminal: Bool = false
  ) throws -> String {
    var sink = StringSink()
    try ListingWriter.write(
      document, format: format, zone: zone, raw: raw, width: width, toTerminal: toTerminal,
      to: &sink)
    return sink.text
  }

  /// Texts made to break a terminal, a table or a spreadsheet; the same ones on every run.
  static func hostileTexts(_ count: Int) -> [String] {
    let pieces = [
      "\u{1B}[2J", "\u{1B}]0;x\u{7}", "\r", "\n", "\r\n", "\t", "\u{8}", "\u{7F}", "\u{9B}31m",
      "\u{202E}", "\u{2067}", "\u{200B}", "\u{FEFF}", "\u{E0041}", "\u{2028}", "\"", ",", ";",
      "'", "=1+1", "@x", "-2", "+3", "\0", "é", "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
      "漢字", "ｱ", "👩‍👩‍👧", "🏴", "ab", "Núñez", " ", "\\", "/", "</script>", "\u{10FFFF}",
    ]
    var state: UInt64 = 0x5EED
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    return (0..<count).map { _ in
      (0...next(6)).map { _ in pieces[next(pieces.count)] }.joined()
    }
  }

  private static func bytes(ofFile path: String) -> [UInt8] {
    let descriptor = open(path, O_RDONLY)
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = read(descriptor, &bytes, bytes.count)
    return Array(bytes.prefix(max(0, count)))
  }
}
