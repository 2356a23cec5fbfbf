import Domain
import Exchange
import Store
import TerminalUI
import Testing

@testable import Dashboard

/// A plan that is read in parts: of about thirty pieces, with one line longer than any of them.
@Suite struct LongPlanTests {
  private static let lines: [String] = {
    var lines = [
      "---", "county: 06029", "fiscal_year: 2030-31", "status: draft", "---", "## Training",
    ]
    for number in 7...18_000 {
      switch number {
      case 8...17: lines.append(marked[number - 8])
      case 5_000: lines.append(String(repeating: "one long line ", count: 20_000) + "ends")
      case 9_000: lines.append("## Budget")
      case 12_000: lines.append("the county is there 24/75 of the day")
      case 12_001: lines.append("the county is there 24/7")
      case 16_000: lines.append("a zebrafinch stands on this line alone")
      default:
        lines.append("line \(number) of what the county does for children, at night and by day")
      }
    }
    return lines
  }()

  /// What Markdown has marks for, on the lines from the eighth on.
  private static let marked = [
    "- **night** and *day*", "1. first", "> said by youth", "### Part", "| Kind | Seats |",
    "|---|---:|", "| night | 2 |", "```", "## no heading", "```",
  ]

  private func makeStore() throws -> SampleStore {
    let store = try SampleStore()
    let path = store.exportFolder + "/06029-2030-31.md"
    Files.write(Self.lines.joined(separator: "\n") + "\n", to: path)
    _ = try BundleImport(store: store.open(), now: SampleStore.noon)
      .run([ImportInput(path: path, kind: .plans)])
    return store
  }

  @Test func `each part has the lines of the file around its place, and words are found`() throws {
    let sample = try makeStore()
    let store = try sample.open()
    func part(_ place: Int, _ search: String = "") throws -> PlanStretch {
      try #require(
        try store.read(
          PlanStretchQuery(
            county: "06029", year: FiscalYear(start: 2030), at: SampleStore.noon, place: place,
            search: search)))
    }
    let marks = try part(0).marks
    #expect(marks.count > PlanStretch.pieces)
    for place in marks.indices {
      let found = try part(place)
      // The part around a line begins with the last piece that the line may begin in.
      if found.place(ofLine: marks[place].line) != place { continue }
      #expect(found.lineCount == Self.lines.count)
      let next = place + 1 < marks.count ? marks[place + 1].line - 1 : Self.lines.count
      let wrong = (marks[place].line...next).filter {
        found.text(ofLine: $0) != Self.lines[$0 - 1][...]
      }
      #expect(wrong.isEmpty, "\(place): \(wrong.prefix(3))")
    }
    #expect(try part(0, "zebrafi").found?.lines == [16_000])
    #expect(try part(0, "finch").found?.lines == [])
    #expect(try part(0, "line 17999").found?.lines == [17_999])
    let every = try #require(try part(3, "county").found)
    #expect(every.lines.first == 2 && every.lines.count == 17_982 && !every.isCut)
    // Some pieces at a time, around the end of the text either way, until none is left.
    let read = PlanFinding(text: "county", lines: [], pieces: every.pieces)
    #expect(read.pieces.count > 20)
    for step in [1, -1] {
      var known: PlanFinding?
      while let next = (known ?? read).next(from: 20, step: step) {
        let part = try #require(
          try store.read(
            PlanStretchQuery(
              county: "06029", year: FiscalYear(start: 2030), at: SampleStore.noon, place: 20,
              search: "county", further: .init(place: next, step: step), mostPieces: 9)))
        let found = try #require(part.found)
        #expect(found.searched.count <= 9)
        known = found.joined(to: known)
      }
      #expect(known?.lines == every.lines && known?.isCut == false)
    }
    // What it promises is found by its headings and the index, the whole text unread.
    let evidence = try store.read(
      PlanEvidenceQuery(county: "06029", year: FiscalYear(start: 2030), at: SampleStore.noon))
    #expect(evidence.map(\.line) == [12_001, 6, nil, nil])
    // A plan of usual length is no such plan.
    let short = PlanStretchQuery(
      county: "06029", year: FiscalYear(start: 2026), at: SampleStore.noon)
    #expect(try store.read(short) == nil)
  }

  private func makeDriver() throws -> BoardDriver {
    let driver = try BoardDriver(makeStore(), width: 100, height: 30)
    driver.type(":plans")
    driver.press(.enter)
    driver.type("fkern")
    driver.press(.enter, .enter)
    return driver
  }

  /// Made to be read first, with what happened beside its headings; then as its file has it.
  @Test func `it is read, scrolled, searched and left by its headings as any other`() throws {
    let driver = try makeDriver()
    #expect(driver.lineContaining("Training").hasPrefix("Training  "), "\(driver.text)")
    #expect(driver.lineContaining("Training").contains("borne out"), "\(driver.text)")
    for line in [
      "  • night and day", "  1. first", "  │ said by youth", "Part", "  Kind   Seats",
      "  ────────────", "  night      2", "    ## no heading",
    ] {
      #expect(driver.text.contains(line), "\(line)\n\(driver.text)")
    }
    driver.type("x")
    #expect(driver.text.contains("    8  - **night** and *day*"))
    #expect(driver.text.contains("of 18000, 0 %"), "\(driver.text)")
    #expect(driver.text.contains("2 of 9 sections  18000 lines"))
    driver.type("/zebra")
    #expect(driver.lineContaining("zebrafinch").contains("16000"))
    driver.press(.enter)
    #expect(driver.text.contains("'zebra' in line 1 of 1"))
    driver.type("[")
    #expect(driver.lineContaining("## Budget").contains(" 9000  "))
    driver.type("G")
    #expect(driver.lineContaining("18000  line 18000 of what").isEmpty == false)
    driver.press(.pageUp, .pageUp)
    #expect(!driver.text.contains("…"))
    driver.type("g")
    #expect(driver.lineContaining("## Training").contains("    6  "))
    // Up from the first line found is the last of the text.
    driver.type("/children")
    driver.press(.enter)
    driver.type("N")
    #expect(driver.text.contains("18000, 100 %"), "\(driver.text)")
  }
}
