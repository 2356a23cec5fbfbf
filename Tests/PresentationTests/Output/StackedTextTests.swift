import Domain
import Presentation
import SafeText
import Testing

/// Text for a phone: a table that can't be made to fit below 60 columns has one line a value.
struct StackedTextTests {
  private static let shift = ShiftLine(
    id: "SH-1", county: "06029", seat: .childWelfare, rank: .primary, staff: "W-102",
    name: "Sample Worker Birch", agency: "Sample Kern Child Welfare and Family Services",
    phone: "661-555-0112", startsAt: Samples.springNight,
    endsAt: Samples.springNight.adding(seconds: 3_600), inPostFrom: Instant(seconds: 0))

  private static let document = ListingDocument(
    RosterColumns.onCall,
    rows: [
      OnCallLine(county: "06029", seat: .childWelfare, shift: shift),
      OnCallLine(county: "06029", seat: .advocate, shift: nil),
    ], asOf: Samples.springNight, isDemo: true, summary: [("nobody", .integer(1))])

  @Test func `a narrow terminal shows who is on call whole, a value a line`() throws {
    #expect(
      try Samples.written(Self.document, .text, width: 40) == """
        county  06029
        seat    child_welfare
        rank    primary
        person  Sample Worker Birch
        agency
          Sample Kern Child Welfare and Family
          Services
        phone   661-555-0112
        from    2026-03-08 01:30 PST
        until   2026-03-08 03:30 PDT
        staff   W-102

        county  06029
        seat    advocate
        person  NOBODY

        nobody: 1

        """)
  }

  @Test func `no line is wider than the terminal`() throws {
    for width in [20, 26, 40, 59] {
      let text = try Samples.written(Self.document, .text, width: width)
      for line in text.split(separator: "\n") {
        #expect(DisplayWidth.of(String(line)) <= width, "\(width): \(line)")
      }
    }
  }

  @Test func `from 60 columns on it stays a table`() throws {
    let text = try Samples.written(Self.document, .text, width: 60)
    #expect(text.hasPrefix("county  seat"))
    #expect(try Samples.written(Self.document, .text).hasPrefix("county  seat"))
  }

  @Test func `a gap and a share have lines of their own`() throws {
    let from = Samples.springNight
    let line = CoverageLine(
      county: "06029", coverage: Coverage(of: [], from: from, until: from.adding(seconds: 120)))
    let document = ListingDocument(
      RosterColumns.coverage, rows: [line], asOf: from, isDemo: true)
    #expect(
      try Samples.written(document, .text, width: 44) == """
        county   06029
        minutes_total 2
        minutes_covered 0
        percent  0.0 % (0 of 2 minutes)
        gaps
          from 2026-03-08 01:30 PST, until
          2026-03-08 01:32 PST, minutes 2, missing
          child_welfare;advocate

        """)
  }

  @Test func `gaps stand below their row where the table is too wide for the terminal`() throws {
    let from = Samples.springNight
    let lines = ["06019", "06029"].map { county in
      CoverageLine(
        county: county, coverage: Coverage(of: [], from: from, until: from.adding(seconds: 120)))
    }
    let document = ListingDocument(RosterColumns.coverage, rows: lines, asOf: from, isDemo: true)
    #expect(
      try Samples.written(document, .text, width: 90) == """
        county  minutes_total  minutes_covered  percent_percent  percent_count  percent_total
        06019               2                0              0.0              0              2
          gaps: from 2026-03-08 01:30 PST, until 2026-03-08 01:32 PST, minutes 2, missing
            child_welfare;advocate
        06029               2                0              0.0              0              2
          gaps: from 2026-03-08 01:30 PST, until 2026-03-08 01:32 PST, minutes 2, missing
            child_welfare;advocate

        """)
  }

  @Test func `hostile text neither steers nor widens`() throws {
    for hostile in Samples.hostileTexts(500) {
      let cells: [Cell] = Array(repeating: .key("0123456789"), count: 6) + [.text(hostile)]
      let text = try Samples.written(Samples.document(row: cells), .text, width: 40)
      for line in text.split(separator: "\n") {
        #expect(DisplayWidth.of(String(line)) <= 40)
      }
    }
  }
}
